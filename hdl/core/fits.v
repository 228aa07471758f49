// SPDX-License-Identifier: Apache-2.0
// Says whether a word is at most MOST. For a power of two that takes no subtraction.
module fits #(
  parameter MOST = 256
) (
  input  wire [15:0] value_i,
  output wire        fits_o
);
  localparam BITS = $clog2(MOST);
  generate
    if ((MOST & (MOST - 1)) == 0)
      assign fits_o = (value_i >> BITS) == 16'd0 || value_i == MOST[15:0];
    else
      assign fits_o = value_i <= MOST[15:0];
  endgenerate
endmodule
