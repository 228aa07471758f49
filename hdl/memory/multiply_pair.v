// SPDX-License-Identifier: Apache-2.0
// Two products of unsigned numbers, one clock later. One DSP of the UP5K does two of 8 x 8 bits, which synthesis does
// not find by itself.
module multiply_pair #(
  parameter LEFT_WIDTH = 8,
  parameter RIGHT_WIDTH = 8,
  parameter TECHNOLOGY = "generic",
  parameter WIDTH = LEFT_WIDTH + RIGHT_WIDTH
) (
  input  wire                     clk_i,
  input  wire [2*LEFT_WIDTH-1:0]  left_i,
  input  wire [2*RIGHT_WIDTH-1:0] right_i,
  output wire [2*WIDTH-1:0]       products_o
);
  generate
    if (TECHNOLOGY == "up5k" && LEFT_WIDTH == 8 && RIGHT_WIDTH == 8) begin : dsp
      dsp_pair pair (.clk_i (clk_i), .left_i (left_i), .right_i (right_i), .products_o (products_o));
    end else begin : plain
      reg [2*WIDTH-1:0] products_q;
      always @(posedge clk_i) begin
        products_q[WIDTH-1:0]       <= left_i[LEFT_WIDTH-1:0] * right_i[RIGHT_WIDTH-1:0];
        products_q[2*WIDTH-1:WIDTH] <= left_i[2*LEFT_WIDTH-1:LEFT_WIDTH] * right_i[2*RIGHT_WIDTH-1:RIGHT_WIDTH];
      end
      assign products_o = products_q;
    end
  endgenerate
endmodule
