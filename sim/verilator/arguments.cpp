// SPDX-License-Identifier: Apache-2.0
#include "arguments.h"

#include <stdexcept>

namespace virtual_board {

const char* const kUsage =
    "virtual_board [--link <path>] [--statistics <file>] [--trace <file.fst>] [--clocks <n>] [--replay <file>] [--kept]\n"
#ifdef VIRTUAL_BOARD_FAULTS
    "              [--fault <n>]\n"
#endif
    "\n"
    "The board, simulated, behind a pseudo-terminal. The first line says where: 'pty: <path>'.\n"
    "\n"
    "  --link <path>         make a symbolic link to the pseudo-terminal, removed at the end\n"
    "  --statistics <file>   write clocks and bytes of both directions as JSON, at the end and on SIGUSR1\n"
    "  --trace <file.fst>    write a waveform of the whole run\n"
    "  --clocks <n>          end after n clocks, and never sleep\n"
    "  --replay <file>       no terminal: play a recording of the pins, a byte a clock (bit 0 receive, 1 transmit, 2 busy),\n"
    "                        and say where the board differs; ends with 3 if it does\n"
    "  --kept                end when standard input does, so that a board never outlives the program that holds its other end\n"
#ifdef VIRTUAL_BOARD_FAULTS
    "  --fault <n>           be the board with the nth of the faults that were put into it\n"
#endif
    "  --help                print this\n";

namespace {

#ifdef VIRTUAL_BOARD_FAULTS
constexpr bool kHasFaults = true;
#else
constexpr bool kHasFaults = false;
#endif

std::uint64_t parse_count(const std::string& option, const std::string& text)
{
    if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos && text.size() <= 18)
        return std::stoull(text);
    throw std::invalid_argument("'" + option + " " + text + "' is no number: give decimal digits.");
}

}  // namespace

Arguments parse_arguments(int count, char** values)
{
    Arguments arguments;
    for (int i = 1; i < count; i++) {
        const std::string option = values[i];
        if (option == "--help") {
            arguments.help = true;
            continue;
        }
        if (option == "--kept") {
            arguments.kept = true;
            continue;
        }
        const bool known = option == "--link" || option == "--statistics" || option == "--trace" || option == "--clocks"
            || option == "--replay"
            || (kHasFaults && option == "--fault");
        if (!known)
            throw std::invalid_argument("'" + option + "' is no option of the virtual board: try --help.");
        if (++i == count)
            throw std::invalid_argument("'" + option + "' needs a value after it: try --help.");
        const std::string value = values[i];
        if (option == "--link")
            arguments.link = value;
        else if (option == "--statistics")
            arguments.statistics = value;
        else if (option == "--trace")
            arguments.trace = value;
        else if (option == "--replay")
            arguments.replay = value;
        else if (option == "--fault")
            arguments.fault = parse_count(option, value);
        else
            arguments.clocks = parse_count(option, value);
    }
    return arguments;
}

}  // namespace virtual_board
