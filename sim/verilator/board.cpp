// SPDX-License-Identifier: Apache-2.0
#include "board.h"

#include <stdexcept>

namespace virtual_board {

namespace {

constexpr int kResetClocks = 8;

std::unique_ptr<VerilatedContext> context_with(std::uint64_t fault)
{
    const std::string choice = "+fault=" + std::to_string(fault);
    const char* arguments[] = {"board", choice.c_str()};
    auto context = std::make_unique<VerilatedContext>();
    context->commandArgs(2, arguments);
    return context;
}

}  // namespace

Board::Board(const std::string& trace, std::uint64_t fault)
    : context_(context_with(fault)), board_(new Vneurocore(context_.get(), "board"))
{
    if (!trace.empty()) {
#ifdef VIRTUAL_BOARD_TRACE
        context_->traceEverOn(true);
        waveform_ = std::make_unique<VerilatedFstC>();
        board_->trace(waveform_.get(), 99);
        waveform_->open(trace.c_str());
        if (!waveform_->isOpen())
            throw std::runtime_error("The waveform cannot be written to " + trace + ".");
#else
        throw std::runtime_error("This board cannot write a waveform: build it with 'sim/verilator/build.sh --trace <configuration>'.");
#endif
    }
    board_->clk_i = 0;
    board_->rst_i = 1;
    board_->eval();    // an edge is one only after a level
    for (int i = 0; i < kResetClocks; i++)
        clock(true);
    board_->rst_i = 0;
}

Board::~Board()
{
#ifdef VIRTUAL_BOARD_TRACE
    if (waveform_)
        waveform_->close();
#endif
    board_->final();
}

}  // namespace virtual_board
