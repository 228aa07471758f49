// SPDX-License-Identifier: Apache-2.0
// The run in figures, as JSON.
#pragma once

#include "wire.h"

#include <cstdint>
#include <string>

namespace virtual_board {

struct Statistics {
    std::string configuration;
    unsigned clocks_per_bit = 0;
    std::uint64_t clocks = 0;         // clocks simulated
    std::uint64_t busy_clocks = 0;    // of these, clocks within a tick
    double seconds = 0;               // time spent simulating; sleeping left out
    WireFigures from_host;
    WireFigures to_host;
};

// Writes the file whole or not at all. Throws std::runtime_error with one sentence when it cannot.
void write_statistics(const Statistics& statistics, const std::string& file);

}  // namespace virtual_board
