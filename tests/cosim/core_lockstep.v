// SPDX-License-Identifier: Apache-2.0
// The core with all its inputs in one vector and its observation points in another.
module core_lockstep #(
  parameter NEURONS = 16,
  parameter SOURCES = 32,
  parameter LANES = 4,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter EXPONENT_BITS = 2,
  parameter DELAY_BITS = 3,
  parameter ENCODERS = 16,
  parameter WINNERS = 0,
  parameter [31:0] FEATURES = 32'h001FFFFF,
  parameter TECHNOLOGY = "generic"
) (
  input  wire         clk_i,
  input  wire [127:0] inputs_i,
  output wire [1663:0] record_o
);
  core #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .CURRENT_WIDTH(CURRENT_WIDTH),
    .MEMBRANE_WIDTH(MEMBRANE_WIDTH), .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS),
    .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS), .EXPONENT_BITS(EXPONENT_BITS), .DELAY_BITS(DELAY_BITS),
    .ENCODERS(ENCODERS), .WINNERS(WINNERS), .FEATURES(FEATURES),
    .TECHNOLOGY(TECHNOLOGY)
  ) core (
    .clk_i (clk_i), .rst_i (inputs_i[0]),
    .tick_start_i (inputs_i[1]), .tick_due_o (), .tick_busy_o (), .last_spike_o (),
    .probe_due_o (), .probe_count_o (), .probe_done_i (inputs_i[6]),
    .event_valid_i (inputs_i[2]), .event_source_i (inputs_i[31:16]), .event_ready_o (),
    .spike_valid_o (), .spike_neuron_o (), .spike_tick_o (),
    .spike_ready_i (inputs_i[3]),
    .memory_valid_i (inputs_i[4]), .memory_write_i (inputs_i[5]), .memory_bank_i (inputs_i[12:8]),
    .memory_address_i (inputs_i[55:32]), .memory_wdata_i (inputs_i[79:64]),
    .memory_ready_o (), .memory_rdata_o ()
  );
  wire unused = |{inputs_i[127:80], inputs_i[63:56], inputs_i[15:13], inputs_i[7]};

  `define CORE core
  `include "core_record.vh"
  assign record_o = core_record;
endmodule
