// SPDX-License-Identifier: Apache-2.0
// product = (high * 256 + low) * keep one clock later: the decay of a state with 8 fraction bits.
// Two narrow products and an addition, since that is what a 16 x 16 DSP with its adder does.
// A negative integer (low is 0) asks for 4095 more, with which product / 4096 / 256 rounds toward zero: the DSP's adder has
// nothing to add then, and the sum that follows needs no carry that hangs on twelve bits.
module decay_multiply (
  input  wire               clk_i,
  input  wire signed [15:0] high_i,
  input  wire        [7:0]  low_i,
  input  wire        [12:0] keep_i,
  input  wire               toward_zero_i,
  output wire signed [36:0] product_o
);
  wire signed [13:0] keep = {1'b0, keep_i};
  wire signed [29:0] high = high_i * keep;
  wire        [20:0] low  = low_i * keep_i;

  reg signed [28:0] upper_q;
  reg        [7:0]  lower_q;
  always @(posedge clk_i) begin
    upper_q <= high[28:0] + $signed({16'd0, low[20:8] | {1'b0, {12{toward_zero_i}}}});
    lower_q <= low[7:0];
  end
  assign product_o = {upper_q, lower_q};

  // 16 bits times at most 4096 needs 29 bits.
  wire unused = high[29];
endmodule
