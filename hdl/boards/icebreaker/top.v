// SPDX-License-Identifier: Apache-2.0
// iCEBreaker: iCE40 UP5K, 12 MHz on pin 35, UART through the board's USB bridge.
// The green LED is lit while a tick runs, the red one until the PLL has locked.
module top #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter LANES = 8,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter EXPONENT_BITS = 2,
  parameter DELAY_BITS = 3,
  parameter ENCODERS = 256,
  parameter WINNERS = 0,
  parameter [31:0] FEATURES = 32'h0018E2FF,
  parameter CLOCK_HERTZ = 24000000,       // a multiple of 375 kHz, from 16.875 to 33 MHz
  parameter BAUD = 1000000,
  parameter [31:0] SOURCE_HASH = 32'd0,
  parameter [31:0] CONFIGURATION_HASH = 32'd0
) (
  input  wire CLK,
  input  wire RX,
  output wire TX,
  output wire LEDR_N,
  output wire LEDG_N
);
  wire clk, locked, tick_busy;

  // 12 MHz * (FEEDBACK + 1) / 2^5, from an oscillator of 533 to 1066 MHz.
  localparam integer FEEDBACK = CLOCK_HERTZ / 375000 - 1;
  SB_PLL40_PAD #(
    .FEEDBACK_PATH ("SIMPLE"),
    .DIVR          (4'b0000),
    .DIVF          (FEEDBACK[6:0]),
    .DIVQ          (3'b101),
    .FILTER_RANGE  (3'b001)
  ) pll (
    .PACKAGEPIN    (CLK),
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
    .TECHNOLOGY("up5k"), .SOURCE_HASH(SOURCE_HASH), .CONFIGURATION_HASH(CONFIGURATION_HASH)
  ) neurocore (
    .clk_i (clk), .rst_i (~start_q[4]), .uart_rx_i (RX), .uart_tx_o (TX), .tick_busy_o (tick_busy)
  );

  assign LEDR_N = locked;
  assign LEDG_N = ~tick_busy;
endmodule
