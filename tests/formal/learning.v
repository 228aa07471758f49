// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/learning.v with the walk over rows and the sequencer. What a user may rely on: a weight that learns is
// read, changed and written back as one, once for each event of its source, spike of its neuron and epoch, whatever else goes on: it
// is not read while a change of it is under way, and what is written, where it was read and nowhere else, is what the rule makes
// of what was read. So no change is lost, made twice or made to another weight.
// One weight is watched, of SOURCE to NEURON; all others learn as well. What is read may be anything: that the memory gives what was
// written is shown in synapse_memory.v, and what that asks of its user here. The rule adds one, to 127 at most.
module learning_proof #(
  parameter LANES = 2,
  parameter DUAL_PORT = 0,
  parameter PRODUCTS = 1,                          // of each trigger; the first adds
  parameter SOURCE = 0,
  parameter NEURON = 0
) (
  input  wire        clk_i,
  input  wire        tick_start_i,
  input  wire        event_i,                      // there is one more event in this phase
  input  wire [1:0]  event_source_i,
  input  wire        done_i,                       // there is none
  input  wire        noise_done_i,
  input  wire        update_busy_i,
  input  wire        emit_busy_i,
  input  wire        fired_i,
  input  wire        tick_i,                       // lowest bit of the tick's number
  input  wire        host_gate_i,
  input  wire        host_range_i,
  input  wire        host_rule_i,
  input  wire [7:0]  host_address_i,
  input  wire [15:0] host_wdata_i,
  input  wire [LANES*8-1:0] words_i,
  output reg  [4:0]  bad_o
);
  `include "neurocore_registers.vh"
  localparam NEURONS = 16, SOURCES = 16, BLOCKS = NEURONS / LANES;
  localparam LANE_BITS = $clog2(LANES), BLOCK_BITS = $clog2(BLOCKS), HALF = LANES / 2;
  localparam [4:0] USED = 5'd4;                    // sources, and neurons
  localparam BLOCK = NEURON / LANES;
  localparam [6:0] MOST = 7'd127;                   // the rule's bound

  // The first clocks: the registers are written.
  reg [2:0] begun = 3'd0;
  wire ready = begun == 3'd5;
  wire resting;
  wire tick_start = tick_start_i & ready;

  // Phases.
  wire [2:0] phase;
  wire tick_busy, tick_end, deliver_start, update_start, emit_start, post_start, pre_start, epoch_start;
  wire deliver_busy, epoch_due, epoch_busy, event_busy;
  wire [7:0] plastic_classes;
  wire decaying;
  wire delivering = phase == 3'd1, updating = phase == 3'd2, posting = phase == 3'd4, marking = phase == 3'd5, sweeping = phase == 3'd6;
  wire event_valid, event_ready, event_taken;
  sequencer #(.LEARNING(1)) sequence (
    .clk_i (clk_i), .rst_i (~ready), .tick_start_i (tick_start), .tick_busy_o (tick_busy), .tick_end_o (tick_end), .phase_o (phase),
    .deliver_start_o (deliver_start), .update_start_o (update_start), .emit_start_o (emit_start), .post_start_o (post_start),
    .pre_start_o (pre_start), .epoch_start_o (epoch_start), .deliver_busy_i (deliver_busy), .update_busy_i (update_busy_i | decaying),
    .emit_busy_i (emit_busy_i), .post_busy_i (event_busy), .pre_busy_i (event_busy), .epoch_busy_i (epoch_busy),
    .plastic_i (|plastic_classes), .fired_i (fired_i), .delivered_i (delivering & event_taken), .epoch_ends_i (epoch_due)
  );
  assign resting = ready & ~tick_busy;

  // Events of a phase, any, in ascending order: the scan is busy until it has found the last.
  reg scanning = 1'b0, event_q = 1'b0;
  reg [3:0] event_source_q;
  reg [2:0] lowest;
  assign event_valid = event_q;
  assign event_taken = event_q & event_ready;
  assign event_busy  = scanning | event_q;
  always @(posedge clk_i) begin
    if (ready & (deliver_start | post_start | pre_start)) scanning <= 1'b1;
    else if (done_i) scanning <= 1'b0;
    if (deliver_start | post_start | pre_start) lowest <= 3'd0;
    if (~event_q | event_ready) begin
      event_q        <= scanning & event_i & {1'b0, event_source_i} >= lowest;
      event_source_q <= {2'b00, event_source_i};
      if (scanning & event_i & {1'b0, event_source_i} >= lowest) lowest <= {1'b0, event_source_i} + 3'd1;
    end
  end

  // What the host writes between ticks: the gate, ranges of blocks and classes of sources, rules.
  wire host = ~ready | (resting & ~tick_start);
  wire [1:0] source_to_write = host_address_i[1:0];
  wire write_range = host & ready & host_range_i;
  wire [5:0] first_new = {5'd0, host_wdata_i[NC_RANGE_FIRST_BLOCK_LOW]};
  wire [5:0] last_new  = {5'd0, host_wdata_i[NC_RANGE_LAST_BLOCK_LOW] | host_wdata_i[NC_RANGE_FIRST_BLOCK_LOW]};
  wire class_new       = host_wdata_i[NC_RANGE_SOURCE_CLASS_LOW];
  wire [15:0] range_new = {host_wdata_i[NC_RANGE_OCCUPIED_LOW], 2'b00, class_new, last_new, first_new};
  reg  [15:0] register_new;
  reg  [2:0]  register;
  wire write_register = ~ready | (host & host_gate_i);
  localparam [2:0] P = PRODUCTS;
  always @*
    case (begun)
      3'd1:    {register, register_new} = {NC_LEARNING_PRODUCTS, 7'd0, {3{P}}};
      3'd2:    {register, register_new} = {NC_LEARNING_EPOCH, 16'd1};
      3'd3:    {register, register_new} = {NC_LEARNING_PLASTIC_CLASSES, 16'd1};
      default: {register, register_new} = {NC_LEARNING_GATE, 15'd0, host_wdata_i[0]};
    endcase
  reg gate = 1'b0;
  reg [3:0] occupied = 4'd0, first = 4'd0, last = 4'd0, class_of = 4'd0;
  reg [3:0] rules = 4'd0;                          // of class and block
  always @(posedge clk_i) begin
    if (~ready) begun <= begun + 3'd1;
    if (write_register & register == NC_LEARNING_GATE) gate <= register_new[0];
    if (write_range) begin
      occupied[source_to_write] <= host_wdata_i[NC_RANGE_OCCUPIED_LOW];
      first[source_to_write]    <= first_new[0];
      last[source_to_write]     <= last_new[0];
      class_of[source_to_write] <= class_new;
    end
    if (host & ready & host_rule_i) rules[host_address_i[1:0]] <= host_wdata_i[0];
  end

  // The walk, the engine and the memory.
  wire feed_valid, lookup_ready, row_valid, row_negative, walk_busy, hold, row_read, row_stay, row_plastic, row_take, marked, pending;
  wire [3:0] feed_source, lookup_source, row_source, write_source, place_source, place_other;
  wire [BLOCK_BITS-1:0] row_block, column_block, write_block;
  wire [LANE_BITS-1:0] column_lane;
  wire [2:0] row_class;
  wire [15:0] range_rdata, register_rdata, trace_rdata;
  wire columns, column_half, keep, write, write_half;
  reg [LANES*8-1:0] words;
  reg [LANES-1:0] absent;
  wire [HALF*8-1:0] results;
  wire [6:0] slot, third_factor;
  wire [7:0] scaled;
  reg noise_busy = 1'b0;
  synapse_scan #(.SOURCES(SOURCES), .SOURCE_BITS(4), .BLOCK_BITS(BLOCK_BITS), .LEARNING(1), .DUAL_PORT(DUAL_PORT)) walk (
    .clk_i (clk_i), .rst_i (~ready), .delivering_i (delivering), .feed_valid_i (feed_valid), .feed_source_i (feed_source),
    .event_valid_i (event_valid), .event_source_i (event_source_q), .event_negative_i (1'b0), .event_ready_o (lookup_ready),
    .row_valid_o (row_valid), .row_source_o (row_source), .row_block_o (row_block), .row_class_o (row_class),
    .row_negative_o (row_negative), .busy_o (walk_busy), .hold_i (hold), .sweep_i (sweeping), .column_i (posting),
    .column_block_i (column_block), .plastic_classes_i (plastic_classes), .read_i (row_read), .stay_i (row_stay),
    .plastic_o (row_plastic), .take_o (row_take), .lookup_source_o (lookup_source), .host_i (host), .host_write_i (write_range),
    .host_source_i ({2'b00, source_to_write}), .host_wdata_i (range_new), .host_rdata_o (range_rdata)
  );
  assign event_ready = delivering ? lookup_ready : marked;

  // The projection's word comes a clock after the row, and stays; the product a clock after its slot.
  reg [2:0] rule = 3'd0;
  reg [31:0] product;
  wire [15:0] operation_new = (16'd1 << NC_PRODUCT_NEAREST_LOW) | ({15'd0, slot[1:0] == P[1:0] - 2'd1} << NC_PRODUCT_LAST_LOW)
                              | ({13'd0, NC_VECTOR_ONE} << NC_PRODUCT_VECTOR_LOW) | ({13'd0, NC_SCALAR_COEFFICIENT} << NC_PRODUCT_SCALAR_LOW) | (16'd1 << NC_PRODUCT_LOWER_BOUND_LOW);
  wire [15:0] amount_new = (16'd1 << NC_PRODUCT_UPPER_BOUND_LOW) | ({9'd0, MOST} << NC_PRODUCT_BOUND_LOW)
                           | ({14'd0, slot[1:0] == 2'd0, 1'b0} << NC_PRODUCT_COEFFICIENT_LOW);
  reg row1 = 1'b0, row2 = 1'b0;
  always @(posedge clk_i) begin
    if (row_valid) rule <= {2'b00, rules[{row_class[0], row_block[0]}]};
    product <= {amount_new, operation_new};
    row1 <= row_valid & ready;
    row2 <= row1 & ready;
    noise_busy <= deliver_start | (noise_busy & ~noise_done_i);
  end
  assign deliver_busy = event_busy | walk_busy | row1 | row2 | noise_busy | pending;

  learning #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .DUAL_PORT(DUAL_PORT), .BLOCK_BITS(BLOCK_BITS), .LANE_BITS(LANE_BITS)
  ) dut (
    .clk_i (clk_i), .rst_i (~ready), .delivering_i (delivering), .updating_i (updating), .posting_i (posting), .marking_i (marking),
    .sweeping_i (sweeping), .update_start_i (update_start), .post_start_i (post_start), .pre_start_i (pre_start),
    .epoch_start_i (epoch_start), .tick_i ({15'd0, tick_i}), .neurons_i (USED), .sources_i (USED),
    .plastic_classes_o (plastic_classes), .epoch_due_o (epoch_due), .epoch_busy_o (epoch_busy), .traces_decaying_o (decaying),
    .pending_o (pending), .event_valid_i (event_valid), .event_source_i (event_source_q), .marked_o (marked),
    .feed_valid_o (feed_valid), .feed_source_o (feed_source), .lookup_ready_i (lookup_ready), .lookup_source_i (lookup_source),
    .row_take_i (row_take), .row_plastic_i (row_plastic), .row_valid_i (row_valid), .row_source_i (row_source),
    .row_block_i (row_block), .walk_busy_i (walk_busy), .row_read_o (row_read), .row_stay_o (row_stay), .hold_o (hold),
    .column_block_o (column_block), .column_lane_o (column_lane), .rule_i (rule), .words_i (words), .absent_i (absent),
    .columns_o (columns), .column_half_o (column_half), .keep_o (keep), .write_o (write), .write_half_o (write_half),
    .write_source_o (write_source), .write_block_o (write_block), .results_o (results), .slot_o (slot), .product_i (product),
    .noise_busy_i (noise_busy), .noise_state_i (64'd0), .place_source_o (place_source), .place_other_o (place_other),
    .place_byte_i (8'd0), .scaled_o (scaled), .third_factor_o (third_factor), .scaled_i (15'd0), .host_i (host),
    .host_write_register_i (write_register), .host_write_trace_i (1'b0), .host_neurons_i (1'b0), .host_address_i ({21'd0, register}),
    .host_wdata_i (register_new), .host_register_o (register_rdata), .host_trace_o (trace_rdata)
  );

  // What the memory reads may be anything, and stays until it is read again.
  wire [LANES-1:0] absent_new;
  genvar i;
  generate
    for (i = 0; i < LANES; i = i + 1) begin : lane
      assign absent_new[i] = words_i[i*8 +: 8] == 8'h80;
    end
  endgenerate
  always @(posedge clk_i)
    if (row1) begin
      words  <= words_i;
      absent <= absent_new;
    end

  // The watched weight is read to learn: as one of a row, or of half a column.
  localparam GROUP = SOURCE / LANES * LANES;       // whose class says which rule a column has
  wire has_rule    = rules[{row_class[0], row_block[0]}];
  wire row_here    = ready & row_valid & ~posting & row_source == SOURCE & row_block == BLOCK & (sweeping | (row_plastic & gate)) & has_rule;
  wire column_here = ready & row_valid & posting & row_source == GROUP & {column_block, column_lane} == NEURON & column_half == SOURCE % 2 & has_rule;
  // So many clocks later it is written. In a row its half is kept until then, if it is the first.
  localparam KEPT   = PRODUCTS + 5;
  localparam ROW    = 2 * PRODUCTS + 5;
  localparam COLUMN = (DUAL_PORT == 0 && PRODUCTS == 1 ? 2 : PRODUCTS) + 5;
  reg [ROW:1] rows = 0;
  reg [COLUMN:1] halves = 0;
  reg [7:0] expected;
  wire [7:0] row_word    = words[(NEURON % LANES)*8 +: 8];
  wire [7:0] column_word = words[(SOURCE % LANES)*8 +: 8];
  wire [7:0] read_word   = rows[2] ? row_word : column_word;
  wire [7:0] row_result    = results[(NEURON % LANES / 2)*8 +: 8];
  wire [7:0] column_result = results[(SOURCE % LANES / 2)*8 +: 8];
  wire writes_row    = write & ~columns & write_source == SOURCE & write_block == BLOCK;
  wire writes_column = write & columns & write_source == GROUP & write_half == SOURCE % 2 & {column_block, column_lane} == NEURON;

  // What it has to learn from: an event, a spike, an epoch.
  wire holds         = occupied[SOURCE] & first[SOURCE] <= BLOCK & last[SOURCE] >= BLOCK;
  wire row_learns    = gate & holds & ~class_of[SOURCE] & rules[{class_of[SOURCE], 1'b0} | BLOCK];
  wire column_learns = gate & rules[{class_of[GROUP], 1'b0} | BLOCK];
  wire row_due   = ((delivering & event_taken & event_source_q == SOURCE) | epoch_start) & row_learns;
  wire spiked    = posting & event_taken & event_source_q == NEURON;
  // A row comes after its event, or when an epoch begins; a column before its spike is taken.
  reg due = 1'b0, read = 1'b0;
  wire comes = row_here | column_here;

  wire met = columns ? row_source[3:LANE_BITS] == write_source[3:LANE_BITS] : row_source == write_source & row_block == write_block;
  wire [3:0] turned = columns ? {{(4-LANE_BITS){1'b0}}, column_lane} : write_source;
  reg host_q = 1'b0, columns_q = 1'b0;
  reg [3:0] turned_q = 4'd0;
  initial bad_o = 0;
  always @(posedge clk_i) begin
    rows   <= {rows[ROW-1:1], row_here};
    halves <= {halves[COLUMN-1:1], column_here};
    if (rows[2] | halves[2]) expected <= read_word == 8'h80 | read_word == 8'h7F ? read_word : read_word + 8'd1;
    // It is not read while a change of it is under way, nor is one under way when the host has the memory.
    bad_o[0] <= (comes | host) & (|rows | |halves);
    // It is written when it was read to learn, and at no other time; of a row its first half is kept until then.
    bad_o[1] <= ready & (writes_row != rows[ROW] | writes_column != halves[COLUMN] | (rows[KEPT] & (~keep | columns | write_source != SOURCE))
                         | (|rows[ROW:KEPT+1] & keep));
    // What is written is what the rule makes of what was read.
    bad_o[2] <= (halves[COLUMN] & column_result != expected) | (rows[NEURON % 2 == 0 ? KEPT : ROW] & row_result != expected);
    // It learns once from each event, spike and epoch.
    due      <= (row_due | (due & ~row_here)) & ready;
    read     <= (column_here | (read & ~spiked)) & ready;
    bad_o[3] <= ready & ((row_due & due) | (row_here & ~due) | (column_here & read) | (spiked & read != column_learns) | (resting & (due | read)));
    // What the memory asks of who uses it: it is not read where it is written, what it turns by was there in the clock before, and
    // results are 0 when the host writes.
    host_q    <= host;
    columns_q <= columns;
    turned_q  <= turned;
    bad_o[4] <= ready & ((write & row_valid & (DUAL_PORT == 0 | met)) | ((write | keep) & (columns != columns_q | turned != turned_q))
                         | (host & host_q & |results));
  end
endmodule

// A memory of four words. The others are never written here, so they are 0.
module ram_1r1w #(
  parameter WIDTH  = 16,
  parameter DEPTH  = 256,
  parameter GROUPS = 1,
  parameter ADDRESS_WIDTH = DEPTH > 1 ? $clog2(DEPTH) : 1
) (
  input  wire                     clk_i,
  input  wire [GROUPS-1:0]        write_i,
  input  wire [ADDRESS_WIDTH-1:0] waddr_i,
  input  wire [WIDTH-1:0]         wdata_i,
  input  wire                     read_i,
  input  wire [ADDRESS_WIDTH-1:0] raddr_i,
  output reg  [WIDTH-1:0]         rdata_o
);
  localparam PART = WIDTH / GROUPS;
  reg [WIDTH-1:0] word0 = 0, word1 = 0, word2 = 0, word3 = 0;
  integer g;
  always @(posedge clk_i) begin
    for (g = 0; g < GROUPS; g = g + 1)
      if (write_i[g])
        case (waddr_i)
          0: word0[g*PART +: PART] <= wdata_i[g*PART +: PART];
          1: word1[g*PART +: PART] <= wdata_i[g*PART +: PART];
          2: word2[g*PART +: PART] <= wdata_i[g*PART +: PART];
          3: word3[g*PART +: PART] <= wdata_i[g*PART +: PART];
          default: ;
        endcase
    if (read_i)
      case (raddr_i)
        0: rdata_o <= word0;
        1: rdata_o <= word1;
        2: rdata_o <= word2;
        3: rdata_o <= word3;
        default: rdata_o <= {WIDTH{1'b0}};
      endcase
  end
endmodule
