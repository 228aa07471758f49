// SPDX-License-Identifier: Apache-2.0
// The netlist of the iCEBreaker in the place of the RTL: the same ports, its own pins. The clock is the one that its PLL makes; a
// reset comes from the PLL alone.
module neurocore (
  input  wire clk_i,
  input  wire rst_i,
  input  wire uart_rx_i,
  output wire uart_tx_o,
  output wire tick_busy_o
);
  wire locked, resting;
  top board (.CLK (clk_i), .RX (uart_rx_i), .TX (uart_tx_o), .LEDR_N (locked), .LEDG_N (resting));
  assign tick_busy_o = ~resting;
  wire unused = rst_i & locked;
endmodule
