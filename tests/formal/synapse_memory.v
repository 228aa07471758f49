// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/synapse_memory.v where synapses learn. What a user may rely on: a synapse word that the host, a row or a
// column has written is what the host, rows and columns read of it from then on, and no write of another one changes it; an
// event delivers the word's weight, 0 where there is no synapse, with the opposite sign where it is asked for.
// One synapse is watched, of SOURCE to NEURON; what is read of the others may be anything.
module synapse_memory_proof #(
  parameter SOURCES = 512,
  parameter BLOCKS = 32,
  parameter LANES = 8,
  parameter FINE = 0,
  parameter TAGGED = 0,
  parameter DUAL_PORT = 0,
  parameter SOURCE = 0,
  parameter NEURON = 0,
  parameter SOURCE_BITS = $clog2(SOURCES),
  parameter BLOCK_BITS = $clog2(BLOCKS),
  parameter LANE_BITS = $clog2(LANES),
  parameter WIDTH = FINE + TAGGED > 0 ? 16 : 8,
  parameter WORD_BITS = $clog2(SOURCES * BLOCKS),
  parameter PAIRS = LANES * WIDTH / 16,
  parameter PAIR_BITS = PAIRS > 1 ? $clog2(PAIRS) : 0,
  parameter HALF = LANES / 2
) (
  input  wire                   clk_i,
  input  wire                   row_i,
  input  wire                   negative_i,
  input  wire                   column_i,
  input  wire [LANE_BITS-1:0]   column_neuron_i,
  input  wire                   half_i,
  input  wire [SOURCE_BITS-1:0] source_i,
  input  wire [BLOCK_BITS-1:0]  block_i,
  input  wire                   keep_i,
  input  wire                   write_i,
  input  wire                   write_half_i,
  input  wire [SOURCE_BITS-1:0] write_source_i,
  input  wire [BLOCK_BITS-1:0]  write_block_i,
  input  wire [HALF*WIDTH-1:0]  results_i,
  input  wire                   host_i,
  input  wire                   host_write_i,
  input  wire [WORD_BITS+PAIR_BITS-1:0] host_address_i,
  input  wire [15:0]            host_wdata_i,
  output reg  [2:0]             bad_o
);
  localparam BLOCK = NEURON / LANES, PLACE = NEURON % LANES, GROUP = SOURCE / LANES * LANES;
  localparam [LANE_BITS-1:0] LANE = PLACE + SOURCE;
  localparam [WORD_BITS-1:0] WORD = SOURCE * BLOCKS + BLOCK;
  wire [WORD_BITS+PAIR_BITS-1:0] watched;
  wire [WIDTH-1:0] host_new;                       // of the watched synapse
  wire [15:0] host_read;
  wire [WIDTH-1:0] host_lane;
  generate
    if (WIDTH == 16) begin : wide
      assign watched   = {WORD, LANE};
      assign host_new  = host_wdata_i;
      assign host_lane = host_read;
    end else begin : narrow
      if (PAIR_BITS > 0) begin : many
        assign watched = {WORD, LANE[LANE_BITS-1:1]};
      end else begin : one
        assign watched = WORD;
      end
      assign host_new  = host_wdata_i[8*LANE[0] +: 8];
      assign host_lane = host_read[8*LANE[0] +: 8];
    end
  endgenerate

  // The host first reads the watched word. It has the memory alone, for some clocks before it writes; results are 0 then.
  reg begun = 1'b0;
  reg [1:0] host_q = 2'd0;
  wire host = host_i | ~begun;
  wire host_write = host_write_i & &host_q & host & begun;
  wire [WORD_BITS+PAIR_BITS-1:0] host_address = begun ? host_address_i : watched;
  wire [HALF*WIDTH-1:0] results = results_i & {HALF*WIDTH{~host_q[0]}};
  // Whether columns or rows are written, and by what they are turned, is there a clock before. A row's first half was
  // kept.
  reg column_q, kept_q = 1'b0;
  reg [LANE_BITS-1:0] neuron_q;
  reg [SOURCE_BITS-1:0] source_q, kept_source_q;
  wire steady = column_i == column_q & (column_i ? column_neuron_i == neuron_q : write_source_i == source_q) & ~host & ~|host_q;
  wire keep   = keep_i & steady & ~column_i;
  wire write  = write_i & ~keep_i & steady & (column_i | (kept_q & kept_source_q == write_source_i)) & (~column_i | write_source_i[LANE_BITS-1:0] == 0);
  wire row    = row_i & ~host & begun & (DUAL_PORT != 0 | ~write);
  // A column reads its groups from their first source on. Where there are two ports, what is written is not read.
  wire [SOURCE_BITS-1:0] source = column_i ? {source_i[SOURCE_BITS-1:LANE_BITS], {LANE_BITS{1'b0}}} : source_i;
  wire exists = block_i < BLOCKS & write_block_i < BLOCKS & source_i < SOURCES & write_source_i < SOURCES;
  wire met    = column_i ? source[SOURCE_BITS-1:LANE_BITS] == write_source_i[SOURCE_BITS-1:LANE_BITS]
                         : source == write_source_i & block_i == write_block_i;
  wire apart  = DUAL_PORT == 0 | ~write | ~met;

  wire [LANES*8-1:0] weights;
  wire [LANES*3-1:0] delays;
  wire [LANES*WIDTH-1:0] words;
  wire [LANES-1:0] absent;
  synapse_memory #(
    .SOURCES(SOURCES), .BLOCKS(BLOCKS), .LANES(LANES), .SOURCE_BITS(SOURCE_BITS), .BLOCK_BITS(BLOCK_BITS), .FINE(FINE),
    .TAGGED(TAGGED), .LEARNING(1), .DUAL_PORT(DUAL_PORT)
  ) dut (
    .clk_i (clk_i), .walking_i (row), .row_valid_i (row & exists & apart), .row_source_i (source), .row_block_i (block_i),
    .negative_i (negative_i), .weights_o (weights), .delays_o (delays), .column_i (column_i), .column_neuron_i (column_neuron_i),
    .half_i (half_i), .words_o (words), .absent_o (absent), .keep_i (keep), .write_i (write & exists & apart), .write_half_i (write_half_i),
    .write_source_i (write_source_i), .write_block_i (write_block_i), .results_i (results), .host_i (host),
    .host_write_i (host_write), .host_address_i (host_address), .host_wdata_i (host_wdata_i), .host_rdata_o (host_read)
  );

  // What the watched word is, as whoever writes it says.
  reg [WIDTH-1:0] value = 0, kept;
  wire [WIDTH-1:0] neuron_result = results[PLACE / 2 * WIDTH +: WIDTH];
  wire [WIDTH-1:0] source_result = results[SOURCE % LANES / 2 * WIDTH +: WIDTH];
  wire in_row    = write & exists & apart & ~column_i & write_source_i == SOURCE & write_block_i == BLOCK;
  wire in_column = write & exists & apart & column_i & write_source_i == GROUP & write_block_i == BLOCK & column_neuron_i == PLACE & write_half_i == SOURCE % 2;
  // Reads of it, on their way.
  wire row_here    = row & exists & apart & ~column_i & source == SOURCE & block_i == BLOCK;
  wire column_here = row & exists & apart & column_i & source == GROUP & block_i == BLOCK & column_neuron_i == PLACE & half_i == SOURCE % 2;
  reg row1 = 1'b0, row2 = 1'b0, column1 = 1'b0, column2 = 1'b0, host1 = 1'b0;
  reg [WIDTH-1:0] value1, value2;
  wire [WIDTH-1:0] row_word    = words[PLACE * WIDTH +: WIDTH];
  wire [WIDTH-1:0] column_word = words[SOURCE % LANES * WIDTH +: WIDTH];
  wire [7:0] weight_of = FINE != 0 ? value2[WIDTH-1:WIDTH-8] : value2[7:0];
  wire [7:0] sized     = weight_of == 8'h80 ? 8'd0 : weight_of;
  wire [7:0] delivered = weights[PLACE * 8 +: 8];
  wire [15:0] wide_value = {{(16-WIDTH){1'b0}}, value2};
  wire [2:0] delay_of = TAGGED != 0 ? wide_value[10:8] : 3'd0;
  initial bad_o = 3'd0;
  always @(posedge clk_i) begin
    begun    <= 1'b1;
    host_q   <= {host_q[0], host};
    column_q <= column_i;
    neuron_q <= column_neuron_i;
    source_q <= write_source_i;
    if (keep) {kept, kept_source_q} <= {neuron_result, write_source_i};
    kept_q <= (keep | kept_q) & ~(write & ~column_i) & ~host;
    if (host_write & host_address == watched) value <= host_new;
    else if (in_row)    value <= PLACE % 2 == 0 ? kept : neuron_result;
    else if (in_column) value <= source_result;
    {row2, row1}       <= {row1, row_here};
    {column2, column1} <= {column1, column_here};
    host1  <= host & ~host_write & host_address == watched;
    value1 <= value;
    value2 <= value1;
    bad_o[0] <= host1 & host_address == watched & host_lane != value1;
    bad_o[1] <= (row2 & row_word != value2) | (column2 & column_word != value2);
    bad_o[2] <= row2 & (delivered != (sized ^ {8{negative_i}}) | absent[PLACE] != (weight_of == 8'h80) | delays[PLACE * 3 +: 3] != delay_of);
  end
endmodule

// A RAM that holds one word, the one that is read first. What is read of the others may be anything, and so may be what is read
// where it is written.
module synapse_ram #(
  parameter DEPTH = 16384,
  parameter DUAL_PORT = 0,
  parameter TECHNOLOGY = "generic",
  parameter ADDRESS_WIDTH = DEPTH > 1 ? $clog2(DEPTH) : 1
) (
  input  wire                     clk_i,
  input  wire                     enable_i,
  input  wire [1:0]               write_i,
  input  wire [ADDRESS_WIDTH-1:0] address_i,
  input  wire [ADDRESS_WIDTH-1:0] write_address_i,
  input  wire [15:0]              wdata_i,
  output reg  [15:0]              rdata_o
);
  (* anyseq *) wire [15:0] anything;
  reg known = 1'b0;
  reg [ADDRESS_WIDTH-1:0] place;
  reg [15:0] word = 16'd0;
  wire here     = ~known | address_i == place;
  wire written  = DUAL_PORT != 0 ? write_address_i == place : here;
  wire conflict = DUAL_PORT != 0 ? |write_i & write_address_i == address_i : |write_i;
  always @(posedge clk_i)
    if (enable_i) begin
      known <= 1'b1;
      if (~known) place <= address_i;
      if (write_i[0] & known & written) word[7:0]  <= wdata_i[7:0];
      if (write_i[1] & known & written) word[15:8] <= wdata_i[15:8];
      rdata_o <= here & ~conflict ? word : anything;
    end
endmodule
