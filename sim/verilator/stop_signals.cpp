// SPDX-License-Identifier: Apache-2.0
#include "stop_signals.h"

#include <poll.h>

namespace virtual_board {

namespace {

constexpr int kSignals[] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1};

volatile std::sig_atomic_t stop_noted = 0;
volatile std::sig_atomic_t figures_noted = 0;

void note(int signal)
{
    if (signal == SIGUSR1)
        figures_noted = 1;
    else
        stop_noted = 1;
}

}  // namespace

StopSignals::StopSignals()
{
    sigset_t noted;
    sigemptyset(&noted);
    struct sigaction action = {};
    action.sa_handler = note;
    for (const int signal : kSignals) {
        sigaddset(&noted, signal);
        sigaction(signal, &action, nullptr);
    }
    sigprocmask(SIG_BLOCK, &noted, &open_);
    for (const int signal : kSignals)
        sigdelset(&open_, signal);
}

void StopSignals::look() const
{
    const timespec at_once = {0, 0};
    ppoll(nullptr, 0, &at_once, &open_);
}

bool StopSignals::stop_wanted() const
{
    return stop_noted != 0;
}

bool StopSignals::figures_wanted() const
{
    const bool wanted = figures_noted != 0;
    figures_noted = 0;
    return wanted;
}

}  // namespace virtual_board
