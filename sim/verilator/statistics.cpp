// SPDX-License-Identifier: Apache-2.0
#include "statistics.h"

#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace virtual_board {

namespace {

void write_direction(std::ostream& out, const char* name, const WireFigures& figures, const char* end)
{
    out << "  \"" << name << "\": { \"bytes\": " << figures.bytes
        << ", \"busy_clocks\": " << figures.busy_clocks
        << ", \"first_clock\": " << figures.first_clock
        << ", \"last_clock\": " << figures.last_clock
        << ", \"framing_errors\": " << figures.framing_errors << " }" << end << "\n";
}

}  // namespace

void write_statistics(const Statistics& statistics, const std::string& file)
{
    const std::string draft = file + ".draft";
    std::ofstream out(draft);
    out << "{\n"
        << "  \"configuration\": \"" << statistics.configuration << "\",\n"
        << "  \"clocks_per_bit\": " << statistics.clocks_per_bit << ",\n"
        << "  \"clocks\": " << statistics.clocks << ",\n"
        << "  \"busy_clocks\": " << statistics.busy_clocks << ",\n"
        << "  \"seconds\": " << statistics.seconds << ",\n";
    write_direction(out, "from_host", statistics.from_host, ",");
    write_direction(out, "to_host", statistics.to_host, "");
    out << "}\n";
    out.close();
    if (!out || std::rename(draft.c_str(), file.c_str()) != 0)
        throw std::runtime_error("The statistics cannot be written to " + file + ".");
}

}  // namespace virtual_board
