// SPDX-License-Identifier: Apache-2.0
// L saturating 16-bit accumulators in parallel, each with a memory of one word a block.
// A block is read in one clock; in the next the weights are added and it is written back.
// For the update, one lane's value is picked out and whole blocks are cleared.
module accumulators #(
  parameter BLOCKS = 32,
  parameter LANES = 8,
  parameter BLOCK_BITS = 5,
  parameter LANE_BITS = 3
) (
  input  wire                  clk_i,
  input  wire                  read_i,
  input  wire [BLOCK_BITS-1:0] read_block_i,
  // one clock after the read
  input  wire                  add_i,
  input  wire                  clear_i,
  input  wire [BLOCK_BITS-1:0] write_block_i,
  input  wire [LANES*8-1:0]    weights_i,
  input  wire [LANE_BITS-1:0]  lane_i,
  output wire [15:0]           value_o
);
  wire [LANES*16-1:0] values;
  wire [LANES*16-1:0] results;

  genvar i;
  generate
    for (i = 0; i < LANES; i = i + 1) begin : lane
      wire signed [15:0] value  = values[i*16 +: 16];
      wire signed [7:0]  weight = weights_i[i*8 +: 8];
      wire signed [15:0] sum    = value + {{8{weight[7]}}, weight};
      // Overflow only happens away from zero, so the weight's sign tells the bound.
      wire overflow = (value[15] == weight[7]) & (sum[15] != value[15]);
      wire [15:0] bounded = overflow ? {weight[7], {15{~weight[7]}}} : sum;
      assign results[i*16 +: 16] = clear_i ? 16'd0 : bounded;

      ram_1r1w #(.WIDTH(16), .DEPTH(BLOCKS)) ram (
        .clk_i   (clk_i),
        .write_i (add_i | clear_i),
        .waddr_i (write_block_i),
        .wdata_i (results[i*16 +: 16]),
        .read_i  (read_i),
        .raddr_i (read_block_i),
        .rdata_o (values[i*16 +: 16])
      );
    end
    if (LANES > 1) begin : pick
      assign value_o = values[{lane_i, 4'd0} +: 16];
    end else begin : only
      assign value_o = values;
      wire unused = |lane_i;
    end
  endgenerate
endmodule
