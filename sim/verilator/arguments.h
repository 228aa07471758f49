// SPDX-License-Identifier: Apache-2.0
// What the command line asks for.
#pragma once

#include <cstdint>
#include <string>

namespace virtual_board {

struct Arguments {
    std::string link;           // symbolic link to create to the pseudo-terminal; empty: none
    std::string statistics;     // file for the statistics; empty: none
    std::string trace;          // waveform file; empty: none
    std::string replay;         // recording of the pins to play in place of a terminal; empty: none
    std::uint64_t clocks = 0;   // stop after so many clocks, never sleeping; 0: run until a signal
    std::uint64_t fault = 0;    // which of the faults of a netlist the board has; 0: none
    bool kept = false;          // stop when standard input ends
    bool help = false;
};

extern const char* const kUsage;

// Throws std::invalid_argument with one sentence when the command line makes no sense.
Arguments parse_arguments(int count, char** values);

}  // namespace virtual_board
