// SPDX-License-Identifier: Apache-2.0
// A map for yosys' techmap: what constant inputs of a table select goes into the table, and the inputs become 0, which the placer
// leaves unconnected. Tables that differ only in their constants are then placed and routed alike.
module SB_LUT4 (output O, input I0, input I1, input I2, input I3);
  parameter [15:0] LUT_INIT = 16'd0;
  parameter _TECHMAP_CONSTMSK_I0_ = 1'b0;
  parameter _TECHMAP_CONSTMSK_I1_ = 1'b0;
  parameter _TECHMAP_CONSTMSK_I2_ = 1'b0;
  parameter _TECHMAP_CONSTMSK_I3_ = 1'b0;
  parameter _TECHMAP_CONSTVAL_I0_ = 1'b0;
  parameter _TECHMAP_CONSTVAL_I1_ = 1'b0;
  parameter _TECHMAP_CONSTVAL_I2_ = 1'b0;
  parameter _TECHMAP_CONSTVAL_I3_ = 1'b0;
  localparam [3:0] CONSTANT = {_TECHMAP_CONSTMSK_I3_, _TECHMAP_CONSTMSK_I2_, _TECHMAP_CONSTMSK_I1_, _TECHMAP_CONSTMSK_I0_};
  localparam [3:0] VALUES   = {_TECHMAP_CONSTVAL_I3_, _TECHMAP_CONSTVAL_I2_, _TECHMAP_CONSTVAL_I1_, _TECHMAP_CONSTVAL_I0_};

  function [15:0] folded(input [15:0] rows);
    integer row;
    for (row = 0; row < 16; row = row + 1)
      folded[row] = rows[(row & ~CONSTANT & 15) | (VALUES & CONSTANT)];
  endfunction

  wire [3:0] inputs = {I3, I2, I1, I0};
  wire [3:0] left;
  genvar i;
  generate
    for (i = 0; i < 4; i = i + 1) begin : each
      if (CONSTANT[i]) assign left[i] = 1'b0;
      else             assign left[i] = inputs[i];
    end
  endgenerate
  SB_LUT4 #(.LUT_INIT(folded(LUT_INIT))) _TECHMAP_REPLACE_ (.O (O), .I0 (left[0]), .I1 (left[1]), .I2 (left[2]), .I3 (left[3]));
endmodule
