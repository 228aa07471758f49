// SPDX-License-Identifier: Apache-2.0
// The synapses: a dense crossbar, banked over L lanes of 8 or 16 bits and skewed. The weight of source s to neuron n
// lies in lane (n + s) mod L of word s * BLOCKS + n div L, so that a row of L neurons is one read and one
// rotation, and the weights of one neuron from L neighbouring sources lie in L different lanes.
// Weights come out two clocks after the row is asked for, in neuron order, absent ones as 0; where they are to act
// with the opposite sign, as their one's complement.
// Words of 16 bits: fine, the upper byte is the weight; tagged, the lower one is, and the three bits above it are a
// delay of the synapse's own, which comes out with the weight. The other bits are for learning.
module synapse_memory #(
  parameter SOURCES = 512,
  parameter BLOCKS = 32,
  parameter LANES = 8,
  parameter SOURCE_BITS = 9,
  parameter BLOCK_BITS = 5,
  parameter FINE = 0,
  parameter TAGGED = 0,
  parameter TECHNOLOGY = "generic",
  parameter WIDTH = FINE != 0 || TAGGED != 0 ? 16 : 8,   // of a synapse word
  parameter PAIRS = (LANES * WIDTH + 15) / 16,           // words of the host in a row: of lanes, or of pairs of them
  parameter WORDS = SOURCES * BLOCKS,
  parameter WORD_BITS = $clog2(WORDS),
  parameter PAIR_BITS = PAIRS > 1 ? $clog2(PAIRS) : 0,
  parameter HOST_BITS = WORD_BITS + PAIR_BITS
) (
  input  wire                   clk_i,
  // row
  input  wire                   row_valid_i,
  input  wire [SOURCE_BITS-1:0] row_source_i,
  input  wire [BLOCK_BITS-1:0]  row_block_i,
  input  wire                   negative_i,   // one clock later
  output wire [LANES*8-1:0]     weights_o,
  output wire [LANES*3-1:0]     delays_o,     // with the weights
  // host: a word is two lanes, the even one low; or one lane of 16 bits
  input  wire                   host_i,
  input  wire                   host_write_i,
  input  wire [HOST_BITS-1:0]   host_address_i,
  input  wire [15:0]            host_wdata_i,
  output wire [15:0]            host_rdata_o
);
  localparam ROTATION_BITS = LANES > 1 ? $clog2(LANES) : 1;
  localparam [WORD_BITS-1:0] STRIDE = BLOCKS[WORD_BITS-1:0];

  wire [WORD_BITS-1:0] row_source = {{(WORD_BITS-SOURCE_BITS){1'b0}}, row_source_i};
  wire [WORD_BITS-1:0] row_block  = {{(WORD_BITS-BLOCK_BITS){1'b0}}, row_block_i};
  wire [WORD_BITS-1:0] row_word   = row_source * STRIDE + row_block;
  wire [WORD_BITS-1:0] word       = host_i ? host_address_i[HOST_BITS-1:PAIR_BITS] : row_word;

  wire [PAIRS*16-1:0] lanes;
  genvar p;
  generate
    for (p = 0; p < PAIRS; p = p + 1) begin : pair
      wire selected;
      if (PAIRS > 1) begin : many
        assign selected = host_address_i[PAIR_BITS-1:0] == p;
      end else begin : single
        assign selected = 1'b1;
      end
      synapse_ram #(.DEPTH(WORDS), .TECHNOLOGY(TECHNOLOGY)) ram (
        .clk_i     (clk_i),
        .enable_i  (host_i | row_valid_i),
        .write_i   ({2{host_write_i & selected}}),
        .address_i (word),
        .wdata_i   (host_wdata_i),
        .rdata_o   (lanes[p*16 +: 16])
      );
    end
    if (PAIRS > 1) begin : host_select
      assign host_rdata_o = lanes[{host_address_i[PAIR_BITS-1:0], 4'd0} +: 16];
    end else begin : host_single
      assign host_rdata_o = lanes[15:0];
    end
  endgenerate

  // Neuron i of a block has its weight in lane (i + s) mod L.
  reg [ROTATION_BITS-1:0] rotation_q;
  always @(posedge clk_i) rotation_q <= row_source_i[ROTATION_BITS-1:0];

  wire [LANES*8-1:0] bytes;
  generate
    if (WIDTH == 16) begin : wide
      for (p = 0; p < LANES; p = p + 1) begin : lane
        assign bytes[p*8 +: 8] = lanes[p*16 + (FINE != 0 ? 8 : 0) +: 8];
      end
      wire unused = |lanes;
    end else begin : narrow
      assign bytes = lanes[LANES*8-1:0];
      if (LANES == 1) begin : one
        wire unused = |lanes[15:8];
      end
    end
  endgenerate

  wire [2*LANES*8-1:0] doubled = {2{bytes}};
  wire [LANES*8-1:0] rotated;
  generate
    if (LANES > 1) begin : rotate
      assign rotated = doubled[{1'b0, rotation_q, 3'd0} +: LANES*8];
    end else begin : straight
      assign rotated = bytes;
      wire unused = |{rotation_q, doubled};
    end
    if (TAGGED != 0) begin : delaying
      wire [LANES*3-1:0] delays;
      for (p = 0; p < LANES; p = p + 1) begin : lane
        assign delays[p*3 +: 3] = lanes[p*16 + 8 +: 3];
      end
      reg [LANES*3-1:0] delays_q;
      if (LANES > 1) begin : rotate
        wire [2*LANES*3-1:0] twice = {2{delays}};
        wire [ROTATION_BITS+2:0] first = {2'd0, rotation_q, 1'b0} + {3'd0, rotation_q};   // 3 bits a lane
        always @(posedge clk_i) delays_q <= twice[first +: LANES*3];
      end else begin : straight
        always @(posedge clk_i) delays_q <= delays;
      end
      assign delays_o = delays_q;
    end else begin : no_delays
      assign delays_o = {LANES*3{1'b0}};
    end
  endgenerate

  // Code -128 is "no synapse": only its sign bit is set, so clearing that delivers 0. The complement costs nothing
  // here: it fits into the LUTs of the rotation's last step.
  reg [LANES*8-1:0] weights_q;
  integer i;
  always @(posedge clk_i)
    for (i = 0; i < LANES; i = i + 1) begin
      weights_q[i*8 +: 7] <= rotated[i*8 +: 7] ^ {7{negative_i}};
      weights_q[i*8 + 7]  <= (rotated[i*8 + 7] & (|rotated[i*8 +: 7])) ^ negative_i;
    end
  assign weights_o = weights_q;
endmodule
