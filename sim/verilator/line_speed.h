// SPDX-License-Identifier: Apache-2.0
// The speed that a host has set on its end of a terminal.
#pragma once

namespace virtual_board {

// Speed in baud; 0 if the system does not tell.
unsigned line_speed(int terminal);

// Sets it, any number of baud. False if the system refuses.
bool set_line_speed(int terminal, unsigned baud);

}  // namespace virtual_board
