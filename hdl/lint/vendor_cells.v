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

module SB_MAC16 #(
  parameter [0:0] C_REG = 1'b0, A_REG = 1'b0, B_REG = 1'b0, D_REG = 1'b0,
  parameter [0:0] TOP_8x8_MULT_REG = 1'b0, BOT_8x8_MULT_REG = 1'b0,
  parameter [0:0] PIPELINE_16x16_MULT_REG1 = 1'b0, PIPELINE_16x16_MULT_REG2 = 1'b0,
  parameter [1:0] TOPOUTPUT_SELECT = 2'b00, TOPADDSUB_LOWERINPUT = 2'b00,
  parameter [0:0] TOPADDSUB_UPPERINPUT = 1'b0,
  parameter [1:0] TOPADDSUB_CARRYSELECT = 2'b00, BOTOUTPUT_SELECT = 2'b00, BOTADDSUB_LOWERINPUT = 2'b00,
  parameter [0:0] BOTADDSUB_UPPERINPUT = 1'b0,
  parameter [1:0] BOTADDSUB_CARRYSELECT = 2'b00,
  parameter [0:0] MODE_8x8 = 1'b0, A_SIGNED = 1'b0, B_SIGNED = 1'b0
) (
  input  wire        CLK, CE,
  input  wire [15:0] A, B, C, D,
  input  wire        AHOLD, BHOLD, CHOLD, DHOLD, IRSTTOP, IRSTBOT, ORSTTOP, ORSTBOT,
  input  wire        OLOADTOP, OLOADBOT, ADDSUBTOP, ADDSUBBOT, OHOLDTOP, OHOLDBOT, CI, ACCUMCI, SIGNEXTIN,
  output wire [31:0] O
);
endmodule

module MMCME2_BASE #(
  parameter CLKIN1_PERIOD = 0,
  parameter CLKFBOUT_MULT_F = 5,
  parameter CLKOUT0_DIVIDE_F = 1
) (
  input  wire CLKIN1, CLKFBIN, RST, PWRDWN,
  output wire CLKFBOUT, CLKOUT0, LOCKED
);
endmodule

module BUFG (
  input  wire I,
  output wire O
);
endmodule

module EHXPLLL #(
  parameter CLKI_DIV = 1,
  parameter CLKFB_DIV = 1,
  parameter CLKOP_DIV = 8,
  parameter CLKOP_ENABLE = "ENABLED",
  parameter FEEDBK_PATH = "CLKOP"
) (
  input  wire CLKI, CLKFB, RST, STDBY, PHASESEL0, PHASESEL1, PHASEDIR, PHASESTEP, PHASELOADREG, PLLWAKESYNC, ENCLKOP,
  output wire CLKOP, LOCK
);
endmodule
