// SPDX-License-Identifier: Apache-2.0
// ULX3S 85F: ECP5, 25 MHz on G2, UART through the board's USB bridge.
// LED 0 is lit while a tick runs, LED 1 once the design has started. Never run on a board.
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
  parameter CLOCK_HERTZ = 50000000,
  parameter BAUD = 1000000,
  parameter [31:0] SOURCE_HASH = 32'd0,
  parameter [31:0] CONFIGURATION_HASH = 32'd0
) (
  input  wire CLK,
  input  wire RX,
  output wire TX,
  output wire BUSY,
  output wire READY
);
  wire tick_busy;

  // 25 MHz * 2 = 50 MHz, its oscillator at 600.
  wire clk, locked;
  EHXPLLL #(
    .CLKI_DIV     (1),
    .CLKFB_DIV    (2),
    .CLKOP_DIV    (12),
    .CLKOP_ENABLE ("ENABLED"),
    .FEEDBK_PATH  ("CLKOP")
  ) pll (
    .CLKI (CLK), .CLKFB (clk), .CLKOP (clk), .LOCK (locked), .RST (1'b0), .STDBY (1'b0),
    .PHASESEL0 (1'b0), .PHASESEL1 (1'b0), .PHASEDIR (1'b0), .PHASESTEP (1'b0), .PHASELOADREG (1'b0),
    .PLLWAKESYNC (1'b0), .ENCLKOP (1'b1)
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
    .TECHNOLOGY("generic"), .SOURCE_HASH(SOURCE_HASH), .CONFIGURATION_HASH(CONFIGURATION_HASH)
  ) neurocore (
    .clk_i (clk), .rst_i (~start_q[4]), .uart_rx_i (RX), .uart_tx_o (TX), .tick_busy_o (tick_busy)
  );

  assign BUSY  = tick_busy;
  assign READY = start_q[4];
endmodule
