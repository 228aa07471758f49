// SPDX-License-Identifier: Apache-2.0
// The two lines of an 8N1 serial wire, bit by bit, and what was seen on them.
#pragma once

#include <cstdint>
#include <deque>

namespace virtual_board {

// Figures of one direction, in clocks of the board.
struct WireFigures {
    std::uint64_t bytes = 0;
    std::uint64_t busy_clocks = 0;       // clocks in which the line carried a start bit, data bits or a stop bit
    std::uint64_t first_clock = 0;       // clock in which the first start bit began
    std::uint64_t last_clock = 0;        // clock in which the last stop bit was over
    std::uint64_t framing_errors = 0;    // bytes without a stop bit

    void count(std::uint64_t begin, std::uint64_t end)
    {
        if (bytes == 0)
            first_clock = begin;
        bytes++;
        busy_clocks += end - begin;
        last_clock = end;
    }
};

// Puts queued bytes on a line, back to back.
class WireSender {
public:
    // Each byte at the speed that the line has when the host gives it.
    void send(std::uint8_t byte, unsigned clocks_per_bit) { queue_.push_back({byte, clocks_per_bit}); }
    std::size_t waiting() const { return queue_.size(); }
    bool resting() const { return bits_left_ == 0 && queue_.empty(); }
    const WireFigures& figures() const { return figures_; }

    // The level of the line in clock `now`; called once a clock.
    bool level(std::uint64_t now)
    {
        if (clocks_left_ == 0)
            next_bit(now);
        if (bits_left_ == 0)
            return true;
        clocks_left_--;
        return shift_ & 1;
    }

private:
    void next_bit(std::uint64_t now)
    {
        if (bits_left_ > 0) {
            shift_ >>= 1;
            bits_left_--;
        }
        if (bits_left_ == 0) {
            if (queue_.empty())
                return;
            shift_ = 0x200u | (unsigned{queue_.front().value} << 1);
            clocks_per_bit_ = queue_.front().clocks_per_bit;
            queue_.pop_front();
            bits_left_ = 10;
            figures_.count(now, now + 10 * clocks_per_bit_);
        }
        clocks_left_ = clocks_per_bit_;
    }

    struct Byte {
        std::uint8_t value;
        unsigned clocks_per_bit;
    };

    unsigned clocks_per_bit_ = 1;
    unsigned clocks_left_ = 0;
    unsigned bits_left_ = 0;
    unsigned shift_ = 0;
    std::deque<Byte> queue_;
    WireFigures figures_;
};

// Takes bytes from a line: each bit is read in its middle.
class WireReceiver {
public:
    explicit WireReceiver(unsigned clocks_per_bit) : clocks_per_bit_(clocks_per_bit) {}

    void set_speed(unsigned clocks_per_bit) { clocks_per_bit_ = clocks_per_bit; }
    bool resting() const { return bits_left_ == 0; }
    const WireFigures& figures() const { return figures_; }

    // Looks at the line in clock `now`; true when a byte is complete.
    bool take(bool level, std::uint64_t now, std::uint8_t& byte)
    {
        if (bits_left_ == 0) {
            if (level)
                return false;
            bits_left_ = 10;
            clocks_left_ = clocks_per_bit_ / 2;
            begin_ = now;
            return false;
        }
        if (--clocks_left_ > 0)
            return false;
        clocks_left_ = clocks_per_bit_;
        shift_ = (shift_ >> 1) | (level ? 0x200u : 0u);
        if (--bits_left_ > 0)
            return false;
        byte = static_cast<std::uint8_t>(shift_ >> 1);
        figures_.count(begin_, begin_ + 10 * clocks_per_bit_);
        if (level)
            return true;
        figures_.framing_errors++;
        return false;
    }

private:
    unsigned clocks_per_bit_;
    unsigned clocks_left_ = 0;
    unsigned bits_left_ = 0;
    unsigned shift_ = 0;
    std::uint64_t begin_ = 0;
    WireFigures figures_;
};

}  // namespace virtual_board
