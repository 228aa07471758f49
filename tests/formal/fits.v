// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/fits.v. What a user may rely on: a size is refused exactly where it is more than the build has.
module fits_proof #(
  parameter MOST = 256
) (
  input  wire        clk_i,
  input  wire [15:0] value_i,
  output reg         bad_o
);
  wire fits;
  fits #(.MOST(MOST)) dut (.value_i (value_i), .fits_o (fits));
  initial bad_o = 1'b0;
  always @(posedge clk_i) bad_o <= fits != (value_i <= MOST);
endmodule
