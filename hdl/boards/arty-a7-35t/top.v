// SPDX-License-Identifier: Apache-2.0
// Arty A7-35T, and other boards with an Artix-7 and 100 MHz (boards.yaml says which): UART through the board's USB bridge.
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
  parameter CLOCK_HERTZ = 100000000,
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

  // The board's clock is the design's.
  wire clk = CLK;
  wire locked = 1'b1;

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
