// SPDX-License-Identifier: Apache-2.0
// A board with mutants: inputs as in board_lockstep.v, and the number of the mutant that it has in bits that have no other use; 0 is none.
module mutated_board #(
  parameter RECORD_WIDTH = 128
) (
  input  wire                    clk_i,
  input  wire [127:0]            inputs_i,
  output wire [RECORD_WIDTH-1:0] record_o
);
  neurocore board (
    .clk_i (clk_i), .rst_i (inputs_i[0]), .uart_rx_i (inputs_i[1]), .mutant (inputs_i[127:112]), .record_o (record_o), .reads_o ()
  );
endmodule
