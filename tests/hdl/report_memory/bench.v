// SPDX-License-Identifier: Apache-2.0
// The neurons that are reported: the host writes them 16 a word, the scan reads them as wide as the events.
module bench;
  parameter NEURONS = 256;
  parameter WIDTH = 16;
  `include "bench.vh"
  localparam WORDS = (NEURONS + WIDTH - 1) / WIDTH;
  localparam WORD_BITS = WORDS > 1 ? $clog2(WORDS) : 1;
  localparam HOST_WORDS = (NEURONS + 15) / 16;

  reg read = 0, host = 0, write = 0;
  reg [WORD_BITS-1:0] word = 0;
  reg [WORD_BITS+$clog2(WIDTH)-5:0] host_word = 0;
  reg [15:0] wdata = 0;
  wire [WIDTH-1:0] reported;
  wire [15:0] rdata;
  report_memory #(.NEURONS(NEURONS), .WIDTH(WIDTH)) dut (
    .clk_i (clk), .read_i (read), .word_i (word), .rdata_o (reported), .host_i (host), .host_write_i (write),
    .host_word_i (host_word), .host_wdata_i (wdata), .host_rdata_o (rdata)
  );

  reg [WORDS*WIDTH-1:0] wanted;
  integer i, trial;
  initial begin
    @(negedge rst);
    clocks(2);

    group("the host writes 16 neurons at a time and reads them back");
    wanted = 0;
    host = 1;
    for (trial = 0; trial < 200; trial = trial + 1) begin
      i = random(HOST_WORDS);
      host_word = i; wdata = random(65536); wanted[i*16 +: 16] = wdata;
      write = 1; clocks(1); write = 0;
      i = random(HOST_WORDS);
      host_word = i; clocks(1);
      check(rdata == wanted[i*16 +: 16], "word i holds neurons 16 i to 16 i + 15");
    end
    host = 0;

    group("the scan reads whole words, and keeps the last one");
    for (trial = 0; trial < 200; trial = trial + 1) begin
      i = random(WORDS);
      word = i; read = 1; clocks(1);
      read = 0; word = random(WORDS); clocks(random(3));
      check(reported == wanted[i*WIDTH +: WIDTH], "all neurons of the word");
    end
    finish;
  end
endmodule
