// SPDX-License-Identifier: Apache-2.0
// The noise bytes of the lanes against the definition of the byte of a place (s, n): rows, columns, rounding to the
// nearest, and bytes that stay for the second trace of a place.
module bench;
  parameter LANES = 4;
  parameter SHARED = 0;
  parameter SOURCE_BITS = 9;
  parameter NEURON_BITS = 8;
  `include "bench.vh"
  reg [63:0] state = 0;
  reg [SOURCE_BITS-1:0] source = 0;
  reg [NEURON_BITS-1:0] neuron = 0;
  reg [7:0] base = 0;
  reg again = 0, along = 0, nearest = 0;
  wire [LANES*8-1:0] bytes;
  learning_noise #(.LANES(LANES), .SHARED(SHARED), .SOURCE_BITS(SOURCE_BITS), .NEURON_BITS(NEURON_BITS)) dut (
    .clk_i (clk), .state_i (state), .source_i (source), .neuron_i (neuron), .base_i (base), .again_i (again),
    .along_sources_i (along), .nearest_i (nearest), .bytes_o (bytes)
  );

  // A of a source: of the state as it is; B of a neuron: of the state turned by 32.
  function [7:0] word(input [63:0] h, input integer number);
    integer k;
    reg [63:0] window;
    begin
      word = h[7:0];
      for (k = 0; k < 16; k = k + 1) begin
        window = h >> (16 + k);
        if (number >> k & 1) word = word ^ window[7:0];
      end
    end
  endfunction
  function [7:0] wanted(input integer s, input integer n);
    wanted = word(state, s) ^ word({state[31:0], state[63:32]}, n);
  endfunction

  // Numbers of one parity lie two apart, and lane 0 at the beginning of a group.
  task place;
    begin
      along = random(2);
      source = $random(seed);
      neuron = $random(seed);
      if (along) source = source & ~((2 * LANES) - 1) | random(2);
      else       neuron = neuron & ~((2 * LANES) - 1) | random(2);
    end
  endtask

  task step;
    begin
      clocks(1);
      base = wanted(source, neuron);     // what place_noise would say of lane 0
      clocks(1);
    end
  endtask

  integer trial, j;
  reg [LANES*8-1:0] kept;
  initial begin
    @(negedge rst);
    group("each lane has the byte of its own place, in rows and in columns");
    for (trial = 0; trial < 4000; trial = trial + 1) begin
      state = {$random(seed), $random(seed)};
      place;
      step;
      for (j = 0; j < LANES; j = j + 1)
        check(bytes[j*8 +: 8] === (along ? wanted(source + 2 * j, neuron) : wanted(source, neuron + 2 * j)), "the byte");
    end

    group("nearest is 128 in every lane");
    for (trial = 0; trial < 200; trial = trial + 1) begin
      place;
      nearest = 1;
      step;
      for (j = 0; j < LANES; j = j + 1) check(bytes[j*8 +: 8] === 8'd128, "half a unit");
    end
    nearest = 0;

    group("the second trace of a place has the byte of the first");
    for (trial = 0; trial < 500; trial = trial + 1) begin
      state = {$random(seed), $random(seed)};
      place;
      step;
      kept = bytes;
      again = 1; base = $random(seed); place;
      clocks(1);
      again = 0;
      check(bytes === kept, "the same bytes");
    end
    finish;
  end
endmodule
