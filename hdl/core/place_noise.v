// SPDX-License-Identifier: Apache-2.0
// 16 random bits of a place, a neuron or a source: two words A and B, each an XOR of those shifts of H that the
// bits of the place's number select, and the low half of their product. B is odd, so all 65,536 are equally likely.
// The words are there in the clock after the place, the product in the same one. The same multiplier serves the
// regular encoder: with regular_i it gives 4 * drive * tick instead.
module place_noise #(
  parameter PLACE_BITS = 9
) (
  input  wire                  clk_i,
  input  wire [63:0]           state_i,     // H
  input  wire [PLACE_BITS-1:0] place_i,
  // clock after
  input  wire                  regular_i,
  input  wire [13:0]           drive_i,
  input  wire [13:0]           tick_i,
  output wire [15:0]           b16_o
);
  reg [15:0] a_q;
  reg [15:1] b_q;
  reg [15:0] a, b;
  wire [63:0] turned = {state_i[31:0], state_i[63:32]};
  integer k;
  always @* begin
    a = state_i[15:0];
    b = turned[15:0];
    for (k = 0; k < PLACE_BITS; k = k + 1)
      if (place_i[k]) begin
        a = a ^ state_i[16+k +: 16];
        b = b ^ turned[16+k +: 16];
      end
  end
  always @(posedge clk_i) begin
    a_q <= a;
    b_q <= b[15:1];
  end

  // Of 4 * drive, the upper two bits of the other factor do not count.
  wire [15:0] factor_a = regular_i ? {drive_i, 2'd0} : a_q;
  wire [15:0] factor_b = {b_q[15:14], regular_i ? tick_i : {b_q[13:1], 1'b1}};
  wire [31:0] product  = factor_a * factor_b;
  assign b16_o = product[15:0];

  wire unused = |{b[0], product[31:16]};
endmodule
