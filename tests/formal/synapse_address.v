// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/synapse_address.v. What a user may rely on: a column reads the very synapses that rows have
// written. The weight from source s to neuron n lies in lane (n + s) modulo L, in the word of s and the neuron's block; of a
// column each RAM finds, for each half, one source whose weight is in one of its lanes, and no source is left out.
module synapse_address_proof #(
  parameter BLOCKS = 32,
  parameter SOURCE_BITS = 9,
  parameter BLOCK_BITS = 5,
  parameter WORD_BITS = 14,
  parameter ROTATION_BITS = 3,
  parameter WIDTH = 8,
  parameter RAM = 0
) (
  input  wire                   clk_i,
  input  wire                   column_i,
  input  wire [SOURCE_BITS-1:0] source_i,      // any source
  input  wire [BLOCK_BITS-1:0]  block_i,       // any neuron
  input  wire [ROTATION_BITS-1:0] lane_i,
  output reg                    bad_o
);
  localparam HALVES = WIDTH == 8 ? 1 : 0;
  wire [ROTATION_BITS-1:0] lane = lane_i + source_i[ROTATION_BITS-1:0];    // in which the weight lies
  wire here = (lane >> HALVES) == RAM;
  wire [WORD_BITS-1:0] word;
  synapse_address #(
    .BLOCKS(BLOCKS), .SOURCE_BITS(SOURCE_BITS), .BLOCK_BITS(BLOCK_BITS), .WORD_BITS(WORD_BITS), .ROTATION_BITS(ROTATION_BITS),
    .WIDTH(WIDTH), .RAM(RAM)
  ) address (
    .column_i (column_i), .column_neuron_i (lane_i), .half_i (WIDTH == 8 & source_i[0]),
    .source_i (column_i ? {source_i[SOURCE_BITS-1:ROTATION_BITS], {ROTATION_BITS{1'b0}}} : source_i), .block_i (block_i), .word_o (word)
  );
  wire exists = block_i < BLOCKS;
  // A row has its words at one place in all RAMs; a column finds a source in the RAM in which its weight is.
  initial bad_o = 1'b0;
  always @(posedge clk_i) bad_o <= exists & (~column_i | here) & word != source_i * BLOCKS + block_i;
endmodule
