// SPDX-License-Identifier: Apache-2.0
// By the system's own structure: that of the C library knows the speeds of a table alone, and the two cannot be in one file.
#include "line_speed.h"

#include <asm/termbits.h>
#include <sys/ioctl.h>

namespace virtual_board {

unsigned line_speed(int terminal)
{
    termios2 settings;
    return ioctl(terminal, TCGETS2, &settings) == 0 ? settings.c_ospeed : 0;
}

bool set_line_speed(int terminal, unsigned baud)
{
    termios2 settings;
    if (ioctl(terminal, TCGETS2, &settings) != 0)
        return false;
    settings.c_cflag = (settings.c_cflag & ~CBAUD) | BOTHER;
    settings.c_ispeed = baud;
    settings.c_ospeed = baud;
    return ioctl(terminal, TCSETS2, &settings) == 0;
}

}  // namespace virtual_board
