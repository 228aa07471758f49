// SPDX-License-Identifier: Apache-2.0
// A whole board between its serial pins: the link and one core. Boards add clock, reset and pins.
module neurocore #(
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
  parameter CLOCK_HERTZ = 24000000,
  parameter BAUD = 1000000,
  parameter TECHNOLOGY = "generic",
  parameter [31:0] SOURCE_HASH = 32'd0,
  parameter [31:0] CONFIGURATION_HASH = 32'd0
) (
  input  wire clk_i,
  input  wire rst_i,
  input  wire uart_rx_i,
  output wire uart_tx_o,
  output wire tick_busy_o
);
  wire tick_due, last_spike, probe_due, probe_done;
  wire [4:0] probe_count;
  wire core_reset, tick_start, event_valid, event_ready, spike_valid, spike_ready;
  wire memory_valid, memory_write, memory_ready;
  wire [15:0] event_source, spike_neuron, memory_wdata, memory_rdata;
  wire [4:0]  spike_tick;
  wire [4:0]  memory_bank;
  wire [23:0] memory_address;

  link #(
    .CLOCK_HERTZ(CLOCK_HERTZ), .BAUD(BAUD), .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES),
    .CURRENT_WIDTH(CURRENT_WIDTH), .MEMBRANE_WIDTH(MEMBRANE_WIDTH),
    .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS), .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS),
    .EXPONENT_BITS(EXPONENT_BITS), .DELAY_BITS(DELAY_BITS),
    .ENCODERS(ENCODERS), .WINNERS(WINNERS), .FEATURES(FEATURES),
    .SOURCE_HASH(SOURCE_HASH), .CONFIGURATION_HASH(CONFIGURATION_HASH)
  ) host (
    .clk_i (clk_i), .rst_i (rst_i), .uart_rx_i (uart_rx_i), .uart_tx_o (uart_tx_o),
    .core_reset_o (core_reset), .tick_start_o (tick_start), .tick_due_i (tick_due), .tick_busy_i (tick_busy_o),
    .last_spike_i (last_spike), .probe_due_i (probe_due), .probe_count_i (probe_count), .probe_done_o (probe_done),
    .event_valid_o (event_valid), .event_source_o (event_source), .event_ready_i (event_ready),
    .spike_valid_i (spike_valid), .spike_neuron_i (spike_neuron), .spike_ready_o (spike_ready),
    .spike_tick_i (spike_tick),
    .memory_valid_o (memory_valid), .memory_write_o (memory_write), .memory_bank_o (memory_bank),
    .memory_address_o (memory_address), .memory_wdata_o (memory_wdata),
    .memory_ready_i (memory_ready), .memory_rdata_i (memory_rdata)
  );

  core #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .CURRENT_WIDTH(CURRENT_WIDTH),
    .MEMBRANE_WIDTH(MEMBRANE_WIDTH), .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS),
    .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS), .EXPONENT_BITS(EXPONENT_BITS), .DELAY_BITS(DELAY_BITS),
    .ENCODERS(ENCODERS), .WINNERS(WINNERS), .FEATURES(FEATURES),
    .TECHNOLOGY(TECHNOLOGY)
  ) core0 (
    .clk_i (clk_i), .rst_i (core_reset), .tick_start_i (tick_start), .tick_due_o (tick_due), .tick_busy_o (tick_busy_o),
    .last_spike_o (last_spike), .probe_due_o (probe_due), .probe_count_o (probe_count), .probe_done_i (probe_done),
    .event_valid_i (event_valid), .event_source_i (event_source), .event_ready_o (event_ready),
    .spike_valid_o (spike_valid), .spike_neuron_o (spike_neuron), .spike_tick_o (spike_tick),
    .spike_ready_i (spike_ready),
    .memory_valid_i (memory_valid), .memory_write_i (memory_write), .memory_bank_i (memory_bank),
    .memory_address_i (memory_address), .memory_wdata_i (memory_wdata),
    .memory_ready_o (memory_ready), .memory_rdata_o (memory_rdata)
  );
endmodule
