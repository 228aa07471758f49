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
// In builds with neither floor nor keep_reset (MERGED) v_reset takes keep_reset's place, is read in step 5 and kept for
// step 7, and there is no level memory.
// In builds that learn the upper halves of decay and firing hold the program: a product's two words are read side by
// side while no neuron is walked.
// While the core rests, even, the memories are read at the host's address: where it lies in the walk's registers.
module class_memory #(
  parameter BLOCKS = 32,
  parameter BLOCK_BITS = 5,
  parameter NEURONS = 256,
  parameter NEURON_BITS = 8,
  parameter HOST_BITS = 9,
  parameter NEURON_DECAY = 0,          // the build has time constants per neuron
  parameter ADAPTATION = 1,            // the build has adaptation; without it words 6 and 7 read 0
  parameter NOISE = 1,                 // the build has membrane noise
  parameter LEARNING = 0,
  parameter MERGED = 0                 // the build has no use for words 2 and 5; they read 0
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
  // program: the product is there one clock after its slot
  input  wire                  program_i,
  input  wire [6:0]            slot_i,
  output wire [31:0]           product_o,
  // host
  input  wire                  host_i,
  input  wire                  host_write_i,
  input  wire [1:0]            host_write_program_i,   // at slot_i
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

  // Both with room for the program, where there is one.
  localparam DECAY_BITS  = LEARNING == 0 ? OWNER_BITS + 1 : OWNER_BITS + 1 > 7 ? OWNER_BITS + 2 : 8;
  localparam FIRING_BITS = LEARNING == 0 ? BLOCK_BITS + 1 : BLOCK_BITS + 1 > 7 ? BLOCK_BITS + 2 : 8;
  wire [OWNER_BITS:0] decay_read  = odd_i ? {owner, 1'b1} : decay_even;
  wire [BLOCK_BITS:0] firing_read = odd_i ? {block2_i, 1'b1} : firing_even;
  wire [DECAY_BITS-1:0]  decay_raddr, decay_waddr;
  wire [FIRING_BITS-1:0] firing_raddr, firing_waddr;
  wire decay_any, firing_any;
  wire firing_write = host_write_i & (MERGED != 0 ? word == 3'd3 | word == 3'd4 : word[2:1] == 2'd2);
  generate
    if (LEARNING != 0) begin : programmed
      wire [DECAY_BITS-1:0]  decay_slot  = {1'b1, {(DECAY_BITS-8){1'b0}}, slot_i};
      wire [FIRING_BITS-1:0] firing_slot = {1'b1, {(FIRING_BITS-8){1'b0}}, slot_i};
      assign decay_raddr  = program_i ? decay_slot : {{(DECAY_BITS-OWNER_BITS-1){1'b0}}, decay_read};
      assign firing_raddr = program_i ? firing_slot : {{(FIRING_BITS-BLOCK_BITS-1){1'b0}}, firing_read};
      assign decay_waddr  = program_i ? decay_slot : {{(DECAY_BITS-OWNER_BITS-1){1'b0}}, decay_place};
      assign firing_waddr = program_i ? firing_slot : {{(FIRING_BITS-BLOCK_BITS-1){1'b0}}, host_address};
      assign decay_any    = decay_write | host_write_program_i[0];
      assign firing_any   = firing_write | host_write_program_i[1];
    end else begin : unprogrammed
      assign decay_raddr  = decay_read;
      assign firing_raddr = firing_read;
      assign decay_waddr  = decay_place;
      assign firing_waddr = host_address;
      assign decay_any    = decay_write;
      assign firing_any   = firing_write;
      wire unused = |{program_i, slot_i, host_write_program_i};
    end
  endgenerate
  assign product_o = {firing_o, decay_o};

  ram_1r1w #(.WIDTH(16), .DEPTH(LEARNING != 0 ? 1 << DECAY_BITS : 2*OWNERS), .ADDRESS_WIDTH(DECAY_BITS)) decay (
    .clk_i   (clk_i),
    .write_i (decay_any),
    .waddr_i (decay_waddr),
    .wdata_i (host_wdata_i),
    .read_i  (1'b1),
    .raddr_i (decay_raddr),
    .rdata_o (decay_o)
  );
  generate
    if (MERGED != 0) begin : merged
      reg [15:0] v_reset_q;
      always @(posedge clk_i) if (~odd_i) v_reset_q <= firing_o;
      assign level_o = v_reset_q;
      wire unused = |level_even;
    end else begin : levels
      ram_1r1w #(.WIDTH(16), .DEPTH(2*BLOCKS)) level (
        .clk_i   (clk_i),
        .write_i (host_write_i & (word[2:1] == 2'd1)),
        .waddr_i (host_address),
        .wdata_i (host_wdata_i),
        .read_i  (1'b1),
        .raddr_i (odd_i ? {block1_i, 1'b0} : level_even),
        .rdata_o (level_o)
      );
    end
  endgenerate
  ram_1r1w #(.WIDTH(16), .DEPTH(LEARNING != 0 ? 1 << FIRING_BITS : 2*BLOCKS), .ADDRESS_WIDTH(FIRING_BITS)) firing (
    .clk_i   (clk_i),
    .write_i (firing_any),
    .waddr_i (firing_waddr),
    .wdata_i (host_wdata_i),
    .read_i  (1'b1),
    .raddr_i (firing_raddr),
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

  wire programmed_word = (LEARNING != 0) & program_i;
  wire [1:0] memory = programmed_word ? {host0_i[0], 1'b0} : word[2:1];
  always @*
    case (memory)
      2'd0:    host_rdata_o = NEURON_DECAY != 0 & ~programmed_word ? 16'd0 : decay_o;
      2'd1:    host_rdata_o = MERGED == 0 ? level_o : word[0] ? firing_o : 16'd0;
      2'd2:    host_rdata_o = MERGED != 0 & word[0] & ~programmed_word ? 16'd0 : firing_o;
      default: host_rdata_o = adaptation_o;
    endcase
endmodule
