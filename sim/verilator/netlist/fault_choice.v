// SPDX-License-Identifier: Apache-2.0
// Chooses one of the flipped bits that were put into a netlist, by the option +fault=<n> of the simulator; 0 is none. At its
// end a simulation says which of them would have made a difference to their LUT's output at a clock edge: whether the flipped
// entry was ever looked up. To Yosys it is an empty box: a proof chooses by itself.
module fault_choice (
  input  wire         clk_i,
  input  wire [255:0] differs_i,
  output reg  [255:0] chosen_o
);
`ifndef YOSYS
  reg [7:0] fault;
  initial begin
    if (!$value$plusargs("fault=%d", fault)) fault = 8'd0;
    chosen_o = 256'd1 << fault;
  end

  reg [255:0] looked_up_q = 256'd0;
  always @(posedge clk_i) looked_up_q <= looked_up_q | differs_i;
  final $display("looked up: %h", looked_up_q);
`endif
endmodule
