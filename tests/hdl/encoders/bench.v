// SPDX-License-Identifier: Apache-2.0
// The encoders with their noise: who fires when, against the formulas; a neuron asks for noise in between.
module bench;
  parameter ENCODERS = 256;
  parameter NEURONS = 256;
  parameter SOURCES = 512;
  `include "bench.vh"
  localparam PLACE_BITS  = SOURCES > 512 ? 5 : 4;
  localparam SOURCE_BITS = $clog2(SOURCES);
  localparam NEURON_BITS = $clog2(NEURONS + 1);
  localparam COUNT_BITS  = $clog2(ENCODERS + 1);
  localparam INDEX_BITS  = ENCODERS > 1 ? $clog2(ENCODERS) : 1;

  reg start = 0, write = 0, turn = 0;
  reg [COUNT_BITS-1:0] count = 0;
  reg [NEURON_BITS-1:0] neurons = 0;
  reg [15:0] elapsed = 0, wdata = 0;
  reg [31:0] tick = 0;
  reg [63:0] state = 0;
  reg [INDEX_BITS-1:0] address = 0;
  wire busy, regular, fired, may;
  wire [SOURCE_BITS-1:0] source;
  wire [13:0] drive;
  wire [15:0] b16, rdata;
  encoders #(
    .ENCODERS(ENCODERS), .NEURONS(NEURONS), .SOURCE_BITS(SOURCE_BITS), .PLACE_BITS(PLACE_BITS)
  ) dut (
    .clk_i (clk), .rst_i (rst), .start_i (start), .encoders_i (count), .neurons_i (neurons), .elapsed_i (elapsed),
    .busy_o (busy), .source_o (source), .regular_o (regular), .drive_o (drive), .b16_i (b16), .turn_o (may), .fired_o (fired),
    .host_write_i (write), .host_address_i (address), .host_wdata_i (wdata), .host_rdata_o (rdata)
  );
  place_noise #(.PLACE_BITS(SOURCE_BITS)) noise (
    .clk_i (clk), .state_i (state), .place_i (turn ? {SOURCE_BITS{1'b1}} : source), .other_place_i (turn ? {SOURCE_BITS{1'b1}} : source), .lend_i (1'b0), .left_i (8'd0), .right_i (7'd0), .byte_o (), .product_o (), .regular_i (regular),
    .drive_i (drive), .tick_i (tick[13:0]), .b16_o (b16)
  );

  function [15:0] half(input [63:0] h, input integer i);
    integer k;
    begin
      half = h & 65535;
      for (k = 0; k < 16; k = k + 1)
        if (i >> k & 1) half = half ^ ((h >> (16 + k)) & 65535);
    end
  endfunction

  reg [15:0] words [0:ENCODERS-1];
  reg [SOURCES-1:0] wanted, seen;
  integer trial, i, s, clock, first;
  reg [15:0] w, b;
  reg [31:0] phase;
  reg fires;

  task put(input integer i, input [15:0] value);
    begin
      address = i; wdata = value; clocks(2);
      write = 1; clocks(1); write = 0;
      words[i] = value;
    end
  endtask

  task walk;
    begin
      first = ((neurons + (1 << PLACE_BITS) - 1) >> PLACE_BITS) << PLACE_BITS;
      wanted = 0; seen = 0;
      for (i = 0; i < count; i = i + 1) begin
        w = words[i];
        s = first + i;
        b = half(state, s) * (half({state[31:0], state[63:32]}, s) | 16'd1);
        phase = (w[13:0] * (tick + 32'd1)) & 32'd16383;
        case (w[15:14])
          2'd0: fires = 0;
          2'd1: fires = b[15:2] < w[13:0];
          2'd2: fires = phase < w[13:0];
          2'd3: fires = elapsed == w[13:0];
        endcase
        if (fires) wanted[s] = 1'b1;
      end
      address = $random(seed);
      start = 1; clocks(1); start = 0;
      clock = 0;
      while (busy) begin
        turn = ~clock[0];       // a neuron's turn in every even clock
        #1;
        check(may == (clock % 2 == 0 && clock != 0), "even clocks are an encoder's turn");
        if (fired) begin
          check(clock % 2 == 0, "encoders fire in even clocks");
          check(!seen[source], "once");
          seen[source] = 1'b1;
        end
        clocks(1);
        clock = clock + 1;
      end
      check(seen == wanted, "those fire that should");
      check(clock == (count == 0 ? 0 : 2 * count + 1), "two clocks an encoder, and one");
    end
  endtask

  initial begin
    @(negedge rst);
    clocks(2);
    group("what the host wrote is there");
    for (i = 0; i < ENCODERS; i = i + 1) put(i, $random(seed));
    for (i = 0; i < ENCODERS; i = i + 1) begin
      address = i; clocks(3);
      check(rdata == words[i], "the word");
    end

    group("random drives, sizes and times");
    for (trial = 0; trial < 60; trial = trial + 1) begin
      state = {$random(seed), $random(seed)};
      tick = random(4) ? $random(seed) : -1;
      elapsed = random(3) ? random(20) : $random(seed);
      neurons = random(4) ? random(NEURONS + 1) : NEURONS;
      count = random(4) ? random(ENCODERS + 1) : trial % 3 ? ENCODERS : 0;
      for (i = random(ENCODERS + 1); i > 0; i = i - 1) begin
        w = $random(seed);
        case (random(4))
          0: w[13:0] = elapsed;
          1: w[13:0] = random(2) ? 14'h3FFF : 14'd0;
          2: w[13:0] = random(200);
          default: ;
        endcase
        put(random(ENCODERS), w);
      end
      walk;
      clocks(random(5));
    end
    finish;
  end
endmodule
