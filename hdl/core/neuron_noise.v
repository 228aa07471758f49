// SPDX-License-Identifier: Apache-2.0
// Membrane noise of amplitude c from 16 random bits: trunc((b16 - 32768) / 2^(16 - c)), and 0 for c = 0.
// The division is a product with 2^(c - 1), of which the upper bits are taken: a DSP is a shifter for free, and its adder
// makes rounding down one toward zero.
module neuron_noise (
  input  wire        clk_i,
  input  wire        odd_i,
  input  wire [15:0] b16_i,         // step 1
  input  wire [3:0]  amplitude_i,   // step 3
  output wire [14:0] noise_o        // step 4: signed
);
  reg  signed [15:0] centred_q;     // steps 2 and 3
  reg  signed [31:0] product_q;     // step 4
  wire signed [15:0] power = (16'd1 << amplitude_i) >> 1;

  always @(posedge clk_i) begin
    if (odd_i) centred_q <= {~b16_i[15], b16_i[14:0]};
    product_q <= centred_q * power + $signed({17'd0, {15{centred_q[15]}}});
  end
  assign noise_o = product_q[29:15];

  // 16 bits times at most 2^14.
  wire unused = |{product_q[31:30], product_q[14:0]};
endmodule
