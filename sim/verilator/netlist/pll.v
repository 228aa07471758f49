// SPDX-License-Identifier: Apache-2.0
// What a simulator needs to know of the PLLs, which differ in the name of their input: fed from a net or from a pin. The
// simulated reference clock already has the frequency of the design's clock, so it passes through. Out of reset it locks
// after a while, as the PLL does; kept in reset or bypassed it never does, and the design behind it never starts.
`define PLL(NAME, INPUT) \
module NAME #( \
  parameter FEEDBACK_PATH = "SIMPLE", \
  parameter DELAY_ADJUSTMENT_MODE_FEEDBACK = "FIXED", \
  parameter DELAY_ADJUSTMENT_MODE_RELATIVE = "FIXED", \
  parameter PLLOUT_SELECT = "GENCLK", \
  parameter [1:0] SHIFTREG_DIV_MODE = 2'd0, \
  parameter [3:0] FDA_FEEDBACK = 4'd0, \
  parameter [3:0] FDA_RELATIVE = 4'd0, \
  parameter [3:0] DIVR = 4'd0, \
  parameter [6:0] DIVF = 7'd0, \
  parameter [2:0] DIVQ = 3'd0, \
  parameter [2:0] FILTER_RANGE = 3'd0, \
  parameter [0:0] ENABLE_ICEGATE = 1'b0, \
  parameter [0:0] TEST_MODE = 1'b0, \
  parameter EXTERNAL_DIVIDE_FACTOR = 1 \
) ( \
  input  wire       INPUT, \
  output wire       PLLOUTCORE, PLLOUTGLOBAL, \
  input  wire       EXTFEEDBACK, \
  input  wire [7:0] DYNAMICDELAY, \
  output wire       LOCK, \
  input  wire       BYPASS, RESETB, LATCHINPUTVALUE, \
  output wire       SDO, \
  input  wire       SDI, SCLK \
); \
  reg [4:0] clocks_q = 5'd0; \
  always @(posedge INPUT) \
    if (!RESETB || BYPASS)  clocks_q <= 5'd0; \
    else if (!clocks_q[4])  clocks_q <= clocks_q + 5'd1; \
\
  assign PLLOUTCORE   = INPUT; \
  assign PLLOUTGLOBAL = INPUT; \
  assign LOCK         = clocks_q[4]; \
  assign SDO          = 1'b0; \
  wire unused = |{EXTFEEDBACK, DYNAMICDELAY, LATCHINPUTVALUE, SDI, SCLK}; \
endmodule
`PLL(SB_PLL40_CORE, REFERENCECLK)
`PLL(SB_PLL40_PAD, PACKAGEPIN)
