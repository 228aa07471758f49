// SPDX-License-Identifier: Apache-2.0
// What this board is: 16 words, constants of the build. The host reads them before anything else.
module identity #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter LANES = 8,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter CLOCK_HERTZ = 24000000,
  parameter [31:0] SOURCE_HASH = 32'd0,
  parameter [31:0] CONFIGURATION_HASH = 32'd0
) (
  input  wire [3:0]  number_i,
  output reg  [15:0] word_o
);
  `include "neurocore_registers.vh"
  localparam [31:0] CLOCK_KHZ = (CLOCK_HERTZ + 500) / 1000;
  // Hardware of this version always has every feature.
  localparam [15:0] CAPABILITIES = 16'd1 << NC_CAPABILITY_LEAK | 16'd1 << NC_CAPABILITY_SYNAPTIC_DECAY
    | 16'd1 << NC_CAPABILITY_BIAS | 16'd1 << NC_CAPABILITY_REFRACTORY | 16'd1 << NC_CAPABILITY_FLOOR
    | 16'd1 << NC_CAPABILITY_RESET_VALUE | 16'd1 << NC_CAPABILITY_RESET_SUBTRACT;

  always @*
    case (number_i)
      NC_IDENTITY_MAGIC:             word_o = NC_MAGIC_BOARD;
      NC_IDENTITY_PROTOCOL_VERSION:  word_o = NC_VERSION_PROTOCOL;
      NC_IDENTITY_HARDWARE_VERSION:  word_o = NC_VERSION_HARDWARE;
      NC_IDENTITY_NEURONS:           word_o = NEURONS[15:0];
      NC_IDENTITY_SOURCES:           word_o = SOURCES[15:0];
      NC_IDENTITY_LANES:             word_o = LANES[15:0];
      NC_IDENTITY_CURRENT_WIDTH:     word_o = CURRENT_WIDTH[15:0];
      NC_IDENTITY_MEMBRANE_WIDTH:    word_o = MEMBRANE_WIDTH[15:0];
      NC_IDENTITY_SHIFT_BITS:        word_o = {CURRENT_SHIFT_BITS[7:0], ACCUMULATOR_SHIFT_BITS[7:0]};
      NC_IDENTITY_CAPABILITIES:      word_o = CAPABILITIES;
      NC_IDENTITY_CLOCK_KHZ_LOW:     word_o = CLOCK_KHZ[15:0];
      NC_IDENTITY_CLOCK_KHZ_HIGH:    word_o = CLOCK_KHZ[31:16];
      NC_IDENTITY_SOURCE_HASH_LOW:   word_o = SOURCE_HASH[15:0];
      NC_IDENTITY_SOURCE_HASH_HIGH:  word_o = SOURCE_HASH[31:16];
      NC_IDENTITY_CONFIGURATION_LOW: word_o = CONFIGURATION_HASH[15:0];
      default:                       word_o = CONFIGURATION_HASH[31:16];
    endcase
endmodule
