// SPDX-License-Identifier: Apache-2.0
// One read port, one write port, one clock. The output holds its value while read_i is low.
// GROUPS splits a word into equal parts with a write enable each.
// Reading an address in the clock in which it is written gives no defined value: no user may rely on it.
module ram_1r1w #(
  parameter WIDTH  = 16,
  parameter DEPTH  = 256,
  parameter GROUPS = 1,
  parameter ADDRESS_WIDTH = DEPTH > 1 ? $clog2(DEPTH) : 1
) (
  input  wire                     clk_i,
  input  wire [GROUPS-1:0]        write_i,
  input  wire [ADDRESS_WIDTH-1:0] waddr_i,
  input  wire [WIDTH-1:0]         wdata_i,
  input  wire                     read_i,
  input  wire [ADDRESS_WIDTH-1:0] raddr_i,
  output reg  [WIDTH-1:0]         rdata_o
);
  localparam GROUP_WIDTH = WIDTH / GROUPS;

  // Without no_rw_check yosys would build the comparison that makes a collision return the old word. What fills a fair part
  // of a block RAM lies in one: in LUTs it would take more of them than its user.
  localparam STYLE = WIDTH * DEPTH >= 2048 ? "block" : "auto";
  (* no_rw_check, ram_style = STYLE *)
  reg [WIDTH-1:0] memory [0:DEPTH-1];

  integer g;
  always @(posedge clk_i)
    for (g = 0; g < GROUPS; g = g + 1)
      if (write_i[g])
        memory[waddr_i][g*GROUP_WIDTH +: GROUP_WIDTH] <= wdata_i[g*GROUP_WIDTH +: GROUP_WIDTH];

  always @(posedge clk_i)
    if (read_i) rdata_o <= memory[raddr_i];

`ifndef SYNTHESIS
  // Simulators start from zero, so that a model can be compared from the first clock on. In synthesis an
  // initial value of the output would cost a multiplexer and a flag for each memory.
  integer i;
  initial begin
    for (i = 0; i < DEPTH; i = i + 1) memory[i] = {WIDTH{1'b0}};
    rdata_o = {WIDTH{1'b0}};
  end
`endif
endmodule
