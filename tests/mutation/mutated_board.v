// SPDX-License-Identifier: Apache-2.0
// A board with mutants, of which the option +fault=<n> of the simulator chooses one; 0 is none.
module mutated_board (
  input  wire clk_i,
  input  wire rst_i,
  input  wire uart_rx_i,
  output wire uart_tx_o,
  output wire tick_busy_o
);
  reg [15:0] mutant;
  initial if (!$value$plusargs("fault=%d", mutant)) mutant = 16'd0;
  neurocore board (
    .clk_i (clk_i), .rst_i (rst_i), .uart_rx_i (uart_rx_i), .uart_tx_o (uart_tx_o), .tick_busy_o (tick_busy_o), .mutant (mutant)
  );
endmodule
