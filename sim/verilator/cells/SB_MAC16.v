// SPDX-License-Identifier: Apache-2.0
// What a simulator needs to know of the UP5K's multiplier, in the one way in which it is used: two products of 8 x 8
// unsigned bits, one clock later.
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
  reg [15:0] top_q, bottom_q;
  always @(posedge CLK)
    if (CE) begin
      top_q    <= A[15:8] * B[15:8];
      bottom_q <= A[7:0] * B[7:0];
    end
  // Used in another way it would be noticed at once.
  generate
    if (MODE_8x8 && TOP_8x8_MULT_REG && BOT_8x8_MULT_REG && TOPOUTPUT_SELECT == 2'b10 && BOTOUTPUT_SELECT == 2'b10
        && !A_SIGNED && !B_SIGNED && !A_REG && !B_REG) begin : pair
      assign O = {top_q, bottom_q};
    end else begin : other
      assign O = 32'bx;
    end
  endgenerate
  wire unused = |{C, D, AHOLD, BHOLD, CHOLD, DHOLD, IRSTTOP, IRSTBOT, ORSTTOP, ORSTBOT, OLOADTOP, OLOADBOT, ADDSUBTOP,
    ADDSUBBOT, OHOLDTOP, OHOLDBOT, CI, ACCUMCI, SIGNEXTIN};
endmodule
