// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/synapse_scan.v where nothing learns. What a user may rely on: an event reaches every occupied block of its
// source once, ascending, with its own class and sign, and no other block; and no two rows that come in a row are of one block,
// so that an accumulator is written before it is read again: read, add and write need no forwarding, and no weight is lost.
module synapse_scan_proof #(
  parameter SOURCES = 4,
  parameter BLOCK_BITS = 2,
  parameter SOURCE_BITS = $clog2(SOURCES)
) (
  input  wire                   clk_i,
  input  wire                   rst_i,
  input  wire                   event_valid_i,
  input  wire [SOURCE_BITS-1:0] event_source_i,
  input  wire                   event_negative_i,
  input  wire                   host_write_i,
  input  wire [SOURCE_BITS-1:0] host_source_i,
  input  wire [15:0]            host_wdata_i,
  output reg  [2:0]             bad_o
);
  `include "neurocore_registers.vh"
  reg begun = 1'b0;
  wire ready, row, negative, busy, take;
  wire [SOURCE_BITS-1:0] source, lookup;
  wire [BLOCK_BITS-1:0] block;
  wire [2:0] class_of;
  wire [15:0] unused_range;
  wire plastic;
  // Ranges hold anything until they are written. The host writes while nothing is delivered, and no block comes after the last.
  reg [SOURCES-1:0] written = {SOURCES{1'b0}};
  wire valid = event_valid_i & begun & ~rst_i & written[event_source_i];
  wire [BLOCK_BITS-1:0] first_new = host_wdata_i[NC_RANGE_FIRST_BLOCK_LOW +: BLOCK_BITS];
  wire [BLOCK_BITS-1:0] last_new  = host_wdata_i[NC_RANGE_LAST_BLOCK_LOW +: BLOCK_BITS];
  wire host  = ~busy & ~valid;
  wire write = host_write_i & host & first_new <= last_new;
  synapse_scan #(.SOURCES(SOURCES), .SOURCE_BITS(SOURCE_BITS), .BLOCK_BITS(BLOCK_BITS), .LEARNING(0)) dut (
    .clk_i (clk_i), .rst_i (rst_i | ~begun), .delivering_i (~host), .feed_valid_i (1'b0), .feed_source_i ({SOURCE_BITS{1'b0}}),
    .event_valid_i (valid), .event_source_i (event_source_i), .event_negative_i (event_negative_i), .event_ready_o (ready),
    .row_valid_o (row), .row_source_o (source), .row_block_o (block), .row_class_o (class_of), .row_negative_o (negative),
    .busy_o (busy), .hold_i (1'b0), .sweep_i (1'b0), .column_i (1'b0), .column_block_i ({BLOCK_BITS{1'b0}}),
    .plastic_classes_i (8'd0), .read_i (1'b0), .stay_i (1'b0), .plastic_o (plastic), .take_o (take), .lookup_source_o (lookup),
    .host_i (host), .host_write_i (write), .host_source_i (host_source_i), .host_wdata_i (host_wdata_i), .host_rdata_o (unused_range)
  );

  // What was written, and the events that wait: one that is looked up, one that is walked.
  reg [15:0] ranges [0:SOURCES-1];
  reg waits = 1'b0, walks = 1'b0;
  reg [SOURCE_BITS-1:0] waiting, walked;
  reg waiting_negative, walked_negative;
  reg [BLOCK_BITS:0] next = 0;                    // block that is to come
  reg row_before = 1'b0;
  reg [BLOCK_BITS-1:0] block_before;
  wire [15:0] range = ranges[walked];
  wire occupied = range[NC_RANGE_OCCUPIED_LOW];
  wire [BLOCK_BITS-1:0] last = range[NC_RANGE_LAST_BLOCK_LOW +: BLOCK_BITS];
  wire [15:0] following = ranges[waiting];
  initial bad_o = 3'd0;
  always @(posedge clk_i) begin
    begun <= 1'b1;
    if (write) begin
      ranges[host_source_i]  <= host_wdata_i;
      written[host_source_i] <= 1'b1;
    end
    row_before   <= row;
    block_before <= block;
    if (rst_i | ~begun) begin
      waits <= 1'b0;
      walks <= 1'b0;
    end else begin
      if (valid & ready) begin
        waiting          <= event_source_i;
        waiting_negative <= event_negative_i;
      end
      waits <= (valid & ready) | (waits & ~take);
      if (take) begin
        walked          <= waiting;
        walked_negative <= waiting_negative;
        next            <= {1'b0, following[NC_RANGE_FIRST_BLOCK_LOW +: BLOCK_BITS]};
        walks           <= following[NC_RANGE_OCCUPIED_LOW];
      end else if (row) begin
        next  <= next + 1'b1;
        walks <= block != last;
      end
      bad_o[0] <= row & row_before & block == block_before;
      bad_o[1] <= row & (~walks | ~occupied | source != walked | negative != walked_negative | {1'b0, block} != next | class_of != range[NC_RANGE_SOURCE_CLASS_LOW +: 3]);
      // Nothing is forgotten: what waits is taken, what is walked goes on to its end.
      bad_o[2] <= (take & walks) | (take & ~waits) | (walks & ~row) | (~busy & (waits | walks));
    end
  end
endmodule
