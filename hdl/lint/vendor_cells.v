// SPDX-License-Identifier: Apache-2.0
// Ports of the vendor's cells that the wrappers and board tops name, so that these can be linted as well.
// Empty: nothing simulates or synthesises with this file.
/* verilator lint_off DECLFILENAME */
/* verilator lint_off UNUSEDSIGNAL */
/* verilator lint_off UNUSEDPARAM */
/* verilator lint_off UNDRIVEN */
module SB_SPRAM256KA (
  input  wire        CLOCK, CHIPSELECT, WREN, STANDBY, SLEEP, POWEROFF,
  input  wire [3:0]  MASKWREN,
  input  wire [13:0] ADDRESS,
  input  wire [15:0] DATAIN,
  output wire [15:0] DATAOUT
);
endmodule

module SB_PLL40_PAD #(
  parameter FEEDBACK_PATH = "SIMPLE",
  parameter [3:0] DIVR = 4'd0,
  parameter [6:0] DIVF = 7'd0,
  parameter [2:0] DIVQ = 3'd0,
  parameter [2:0] FILTER_RANGE = 3'd0
) (
  input  wire PACKAGEPIN, RESETB, BYPASS,
  output wire PLLOUTGLOBAL, LOCK
);
endmodule

module SB_PLL40_CORE #(
  parameter FEEDBACK_PATH = "SIMPLE",
  parameter [3:0] DIVR = 4'd0,
  parameter [6:0] DIVF = 7'd0,
  parameter [2:0] DIVQ = 3'd0,
  parameter [2:0] FILTER_RANGE = 3'd0
) (
  input  wire REFERENCECLK, RESETB, BYPASS,
  output wire PLLOUTGLOBAL, LOCK
);
endmodule
