// SPDX-License-Identifier: Apache-2.0
// The virtual board: the Verilated board behind a pseudo-terminal, driven through its two UART pins alone.
//
// The simulation runs as fast as it can while anything happens on the pins. When they have been still for longer
// than any silence of a board that has something left to say, it sleeps until the host writes, and its clock stands.

#include "arguments.h"
#include "board.h"
#include "keeper.h"
#include "pseudo_terminal.h"
#include "replay.h"
#include "statistics.h"
#include "stop_signals.h"
#include "wire.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>

using namespace virtual_board;

namespace {

// The longest work without a sign on the pins is a fill of 65,535 words, a few clocks each.
constexpr std::uint64_t kStillClocks = 1u << 19;

// Clocks between two looks at the terminal and the signals.
constexpr unsigned kSliceClocks = 2048;

// The board pulls bytes from the terminal when fewer than this wait for the wire, as a real port's buffer would: not many more
// than go out in a slice, since each has the speed that the line had when it was pulled.
constexpr std::size_t kWaitingBytes = 64;

constexpr unsigned kClockHertz = VIRTUAL_BOARD_CLOCK_HERTZ;
constexpr unsigned kBaud = VIRTUAL_BOARD_BAUD;

// Fewer have no middle; no board understands those anyway.
constexpr unsigned kFewestClocksPerBit = 2;

// Of a line with this speed, which a host may have set to anything.
unsigned clocks_per_bit(unsigned baud)
{
    const unsigned clocks = baud > 0 ? (kClockHertz + baud / 2) / baud : 0;
    return clocks > kFewestClocksPerBit ? clocks : kFewestClocksPerBit;
}

class VirtualBoard {
public:
    explicit VirtualBoard(const Arguments& arguments)
        : arguments_(arguments), board_(arguments.trace, arguments.fault), terminal_(arguments.link, kBaud), keeper_(arguments.kept)
    {
    }

    void run()
    {
        std::printf("pty: %s\n", terminal_.path().c_str());
        std::fflush(stdout);
        while (!signals_.stop_wanted() && !at_end() && !keeper_.is_gone()) {
            receive();
            if (still_clocks_ < kStillClocks || arguments_.clocks != 0) {
                slice();
                signals_.look();
            } else {
                terminal_.sleep(signals_.open(), keeper_.input());
            }
            terminal_.flush();
            if (signals_.figures_wanted())
                report();
        }
        report();
    }

private:
    bool at_end() const { return arguments_.clocks != 0 && board_.clocks() >= arguments_.clocks; }

    void receive()
    {
        if (to_board_.waiting() >= kWaitingBytes)
            return;
        std::uint8_t bytes[kWaitingBytes];
        const std::size_t count = terminal_.receive(bytes, sizeof bytes);
        if (count == 0)
            return;
        // Asked after the bytes, whose host does not change its speed before they are gone.
        clocks_per_bit_ = clocks_per_bit(terminal_.speed());
        from_board_.set_speed(clocks_per_bit_);
        for (std::size_t i = 0; i < count; i++)
            to_board_.send(bytes[i], clocks_per_bit_);
        still_clocks_ = 0;
    }

    void slice()
    {
        const auto begin = std::chrono::steady_clock::now();
        std::uint64_t quiet = still_clocks_;
        for (unsigned i = 0; i < kSliceClocks && !at_end(); i++) {
            const std::uint64_t now = board_.clocks();
            const bool busy_before = board_.busy();
            board_.clock(to_board_.level(now));
            std::uint8_t byte;
            if (from_board_.take(board_.transmit_pin(), now, byte))
                terminal_.send(byte);
            const bool still = to_board_.resting() && from_board_.resting() && board_.busy() == busy_before;
            quiet = still ? quiet + 1 : 0;
            busy_clocks_ += board_.busy();
        }
        still_clocks_ = quiet;
        seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }

    void report() const
    {
        if (arguments_.statistics.empty())
            return;
        Statistics statistics;
        statistics.configuration = VIRTUAL_BOARD_CONFIGURATION;
        statistics.clocks_per_bit = clocks_per_bit_;
        statistics.clocks = board_.clocks();
        statistics.busy_clocks = busy_clocks_;
        statistics.seconds = seconds_;
        statistics.from_host = to_board_.figures();
        statistics.to_host = from_board_.figures();
        write_statistics(statistics, arguments_.statistics);
    }

    const Arguments arguments_;
    const StopSignals signals_;
    Board board_;
    PseudoTerminal terminal_;
    Keeper keeper_;
    unsigned clocks_per_bit_ = clocks_per_bit(kBaud);
    WireSender to_board_;
    WireReceiver from_board_{clocks_per_bit_};
    std::uint64_t still_clocks_ = 0;
    std::uint64_t busy_clocks_ = 0;
    double seconds_ = 0;
};

}  // namespace

int main(int count, char** values)
{
    try {
        const Arguments arguments = parse_arguments(count, values);
        if (arguments.help) {
            std::fputs(kUsage, stdout);
            return 0;
        }
        if (!arguments.replay.empty()) {
            Board board(arguments.trace, arguments.fault);
            const std::string difference = replay(board, arguments.replay);
            std::printf("%s\n", difference.empty() ? "as recorded" : difference.c_str());
            return difference.empty() ? 0 : 3;
        }
        VirtualBoard(arguments).run();
        return 0;
    } catch (const std::invalid_argument& error) {
        std::fprintf(stderr, "virtual_board: %s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "virtual_board: %s\n", error.what());
        return 1;
    }
}
