// SPDX-License-Identifier: Apache-2.0
#include "pseudo_terminal.h"

#include "line_speed.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdexcept>
#include <termios.h>
#include <unistd.h>

namespace virtual_board {

namespace {

std::runtime_error refused(const std::string& what)
{
    return std::runtime_error(what + ": " + std::strerror(errno) + ".");
}

// A link left behind by a board that was killed is replaced; anything else in its place is not ours to remove.
void make_link(const std::string& target, const std::string& link)
{
    char previous[1];
    if (readlink(link.c_str(), previous, sizeof previous) >= 0)
        unlink(link.c_str());
    if (symlink(target.c_str(), link.c_str()) != 0)
        throw refused("The link " + link + " cannot be made");
}

}  // namespace

PseudoTerminal::PseudoTerminal(const std::string& link, unsigned baud)
{
    termios raw;
    std::memset(&raw, 0, sizeof raw);
    cfmakeraw(&raw);
    raw.c_cflag |= CREAD | CLOCAL;
    char path[256];
    if (openpty(&board_end_, &host_end_, path, &raw, nullptr) != 0)
        throw refused("No pseudo-terminal is to be had");
    path_ = path;
    if (!set_line_speed(host_end_, baud))
        throw refused("The terminal " + path_ + " does not take a speed");
    fcntl(board_end_, F_SETFL, fcntl(board_end_, F_GETFL) | O_NONBLOCK);
    fcntl(board_end_, F_SETFD, FD_CLOEXEC);
    fcntl(host_end_, F_SETFD, FD_CLOEXEC);
    if (!link.empty()) {
        make_link(path_, link);
        link_ = link;
    }
}

PseudoTerminal::~PseudoTerminal()
{
    if (!link_.empty())
        unlink(link_.c_str());
    close(host_end_);
    close(board_end_);
}

unsigned PseudoTerminal::speed() const
{
    return line_speed(host_end_);
}

std::size_t PseudoTerminal::receive(std::uint8_t* bytes, std::size_t room)
{
    const ssize_t count = read(board_end_, bytes, room);
    if (count >= 0)
        return static_cast<std::size_t>(count);
    if (errno == EAGAIN || errno == EINTR)
        return 0;
    throw refused("Reading from " + path_ + " failed");
}

void PseudoTerminal::flush()
{
    if (pending_.empty())
        return;
    const ssize_t count = write(board_end_, pending_.data(), pending_.size());
    if (count > 0)
        pending_.erase(pending_.begin(), pending_.begin() + count);
    else if (count < 0 && errno != EAGAIN && errno != EINTR)
        throw refused("Writing to " + path_ + " failed");
}

void PseudoTerminal::sleep(const sigset_t& open_signals, int other)
{
    pollfd wanted[] = {{board_end_, static_cast<short>(pending_.empty() ? POLLIN : POLLIN | POLLOUT), 0}, {other, POLLIN, 0}};
    ppoll(wanted, 2, nullptr, &open_signals);
}

}  // namespace virtual_board
