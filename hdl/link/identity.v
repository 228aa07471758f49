// SPDX-License-Identifier: Apache-2.0
// What this board is: 32 words, constants of the build. The host reads them before anything else.
module identity #(
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
  parameter [31:0] SOURCE_HASH = 32'd0,
  parameter [31:0] CONFIGURATION_HASH = 32'd0
) (
  input  wire [4:0]  number_i,
  output wire [15:0] word_o
);
  `include "neurocore_registers.vh"
  localparam [31:0] CLOCK_KHZ = (CLOCK_HERTZ + 500) / 1000;

  wire [31:0] hash;
  source_hash source (.hash_i (SOURCE_HASH), .hash_o (hash));

  // A vector and an index: written as a case, yosys would look the next word up ahead of time, in registers.
  wire [511:0] words;
  assign words[16 * NC_IDENTITY_MAGIC              +: 16] = NC_MAGIC_BOARD;
  assign words[16 * NC_IDENTITY_PROTOCOL_VERSION   +: 16] = NC_VERSION_PROTOCOL;
  assign words[16 * NC_IDENTITY_HARDWARE_VERSION   +: 16] = NC_VERSION_HARDWARE;
  assign words[16 * NC_IDENTITY_NEURONS            +: 16] = NEURONS[15:0];
  assign words[16 * NC_IDENTITY_SOURCES            +: 16] = SOURCES[15:0];
  assign words[16 * NC_IDENTITY_LANES              +: 16] = LANES[15:0];
  assign words[16 * NC_IDENTITY_CURRENT_WIDTH      +: 16] = CURRENT_WIDTH[15:0];
  assign words[16 * NC_IDENTITY_MEMBRANE_WIDTH     +: 16] = MEMBRANE_WIDTH[15:0];
  assign words[16 * NC_IDENTITY_SHIFT_BITS         +: 16] = {CURRENT_SHIFT_BITS[7:0], ACCUMULATOR_SHIFT_BITS[7:0]};
  assign words[16 * NC_IDENTITY_PROJECTION_BITS    +: 16] = {DELAY_BITS[7:0], EXPONENT_BITS[7:0]};
  assign words[16 * NC_IDENTITY_CLOCK_KHZ_LOW      +: 16] = CLOCK_KHZ[15:0];
  assign words[16 * NC_IDENTITY_CLOCK_KHZ_HIGH     +: 16] = CLOCK_KHZ[31:16];
  assign words[16 * NC_IDENTITY_SOURCE_HASH_LOW    +: 16] = hash[15:0];
  assign words[16 * NC_IDENTITY_SOURCE_HASH_HIGH   +: 16] = hash[31:16];
  assign words[16 * NC_IDENTITY_CONFIGURATION_LOW  +: 16] = CONFIGURATION_HASH[15:0];
  assign words[16 * NC_IDENTITY_CONFIGURATION_HIGH +: 16] = CONFIGURATION_HASH[31:16];
  assign words[16 * NC_IDENTITY_CAPABILITIES_LOW   +: 16] = FEATURES[15:0];
  assign words[16 * NC_IDENTITY_CAPABILITIES_HIGH  +: 16] = FEATURES[31:16];
  assign words[16 * NC_IDENTITY_ENCODERS           +: 16] = ENCODERS[15:0];
  assign words[16 * NC_IDENTITY_WINNERS            +: 16] = WINNERS[15:0];
  assign words[511:16 * (NC_IDENTITY_WINNERS + 1)] = 0;

  assign word_o = words[{number_i, 4'd0} +: 16];
endmodule
