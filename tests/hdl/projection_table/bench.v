// SPDX-License-Identifier: Apache-2.0
// The projection words: what the host writes for a class and a block is what a row of the two is told one clock later.
module bench;
  parameter BLOCK_BITS = 3;
  parameter EXPONENT_BITS = 2;
  parameter DELAY_BITS = 3;
  parameter POLARITY = 1;
  parameter TWO = 1;
  parameter DIVISIVE = 1;
  `include "bench.vh"
  localparam SHIFT_BITS = EXPONENT_BITS > 0 ? EXPONENT_BITS : 1;
  localparam SLOT_BITS = DELAY_BITS > 0 ? DELAY_BITS : 1;
  localparam WORDS = 8 << BLOCK_BITS;

  reg read = 0, host = 0, write = 0;
  reg [2:0] class = 0;
  reg [BLOCK_BITS-1:0] block = 0;
  reg [BLOCK_BITS+2:0] address = 0;
  reg [15:0] wdata = 0;
  wire [SHIFT_BITS-1:0] exponent;
  wire [SLOT_BITS-1:0] delay;
  wire negative, second, divisive, enable;
  wire [15:0] rdata;
  projection_table #(
    .BLOCK_BITS(BLOCK_BITS), .EXPONENT_BITS(EXPONENT_BITS), .DELAY_BITS(DELAY_BITS), .POLARITY(POLARITY),
    .TWO(TWO), .DIVISIVE(DIVISIVE)
  ) dut (
    .clk_i (clk), .read_i (read), .class_i (class), .block_i (block), .exponent_o (exponent), .delay_o (delay),
    .negative_o (negative), .enable_o (enable), .second_o (second), .divisive_o (divisive), .host_i (host), .host_write_i (write), .host_address_i (address),
    .host_wdata_i (wdata), .host_rdata_o (rdata)
  );

  reg [15:0] words [0:WORDS-1];
  reg [15:0] word;
  integer i, trial;
  initial begin
    @(negedge rst);
    clocks(2);

    group("the host reads the fields that it wrote, and nothing beyond them");
    host = 1;
    for (i = 0; i < WORDS; i = i + 1) begin
      address = i; wdata = random(65536); words[i] = wdata;
      write = 1; clocks(1); write = 0;
    end
    for (trial = 0; trial < 200; trial = trial + 1) begin
      address = random(WORDS);
      clocks(1);
      check(rdata == (words[address] & 16'h03FF), "ten bits");
    end
    host = 0;

    group("a row is told exponent, delay, sign, receptor and enable of its class and block, until the next");
    for (trial = 0; trial < 400; trial = trial + 1) begin
      class = random(8); block = random(1 << BLOCK_BITS);
      word = words[{class, block}];
      read = 1; clocks(1);
      read = 0; class = random(8); block = random(1 << BLOCK_BITS);
      for (i = 0; i < 2; i = i + 1) begin
        check(exponent == (EXPONENT_BITS > 0 ? word[SHIFT_BITS-1:0] : 0), "exponent, as far as the build has it");
        check(delay == (DELAY_BITS > 0 ? word[3 +: SLOT_BITS] : 0), "delay, as far as the build has it");
        check(negative == (POLARITY != 0 ? word[8] : 0), "sign, if the build has it");
        check(enable == word[9], "enable");
        check(second == (TWO != 0 && word[7:6] == 1), "second receptor, if the build has it");
        check(divisive == (DIVISIVE != 0 && word[7:6] == 2), "divisive receptor, if the build has it");
        clocks(1);
      end
    end
    finish;
  end
endmodule
