// SPDX-License-Identifier: Apache-2.0
#include "keeper.h"

#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace virtual_board {

bool Keeper::is_gone()
{
    pollfd input = {input_, POLLIN, 0};
    if (gone_ || input_ < 0 || poll(&input, 1, 0) <= 0)
        return gone_;
    char thrown_away[256];
    const ssize_t count = read(input_, thrown_away, sizeof thrown_away);
    gone_ = count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN);
    return gone_;
}

}  // namespace virtual_board
