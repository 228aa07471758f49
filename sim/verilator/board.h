// SPDX-License-Identifier: Apache-2.0
// The simulated board and its clock.
#pragma once

#include "Vneurocore.h"

#include <cstdint>
#include <memory>
#include <string>
#ifdef VIRTUAL_BOARD_TRACE
#include "verilated_fst_c.h"
#endif

namespace virtual_board {

class Board {
public:
    // Resets the board. Writes a waveform unless `trace` is empty. A netlist may have faults in it, of which `fault` chooses one.
    Board(const std::string& trace, std::uint64_t fault);
    ~Board();

    // One clock with this level on the receive pin.
    void clock(bool receive_pin)
    {
        board_->uart_rx_i = receive_pin;
        board_->clk_i = 1;
        evaluate(kHigh);
        board_->clk_i = 0;
        evaluate(kLow);
        clocks_++;
    }

    bool transmit_pin() const { return board_->uart_tx_o; }
    bool busy() const { return board_->tick_busy_o; }
    std::uint64_t clocks() const { return clocks_; }

private:
    enum Phase { kHigh, kLow };

    void evaluate([[maybe_unused]] Phase phase)
    {
        board_->eval();
#ifdef VIRTUAL_BOARD_TRACE
        if (waveform_)
            waveform_->dump(clocks_ * 2 + phase);
#endif
    }

    std::unique_ptr<VerilatedContext> context_;
    std::unique_ptr<Vneurocore> board_;
#ifdef VIRTUAL_BOARD_TRACE
    std::unique_ptr<VerilatedFstC> waveform_;
#endif
    std::uint64_t clocks_ = 0;
};

}  // namespace virtual_board
