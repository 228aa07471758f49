// SPDX-License-Identifier: Apache-2.0
// Traces of sources and neurons, and third factors of neurons: two memories, the way to a single byte (for the engine's
// own side, for increments, for the parameters of the traces and for the host), and the walk in which all traces decay.
//   own bytes   read in one clock, there in the next; a write goes where the clock before read
//   increment   two clocks an event: a byte is read while the one before it is written back, grown
//   decay       sources, then neurons: a step a clock, two steps (traces 1 and 2) a word; parameters are fetched before
// The engine reads whole words of the other side in its stage A.
module traces #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter LANES = 8,                           // L
  parameter SOURCE_BITS = 9,
  parameter NEURON_BITS = 8,
  parameter BLOCK_BITS = 5,
  parameter WIDTH = 8,                           // of a lane's result
  parameter HALF = LANES / 2,                    // H
  parameter LANE_BITS = $clog2(LANES),
  parameter GROUP_BITS = SOURCE_BITS - LANE_BITS,
  parameter INDEX_BITS = GROUP_BITS > BLOCK_BITS ? GROUP_BITS : BLOCK_BITS,
  parameter HOST_BITS = SOURCE_BITS + 1 > NEURON_BITS + 2 ? SOURCE_BITS + 1 : NEURON_BITS + 2
) (
  input  wire                    clk_i,
  input  wire                    rst_i,
  // phases
  input  wire                    update_i,
  input  wire                    update_start_i,
  input  wire                    post_i,
  input  wire                    post_start_i,
  input  wire                    pre_i,
  input  wire                    pre_start_i,
  input  wire [$clog2(NEURONS+1)-1:0] neurons_i,  // of the image
  input  wire [$clog2(SOURCES+1)-1:0] sources_i,
  output wire                    decaying_o,      // the update has to wait
  // own side of a row: read in take_i and the clock after it
  input  wire                    take_i,
  input  wire [SOURCE_BITS-1:0]  row_source_i,    // steady in both
  output wire [7:0]              first_o,         // two and three clocks after take_i, or after a column's start
  output wire [7:0]              second_o,
  output wire [7:0]              factor_o,
  // events of post and pre: columns, then increments
  input  wire                    event_valid_i,
  input  wire [SOURCE_BITS-1:0]  event_source_i,
  output wire                    event_ready_o,
  input  wire                    columns_i,       // the gate is open, and post has products
  output wire                    column_start_o,
  input  wire                    column_busy_i,   // from the clock after column_start_o
  // engine
  output wire                    step_o,          // stage K of a decay
  output wire                    step_second_o,
  output wire                    step_neurons_o,
  output wire                    step_half_o,
  output wire [INDEX_BITS-1:0]   step_index_o,
  output wire [7:0]              mantissa_o,      // stage A
  output wire [3:0]              shift_o,
  input  wire                    second_a_i,      // stage A is at trace 2
  input  wire [1:0]              item_i,          // stage A
  input  wire [INDEX_BITS-1:0]   index_i,
  input  wire                    half_i,
  output wire [HALF*8-1:0]       words_o,         // stage B
  input  wire                    decayed_i,       // stage E
  input  wire [HALF*WIDTH-1:0]   results_i,
  // host
  input  wire                    host_i,
  input  wire                    host_neurons_i,  // bank neuron_trace, not source_trace
  input  wire                    host_write_i,
  input  wire [HOST_BITS-1:0]    host_address_i,
  input  wire [7:0]              host_wdata_i,
  output wire [7:0]              host_rdata_o
);
  `include "neurocore_registers.vh"
  localparam LB = LANE_BITS;
  localparam HB = LB > 1 ? LB - 1 : 1;            // bits of a lane in a word
  localparam [1:0] NONE = 2'd0, OWN = 2'd1, COLUMN = 2'd2;

  // Bytes of a trace's parameters: fetched one a clock, a mantissa or impulse and a shift for each of the two traces.
  reg        load_q, loaded_q;          // a byte is read; it is there
  reg  [1:0] fetch_q, fetched_q;        // which: trace, and mantissa or shift
  reg        neurons_q;                 // of neurons: y
  reg  [7:0] mantissa1_q, mantissa2_q;
  reg  [3:0] shift1_q, shift2_q;
  wire [7:0] own_byte;
  wire load_start;
  always @(posedge clk_i) begin
    if (rst_i)           load_q <= 1'b0;
    else if (load_start) load_q <= 1'b1;
    else if (&fetch_q)   load_q <= 1'b0;
    if (load_start)      fetch_q <= 2'd0;
    else if (load_q)     fetch_q <= fetch_q + 2'd1;
    loaded_q  <= load_q & ~rst_i;
    fetched_q <= fetch_q;
    if (loaded_q)
      case (fetched_q)
        2'd0:    mantissa1_q <= own_byte;
        2'd1:    shift1_q    <= own_byte[3:0];
        2'd2:    mantissa2_q <= own_byte;
        default: shift2_q    <= own_byte[3:0];
      endcase
  end
  // Impulses are fetched in the place of mantissas, in post and pre; what comes in the place of shifts does not matter.
  wire [3:0] parameter_place = {neurons_q, fetch_q[1], ~update_i & ~fetch_q[0], fetch_q[0]};

  // Decay.
  reg walk_q;
  reg [INDEX_BITS+1:0] walk_at_q;       // index, half, trace
  reg [INDEX_BITS-1:0] last_q;
  wire walk_last = walk_q & (walk_at_q == {last_q, 2'b11});
  wire walk_start = loaded_q & (&fetched_q) & update_i;
  wire [INDEX_BITS-1:0] source_last = {{(INDEX_BITS-GROUP_BITS){1'b0}}, source_groups};
  wire [INDEX_BITS-1:0] block_last  = {{(INDEX_BITS-BLOCK_BITS){1'b0}}, neuron_blocks};
  wire [GROUP_BITS-1:0] source_groups = sources_less[SOURCE_BITS-1:LB];
  wire [BLOCK_BITS-1:0] neuron_blocks = NEURONS > LANES ? neurons_less[NEURON_BITS-1 -: BLOCK_BITS] : {BLOCK_BITS{1'b0}};
  wire [$clog2(SOURCES+1)-1:0] sources_less = sources_i - 1'b1;
  wire [$clog2(NEURONS+1)-1:0] neurons_less = neurons_i - 1'b1;
  always @(posedge clk_i) begin
    if (rst_i)           walk_q <= 1'b0;
    else if (walk_start) walk_q <= 1'b1;
    else if (walk_last)  walk_q <= 1'b0;
    if (walk_start)      walk_at_q <= {(INDEX_BITS+2){1'b0}};
    else if (walk_q)     walk_at_q <= walk_at_q + 1'b1;
    last_q <= neurons_q ? block_last : source_last;
  end
  // First traces are at stage A in the clocks in which no encoder asks for noise: the neurons begin a clock late for that.
  reg turn_q;
  always @(posedge clk_i) turn_q <= walk_last & ~neurons_q & ~rst_i;
  assign load_start = update_start_i | turn_q | post_start_i | pre_start_i;
  always @(posedge clk_i)
    if (update_start_i | pre_start_i) neurons_q <= 1'b0;
    else if (post_start_i | turn_q)   neurons_q <= 1'b1;
  assign step_o         = walk_q;
  assign step_second_o  = walk_at_q[0];
  assign step_half_o    = walk_at_q[1];
  assign step_index_o   = walk_at_q[INDEX_BITS+1:2];
  assign step_neurons_o = neurons_q;
  assign mantissa_o     = second_a_i ? mantissa2_q : mantissa1_q;
  assign shift_o        = second_a_i ? shift2_q : shift1_q;

  // What is written comes in the order of the walk, five clocks later.
  reg [4:0] trail_q;
  reg written_neurons_q;
  reg [INDEX_BITS+1:0] written_q;
  always @(posedge clk_i) begin
    trail_q <= {trail_q[3:0], walk_q} & {5{~rst_i}};
    if (update_start_i | (decayed_i & ~trail_q[3])) written_q <= {(INDEX_BITS+2){1'b0}};
    else if (decayed_i) written_q <= written_q + 1'b1;
    if (update_start_i)                    written_neurons_q <= 1'b0;
    else if (decayed_i & ~trail_q[3])      written_neurons_q <= 1'b1;
  end
  assign decaying_o = load_q | loaded_q | walk_q | (|trail_q);

  // Columns and increments.
  reg [1:0] own_q;                        // NONE, OWN: bytes of the column's neuron are read, COLUMN: it is under way
  reg [1:0] own_item_q;
  reg       mark_q;                       // the second trace of the event is read
  reg       column_done_q;
  wire loading = load_q | loaded_q;
  wire waiting = event_valid_i & ~loading & (own_q == NONE) & ~mark_q;
  wire column  = waiting & post_i & columns_i & ~column_done_q;
  wire mark    = waiting & ~column & (post_i | pre_i);
  always @(posedge clk_i)
    if (rst_i) begin
      own_q  <= NONE;
      mark_q <= 1'b0;
      column_done_q <= 1'b0;
    end else begin
      mark_q <= mark;
      if (column)                                     own_q <= OWN;
      else if (own_q == OWN & own_item_q == 2'd2)     own_q <= COLUMN;
      else if (own_q == COLUMN & ~column_busy_i)      own_q <= NONE;
      own_item_q <= own_q == OWN ? own_item_q + 2'd1 : 2'd1;
      if (own_q == COLUMN)  column_done_q <= 1'b1;
      else if (mark)        column_done_q <= 1'b0;
    end
  assign column_start_o = column;
  assign event_ready_o  = mark_q;

  // A byte: its number, item and memory.
  wire to_event = post_i | pre_i;
  wire [1:0] event_item = own_q == OWN ? own_item_q : {1'b0, mark_q};
  reg  took_q;
  always @(posedge clk_i) took_q <= take_i & ~post_i;      // a column is walked too, but its own side is the neuron
  wire [SOURCE_BITS-1:0] number = load_q ? {{(SOURCE_BITS-4){1'b0}}, parameter_place}
                                : host_i ? (host_neurons_i ? {{(SOURCE_BITS-NEURON_BITS){1'b0}}, host_address_i[NEURON_BITS-1:0]} : host_address_i[SOURCE_BITS-1:0])
                                : to_event ? event_source_i : row_source_i;
  wire [1:0] host_item = host_neurons_i ? host_address_i[NEURON_BITS +: 2] : {1'b0, host_address_i[SOURCE_BITS]};
  wire [1:0] item = load_q ? NC_NEURON_TRACE_PARAMETERS : host_i ? host_item : to_event ? event_item : {1'b0, took_q};
  wire of_neuron = load_q | (host_i ? host_neurons_i : post_i);

  localparam XA = 1 + SOURCE_BITS - LB + 1;
  localparam YA = 2 + NEURON_BITS - LB + 1;
  wire [SOURCE_BITS-LB:0] own_source_word = {number[SOURCE_BITS-1:LB], number[0]};
  wire [NEURON_BITS-LB:0] own_neuron_word;
  wire [NEURON_BITS-LB:0] block_word;
  generate
    if (NEURON_BITS > LB) begin : blocks
      assign own_neuron_word = {number[NEURON_BITS-1:LB], number[0]};
      assign block_word      = {index_i[NEURON_BITS-LB-1:0], half_i};
    end else begin : one_block
      assign own_neuron_word = number[0];
      assign block_word      = half_i;
    end
  endgenerate
  wire [SOURCE_BITS-LB:0] group_word = {index_i[SOURCE_BITS-LB-1:0], half_i};
  // In post the other side are the sources, in the update who decays, else the neurons.
  wire x_other = post_i | update_i;
  wire y_other = ~(post_i | pre_i | host_i | load_q);
  wire [XA-1:0] x_read = x_other ? {item_i[0], group_word} : {item[0], own_source_word};
  wire [YA-1:0] y_read = y_other ? {item_i, block_word} : {item, own_neuron_word};

  reg of_neuron_q, growing_q, grow_second_q;
  reg [XA-1:0] x_own_q;
  reg [YA-1:0] y_own_q;
  reg [HB-1:0] lane_q;
  always @(posedge clk_i) begin
    of_neuron_q   <= of_neuron;
    x_own_q       <= {item[0], own_source_word};
    y_own_q       <= {item, own_neuron_word};
    lane_q        <= LB > 1 ? number[HB:1] : {HB{1'b0}};
    growing_q     <= (mark | mark_q) & ~rst_i;
    grow_second_q <= mark_q;
  end

  // A grown byte, or the host's, goes to one lane; what decayed to all.
  wire [7:0] impulse = grow_second_q ? mantissa2_q : mantissa1_q;
  wire [8:0] grown   = {1'b0, own_byte} + {1'b0, impulse};
  wire [7:0] single  = host_i ? host_wdata_i : grown[7:0] | {8{grown[8]}};
  wire write_single  = growing_q | host_write_i;
  localparam [HALF-1:0] LOWEST = 1;
  wire [HALF-1:0] lane_mask = LOWEST << lane_q;
  wire [HALF-1:0] x_write = ({HALF{write_single & ~of_neuron_q}} & lane_mask) | {HALF{decayed_i & ~written_neurons_q}};
  wire [HALF-1:0] y_write = ({HALF{write_single & of_neuron_q}} & lane_mask) | {HALF{decayed_i & written_neurons_q}};
  wire [XA-1:0] x_written = {written_q[0], written_q[SOURCE_BITS-LB+1:1]};
  wire [YA-1:0] y_written;
  generate
    if (NEURON_BITS > LB) begin : written_blocks
      assign y_written = {1'b0, written_q[0], written_q[NEURON_BITS-LB+1:1]};
    end else begin : written_block
      assign y_written = {1'b0, written_q[0], written_q[1]};
    end
  endgenerate
  wire [HALF*8-1:0] wdata, x_rdata, y_rdata;
  genvar j;
  generate
    for (j = 0; j < HALF; j = j + 1) begin : lane
      assign wdata[j*8 +: 8] = update_i ? results_i[j*WIDTH +: 8] : single;
    end
  endgenerate

  trace_memory #(.LANES(HALF), .ITEMS(2), .NUMBER_BITS(SOURCE_BITS)) of_sources (
    .clk_i (clk_i), .read_i (1'b1), .read_address_i (x_read), .rdata_o (x_rdata),
    .write_i (x_write), .write_address_i (update_i ? x_written : x_own_q), .wdata_i (wdata)
  );
  trace_memory #(.LANES(HALF), .ITEMS(4), .NUMBER_BITS(NEURON_BITS)) of_neurons (
    .clk_i (clk_i), .read_i (1'b1), .read_address_i (y_read), .rdata_o (y_rdata),
    .write_i (y_write), .write_address_i (update_i ? y_written : y_own_q), .wdata_i (wdata)
  );

  // Words of the other side; bytes of the own one.
  reg words_of_sources_q;
  always @(posedge clk_i) words_of_sources_q <= post_i | (update_i & ~neurons_q);
  assign words_o = words_of_sources_q ? x_rdata : y_rdata;
  wire [HALF*8-1:0] own_word = of_neuron_q ? y_rdata : x_rdata;
  generate
    if (HALF > 1) begin : pick
      assign own_byte = own_word[{lane_q, 3'd0} +: 8];
    end else begin : only
      assign own_byte = own_word;
      wire unused = |lane_q;
    end
  endgenerate
  assign host_rdata_o = own_byte;

  reg [7:0] first_q, second_q, factor_q;
  reg took_again_q;
  reg [1:0] owned_item_q;
  reg owned_q;
  always @(posedge clk_i) begin
    took_again_q <= took_q;
    owned_q      <= column | (own_q == OWN);
    owned_item_q <= own_q == OWN ? own_item_q : 2'd0;
    if (took_q | (owned_q & owned_item_q == 2'd0))       first_q  <= own_byte;
    if (took_again_q | (owned_q & owned_item_q == 2'd1)) second_q <= own_byte;
    if (owned_q & owned_item_q == 2'd2)                  factor_q <= own_byte;
  end
  assign first_o  = first_q;
  assign second_o = second_q;
  assign factor_o = factor_q;

  wire unused = |{sources_less, neurons_less, results_i};
endmodule
