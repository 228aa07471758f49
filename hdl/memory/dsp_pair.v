// SPDX-License-Identifier: Apache-2.0
// The DSP of the UP5K as two registered products of 8 x 8 bits.
// The module stays a box until DSPs are inferred: Yosys' ice40_dsp takes any SB_MAC16 that it sees for a 16 x 16 product of its
// own and rewires it, which loses the mode and the clock.
(* whitebox *)
module dsp_pair (
  input  wire        clk_i,
  input  wire [15:0] left_i,
  input  wire [15:0] right_i,
  output wire [31:0] products_o
);
  SB_MAC16 #(
    .C_REG(1'b0), .A_REG(1'b0), .B_REG(1'b0), .D_REG(1'b0),
    .TOP_8x8_MULT_REG(1'b1), .BOT_8x8_MULT_REG(1'b1),
    .PIPELINE_16x16_MULT_REG1(1'b0), .PIPELINE_16x16_MULT_REG2(1'b0),
    .TOPOUTPUT_SELECT(2'b10), .TOPADDSUB_LOWERINPUT(2'b00), .TOPADDSUB_UPPERINPUT(1'b0), .TOPADDSUB_CARRYSELECT(2'b00),
    .BOTOUTPUT_SELECT(2'b10), .BOTADDSUB_LOWERINPUT(2'b00), .BOTADDSUB_UPPERINPUT(1'b0), .BOTADDSUB_CARRYSELECT(2'b00),
    .MODE_8x8(1'b1), .A_SIGNED(1'b0), .B_SIGNED(1'b0)
  ) mac (
    .CLK(clk_i), .CE(1'b1), .A(left_i), .B(right_i), .C(16'd0), .D(16'd0),
    .AHOLD(1'b0), .BHOLD(1'b0), .CHOLD(1'b0), .DHOLD(1'b0),
    .IRSTTOP(1'b0), .IRSTBOT(1'b0), .ORSTTOP(1'b0), .ORSTBOT(1'b0),
    .OLOADTOP(1'b0), .OLOADBOT(1'b0), .ADDSUBTOP(1'b0), .ADDSUBBOT(1'b0), .OHOLDTOP(1'b0), .OHOLDBOT(1'b0),
    .CI(1'b0), .ACCUMCI(1'b0), .SIGNEXTIN(1'b0), .O(products_o)
  );
endmodule
