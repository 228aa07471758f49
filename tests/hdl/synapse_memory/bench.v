// SPDX-License-Identifier: Apache-2.0
// The skewed crossbar: what the host writes for (source, neuron) is what a row delivers to that neuron, whether a
// synapse has 8 bits or 16.
module bench;
  parameter NEURONS = 16;
  parameter SOURCES = 32;
  parameter LANES = 4;
  parameter FINE = 0;
  parameter TAGGED = 0;
  `include "bench.vh"
  localparam BLOCKS = NEURONS / LANES;
  localparam WIDE = FINE + TAGGED;
  localparam PAIRS = WIDE != 0 ? LANES : (LANES + 1) / 2;
  localparam SOURCE_BITS = $clog2(SOURCES);
  localparam BLOCK_BITS = BLOCKS > 1 ? $clog2(BLOCKS) : 1;
  localparam HOST_BITS = $clog2(SOURCES * BLOCKS) + (PAIRS > 1 ? $clog2(PAIRS) : 0);

  reg row = 0, host = 0, write = 0, negative = 0;
  reg [SOURCE_BITS-1:0] source = 0;
  reg [BLOCK_BITS-1:0] block = 0;
  reg [HOST_BITS-1:0] address = 0;
  reg [15:0] wdata = 0;
  wire [15:0] rdata;
  wire [LANES*8-1:0] weights;
  wire [LANES*3-1:0] delays;
  synapse_memory #(
    .SOURCES(SOURCES), .BLOCKS(BLOCKS), .LANES(LANES), .SOURCE_BITS(SOURCE_BITS), .BLOCK_BITS(BLOCK_BITS),
    .FINE(FINE), .TAGGED(TAGGED)
  ) dut (
    .clk_i (clk), .row_valid_i (row), .row_source_i (source), .row_block_i (block), .negative_i (negative),
    .weights_o (weights), .delays_o (delays),
    .host_i (host), .host_write_i (write), .host_address_i (address), .host_wdata_i (wdata), .host_rdata_o (rdata)
  );

  reg signed [7:0] matrix [0:SOURCES*NEURONS-1];
  reg [2:0] own [0:SOURCES*NEURONS-1];
  reg [7:0] bytes [0:SOURCES*BLOCKS*PAIRS*2-1];
  reg used [0:SOURCES*BLOCKS*PAIRS*2-1];
  integer s, n, i, place, lane, value, other, trial;

  initial begin
    @(negedge rst);
    clocks(2);

    group("each pair of source and neuron has a place of its own");
    for (i = 0; i < SOURCES * BLOCKS * PAIRS * 2; i = i + 1) used[i] = 0;
    for (s = 0; s < SOURCES; s = s + 1)
      for (n = 0; n < NEURONS; n = n + 1) begin
        lane = (n + s) % LANES;
        place = (s * BLOCKS + n / LANES) * PAIRS * 2 + lane * (1 + WIDE);
        check(!used[place], "the place was free");
        used[place] = 1;
        value = random(6) == 0 ? -128 : random(256) - 128;
        other = random(256);
        matrix[s*NEURONS+n] = value;
        own[s*NEURONS+n] = TAGGED != 0 ? other : 0;
        bytes[place] = FINE != 0 ? other : value;
        if (WIDE != 0) bytes[place+1] = FINE != 0 ? value : other;
      end
    host = 1;
    for (i = 0; i < SOURCES * BLOCKS * PAIRS; i = i + 1) begin
      address = i;
      wdata = {LANES > 1 || WIDE != 0 ? bytes[2*i+1] : 8'd0, bytes[2*i]};
      write = 1; clocks(1);
      write = 0;
    end

    group("the host reads what it wrote");
    for (trial = 0; trial < 200; trial = trial + 1) begin
      address = random(SOURCES * BLOCKS * PAIRS);
      clocks(1);
      check(rdata[7:0] == bytes[2*address], "low byte");
      if (LANES > 1 || WIDE != 0) check(rdata[15:8] == bytes[2*address+1], "high byte");
    end
    host = 0;

    group("a row comes in neuron order two clocks later, absent synapses as 0, negative ones as complement");
    for (trial = 0; trial < 500; trial = trial + 1) begin
      source = random(SOURCES);
      block = random(BLOCKS);
      s = source;
      place = block;
      row = 1; clocks(1);
      row = 0; source = random(SOURCES); block = random(BLOCKS);
      negative = random(2);
      clocks(1);
      for (i = 0; i < LANES; i = i + 1) begin
        value = matrix[s*NEURONS + place*LANES + i];
        if (value == -128) value = 0;
        check($signed(weights[i*8 +: 8]) == (negative ? -value - 1 : value), "the weight of this neuron");
        check(delays[i*3 +: 3] == own[s*NEURONS + place*LANES + i], "and its delay, 0 if it has none");
      end
    end
    finish;
  end
endmodule
