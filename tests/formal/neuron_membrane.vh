// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/neuron_membrane.v, which includes this page where it is proven. What a user may rely on, for all
// inputs: the membrane is max(v_min * 256, sat(trunc(v * keep_v / 4096) + u * 2^b + bias * 256 + noise)), and never wraps.

  localparam PLAIN = 44;
  localparam signed [PLAIN-1:0] MOST = (1 << (MEMBRANE_WIDTH - 1)) - 1;
  reg begun = 1'b0, known = 1'b0, full = 1'b0, taken;
  reg [2:0] shift_before;
  reg signed [PLAIN-1:0] plain_driven, expected;
  wire signed [36:0] plain_product = product_i;
  // Toward zero: a negative one is rounded up.
  wire signed [PLAIN-1:0] plain_kept = (plain_product + (plain_product < 0 ? 4095 : 0)) >>> 12;
  wire signed [CURRENT_WIDTH-1:0] plain_current = current_i;
  wire signed [15:0] plain_bias = bias_i;
  wire signed [15:0] plain_floor = v_min_i;
  wire signed [14:0] plain_noise = noise_i;
  wire signed [PLAIN-1:0] plain_sum = NOISE != 0 ? plain_driven + plain_noise : plain_driven;
  wire signed [PLAIN-1:0] saturated = plain_sum > MOST ? MOST : plain_sum < ~MOST ? ~MOST : plain_sum;
  wire signed [PLAIN-1:0] floor_wide = plain_floor <<< 8;
  // Of a membrane that is narrower than the floor's word the floor is bounded as well.
  wire signed [PLAIN-1:0] floor_within = floor_wide > MOST ? MOST - 255 : floor_wide < ~MOST ? ~MOST : floor_wide;
  wire signed [PLAIN-1:0] bounded = FLOOR != 0 & saturated < floor_within ? floor_within : saturated;
  always @(posedge clk_i) begin
    begun        <= 1'b1;
    known        <= begun;
    full         <= known;
    shift_before <= shift_i;
    plain_driven <= plain_kept + (plain_current <<< shift_before[CURRENT_SHIFT_BITS-1:0]) + (plain_bias <<< 8);
    if (~odd_i) expected <= bounded;
    taken        <= known & ~odd_i;
  end
  wire signed [SUM_WIDTH-1:0] driven_now = driven_q;
  wire signed [MEMBRANE_WIDTH-1:0] membrane_now = {level_o, fraction_o};
  always @* begin
    assume(plain_product <= (MOST << 12) & plain_product >= -(MOST << 12) - 4096);
    if (begun) assert(shift_q == shift_before);
    if (known) assert(driven_now == plain_driven);
    if (full & taken) assert(membrane_now == expected);
  end
