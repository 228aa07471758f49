// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/accumulators.v, which includes this page where it is proven. What a user may rely on, for all
// inputs: what a weight adds to a neuron's input is the weight of the projection's sign, times 2^exponent, and the sum
// stops at -32768 and 32767 instead of wrapping; a clear leaves 0; the host's word is stored as it is.
// Proven for the first lane: the lanes are alike.

  localparam PLAIN = 32;
  reg signed [PLAIN-1:0] plain_addend;
  reg begun = 1'b0;
  wire signed [7:0] plain_weight = weights_i[7:0];
  // The negative of a weight comes as its one's complement, which is 1 too low.
  wire signed [PLAIN-1:0] plain_signed = plain_weight + (negative_i ? 1 : 0);
  always @(posedge clk_i) begin
    plain_addend <= EXPONENT_BITS > 0 ? plain_signed <<< exponent_i : plain_signed;
    begun <= 1'b1;
  end

  wire signed [15:0] plain_value = lane[0].value;
  wire signed [PLAIN-1:0] plain_sum = plain_value + plain_addend;
  wire signed [PLAIN-1:0] within = plain_sum > 32767 ? 32767 : plain_sum < -32768 ? -32768 : plain_sum;
  wire signed [ADDEND_WIDTH-1:0] addend_0 = lane[0].addend_q;
  always @* begin
    assume(~(host_i & (add_i | clear_i)));
    if (EXPONENT_BITS > 0) assume(exponent_i < (1 << EXPONENT_BITS));
    if (begun) begin
      assert(addend_0 + $signed({1'b0, carry_q}) == plain_addend);
      if (add_i & ~clear_i & ~host_i) assert(lane[0].result == within[15:0]);
    end
    if (clear_i) assert(lane[0].result == 16'd0);
    if (host_i)  assert(lane[0].result == host_wdata_i);
  end
