// SPDX-License-Identifier: Apache-2.0
// A recording of a board's pins, clock by clock, played to the simulated board.
#pragma once

#include "board.h"

#include <string>

namespace virtual_board {

// Plays the recording: a byte a clock, bit 0 the receive pin, bit 1 the transmit pin and bit 2 the busy pin as they ought to
// be. Returns the first difference in words; nothing if there is none. Throws std::runtime_error if there is no such file.
std::string replay(Board& board, const std::string& recording);

}  // namespace virtual_board
