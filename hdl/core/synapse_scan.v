// SPDX-License-Identifier: Apache-2.0
// Walks the occupied blocks of each source that has an event, one block a clock, and leaves one clock
// between two sources: that is what keeps two accesses to one accumulator two clocks apart.
// While a source is walked the range of the next one is already looked up. The class of the source and the sign of
// its event go with each row.
module synapse_scan #(
  parameter SOURCES = 512,
  parameter SOURCE_BITS = 9,
  parameter BLOCK_BITS = 5
) (
  input  wire                   clk_i,
  input  wire                   rst_i,
  // events
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
  wire take = lookup_q & ~walk_q;
  wire ready = ~lookup_q | take;
  wire accept = event_valid_i & ready;

  ram_1r1w #(.WIDTH(16), .DEPTH(SOURCES)) ranges (
    .clk_i   (clk_i),
    .write_i (host_write_i),
    .waddr_i (host_source_i),
    .wdata_i (host_wdata_i),
    .read_i  (accept | host_i),
    .raddr_i (host_i ? host_source_i : event_source_i),
    .rdata_o (range)
  );

  always @(posedge clk_i) begin
    if (accept) begin
      lookup_source_q   <= event_source_i;
      lookup_negative_q <= event_negative_i;
    end
    if (take) begin
      source_q   <= lookup_source_q;
      negative_q <= lookup_negative_q;
      class_q    <= range[NC_RANGE_SOURCE_CLASS_LOW +: 3];
      block_q  <= range[NC_RANGE_FIRST_BLOCK_LOW +: BLOCK_BITS];
      last_q   <= range[NC_RANGE_LAST_BLOCK_LOW +: BLOCK_BITS];
    end else begin
      block_q  <= block_q + {{(BLOCK_BITS-1){1'b0}}, 1'b1};
    end
    if (rst_i) begin
      lookup_q <= 1'b0;
      walk_q   <= 1'b0;
    end else begin
      if (ready) lookup_q <= event_valid_i;
      if (take)  walk_q   <= range[NC_RANGE_OCCUPIED_LOW];
      else       walk_q   <= walk_q & (block_q != last_q);
    end
  end

  assign event_ready_o = ready;
  assign row_valid_o   = walk_q;
  assign row_source_o  = source_q;
  assign row_block_o   = block_q;
  assign row_class_o   = class_q;
  assign row_negative_o = negative_q;
  assign busy_o        = lookup_q | walk_q;
  assign host_rdata_o  = range;
endmodule
