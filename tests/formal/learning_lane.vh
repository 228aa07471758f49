// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/learning_lane.v, which includes this page where it is proven. What a user may rely on, for all
// inputs: a weight that learns is the plain integer of hdl/core/learning.md,
//     min(upper, max(lower, (weight * 256 + rounding + sum of up to four terms) >> 8)),
// whatever the lane did before; so it never wraps, never leaves its bounds, and with a bound of 0 never changes its sign.
// A synapse that is none stays none. A trace that decays stays within 0..255.
// Operands are multiplied outside the lane: a product may be anything that two operands can give.

  // A term, and where a sum begins, as plain integers of stage C.
  localparam PLAIN = 32;
  reg decay_c_q, decay_d_q;
  always @(posedge clk_i) begin
    decay_c_q <= decay_i;
    decay_d_q <= decay_c_q;
  end
  wire signed [WEIGHT_WIDTH:0] value_c = weight_c_q;
  wire signed [PLAIN-1:0] plain_product = {{(PLAIN-24){1'b0}}, FINE != 0 & ~whole_c_q ? {product_i[15:0], 8'd0} : product_i[(FINE != 0 ? 23 : 15):0]};
  wire signed [PLAIN-1:0] plain_term = plain_product >>> shift_i;
  wire signed [PLAIN-1:0] plain_start;
  generate
    if (TAGGED != 0) begin : plain_tag
      wire signed [4:0] tag_c = tagging.tag_c_q;
      assign plain_start = ((to_tag_i ? tag_c : value_c) <<< 8) + $signed({1'b0, rounding_i});
    end else begin : plain_weight
      assign plain_start = (value_c <<< 8) + $signed({1'b0, rounding_i});
    end
  endgenerate

  // The sum, in bits enough, and how many terms it has.
  reg signed [PLAIN-1:0] plain_sum;
  reg [2:0] terms;
  always @(posedge clk_i) begin
    plain_sum <= (first_i ? plain_start : plain_sum) + (negative_c_q ? -plain_term : plain_term);
    terms     <= first_i ? 3'd1 : terms + 3'd1;
  end
  reg begun = 1'b0;      // stages before the first clocks hold nothing
  reg filled = 1'b0;
  always @(posedge clk_i) {filled, begun} <= {begun, 1'b1};

  localparam MOST_TERM = FINE != 0 ? 1 << 24 : 1 << 16;
  localparam MOST_WEIGHT = 1 << (WEIGHT_WIDTH + 7);     // times 256
  wire signed [PLAIN-1:0] most_sum = MOST_WEIGHT + 256 + terms * MOST_TERM;
  always @* begin
    // At most four terms a sum; one where a trace decays, which is taken away from it.
    if (filled) assume(first_i | terms < 4);
    if (!filled) assume(first_i);
    if (decay_c_q)
      assume(first_i & negative_c_q & ~to_tag_i & product_i <= {value_c[7:0], 8'd0} - value_c[7:0] & whole_c_q & value_c >= 0 & value_c <= 255);
    else if (FINE != 0 & whole_c_q) assume(product_i <= 32768 * 255);
    else assume(product_i <= 255 * 255);
    assume(bounded_i == ~decay_d_q);
    if (TAGGED != 0 & store_tag_i) assume(upper_i <= 15 & lower_i <= 15);
  end
  always @* if (filled) begin
    assert(plain_sum == $signed(sum_q));
    assert(terms >= 1 & terms <= 4);
    assert(plain_sum <= most_sum & plain_sum >= -most_sum);
    if (decay_d_q) assert(plain_sum >= 0 & plain_sum < 65536);
  end

  // The result, one clock later.
  wire signed [PLAIN-1:0] plain_whole = plain_sum >>> 8;
  wire signed [PLAIN-1:0] most  = $signed({1'b0, upper_i}) <<< FW;
  wire signed [PLAIN-1:0] least = -($signed({1'b0, lower_i}) <<< FW);
  wire signed [PLAIN-1:0] within = plain_whole > most ? most : plain_whole < least ? least : plain_whole;
  reg signed [PLAIN-1:0] expected_q, within_q, most_q, least_q;
  reg stored_q, stored_tag_q, cleared_q, absent_e_q, decay_e_q;
  always @(posedge clk_i) begin
    expected_q   <= bounded_i ? within : plain_whole;
    within_q     <= within;
    most_q       <= most;
    least_q      <= least;
    stored_q     <= filled & store_i & ~clear_i;
    stored_tag_q <= filled & TAGGED != 0 & store_tag_i & ~clear_i & ~decay_d_q;
    cleared_q    <= filled & clear_i;
    absent_e_q   <= absent_d_q;
    decay_e_q    <= decay_d_q;
  end
  wire signed [WEIGHT_WIDTH-1:0] new_weight = result_q;
  wire signed [4:0] new_tag = tag_o;
  always @* if (filled) begin
    if (cleared_q) assert(result_q == 0 & tag_o == 0);
    if (stored_q & ~absent_e_q) assert(result_q == expected_q[WEIGHT_WIDTH-1:0]);
    if (stored_q & ~absent_e_q & ~decay_e_q) begin
      assert(new_weight <= most_q & new_weight >= least_q);
      if (least_q == 0) assert(new_weight >= 0);
      if (most_q == 0) assert(new_weight <= 0);
    end
    if (stored_q & absent_e_q & FINE == 0) assert(result_q == 8'h80);
    if (stored_q & decay_e_q) assert(expected_q >= 0 & expected_q <= 255);
    if (stored_tag_q & ~absent_e_q) assert(new_tag == within_q);
  end
