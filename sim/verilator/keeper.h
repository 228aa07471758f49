// SPDX-License-Identifier: Apache-2.0
// The program that keeps the board: it holds the other end of the board's standard input, and writes nothing into it. However
// that program ends, also by SIGKILL, the system closes that end, and the board is nobody's any more.
#pragma once

namespace virtual_board {

class Keeper {
public:
    // A board that nobody keeps looks at no input.
    explicit Keeper(bool is_kept) : input_(is_kept ? 0 : -1) {}

    // What a sleep has to wait for too; -1: nothing.
    int input() const { return input_; }

    // True once the keeper is gone. What it writes is thrown away.
    bool is_gone();

private:
    int input_;
    bool gone_ = false;
};

}  // namespace virtual_board
