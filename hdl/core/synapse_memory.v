// SPDX-License-Identifier: Apache-2.0
// The synapses: a dense crossbar, banked over L lanes of 8 or 16 bits and skewed. The weight of source s to neuron n
// lies in lane (n + s) mod L of word s * BLOCKS + n div L, so that a row of L neurons is one read and one
// rotation, and the weights of one neuron from L neighbouring sources lie in L different lanes.
// Weights come out two clocks after the row is asked for, in neuron order, absent ones as 0; where they are to act
// with the opposite sign, as their one's complement.
// Words of 16 bits: fine, the upper byte is the weight; tagged, the lower one is, and the three bits above it are a
// delay of the synapse's own, which comes out with the weight. The other bits are for learning.
// In builds that learn the words come out raw beside the weights, and half a row (its even or its odd neurons) or half a
// column (the even or the odd ones of L sources of one neuron) is written back: the first half of a row is kept until
// its second half comes. Two lanes of 8 bits share a RAM, and of a column's half each RAM has one, so its L/2 weights
// are one read, each RAM at an address of its own. RAMs with two ports take what is written while they are read; the two
// never meet in a word, since the next row waits until the one before it is written.
module synapse_memory #(
  parameter SOURCES = 512,
  parameter BLOCKS = 32,
  parameter LANES = 8,
  parameter SOURCE_BITS = 9,
  parameter BLOCK_BITS = 5,
  parameter FINE = 0,
  parameter TAGGED = 0,
  parameter LEARNING = 0,
  parameter DUAL_PORT = 0,                               // a port to read, a port to write
  parameter TECHNOLOGY = "generic",
  parameter WIDTH = FINE != 0 || TAGGED != 0 ? 16 : 8,   // of a synapse word
  parameter PAIRS = (LANES * WIDTH + 15) / 16,           // words of the host in a row: of lanes, or of pairs of them
  parameter WORDS = SOURCES * BLOCKS,
  parameter WORD_BITS = $clog2(WORDS),
  parameter PAIR_BITS = PAIRS > 1 ? $clog2(PAIRS) : 0,
  parameter HOST_BITS = WORD_BITS + PAIR_BITS,
  parameter ROTATION_BITS = LANES > 1 ? $clog2(LANES) : 1,
  parameter HALF = LANES > 1 ? LANES / 2 : 1
) (
  input  wire                   clk_i,
  // row
  input  wire                   walking_i,    // one may come: known earlier in the clock, it selects the RAM
  input  wire                   row_valid_i,
  input  wire [SOURCE_BITS-1:0] row_source_i,
  input  wire [BLOCK_BITS-1:0]  row_block_i,
  input  wire                   negative_i,   // two clocks later
  output wire [LANES*8-1:0]     weights_o,
  output wire [LANES*3-1:0]     delays_o,     // with the weights
  // learning: what is read
  input  wire                   column_i,     // columns are read and written: the row's source is the first of the group
  input  wire [ROTATION_BITS-1:0] column_neuron_i,
  input  wire                   half_i,       // of a column
  output wire [LANES*WIDTH-1:0] words_o,      // with the weights, as they are
  output wire [LANES-1:0]       absent_o,
  // learning: what is written
  input  wire                   keep_i,       // first half of a row
  input  wire                   write_i,      // the row, or half a column
  input  wire                   write_half_i,
  input  wire [SOURCE_BITS-1:0] write_source_i,
  input  wire [BLOCK_BITS-1:0]  write_block_i,
  input  wire [HALF*WIDTH-1:0]  results_i,
  // host: a word is two lanes, the even one low; or one lane of 16 bits
  input  wire                   host_i,
  input  wire                   host_write_i,
  input  wire [HOST_BITS-1:0]   host_address_i,
  input  wire [15:0]            host_wdata_i,
  output wire [15:0]            host_rdata_o
);
  localparam [WORD_BITS-1:0] STRIDE = BLOCKS[WORD_BITS-1:0];
  localparam PLAIN = BLOCKS == 1 << $clog2(BLOCKS) && BLOCKS > 1;   // source and block lie side by side in an address

  // Row, or group, that is read or written; where there are two ports, that is read.
  wire writes = (DUAL_PORT == 0) & write_i;
  wire [SOURCE_BITS-1:0] source = writes ? write_source_i : row_source_i;
  wire [BLOCK_BITS-1:0]  block  = writes ? write_block_i : row_block_i;
  wire [WORD_BITS-1:0]   wide_block = {{(WORD_BITS-BLOCK_BITS){1'b0}}, block};
  wire [WORD_BITS-1:0]   host_word = host_address_i[HOST_BITS-1:PAIR_BITS];
  wire [WORD_BITS-1:0]   row_word;
  wire [WORD_BITS-1:0]   word = host_i ? host_word : row_word;
  generate
    if (PLAIN) begin : plain_row
      wire [SOURCE_BITS+BLOCK_BITS-1:0] both = {source, block};
      assign row_word = both[WORD_BITS-1:0];
      wire unused = |wide_block;
    end else begin : strided_row
      assign row_word = {{(WORD_BITS-SOURCE_BITS){1'b0}}, source} * STRIDE + wide_block;
    end
  endgenerate

  // A column's half: how far it is turned, in pairs of lanes.
  wire access_half = writes ? write_half_i : half_i;
  wire written_half = DUAL_PORT != 0 ? write_half_i : access_half;
  wire odd_lanes = written_half ^ column_neuron_i[0];     // of a RAM's two lanes it has the odd one

  wire [PAIRS*16-1:0] lanes, wdata;
  wire [PAIRS*2-1:0] learn_write;
  genvar p;
  generate
    for (p = 0; p < PAIRS; p = p + 1) begin : pair
      wire selected;
      if (PAIRS > 1) begin : many
        assign selected = host_address_i[PAIR_BITS-1:0] == p;
      end else begin : single
        assign selected = 1'b1;
      end
      wire [WORD_BITS-1:0] address, write_address;
      if (LEARNING != 0) begin : learning
        wire [WORD_BITS-1:0] own_word;
        synapse_address #(
          .BLOCKS(BLOCKS), .SOURCE_BITS(SOURCE_BITS), .BLOCK_BITS(BLOCK_BITS), .WORD_BITS(WORD_BITS),
          .ROTATION_BITS(ROTATION_BITS), .WIDTH(WIDTH), .RAM(p)
        ) accessed (
          .column_i (column_i), .column_neuron_i (column_neuron_i), .half_i (access_half), .source_i (source),
          .block_i (block), .word_o (own_word)
        );
        assign address = host_i ? host_word : own_word;
        if (WIDTH == 16) begin : wide
          assign learn_write[p*2 +: 2] = {2{write_i & (~column_i | ((p % 2 == 1) == odd_lanes))}};
        end else begin : narrow
          assign learn_write[p*2 +: 2] = {2{write_i}} & {~column_i | odd_lanes, ~column_i | ~odd_lanes};
        end
      end else begin : fixed
        assign address = word;
        assign learn_write[p*2 +: 2] = 2'd0;
      end
      if (DUAL_PORT != 0 && LEARNING != 0) begin : write_port
        wire [WORD_BITS-1:0] written_word;
        synapse_address #(
          .BLOCKS(BLOCKS), .SOURCE_BITS(SOURCE_BITS), .BLOCK_BITS(BLOCK_BITS), .WORD_BITS(WORD_BITS),
          .ROTATION_BITS(ROTATION_BITS), .WIDTH(WIDTH), .RAM(p)
        ) written (
          .column_i (column_i), .column_neuron_i (column_neuron_i), .half_i (write_half_i), .source_i (write_source_i),
          .block_i (write_block_i), .word_o (written_word)
        );
        assign write_address = host_i ? host_word : written_word;
      end else begin : one_port
        assign write_address = address;
      end
      synapse_ram #(.DEPTH(WORDS), .DUAL_PORT(DUAL_PORT), .TECHNOLOGY(TECHNOLOGY)) ram (
        .clk_i           (clk_i),
        .enable_i        (host_i | walking_i | write_i),
        .write_i         ({2{host_write_i & selected}} | learn_write[p*2 +: 2]),
        .address_i       (address),
        .write_address_i (write_address),
        .wdata_i         (wdata[p*16 +: 16]),
        .rdata_o         (lanes[p*16 +: 16])
      );
    end
    if (PAIRS > 1) begin : host_select
      assign host_rdata_o = lanes[{host_address_i[PAIR_BITS-1:0], 4'd0} +: 16];
    end else begin : host_single
      assign host_rdata_o = lanes[15:0];
    end
  endgenerate

  // What is learnt, turned back: result j of half h belongs into lane 2j + h + r, r being the row's source or the
  // column's neuron; so into pair j + a, a half of that, and there into the even lane if h and r are alike.
  generate
    if (LEARNING != 0) begin : write_back
      // What is turned by was there for longer than a clock.
      reg [ROTATION_BITS-1:0] turned_q;
      always @(posedge clk_i) turned_q <= column_i ? column_neuron_i : write_source_i[ROTATION_BITS-1:0];
      wire second = column_i ? write_half_i : ~keep_i;
      reg  [HALF*WIDTH-1:0] kept_q;
      wire [HALF*WIDTH-1:0] pairs;
      if (ROTATION_BITS > 1) begin : rotate
        wire [ROTATION_BITS-2:0] amount = turned_q[ROTATION_BITS-1:1] + {{(ROTATION_BITS-2){1'b0}}, second & turned_q[0]};
        // To the left by a: the rest of a rotation to the right.
        wire [ROTATION_BITS-2:0] rest = -amount;
        wire [2*HALF*WIDTH-1:0] doubled = {2{results_i}};
        localparam STEP_BITS = $clog2(WIDTH);
        assign pairs = doubled[{1'b0, rest, {STEP_BITS{1'b0}}} +: HALF*WIDTH];
      end else begin : straight
        assign pairs = results_i;
        wire unused = second;
      end
      wire unused = |word;
      always @(posedge clk_i)
        if (host_i)      kept_q <= {HALF*WIDTH{1'b0}};
        else if (keep_i) kept_q <= pairs;
      wire [HALF*WIDTH-1:0] even = column_i | turned_q[0]  ? pairs : kept_q;
      wire [HALF*WIDTH-1:0] odd  = column_i | ~turned_q[0] ? pairs : kept_q;
      wire [PAIRS*16-1:0] learnt;
      for (p = 0; p < HALF; p = p + 1) begin : lane_pair
        assign learnt[p*2*WIDTH +: WIDTH]     = even[p*WIDTH +: WIDTH];
        assign learnt[(p*2+1)*WIDTH +: WIDTH] = odd[p*WIDTH +: WIDTH];
      end
      // Results are 0 while the host has the memory, so that its word needs no multiplexer.
      assign wdata = learnt | {PAIRS{host_wdata_i & {16{host_i}}}};
    end else begin : read_only
      assign wdata = {PAIRS{host_wdata_i}};
      wire unused = |{column_i, column_neuron_i, half_i, odd_lanes, keep_i, results_i, word, learn_write};
    end
  endgenerate

  // Neuron i of a block has its weight in lane (i + s) mod L.
  reg [ROTATION_BITS-1:0] rotation_q;
  reg read_q;
  always @(posedge clk_i) begin
    rotation_q <= (LEARNING != 0) & column_i ? column_neuron_i : row_source_i[ROTATION_BITS-1:0];
    read_q     <= row_valid_i;
  end

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
        always @(posedge clk_i) if (read_q) delays_q <= twice[first +: LANES*3];
      end else begin : straight
        always @(posedge clk_i) if (read_q) delays_q <= delays;
      end
      assign delays_o = delays_q;
    end else begin : no_delays
      assign delays_o = {LANES*3{1'b0}};
    end
  endgenerate

  // Code -128 is "no synapse": only its sign bit is set, so clearing that delivers 0. The weights are kept as they are,
  // since a register behind the rotation's last step is free where one beside it costs a cell a bit.
  reg [LANES*8-1:0] weights_q;
  always @(posedge clk_i) if (read_q) weights_q <= rotated;
  wire [LANES-1:0] none;
  generate
    for (p = 0; p < LANES; p = p + 1) begin : delivery
      assign none[p] = weights_q[p*8 + 7] & ~(|weights_q[p*8 +: 7]);
      assign weights_o[p*8 +: 8] = {weights_q[p*8 + 7] & ~none[p], weights_q[p*8 +: 7]} ^ {8{negative_i}};
    end
  endgenerate
  assign absent_o = none;

  generate
    if (LEARNING != 0) begin : raw
      if (WIDTH == 16) begin : wide
        wire [LANES*8-1:0] others;
        for (p = 0; p < LANES; p = p + 1) begin : lane
          assign others[p*8 +: 8] = lanes[p*16 + (FINE != 0 ? 0 : 8) +: 8];
        end
        wire [2*LANES*8-1:0] twice = {2{others}};
        reg [LANES*8-1:0] others_q;
        if (LANES > 1) begin : rotate
          always @(posedge clk_i) if (read_q) others_q <= twice[{1'b0, rotation_q, 3'd0} +: LANES*8];
        end
        for (p = 0; p < LANES; p = p + 1) begin : word_of
          assign words_o[p*16 +: 16] = FINE != 0 ? {weights_q[p*8 +: 8], others_q[p*8 +: 8]}
                                                 : {others_q[p*8 +: 8], weights_q[p*8 +: 8]};
        end
      end else begin : narrow
        assign words_o = weights_q;
      end
    end else begin : delivered
      assign words_o  = {LANES*WIDTH{1'b0}};
    end
  endgenerate
endmodule
