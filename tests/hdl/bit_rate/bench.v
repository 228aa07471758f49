// SPDX-License-Identifier: Apache-2.0
// The length of a bit: that of the build, what a host sets, and back after fifteen bytes without stop bits.
module bench;
  parameter DIVIDER = 24;
  `include "bench.vh"

  localparam COUNT_BITS = $clog2(DIVIDER);
  reg set = 1'b0, valid = 1'b0, bad = 1'b0, reset = 1'b0;
  reg [7:0] value = 8'd0;
  wire [COUNT_BITS-1:0] last;
  bit_rate #(.DIVIDER(DIVIDER)) dut (
    .clk_i (clk), .rst_i (rst | reset), .set_i (set), .value_i (value),
    .byte_valid_i (valid), .byte_bad_i (bad), .last_o (last)
  );

  task give(input [7:0] clocks_less_one);
    begin
      value = clocks_less_one;
      set = 1'b1;
      clocks(1);
      set = 1'b0;
    end
  endtask

  task bytes(input integer count, input good);
    repeat (count) begin
      valid = good;
      bad = ~good;
      clocks(1);
      valid = 1'b0;
      bad = 1'b0;
      clocks(1 + random(4));
    end
  endtask

  integer i, first;
  initial begin
    @(negedge rst);
    #1;
    first = DIVIDER - 1;
    group("it begins as the build has it");
    check(last == first, "after reset");

    group("a host sets it, and what the build has no bits for is ignored");
    for (i = 0; i < 256; i = i + 1) begin
      give(i);
      check(last == (i & ((1 << COUNT_BITS) - 1)), "set");
    end
    reset = 1'b1;
    clocks(1);
    reset = 1'b0;
    check(last == first, "a reset brings it back");

    group("fourteen bytes without stop bits change nothing, one good byte starts the count anew");
    give(8'd3);
    for (i = 0; i < 20; i = i + 1) begin
      bytes(random(15), 1'b0);
      bytes(1 + random(3), 1'b1);
      check(last == 3, "kept");
    end

    group("fifteen in a row bring the first one back, at once and for good");
    for (i = 15; i < 40; i = i + 5) begin
      give(8'd3);
      check(last == 3, "set");
      bytes(14, 1'b0);
      check(last == 3, "not yet");
      bytes(i - 14, 1'b0);
      clocks(2);
      check(last == first, "back");
      give(8'd3);
      check(last == first, "nothing is set in the middle of a break");
      bytes(1, 1'b1);
      check(last == first, "after it");
    end
    finish;
  end
endmodule
