// SPDX-License-Identifier: Apache-2.0
// The events of the coming tick, one bit a source, so that duplicates merge and order comes for free.
// Bits are set one at a time (read, then write: two clocks); the scan reads words and clears them;
// the host reads and writes words of 16. Its users take turns: the sequencer sees to that.
module event_memory #(
  parameter SOURCES = 512,
  parameter WIDTH = 16,                       // sources a word: 16 or 32
  parameter WORDS = (SOURCES + WIDTH - 1) / WIDTH,
  parameter WORD_BITS = WORDS > 1 ? $clog2(WORDS) : 1,
  parameter PLACE_BITS = $clog2(WIDTH),
  parameter SOURCE_BITS = WORD_BITS + PLACE_BITS,
  parameter HOST_BITS = SOURCE_BITS - 4
) (
  input  wire                 clk_i,
  input  wire                 rst_i,
  // one event: accepted at most every second clock
  input  wire                 set_i,
  input  wire [SOURCE_BITS-1:0] set_source_i,
  // scan: read a word, clear the word read before
  input  wire                 scan_i,
  input  wire                 scan_read_i,
  input  wire [WORD_BITS-1:0] scan_word_i,
  input  wire                 clear_i,
  input  wire [WORD_BITS-1:0] clear_word_i,
  // host
  input  wire                 host_i,
  input  wire                 host_write_i,
  input  wire [HOST_BITS-1:0] host_word_i,
  input  wire [15:0]          host_wdata_i,
  output wire [15:0]          host_rdata_o,
  output wire [WIDTH-1:0]     rdata_o,
  // second clock of a set: the write
  output wire                 setting_o
);
  reg                 setting_q;
  reg [SOURCE_BITS-1:0] source_q;
  always @(posedge clk_i) begin
    setting_q <= set_i & ~rst_i;
    source_q  <= set_source_i;
  end
  assign setting_o = setting_q;

  // A word of the host is all of a narrow word, or the lower or upper half of a wide one.
  wire [WORD_BITS-1:0] host_word = host_word_i[HOST_BITS-1 -: WORD_BITS];
  wire [1:0] host_half;
  generate
    if (WIDTH == 32) begin : wide
      assign host_half = host_word_i[0] ? 2'b10 : 2'b01;
      assign host_rdata_o = host_word_i[0] ? rdata_o[WIDTH-1 -: 16] : rdata_o[15:0];
    end else begin : narrow
      assign host_half = 2'b11;
      assign host_rdata_o = rdata_o;
    end
  endgenerate

  wire [WORD_BITS-1:0] other_word = host_i ? host_word : set_source_i[SOURCE_BITS-1:PLACE_BITS];
  wire [WORD_BITS-1:0] raddr = scan_i ? scan_word_i : other_word;
  wire [WORD_BITS-1:0] waddr = scan_i ? clear_word_i : setting_q ? source_q[SOURCE_BITS-1:PLACE_BITS] : host_word;

  wire [WIDTH-1:0] one     = {{(WIDTH-1){1'b0}}, 1'b1};
  wire [WIDTH-1:0] one_hot = setting_q ? one << source_q[PLACE_BITS-1:0] : {WIDTH{1'b0}};
  wire [WIDTH-1:0] written = host_i ? {(WIDTH/16){host_wdata_i}} : {WIDTH{1'b0}};
  wire [WIDTH-1:0] wdata   = setting_q ? rdata_o | one_hot : written;
  wire [1:0]       write   = {2{setting_q | clear_i}} | ({2{host_write_i}} & host_half);

  ram_1r1w #(.WIDTH(WIDTH), .DEPTH(WORDS), .GROUPS(2)) ram (
    .clk_i   (clk_i),
    .write_i (write),
    .waddr_i (waddr),
    .wdata_i (wdata),
    .read_i  (~scan_i | scan_read_i),
    .raddr_i (raddr),
    .rdata_o (rdata_o)
  );
endmodule
