// SPDX-License-Identifier: Apache-2.0
// The events of the coming tick, one bit a source, so that duplicates merge and order comes for free.
// Bits are set one at a time (read, then write: two clocks); the scan reads words and clears them;
// the host reads and writes words. Its users take turns: the sequencer sees to that.
module event_memory #(
  parameter SOURCES = 512,
  parameter WORDS = (SOURCES + 15) / 16,
  parameter WORD_BITS = WORDS > 1 ? $clog2(WORDS) : 1
) (
  input  wire                 clk_i,
  input  wire                 rst_i,
  // one event: accepted at most every second clock
  input  wire                 set_i,
  input  wire [WORD_BITS+3:0] set_source_i,
  // scan: read a word, clear the word read before
  input  wire                 scan_i,
  input  wire                 scan_read_i,
  input  wire [WORD_BITS-1:0] scan_word_i,
  input  wire                 clear_i,
  input  wire [WORD_BITS-1:0] clear_word_i,
  // host
  input  wire                 host_i,
  input  wire                 host_write_i,
  input  wire [WORD_BITS-1:0] host_word_i,
  input  wire [15:0]          host_wdata_i,
  output wire [15:0]          rdata_o,
  // second clock of a set: the write
  output wire                 setting_o
);
  reg                 setting_q;
  reg [WORD_BITS+3:0] source_q;
  always @(posedge clk_i) begin
    setting_q <= set_i & ~rst_i;
    source_q  <= set_source_i;
  end
  assign setting_o = setting_q;

  wire [WORD_BITS-1:0] other_word = host_i ? host_word_i : set_source_i[WORD_BITS+3:4];
  wire [WORD_BITS-1:0] raddr = scan_i ? scan_word_i : other_word;
  wire [WORD_BITS-1:0] waddr = scan_i ? clear_word_i : setting_q ? source_q[WORD_BITS+3:4] : host_word_i;

  wire [15:0] one_hot = setting_q ? 16'd1 << source_q[3:0] : 16'd0;
  wire [15:0] written = host_i ? host_wdata_i : 16'd0;
  wire [15:0] wdata   = setting_q ? rdata_o | one_hot : written;

  ram_1r1w #(.WIDTH(16), .DEPTH(WORDS)) ram (
    .clk_i   (clk_i),
    .write_i (setting_q | clear_i | host_write_i),
    .waddr_i (waddr),
    .wdata_i (wdata),
    .read_i  (~scan_i | scan_read_i),
    .raddr_i (raddr),
    .rdata_o (rdata_o)
  );
endmodule
