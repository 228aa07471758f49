// SPDX-License-Identifier: Apache-2.0
// Walks the occupied blocks of each source that has an event, one block a clock, and leaves one clock
// between two sources: that is what keeps two accesses to one accumulator two clocks apart.
// While a source is walked the range of the next one is already looked up. The class of the source and the sign of
// its event go with each row.
// In builds that learn a row of a plastic class takes its time (read_i), the next source waits until it is written
// (hold_i), and the walk serves two more purposes: sweeping, which skips sources whose class is not plastic, and columns,
// where each event stands for a group of sources and its only block is the neuron's. Groups come without a clock between
// them where the memory of the synapses keeps up.
module synapse_scan #(
  parameter SOURCES = 512,
  parameter SOURCE_BITS = 9,
  parameter BLOCK_BITS = 5,
  parameter LEARNING = 0,
  parameter DUAL_PORT = 0
) (
  input  wire                   clk_i,
  input  wire                   rst_i,
  // events, while they are delivered; else what learning walks. Apart up to the memory's address, since events come late.
  input  wire                   delivering_i,
  input  wire                   feed_valid_i,
  input  wire [SOURCE_BITS-1:0] feed_source_i,
  input  wire                   event_valid_i,
  input  wire [SOURCE_BITS-1:0] event_source_i,
  input  wire                   event_negative_i,
  output wire                   event_ready_o,
  // row reads
  output wire                   row_valid_o,
  output wire [SOURCE_BITS-1:0] row_source_o,
  output wire [BLOCK_BITS-1:0]  row_block_o,
  output wire [2:0]             row_class_o,
  output wire                   row_negative_o,
  output wire                   busy_o,
  // learning
  input  wire                   hold_i,            // the next source has to wait
  input  wire                   sweep_i,
  input  wire                   column_i,
  input  wire [BLOCK_BITS-1:0]  column_block_i,
  input  wire [7:0]             plastic_classes_i,
  input  wire                   read_i,            // the row may be read
  input  wire                   stay_i,            // and will be read once more
  output wire                   plastic_o,         // the row under way is of a plastic class
  output wire                   take_o,            // a source is taken; it is lookup_source_o in this clock and the next
  output wire [SOURCE_BITS-1:0] lookup_source_o,
  // host: the range memory
  input  wire                   host_i,
  input  wire                   host_write_i,
  input  wire [SOURCE_BITS-1:0] host_source_i,
  input  wire [15:0]            host_wdata_i,
  output wire [15:0]            host_rdata_o
);
  `include "neurocore_registers.vh"

  // lookup: the source whose range is at the memory's output
  reg                   lookup_q;
  reg [SOURCE_BITS-1:0] lookup_source_q;
  reg                   lookup_negative_q;
  // walk: the source under way
  reg                   walk_q;
  reg [SOURCE_BITS-1:0] source_q;
  reg [BLOCK_BITS-1:0]  block_q;
  reg [BLOCK_BITS-1:0]  last_q;
  reg [2:0]             class_q;
  reg                   negative_q;

  wire [15:0] range;
  wire plastic, read, advance;
  wire follows = (DUAL_PORT != 0) & column_i & advance;
  wire take = lookup_q & (~walk_q | follows) & ~hold_i;
  wire ready = ~lookup_q | (take & (LEARNING == 0));
  wire valid  = delivering_i ? event_valid_i : feed_valid_i;
  wire accept = valid & ready;

  ram_1r1w #(.WIDTH(16), .DEPTH(SOURCES)) ranges (
    .clk_i   (clk_i),
    .write_i (host_write_i),
    .waddr_i (host_source_i),
    .wdata_i (host_wdata_i),
    .read_i  (accept | host_i),
    .raddr_i (delivering_i ? event_source_i : host_i ? host_source_i : feed_source_i),
    .rdata_o (range)
  );

  always @(posedge clk_i) begin
    if (accept) begin
      lookup_source_q   <= delivering_i ? event_source_i : feed_source_i;
      lookup_negative_q <= event_negative_i;
    end
    if (take) begin
      source_q   <= lookup_source_q;
      negative_q <= lookup_negative_q;
      class_q    <= range[NC_RANGE_SOURCE_CLASS_LOW +: 3];
      block_q  <= column_i ? column_block_i : range[NC_RANGE_FIRST_BLOCK_LOW +: BLOCK_BITS];
      last_q   <= column_i ? column_block_i : range[NC_RANGE_LAST_BLOCK_LOW +: BLOCK_BITS];
    end else if (advance & ~column_i) begin
      block_q  <= block_q + {{(BLOCK_BITS-1){1'b0}}, 1'b1};
    end
    if (rst_i) begin
      lookup_q <= 1'b0;
      walk_q   <= 1'b0;
    end else begin
      if (ready)     lookup_q <= valid;
      else if (take) lookup_q <= 1'b0;
      if (take)         walk_q <= column_i | (range[NC_RANGE_OCCUPIED_LOW] & (~sweep_i | plastic));
      else if (advance) walk_q <= walk_q & (block_q != last_q);
    end
  end

  generate
    if (LEARNING != 0) begin : learning
      reg plastic_q;
      assign plastic = plastic_classes_i[range[NC_RANGE_SOURCE_CLASS_LOW +: 3]];
      always @(posedge clk_i) if (take) plastic_q <= plastic;
      assign plastic_o = plastic_q;
      assign read      = read_i;
      assign advance   = read_i & ~stay_i;
    end else begin : fixed
      assign plastic   = 1'b0;
      assign plastic_o = 1'b0;
      assign read      = 1'b1;
      assign advance   = 1'b1;
      wire unused = |{plastic_classes_i, read_i, stay_i};
    end
  endgenerate
  assign take_o          = take;
  assign lookup_source_o = lookup_source_q;

  assign event_ready_o = ready;
  assign row_valid_o   = walk_q & read;
  assign row_source_o  = source_q;
  assign row_block_o   = block_q;
  assign row_class_o   = class_q;
  assign row_negative_o = negative_q;
  assign busy_o        = lookup_q | walk_q;
  assign host_rdata_o  = range;
endmodule
