// SPDX-License-Identifier: Apache-2.0
// The Verilated side of the lockstep: a wrapper with one wide input and one wide output, stepped many clocks a call.
//
// A clock: the inputs settle with the clock low, the observations are taken, then the clock rises. Observations are
// therefore what the registers hold before that edge, and what the edge is about to write.

#include "Vlockstep.h"

#include <cstdint>
#include <cstring>
#include <memory>
#ifdef LOCKSTEP_TRACE
#include "verilated_fst_c.h"
#endif
#ifdef LOCKSTEP_COVERAGE
#include "verilated_cov.h"
#endif

namespace {

class Lockstep {
public:
    // Registers start as 0, as on the FPGA; memories that do not are filled from the seed.
    explicit Lockstep(int seed) : context_(new VerilatedContext)
    {
        context_->randSeed(seed);
        top_.reset(new Vlockstep(context_.get(), "lockstep"));
    }

    ~Lockstep()
    {
#ifdef LOCKSTEP_TRACE
        if (waveform_)
            waveform_->close();
#endif
        top_->final();
    }

    static constexpr int input_bytes() { return sizeof(Vlockstep::inputs_i); }
    static constexpr int record_bytes() { return sizeof(Vlockstep::record_o); }

    bool trace(const char* file, std::uint64_t from)
    {
#ifdef LOCKSTEP_TRACE
        context_->traceEverOn(true);
        waveform_.reset(new VerilatedFstC);
        top_->trace(waveform_.get(), 99);
        waveform_->open(file);
        trace_from_ = from;
        return waveform_->isOpen();
#else
        (void)file;
        (void)from;
        return false;
#endif
    }

    bool coverage([[maybe_unused]] const char* file)
    {
#ifdef LOCKSTEP_COVERAGE
        context_->coveragep()->write(file);
        return true;
#else
        return false;
#endif
    }

    void step(const std::uint8_t* inputs, std::uint8_t* records, int clocks)
    {
        for (int i = 0; i < clocks; i++) {
            std::memcpy(&top_->inputs_i, inputs, input_bytes());
            top_->clk_i = 0;
            evaluate(0);
            std::memcpy(records, &top_->record_o, record_bytes());
            top_->clk_i = 1;
            evaluate(1);
            inputs += input_bytes();
            records += record_bytes();
            clock_++;
        }
    }

private:
    void evaluate([[maybe_unused]] int half)
    {
        top_->eval();
#ifdef LOCKSTEP_TRACE
        if (waveform_ && clock_ >= trace_from_)
            waveform_->dump(clock_ * 2 + half);
#endif
    }

    std::unique_ptr<VerilatedContext> context_;
    std::unique_ptr<Vlockstep> top_;
    std::uint64_t clock_ = 0;
#ifdef LOCKSTEP_TRACE
    std::unique_ptr<VerilatedFstC> waveform_;
    std::uint64_t trace_from_ = 0;
#endif
};

}  // namespace

#define LOCKSTEP_EXPORT __attribute__((visibility("default")))

extern "C" {

LOCKSTEP_EXPORT void* lockstep_open(int seed) { return new Lockstep(seed); }

LOCKSTEP_EXPORT void lockstep_close(void* lockstep) { delete static_cast<Lockstep*>(lockstep); }

LOCKSTEP_EXPORT int lockstep_input_bytes() { return Lockstep::input_bytes(); }

LOCKSTEP_EXPORT int lockstep_record_bytes() { return Lockstep::record_bytes(); }

// Writes a waveform of clock `from` and all after it. 0 when this library or the system cannot.
LOCKSTEP_EXPORT int lockstep_trace(void* lockstep, const char* file, std::uint64_t from)
{
    return static_cast<Lockstep*>(lockstep)->trace(file, from);
}

// Writes how often each point of the design was reached. 0 when this library cannot.
LOCKSTEP_EXPORT int lockstep_coverage(void* lockstep, const char* file)
{
    return static_cast<Lockstep*>(lockstep)->coverage(file);
}

// `inputs` and `records` hold one fixed-size item a clock.
LOCKSTEP_EXPORT void lockstep_step(void* lockstep, const std::uint8_t* inputs, std::uint8_t* records, int clocks)
{
    static_cast<Lockstep*>(lockstep)->step(inputs, records, clocks);
}

}  // extern "C"
