// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/neuron_reset.v in builds with keep_reset. What a user may rely on: after a spike v is v_reset, or the
// part keep_reset / 4096 of what the threshold leaves of it, rounded toward zero (of a neuron that does not fire it is v).
module neuron_reset_proof #(
  parameter MEMBRANE_WIDTH = 24
) (
  input  wire                      clk_i,
  input  wire [MEMBRANE_WIDTH-9:0] level_i, excess_i, deficit_i,
  input  wire [7:0]                fraction_i,
  input  wire                      subtract_i, negative_i, value_i,
  input  wire [36:0]               product_i,
  input  wire [15:0]               v_reset_i,
  output reg                       bad_o
);
  wire [MEMBRANE_WIDTH-9:0] level, level_new;
  wire [7:0] fraction_new;
  neuron_reset #(.MEMBRANE_WIDTH(MEMBRANE_WIDTH), .KEEP_RESET(1)) dut (
    .clk_i (clk_i), .level_i (level_i), .fraction_i (fraction_i), .subtract_i (subtract_i), .negative_i (negative_i),
    .excess_i (excess_i), .deficit_i (deficit_i), .level_o (level), .product_i (product_i), .value_i (value_i),
    .v_reset_i (v_reset_i), .level_new_o (level_new), .fraction_new_o (fraction_new), .host_i (1'b0), .host_wdata_i (16'd0)
  );
  // Toward zero: the magnitude is cut, then given its sign.
  wire [36:0] magnitude = product_i[36] ? -product_i : product_i;
  wire [36:0] part = product_i[36] ? -(magnitude >> 12) : magnitude >> 12;
  wire [MEMBRANE_WIDTH-1:0] wanted = value_i ? {v_reset_i[MEMBRANE_WIDTH-9:0], 8'd0} : part[MEMBRANE_WIDTH-1:0];
  initial bad_o = 1'b0;
  always @(posedge clk_i)
    bad_o <= {level_new, fraction_new} != wanted | level != (~subtract_i ? level_i : negative_i ? deficit_i : excess_i);
endmodule
