// SPDX-License-Identifier: Apache-2.0
// The accumulators: exact sums that stop at the bounds, in every lane alike.
module bench;
  parameter LANES = 8;
  parameter BLOCKS = 4;
  `include "bench.vh"
  localparam LANE_BITS = LANES > 1 ? $clog2(LANES) : 1;
  localparam BLOCK_BITS = BLOCKS > 1 ? $clog2(BLOCKS) : 1;

  reg read = 0, add = 0, clear = 0;
  reg [BLOCK_BITS-1:0] block = 0;
  reg [LANES*8-1:0] weights = 0;
  reg [LANE_BITS-1:0] lane = 0;
  wire [15:0] value;
  accumulators #(.BLOCKS(BLOCKS), .LANES(LANES), .BLOCK_BITS(BLOCK_BITS), .LANE_BITS(LANE_BITS)) dut (
    .clk_i (clk), .read_i (read), .read_block_i (block), .add_i (add), .clear_i (clear), .write_block_i (block),
    .weights_i (weights), .lane_i (lane), .value_o (value)
  );

  integer expected [0:LANES*BLOCKS-1];
  integer i, n, w, bias;

  task access(input integer b, input integer adding, input integer clearing);
    begin
      block = b;
      read = 1; clocks(1);
      read = 0; add = adding; clear = clearing;
      clocks(1);
      add = 0; clear = 0;
    end
  endtask

  task deliver(input integer b);
    begin
      access(b, 1, 0);
      for (i = 0; i < LANES; i = i + 1) begin
        n = b * LANES + i;
        w = $signed(weights[i*8 +: 8]);
        expected[n] = expected[n] + w;
        if (expected[n] > 32767) expected[n] = 32767;
        if (expected[n] < -32768) expected[n] = -32768;
      end
    end
  endtask

  task compare(input integer b);
    begin
      access(b, 0, 0);
      for (i = 0; i < LANES; i = i + 1) begin
        lane = i; #1;
        check($signed(value) == expected[b*LANES+i], "the sum, or its bound");
      end
    end
  endtask

  integer trial, b;
  initial begin
    @(negedge rst);
    clocks(2);
    for (n = 0; n < LANES * BLOCKS; n = n + 1) expected[n] = 0;
    for (b = 0; b < BLOCKS; b = b + 1) access(b, 0, 1);

    group("random weights add up");
    for (trial = 0; trial < 400; trial = trial + 1) begin
      for (i = 0; i < LANES; i = i + 1) weights[i*8 +: 8] = random(255) - 127;
      b = random(BLOCKS);
      deliver(b);
      compare(b);
    end

    group("sums stop at 32,767 and at -32,768 and come back from there");
    for (bias = -1; bias <= 1; bias = bias + 2)
      for (trial = 0; trial < 700; trial = trial + 1) begin
        for (i = 0; i < LANES; i = i + 1) weights[i*8 +: 8] = random(8) == 0 ? random(255) - 127 : bias * (100 + random(28));
        deliver(trial % 2 == 0 ? 0 : BLOCKS - 1);
        if (trial % 20 == 19) begin compare(0); compare(BLOCKS - 1); end
      end

    group("a cleared block is zero, its neighbours are not touched");
    access(0, 0, 1);
    for (i = 0; i < LANES; i = i + 1) expected[i] = 0;
    for (b = 0; b < BLOCKS; b = b + 1) compare(b);
    finish;
  end
endmodule
