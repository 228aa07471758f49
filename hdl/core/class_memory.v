// SPDX-License-Identifier: Apache-2.0
// Parameters of each block of L neurons, read straight from memory in the step that needs them,
// so that hardly any parameter is held in registers. Four memories of two words a block, one of which is read in
// even steps, the other in odd ones:
//             even step                         odd step
//   decay       0  keep_u, a                      1  keep_v, b
//   level       6  v_reset                        3  v_min
//   firing      2  R, bipolar, reset mode, c      5  keep_reset
//               (4 in builds without noise)
//   adaptation  2  keep_theta, p                  5  theta_step
// A word read in a step is there in the step after it.
// Builds with time constants per neuron have two words a neuron in place of words 0 and 1 of the block, in a bank of
// their own.
// While the core rests, even, the memories are read at the host's address: where it lies in the walk's registers.
module class_memory #(
  parameter BLOCKS = 32,
  parameter BLOCK_BITS = 5,
  parameter NEURONS = 256,
  parameter NEURON_BITS = 8,
  parameter HOST_BITS = 9,
  parameter NEURON_DECAY = 0,          // the build has time constants per neuron
  parameter ADAPTATION = 1,            // the build has adaptation; without it words 6 and 7 read 0
  parameter NOISE = 1                  // the build has membrane noise
) (
  input  wire                  clk_i,
  input  wire                  odd_i,
  input  wire [NEURON_BITS-1:0] neuron0_i,     // in steps 0 and 1
  input  wire [BLOCK_BITS-1:0] block0_i,       // its block
  input  wire [BLOCK_BITS-1:0] block1_i,
  input  wire [BLOCK_BITS-1:0] block2_i,
  input  wire [BLOCK_BITS-1:0] block3_i,
  output wire [15:0]           decay_o,
  output wire [15:0]           level_o,
  output wire [15:0]           firing_o,
  output wire [15:0]           adaptation_o,
  // host
  input  wire                  host_i,
  input  wire                  host_write_i,
  input  wire                  host_write_decay_i,  // of the neurons' own words
  input  wire [HOST_BITS-1:0]  host0_i,        // its address, in each register of the walk
  input  wire [HOST_BITS-1:0]  host1_i,
  input  wire [HOST_BITS-1:0]  host2_i,
  input  wire [HOST_BITS-1:0]  host3_i,
  input  wire [15:0]           host_wdata_i,
  output reg  [15:0]           host_rdata_o
);
  wire [2:0] word = host1_i[2:0];
  wire [BLOCK_BITS:0] host_address = {host1_i[BLOCK_BITS+2:3], word[0]};

  // Written so that, where a block's number lies in the same bits of both addresses, one of them is left.
  wire [BLOCK_BITS:0] level_even  = host_i ? {host3_i[BLOCK_BITS+2:3], word[0]} : {block3_i, 1'b1};
  wire [BLOCK_BITS:0] adapt_even  = host_i ? {host1_i[BLOCK_BITS+2:3], word[0]} : {block1_i, 1'b0};
  wire [BLOCK_BITS:0] firing_host = NOISE != 0 ? {host1_i[BLOCK_BITS+2:3], word[0]} : {host2_i[BLOCK_BITS+2:3], word[0]};
  wire [BLOCK_BITS:0] firing_even = host_i ? firing_host : NOISE != 0 ? {block1_i, 1'b0} : {block2_i, 1'b0};

  // Words of a neuron, or of its block.
  localparam OWNERS     = NEURON_DECAY != 0 ? NEURONS : BLOCKS;
  localparam OWNER_BITS = NEURON_DECAY != 0 ? NEURON_BITS : BLOCK_BITS;
  wire [OWNER_BITS-1:0] owner;
  wire [OWNER_BITS:0] decay_host, decay_place;
  wire decay_write;
  generate
    if (NEURON_DECAY != 0) begin : own
      assign owner       = neuron0_i;
      assign decay_host  = host0_i[NEURON_BITS:0];
      assign decay_place = host1_i[NEURON_BITS:0];
      assign decay_write = host_write_decay_i;
      wire unused = |block0_i;
    end else begin : shared
      assign owner       = block0_i;
      assign decay_host  = {host0_i[BLOCK_BITS+2:3], word[0]};
      assign decay_place = host_address;
      assign decay_write = host_write_i & (word[2:1] == 2'd0);
      wire unused = |{neuron0_i, host_write_decay_i};
    end
  endgenerate
  wire [OWNER_BITS:0] decay_even = host_i ? decay_host : {owner, 1'b0};

  ram_1r1w #(.WIDTH(16), .DEPTH(2*OWNERS)) decay (
    .clk_i   (clk_i),
    .write_i (decay_write),
    .waddr_i (decay_place),
    .wdata_i (host_wdata_i),
    .read_i  (1'b1),
    .raddr_i (odd_i ? {owner, 1'b1} : decay_even),
    .rdata_o (decay_o)
  );
  ram_1r1w #(.WIDTH(16), .DEPTH(2*BLOCKS)) level (
    .clk_i   (clk_i),
    .write_i (host_write_i & (word[2:1] == 2'd1)),
    .waddr_i (host_address),
    .wdata_i (host_wdata_i),
    .read_i  (1'b1),
    .raddr_i (odd_i ? {block1_i, 1'b0} : level_even),
    .rdata_o (level_o)
  );
  ram_1r1w #(.WIDTH(16), .DEPTH(2*BLOCKS)) firing (
    .clk_i   (clk_i),
    .write_i (host_write_i & (word[2:1] == 2'd2)),
    .waddr_i (host_address),
    .wdata_i (host_wdata_i),
    .read_i  (1'b1),
    .raddr_i (odd_i ? {block2_i, 1'b1} : firing_even),
    .rdata_o (firing_o)
  );
  generate
    if (ADAPTATION != 0) begin : adapts
      ram_1r1w #(.WIDTH(16), .DEPTH(2*BLOCKS)) adaptation (
        .clk_i   (clk_i),
        .write_i (host_write_i & (word[2:1] == 2'd3)),
        .waddr_i (host_address),
        .wdata_i (host_wdata_i),
        .read_i  (1'b1),
        .raddr_i (odd_i ? {block2_i, 1'b1} : adapt_even),
        .rdata_o (adaptation_o)
      );
    end else begin : fixed
      assign adaptation_o = 16'd0;
      wire unused = |adapt_even;
    end
  endgenerate

  always @*
    case (word[2:1])
      2'd0:    host_rdata_o = NEURON_DECAY != 0 ? 16'd0 : decay_o;
      2'd1:    host_rdata_o = level_o;
      2'd2:    host_rdata_o = firing_o;
      default: host_rdata_o = adaptation_o;
    endcase
endmodule
