// SPDX-License-Identifier: Apache-2.0
// The events of the coming tick, one bit a source, so that duplicates merge and order comes for free.
// Bits are set one at a time (read, then write: two clocks); the scan reads words and clears them;
// the host reads and writes words of 16. Its users take turns: the sequencer sees to that.
// Where neurons are bipolar a second half of each word holds the signs, 1 for negative. Of several events of a source
// one negative makes the merged one negative, so that their order does not matter. What clears events clears their
// signs, and a word of events that the host writes is positive until it writes its signs.
// Builds that learn keep the events of the tick under way beside those of the coming one: two halves, chosen by half_i.
module event_memory #(
  parameter SOURCES = 512,
  parameter WIDTH = 16,                       // sources a word: 16 or 32
  parameter SIGNS = 0,                        // events have signs
  parameter TWICE = 0,                        // two halves
  parameter WORDS = (SOURCES + WIDTH - 1) / WIDTH,
  parameter WORD_BITS = WORDS > 1 ? $clog2(WORDS) : 1,
  parameter PLACE_BITS = $clog2(WIDTH),
  parameter SOURCE_BITS = WORD_BITS + PLACE_BITS,
  parameter HOST_BITS = SOURCE_BITS - 4
) (
  input  wire                 clk_i,
  input  wire                 rst_i,
  input  wire                 half_i,         // that all accesses mean
  // one event: accepted at most every second clock
  input  wire                 set_i,
  input  wire [SOURCE_BITS-1:0] set_source_i,
  input  wire                 set_negative_i,
  // scan: read a word, clear the word read before
  input  wire                 scan_i,
  input  wire                 scan_read_i,
  input  wire [WORD_BITS-1:0] scan_word_i,
  input  wire                 clear_i,
  input  wire [WORD_BITS-1:0] clear_word_i,
  // host
  input  wire                 host_i,
  input  wire                 host_write_i,
  input  wire                 host_write_signs_i,
  input  wire [HOST_BITS-1:0] host_word_i,
  input  wire [15:0]          host_wdata_i,
  output wire [15:0]          host_rdata_o,
  output wire [15:0]          host_signs_o,
  output wire [WIDTH-1:0]     rdata_o,
  output wire [WIDTH-1:0]     signs_o,
  // second clock of a set: the write
  output wire                 setting_o
);
  localparam HALVES = WIDTH / 16;

  reg                 setting_q;
  reg [SOURCE_BITS-1:0] source_q;
  reg                 negative_q;
  always @(posedge clk_i) begin
    setting_q <= set_i & ~rst_i;
    source_q  <= set_source_i;
    negative_q <= set_negative_i;
  end
  assign setting_o = setting_q;

  // A word of the host is all of a narrow word, or the lower or upper half of a wide one.
  wire [WORD_BITS-1:0] host_word = host_word_i[HOST_BITS-1 -: WORD_BITS];
  wire [HALVES-1:0] host_half;
  generate
    if (HALVES == 2) begin : wide
      assign host_half = host_word_i[0] ? 2'b10 : 2'b01;
      assign host_rdata_o = host_word_i[0] ? rdata_o[WIDTH-1 -: 16] : rdata_o[15:0];
      assign host_signs_o = host_word_i[0] ? signs_o[WIDTH-1 -: 16] : signs_o[15:0];
    end else begin : narrow
      assign host_half = 1'b1;
      assign host_rdata_o = rdata_o;
      assign host_signs_o = signs_o;
    end
  endgenerate

  wire [WORD_BITS-1:0] other_word = host_i ? host_word : set_source_i[SOURCE_BITS-1:PLACE_BITS];
  wire [WORD_BITS-1:0] raddr = scan_i ? scan_word_i : other_word;
  wire [WORD_BITS-1:0] waddr = scan_i ? clear_word_i : setting_q ? source_q[SOURCE_BITS-1:PLACE_BITS] : host_word;

  wire [WIDTH-1:0] one     = {{(WIDTH-1){1'b0}}, 1'b1};
  wire [WIDTH-1:0] one_hot = setting_q ? one << source_q[PLACE_BITS-1:0] : {WIDTH{1'b0}};
  wire [WIDTH-1:0] written = host_i ? {(WIDTH/16){host_wdata_i}} : {WIDTH{1'b0}};
  wire [WIDTH-1:0] wdata   = setting_q ? rdata_o | one_hot : written;
  wire [HALVES-1:0] write  = {HALVES{setting_q | clear_i}} | ({HALVES{host_write_i}} & host_half);
  wire read = ~scan_i | scan_read_i;

  localparam RAM_BITS = WORD_BITS + (TWICE != 0 ? 1 : 0);
  wire [RAM_BITS-1:0] ram_raddr, ram_waddr;
  generate
    if (TWICE != 0) begin : twice
      assign ram_raddr = {half_i, raddr};
      assign ram_waddr = {half_i, waddr};
    end else begin : once
      assign ram_raddr = raddr;
      assign ram_waddr = waddr;
      wire unused = half_i;
    end
  endgenerate
  ram_1r1w #(.WIDTH(WIDTH), .DEPTH(TWICE != 0 ? 2 << WORD_BITS : WORDS), .GROUPS(HALVES), .ADDRESS_WIDTH(RAM_BITS)) ram (
    .clk_i   (clk_i),
    .write_i (write),
    .waddr_i (ram_waddr),
    .wdata_i (wdata),
    .read_i  (read),
    .raddr_i (ram_raddr),
    .rdata_o (rdata_o)
  );

  wire [HALVES-1:0] sign_write = write | ({HALVES{host_write_signs_i & (SIGNS != 0)}} & host_half);
  generate
    if (SIGNS != 0) begin : signed_events
      wire [WIDTH-1:0] new_signs = setting_q ? signs_o | (one_hot & {WIDTH{negative_q}})
                                             : written & {WIDTH{host_write_signs_i}};
      ram_1r1w #(.WIDTH(WIDTH), .DEPTH(TWICE != 0 ? 2 << WORD_BITS : WORDS), .GROUPS(HALVES), .ADDRESS_WIDTH(RAM_BITS)) signs (
        .clk_i   (clk_i),
        .write_i (sign_write),
        .waddr_i (ram_waddr),
        .wdata_i (new_signs),
        .read_i  (read),
        .raddr_i (ram_raddr),
        .rdata_o (signs_o)
      );
    end else begin : unsigned_events
      assign signs_o = {WIDTH{1'b0}};
      wire unused = negative_q | (|sign_write);
    end
  endgenerate
endmodule
