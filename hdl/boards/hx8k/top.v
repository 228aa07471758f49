// SPDX-License-Identifier: Apache-2.0
// iCE40-HX8K breakout board: 12 MHz on ball J3, UART through the board's USB bridge.
// LED D9 is lit while a tick runs, D8 once the PLL has locked.
module top #(
  parameter NEURONS = 64,
  parameter SOURCES = 96,
  parameter LANES = 4,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter EXPONENT_BITS = 2,
  parameter DELAY_BITS = 2,
  parameter ENCODERS = 0,
  parameter WINNERS = 0,
  parameter [31:0] FEATURES = 32'h001820FF,
  parameter CLOCK_HERTZ = 24000000,       // a multiple of 375 kHz, from 16.875 to 33 MHz
  parameter BAUD = 1000000,
  parameter [31:0] SOURCE_HASH = 32'd0,
  parameter [31:0] CONFIGURATION_HASH = 32'd0
) (
  input  wire CLK,
  input  wire RX,
  output wire TX,
  output wire D8,
  output wire D9
);
  wire clk, locked, tick_busy;

  // 12 MHz * (FEEDBACK + 1) / 2^5, from an oscillator of 533 to 1066 MHz.
  localparam integer FEEDBACK = CLOCK_HERTZ / 375000 - 1;
  SB_PLL40_CORE #(
    .FEEDBACK_PATH ("SIMPLE"),
    .DIVR          (4'b0000),
    .DIVF          (FEEDBACK[6:0]),
    .DIVQ          (3'b101),
    .FILTER_RANGE  (3'b001)
  ) pll (
    .REFERENCECLK  (CLK),
    .PLLOUTGLOBAL  (clk),
    .LOCK          (locked),
    .RESETB        (1'b1),
    .BYPASS        (1'b0)
  );

  reg [4:0] start_q = 5'd0;
  always @(posedge clk)
    if (!locked)          start_q <= 5'd0;
    else if (!start_q[4]) start_q <= start_q + 5'd1;

  neurocore #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .CURRENT_WIDTH(CURRENT_WIDTH),
    .MEMBRANE_WIDTH(MEMBRANE_WIDTH), .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS),
    .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS), .EXPONENT_BITS(EXPONENT_BITS), .DELAY_BITS(DELAY_BITS),
    .ENCODERS(ENCODERS), .WINNERS(WINNERS), .FEATURES(FEATURES),
    .CLOCK_HERTZ(CLOCK_HERTZ), .BAUD(BAUD),
    .TECHNOLOGY("hx8k"), .SOURCE_HASH(SOURCE_HASH), .CONFIGURATION_HASH(CONFIGURATION_HASH)
  ) neurocore (
    .clk_i (clk), .rst_i (~start_q[4]), .uart_rx_i (RX), .uart_tx_o (TX), .tick_busy_o (tick_busy)
  );

  assign D8 = locked;
  assign D9 = tick_busy;
endmodule
