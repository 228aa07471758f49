// SPDX-License-Identifier: Apache-2.0
// A raw pseudo-terminal: the end that a host opens as its serial port, and the end that we keep.
#pragma once

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace virtual_board {

class PseudoTerminal {
public:
    // Opens the terminal and, unless `link` is empty, makes a symbolic link to it.
    // Throws std::runtime_error with one sentence when the system refuses.
    // `baud` is the speed that it has until a host sets one.
    PseudoTerminal(const std::string& link, unsigned baud);
    ~PseudoTerminal();
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    const std::string& path() const { return path_; }

    // The speed that the host has set, baud.
    unsigned speed() const;

    // Takes up to `room` bytes that the host has written; 0 when there are none now.
    std::size_t receive(std::uint8_t* bytes, std::size_t room);

    // Queues a byte for the host. flush() hands over as many as the system takes now.
    void send(std::uint8_t byte) { pending_.push_back(byte); }
    void flush();

    // Sleeps until the host has written, or takes waiting bytes again, or something happens to `other` (a descriptor; -1:
    // none), or a signal of `open_signals` arrives.
    void sleep(const sigset_t& open_signals, int other);

private:
    int board_end_ = -1;
    int host_end_ = -1;     // kept open, so that a host may close and open again at any time
    std::string path_;
    std::string link_;
    std::vector<std::uint8_t> pending_;
};

}  // namespace virtual_board
