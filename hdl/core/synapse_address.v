// SPDX-License-Identifier: Apache-2.0
// The word of one RAM of the skewed crossbar in which a row, or half a column, has its weights. Of a row all RAMs have
// them in the same word; of half a column each has one weight, of a source of its own among the L of the group.
module synapse_address #(
  parameter BLOCKS = 32,
  parameter SOURCE_BITS = 9,
  parameter BLOCK_BITS = 5,
  parameter WORD_BITS = 14,
  parameter ROTATION_BITS = 3,
  parameter WIDTH = 8,                               // of a synapse word: of 8 bits a RAM has two lanes, of 16 one
  parameter RAM = 0                                  // its number
) (
  input  wire                     column_i,
  input  wire [ROTATION_BITS-1:0] column_neuron_i,
  input  wire                     half_i,            // of the column
  input  wire [SOURCE_BITS-1:0]   source_i,          // of the row, or the first of the group
  input  wire [BLOCK_BITS-1:0]    block_i,
  output wire [WORD_BITS-1:0]     word_o
);
  localparam [WORD_BITS-1:0] STRIDE = BLOCKS[WORD_BITS-1:0];
  localparam PLAIN = BLOCKS == 1 << $clog2(BLOCKS) && BLOCKS > 1;   // source and block lie side by side in an address

  // Which source of the group lies in this RAM.
  wire [ROTATION_BITS-1:0] offset;
  generate
    if (WIDTH == 16) begin : lane
      localparam [ROTATION_BITS-1:0] LANE = RAM;
      assign offset = LANE - column_neuron_i;
    end else if (ROTATION_BITS > 1) begin : lane_pair
      localparam [ROTATION_BITS-2:0] PAIR = RAM;
      wire [ROTATION_BITS-2:0] turn = column_neuron_i[ROTATION_BITS-1:1]
                                    + {{(ROTATION_BITS-2){1'b0}}, half_i & column_neuron_i[0]};
      assign offset = {PAIR - turn, half_i};
    end else begin : one_pair
      assign offset = half_i;
    end
  endgenerate
  wire [SOURCE_BITS-1:0] source = {source_i[SOURCE_BITS-1:ROTATION_BITS], column_i ? offset : source_i[ROTATION_BITS-1:0]};

  generate
    if (PLAIN) begin : plain
      wire [SOURCE_BITS+BLOCK_BITS-1:0] both = {source, block_i};
      assign word_o = both[WORD_BITS-1:0];
    end else begin : strided
      assign word_o = {{(WORD_BITS-SOURCE_BITS){1'b0}}, source} * STRIDE + {{(WORD_BITS-BLOCK_BITS){1'b0}}, block_i};
    end
  endgenerate
  wire unused = |{half_i, column_neuron_i};
endmodule
