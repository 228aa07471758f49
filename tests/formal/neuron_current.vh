// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/neuron_current.v, which includes this page where it is proven. What a user may rely on, for all
// inputs: the current is sat(trunc(u * keep_u / 4096) + accumulator * 2^a), and never wraps.
// The product is rounded outside, and is as wide as that of a current.

  localparam PLAIN = 40;
  reg begun = 1'b0, known = 1'b0;
  reg signed [PLAIN-1:0] plain_input;
  reg signed [PLAIN-1:0] expected;
  wire signed [15:0] plain_accumulator = accumulator_i;
  wire signed [36:0] plain_product = product_i;
  wire signed [PLAIN-1:0] plain_kept = plain_product >>> 20;
  wire signed [PLAIN-1:0] plain_sum = plain_kept + plain_input;
  localparam signed [PLAIN-1:0] MOST = (1 << (CURRENT_WIDTH - 1)) - 1;
  wire signed [PLAIN-1:0] within = plain_sum > MOST ? MOST : plain_sum < ~MOST ? ~MOST : plain_sum;
  always @(posedge clk_i) begin
    begun       <= 1'b1;
    known       <= begun;
    plain_input <= plain_accumulator <<< shift_i[ACCUMULATOR_SHIFT_BITS-1:0];
    expected    <= none_i ? 0 : host_i ? $signed(host_wdata_i[CURRENT_WIDTH-1:0]) : within;
  end
  wire signed [INPUT_WIDTH-1:0] input_now = input_q;
  wire signed [CURRENT_WIDTH-1:0] current_now = current_o;
  always @* begin
    assume(plain_kept <= MOST & plain_kept >= ~MOST);
    if (begun) assert(input_now == plain_input);
    if (known) assert(current_now == expected);
  end
