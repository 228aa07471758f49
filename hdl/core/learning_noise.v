// SPDX-License-Identifier: Apache-2.0
// Noise bytes of H neighbouring places of one parity: (s, n + 2j) or (s + 2j, n), j from 0 to H - 1. The byte of (s, n)
// is an XOR of windows of the state H that the bits of s and n select. The places are given two clocks before the bytes;
// lanes differ in the windows of the bits that count them, so they cost an XOR or two each.
module learning_noise #(
  parameter LANES = 4,                          // H, a power of two
  parameter SHARED = 1,                         // the byte of lane 0 is worked out by place_noise
  parameter SOURCE_BITS = 9,
  parameter NEURON_BITS = 8
) (
  input  wire                   clk_i,
  input  wire [63:0]            state_i,        // H
  input  wire [SOURCE_BITS-1:0] source_i,       // of lane 0
  input  wire [NEURON_BITS-1:0] neuron_i,
  // one clock later
  input  wire [7:0]             base_i,         // of lane 0, in builds that share
  input  wire                   again_i,        // the bytes stay
  input  wire                   along_sources_i,   // lanes are sources
  input  wire                   nearest_i,      // 128 instead
  // another clock later
  output wire [LANES*8-1:0]     bytes_o
);
  localparam LANE_BITS = $clog2(LANES);
  wire [63:0] turned = {state_i[31:0], state_i[63:32]};

  wire [7:0] base;
  genvar j;
  generate
    if (SHARED != 0) begin : shared
      assign base = base_i;
      wire unused = |{source_i, neuron_i};
    end else begin : own
      reg [7:0] place, place_q;
      integer k;
      always @* begin
        place = state_i[7:0] ^ turned[7:0];
        for (k = 0; k < SOURCE_BITS; k = k + 1)
          if (source_i[k]) place = place ^ state_i[16+k +: 8];
        for (k = 0; k < NEURON_BITS; k = k + 1)
          if (neuron_i[k]) place = place ^ turned[16+k +: 8];
      end
      always @(posedge clk_i) place_q <= place;
      assign base = place_q;
      wire unused = |base_i;
    end
    for (j = 0; j < LANES; j = j + 1) begin : lane
      localparam [LANE_BITS:0] NUMBER = j;
      reg [7:0] difference;
      integer b;
      always @* begin
        difference = 8'd0;
        for (b = 0; b < LANE_BITS; b = b + 1)
          if (NUMBER[b]) difference = difference ^ (along_sources_i ? state_i[17+b +: 8] : turned[17+b +: 8]);
      end
      reg [7:0] byte_q;
      always @(posedge clk_i)
        if (nearest_i)     byte_q <= 8'h80;
        else if (~again_i) byte_q <= base ^ difference;
      assign bytes_o[j*8 +: 8] = byte_q;
    end
  endgenerate
  wire unused = |{state_i, turned};
endmodule
