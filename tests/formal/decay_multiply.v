// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/memory/decay_multiply.v. What a user may rely on: a state that decays is multiplied exactly. Of two narrow
// products, which are multiplications here as there, the wide one is put together without a bit lost, with what makes the
// division that follows round a negative integer toward zero.
module decay_multiply_proof (
  input  wire               clk_i,
  input  wire signed [15:0] high_i,
  input  wire        [7:0]  low_i,
  input  wire        [12:0] keep_i,
  input  wire               toward_zero_i,
  output reg  [1:0]         bad_o
);
  localparam [12:0] MOST = 13'd4096;
  wire allowed = keep_i <= MOST & (~toward_zero_i | low_i == 8'd0);
  wire signed [36:0] product;
  decay_multiply dut (
    .clk_i (clk_i), .high_i (high_i), .low_i (low_i), .keep_i (keep_i), .toward_zero_i (toward_zero_i), .product_o (product)
  );
  wire signed [13:0] keep = {1'b0, keep_i};
  wire signed [29:0] high = high_i * keep;
  wire        [20:0] low  = low_i * keep_i;
  reg signed [39:0] plain;
  reg allowed_q = 1'b0;
  initial bad_o = 2'd0;
  always @(posedge clk_i) begin
    allowed_q <= allowed;
    plain     <= (high <<< 8) + $signed({19'd0, low}) + (toward_zero_i ? 40'sd4095 <<< 8 : 40'sd0);
    bad_o[0]  <= allowed_q & product[35:0] != plain[35:0];
    bad_o[1]  <= allowed_q & product != plain;
  end
endmodule
