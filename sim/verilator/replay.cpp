// SPDX-License-Identifier: Apache-2.0
#include "replay.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace virtual_board {

namespace {

// Until a netlist's PLL has locked and its reset is over, its pins are its own business.
constexpr std::uint64_t kSettledClocks = 64;

}  // namespace

std::string replay(Board& board, const std::string& recording)
{
    std::ifstream file(recording, std::ios::binary);
    if (!file)
        throw std::runtime_error("There is no " + recording + ".");
    const std::vector<char> clocks{std::istreambuf_iterator<char>(file), {}};
    while (board.clocks() < clocks.size()) {
        const std::uint64_t now = board.clocks();
        const unsigned pins = static_cast<unsigned char>(clocks[now]);
        const bool same = board.transmit_pin() == ((pins >> 1) & 1) && board.busy() == ((pins >> 2) & 1);
        if (now >= kSettledClocks && !same)
            return "clock " + std::to_string(now) + ": the " + (board.busy() == ((pins >> 2) & 1) ? "transmit" : "busy") + " pin differs";
        board.clock(pins & 1);
    }
    return {};
}

}  // namespace virtual_board
