// SPDX-License-Identifier: Apache-2.0
// shifted = value * 2^shift, without loss, in the same clock. SHIFT_BITS = 0: no shifter at all.
// On parts with DSPs a multiplication by a power of two is free where a barrel shifter costs
// a LUT a bit and stage.
module shift_left #(
  parameter WIDTH = 16,
  parameter SHIFT_BITS = 3,
  parameter TECHNOLOGY = "generic",
  parameter OUT_WIDTH = WIDTH + (1 << SHIFT_BITS) - 1
) (
  input  wire signed [WIDTH-1:0]     value_i,
  input  wire        [2:0]           shift_i,
  output wire signed [OUT_WIDTH-1:0] shifted_o
);
  generate
    if (SHIFT_BITS == 0) begin : none
      assign shifted_o = value_i;
      wire unused = |shift_i;
    end else if (TECHNOLOGY == "up5k") begin : dsp
      wire [8:0] one = 9'd1 << shift_i[SHIFT_BITS-1:0];
      wire signed [WIDTH+8:0] product = value_i * $signed(one);
      assign shifted_o = product[OUT_WIDTH-1:0];
    end else begin : barrel
      wire signed [OUT_WIDTH-1:0] wide = {{(OUT_WIDTH-WIDTH){value_i[WIDTH-1]}}, value_i};
      assign shifted_o = wide <<< shift_i[SHIFT_BITS-1:0];
    end
  endgenerate
endmodule
