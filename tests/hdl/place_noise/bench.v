// SPDX-License-Identifier: Apache-2.0
// Noise of a place against its definition, and the regular encoder's product through the same multiplier.
module bench;
  parameter PLACE_BITS = 9;
  `include "bench.vh"
  reg [63:0] state = 0;
  reg [PLACE_BITS-1:0] place = 0;
  reg regular = 0;
  reg [13:0] drive = 0, tick = 0;
  wire [15:0] b16;
  place_noise #(.PLACE_BITS(PLACE_BITS)) dut (
    .clk_i (clk), .state_i (state), .place_i (place), .other_place_i (place), .lend_i (1'b0), .left_i (8'd0), .right_i (7'd0), .byte_o (), .product_o (), .regular_i (regular), .drive_i (drive), .tick_i (tick), .b16_o (b16)
  );

  function [15:0] half(input [63:0] h, input integer i);
    integer k;
    begin
      half = h & 65535;
      for (k = 0; k < 16; k = k + 1)
        if (i >> k & 1) half = half ^ ((h >> (16 + k)) & 65535);
    end
  endfunction
  function [15:0] wanted(input [63:0] h, input integer i);
    wanted = half(h, i) * (half((h >> 32) | (h << 32), i) | 1);
  endfunction

  integer trial, last;
  initial begin
    @(negedge rst);
    group("every place of a random state");
    state = {$random(seed), $random(seed)};
    for (trial = 0; trial < (1 << PLACE_BITS); trial = trial + 1) begin
      place = trial; clocks(1);
      check(b16 == wanted(state, trial), "b16");
    end

    group("random states and places, one a clock");
    for (trial = 0; trial < 1000; trial = trial + 1) begin
      state = {$random(seed), $random(seed)};
      place = $random(seed);
      last = place;
      clocks(1);
      place = $random(seed);
      #1;
      check(b16 == wanted(state, last), "b16 is that of the place of the clock before");
    end

    group("regular: four times drive times tick");
    regular = 1;
    for (trial = 0; trial < 1000; trial = trial + 1) begin
      drive = $random(seed); tick = $random(seed); place = $random(seed); state = {$random(seed), $random(seed)};
      clocks(1);
      check(b16 == ((drive * tick * 4) & 65535), "the product");
    end
    finish;
  end
endmodule
