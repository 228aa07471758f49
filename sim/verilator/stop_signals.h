// SPDX-License-Identifier: Apache-2.0
// SIGTERM, SIGINT and SIGHUP end the board; SIGUSR1 asks for its figures so far.
#pragma once

#include <csignal>

namespace virtual_board {

// From here on these signals are only noted. They are blocked, and seen by look() or in a sleep with the mask open().
class StopSignals {
public:
    StopSignals();

    void look() const;                               // lets waiting signals through
    const sigset_t& open() const { return open_; }   // the mask to sleep with
    bool stop_wanted() const;
    bool figures_wanted() const;                     // true once for each request

private:
    sigset_t open_;
};

}  // namespace virtual_board
