// SPDX-License-Identifier: Apache-2.0
// 16 random bits of a place, a neuron or a source: two words A and B, each an XOR of those shifts of H that the
// bits of the place's number select, and the low half of their product. B is odd, so all 65,536 are equally likely.
// The words are there in the clock after the place, the product in the same one. The same multiplier serves the
// regular encoder: with regular_i it gives 4 * drive * tick instead; and learning, while no neuron or input needs noise:
// A and B may be those of two places, of which an XOR gives a byte of noise, and with lend_i other factors are multiplied.
module place_noise #(
  parameter PLACE_BITS = 9
) (
  input  wire                  clk_i,
  input  wire [63:0]           state_i,     // H
  input  wire [PLACE_BITS-1:0] place_i,     // A's
  input  wire [PLACE_BITS-1:0] other_place_i,  // B's
  // clock after
  input  wire                  regular_i,
  input  wire [13:0]           drive_i,
  input  wire [13:0]           tick_i,
  output wire [15:0]           b16_o,
  output wire [7:0]            byte_o,
  input  wire                  lend_i,
  input  wire [7:0]            left_i,
  input  wire [6:0]            right_i,
  output wire [14:0]           product_o
);
  reg [15:0] a_q;
  reg [15:0] b_q;
  reg [15:0] a, b;
  wire [63:0] turned = {state_i[31:0], state_i[63:32]};
  integer k;
  always @* begin
    a = state_i[15:0];
    b = turned[15:0];
    for (k = 0; k < PLACE_BITS; k = k + 1)
      begin
        if (place_i[k])       a = a ^ state_i[16+k +: 16];
        if (other_place_i[k]) b = b ^ turned[16+k +: 16];
      end
  end
  always @(posedge clk_i) begin
    a_q <= a;
    b_q <= b;
  end

  // Of 4 * drive, the upper two bits of the other factor do not count.
  // What is lent needs 15 bits of the product: its upper factors' bits may be anything.
  wire [15:0] factor_a = lend_i ? {8'd0, left_i} : regular_i ? {drive_i, 2'd0} : a_q;
  wire [15:0] factor_b = lend_i ? {9'd0, right_i} : {b_q[15:14], regular_i ? tick_i : {b_q[13:1], 1'b1}};
  wire [31:0] product  = factor_a * factor_b;
  assign b16_o     = product[15:0];
  assign product_o = product[14:0];
  assign byte_o    = a_q[7:0] ^ b_q[7:0];

  wire unused = |product[31:16];
endmodule
