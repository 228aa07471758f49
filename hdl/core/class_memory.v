// SPDX-License-Identifier: Apache-2.0
// Parameters of each block of L neurons, read straight from memory in the step that needs them,
// so that no parameter is held in registers. Three memories since two words of each of the first two
// are needed within two clocks.
//   decay: keep_u and a on even steps, keep_v and b on odd ones; level: v_min, v_reset; firing: R, reset mode.
module class_memory #(
  parameter BLOCKS = 32,
  parameter BLOCK_BITS = 5
) (
  input  wire                  clk_i,
  input  wire                  odd_i,
  input  wire [BLOCK_BITS-1:0] block0_i,
  input  wire [BLOCK_BITS-1:0] block1_i,
  input  wire [BLOCK_BITS-1:0] block2_i,
  output wire [15:0]           decay_o,
  output wire [15:0]           level_o,
  output wire [15:0]           firing_o,
  // host
  input  wire                  host_i,
  input  wire                  host_write_i,
  input  wire [BLOCK_BITS-1:0] host_block_i,
  input  wire [2:0]            host_word_i,
  input  wire [15:0]           host_wdata_i,
  output wire [15:0]           host_rdata_o
);
  wire [BLOCK_BITS:0] host_address = {host_block_i, host_word_i[0]};

  ram_1r1w #(.WIDTH(16), .DEPTH(2*BLOCKS)) decay (
    .clk_i   (clk_i),
    .write_i (host_write_i & (host_word_i[2:1] == 2'd0)),
    .waddr_i (host_address),
    .wdata_i (host_wdata_i),
    .read_i  (1'b1),
    .raddr_i (host_i ? host_address : {block0_i, odd_i}),
    .rdata_o (decay_o)
  );
  ram_1r1w #(.WIDTH(16), .DEPTH(2*BLOCKS)) level (
    .clk_i   (clk_i),
    .write_i (host_write_i & (host_word_i[2:1] == 2'd1)),
    .waddr_i (host_address),
    .wdata_i (host_wdata_i),
    .read_i  (1'b1),
    .raddr_i (host_i ? host_address : odd_i ? {block1_i, 1'b0} : {block2_i, 1'b1}),
    .rdata_o (level_o)
  );
  ram_1r1w #(.WIDTH(16), .DEPTH(2*BLOCKS)) firing (
    .clk_i   (clk_i),
    .write_i (host_write_i & (host_word_i[2:1] == 2'd2)),
    .waddr_i (host_address),
    .wdata_i (host_wdata_i),
    .read_i  (~odd_i),
    .raddr_i (host_i ? host_address : {block2_i, 1'b0}),
    .rdata_o (firing_o)
  );

  assign host_rdata_o = host_word_i[2] ? firing_o : host_word_i[1] ? level_o : decay_o;
endmodule
