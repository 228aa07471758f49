// SPDX-License-Identifier: Apache-2.0
// What learns, put together: the registers of learning, the engine that changes weights, the traces that it reads, and what
// walks for it: rows of the events in pre, columns of the neurons in post, all rows in an epoch.
// Names of ports are those of the nets of core.v, which says what they are.
module learning #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter LANES = 8,
  parameter FINE = 0,
  parameter TAGGED = 0,
  parameter SHARED = 1,                          // place_noise is free while rows and columns learn
  parameter DUAL_PORT = 0,                       // synapses are read while others are written
  parameter TECHNOLOGY = "generic",
  parameter NEURON_BITS = $clog2(NEURONS),
  parameter SOURCE_BITS = $clog2(SOURCES),
  parameter BLOCK_BITS = 5,
  parameter LANE_BITS = 3,
  parameter HALF = LANES > 1 ? LANES / 2 : 1,
  parameter WORD_WIDTH = FINE + TAGGED > 0 ? 16 : 8,
  parameter NEURON_COUNT_BITS = $clog2(NEURONS + 1),
  parameter COUNT_BITS = $clog2(SOURCES + 1)
) (
  input  wire                          clk_i,
  input  wire                          rst_i,
  // phases
  input  wire                          delivering_i,
  input  wire                          updating_i,
  input  wire                          posting_i,
  input  wire                          marking_i,
  input  wire                          sweeping_i,
  input  wire                          update_start_i,
  input  wire                          post_start_i,
  input  wire                          pre_start_i,
  input  wire                          epoch_start_i,
  input  wire [15:0]                   tick_i,
  input  wire [NEURON_COUNT_BITS-1:0]  neurons_i,
  input  wire [COUNT_BITS-1:0]         sources_i,
  output wire [7:0]                    plastic_classes_o,
  output wire                          epoch_due_o,
  output wire                          epoch_busy_o,
  output wire                          traces_decaying_o,
  output wire                          pending_o,         // the engine still has something to write
  // events of post and pre
  input  wire                          event_valid_i,
  input  wire [SOURCE_BITS-1:0]        event_source_i,
  output wire                          marked_o,
  // the walk over rows
  output wire                          feed_valid_o,
  output wire [SOURCE_BITS-1:0]        feed_source_o,
  input  wire                          lookup_ready_i,
  input  wire [SOURCE_BITS-1:0]        lookup_source_i,
  input  wire                          row_take_i,
  input  wire                          row_plastic_i,
  input  wire                          row_valid_i,
  input  wire [SOURCE_BITS-1:0]        row_source_i,
  input  wire [BLOCK_BITS-1:0]         row_block_i,
  input  wire                          walk_busy_i,
  output wire                          row_read_o,
  output wire                          row_stay_o,
  output wire                          hold_o,
  output wire [BLOCK_BITS-1:0]         column_block_o,
  output wire [LANE_BITS-1:0]          column_lane_o,
  // synapses
  input  wire [2:0]                    rule_i,
  input  wire [LANES*WORD_WIDTH-1:0]   words_i,
  input  wire [LANES-1:0]              absent_i,
  output wire                          columns_o,
  output wire                          column_half_o,
  output wire                          keep_o,
  output wire                          write_o,
  output wire                          write_half_o,
  output wire [SOURCE_BITS-1:0]        write_source_o,
  output wire [BLOCK_BITS-1:0]         write_block_o,
  output wire [HALF*WORD_WIDTH-1:0]    results_o,
  // program, in the memory of the neurons' classes
  output wire [6:0]                    slot_o,
  input  wire [31:0]                   product_i,
  // noise, and the product that place_noise lends
  input  wire                          noise_busy_i,
  input  wire [63:0]                   noise_state_i,
  output wire [SOURCE_BITS-1:0]        place_source_o,
  output wire [SOURCE_BITS-1:0]        place_other_o,
  input  wire [7:0]                    place_byte_i,
  output wire [7:0]                    scaled_o,
  output wire [6:0]                    third_factor_o,
  input  wire [14:0]                   scaled_i,
  // host
  input  wire                          host_i,
  input  wire                          host_write_register_i,
  input  wire                          host_write_trace_i,
  input  wire                          host_neurons_i,    // bank neuron_trace, not source_trace
  input  wire [23:0]                   host_address_i,
  input  wire [15:0]                   host_wdata_i,
  output wire [15:0]                   host_register_o,
  output wire [15:0]                   host_trace_o
);
  `include "neurocore_registers.vh"
  localparam TRACE_BITS = SOURCE_BITS + 1 > NEURON_BITS + 2 ? SOURCE_BITS + 1 : NEURON_BITS + 2;
  localparam BLOCKS     = NEURONS / LANES;
  localparam GROUP_BITS = SOURCE_BITS - LANE_BITS;
  localparam INDEX_BITS = GROUP_BITS > BLOCK_BITS ? GROUP_BITS : BLOCK_BITS;

  wire gate, factor_sign;
  wire [2:0] pre_products, post_products, epoch_products;
  wire epoch_ends;
  learning_registers registers (
    .clk_i (clk_i), .gate_o (gate), .factor_o (third_factor_o), .factor_sign_o (factor_sign),
    .pre_products_o (pre_products), .post_products_o (post_products), .epoch_products_o (epoch_products),
    .plastic_classes_o (plastic_classes_o), .tick_i (tick_i), .epoch_ends_o (epoch_ends),
    .host_write_i (host_write_register_i), .host_register_i (host_address_i[2:0]),
    .host_wdata_i (host_wdata_i), .host_rdata_o (host_register_o)
  );
  wire plastic = |plastic_classes_o;
  assign epoch_due_o = epoch_ends & plastic & gate & |epoch_products;

  // Sources of an epoch, and groups of a column, one after the other.
  wire column_start;
  wire [COUNT_BITS-1:0] feed_step = posting_i ? LANES[COUNT_BITS-1:0] : {{(COUNT_BITS-1){1'b0}}, 1'b1};
  reg feed_q;
  reg [COUNT_BITS-1:0] feed_source_q;
  wire [COUNT_BITS-1:0] feed_next = feed_source_q + feed_step;
  wire walking = feed_q | walk_busy_i | pending_o;
  always @(posedge clk_i)
    if (rst_i) feed_q <= 1'b0;
    else if (column_start | epoch_start_i) begin
      feed_q        <= 1'b1;
      feed_source_q <= {COUNT_BITS{1'b0}};
    end else if (lookup_ready_i & ~delivering_i) begin
      feed_q        <= feed_q & (feed_next != sources_i);
      feed_source_q <= feed_next;
    end
  assign feed_valid_o  = feed_q;
  assign feed_source_o = feed_source_q[SOURCE_BITS-1:0];
  assign epoch_busy_o  = walking;
  // A column's neuron stays for long: a register keeps the scan's search for it out of the paths of the memories.
  reg [NEURON_BITS-1:0] column_neuron_q;
  always @(posedge clk_i) column_neuron_q <= event_source_i[NEURON_BITS-1:0];
  assign column_lane_o = column_neuron_q[LANE_BITS-1:0];
  generate
    if (BLOCKS > 1) begin : blocks
      assign column_block_o = column_neuron_q[LANE_BITS +: BLOCK_BITS];
    end else begin : one_block
      assign column_block_o = {BLOCK_BITS{1'b0}};
    end
  endgenerate

  // The first row and the first column of a phase come later than a clock after its start, so that a register keeps the
  // phase out of their paths.
  reg columns_q;
  reg [2:0] products_q;
  always @(posedge clk_i) begin
    columns_q  <= posting_i;
    products_q <= posting_i ? post_products : sweeping_i ? epoch_products : pre_products;
  end
  assign columns_o = columns_q;

  // A plastic row waits for the engine between its blocks, a column between its halves; and for the tick's noise.
  wire learns = posting_i | sweeping_i | (row_plastic_i & gate & |pre_products);
  wire engine_free, engine_hold;
  reg column_half_q;
  always @(posedge clk_i) column_half_q <= posting_i & (column_half_q ^ row_valid_i);
  assign column_half_o = column_half_q;
  assign row_read_o = (engine_free & ~noise_busy_i) | ~learns;
  assign row_stay_o = posting_i & ~column_half_q;
  assign hold_o     = engine_hold & ~posting_i;

  wire [1:0] item;
  wire [INDEX_BITS-1:0] index, step_index, write_index;
  wire half, step, step_second, step_neurons, step_half, decayed;
  wire [HALF*8-1:0] trace_words;
  wire [7:0] first, second, third, mantissa;
  wire [3:0] decay_shift;
  wire [NEURON_BITS-1:0] place_neuron;
  assign place_other_o = {{(SOURCE_BITS-NEURON_BITS){1'b0}}, place_neuron};
  wire [6:0] rule_slot;
  assign slot_o = host_i ? host_address_i[7:1] : rule_slot;

  learning_engine #(
    .LANES(LANES), .FINE(FINE), .TAGGED(TAGGED), .SOURCE_BITS(SOURCE_BITS), .NEURON_BITS(NEURON_BITS),
    .BLOCK_BITS(BLOCK_BITS), .SHARED(SHARED), .DUAL_PORT(DUAL_PORT), .TECHNOLOGY(TECHNOLOGY)
  ) engine (
    .clk_i (clk_i), .rst_i (rst_i), .clear_i (host_i), .column_i (posting_i), .decay_i (updating_i),
    .trigger_i (posting_i ? NC_TRIGGER_POST : sweeping_i ? NC_TRIGGER_EPOCH : NC_TRIGGER_PRE), .products_i (products_q),
    .free_o (engine_free), .begin_i (row_valid_i & learns), .half_i (column_half_q), .source_i (row_source_i),
    .block_i (row_block_i), .neuron_i (column_neuron_q), .group_i (row_source_i[SOURCE_BITS-1 -: GROUP_BITS]),
    .pending_o (pending_o), .hold_o (engine_hold),
    .decay_step_i (step), .decay_second_i (step_second), .decay_neurons_i (step_neurons), .decay_half_i (step_half),
    .decay_index_i (step_index), .rule_i (rule_i), .slot_o (rule_slot), .product_i (product_i),
    .weights_i (words_i), .absent_i (absent_i), .item_o (item), .index_o (index), .half_o (half), .traces_i (trace_words),
    .first_i (first), .second_i (second), .factor_i (third), .mantissa_i (mantissa), .decay_shift_i (decay_shift),
    .third_factor_sign_i (factor_sign), .scaled_o (scaled_o), .scaled_i (scaled_i),
    .noise_i (noise_state_i), .place_source_o (place_source_o), .place_neuron_o (place_neuron), .place_byte_i (place_byte_i),
    .results_o (results_o), .decayed_o (decayed), .keep_o (keep_o), .write_o (write_o),
    .write_half_o (write_half_o), .write_index_o (write_index)
  );
  assign write_source_o = columns_q ? {write_index[GROUP_BITS-1:0], {LANE_BITS{1'b0}}} : row_source_i;
  assign write_block_o  = columns_q ? row_block_i : write_index[BLOCK_BITS-1:0];

  wire [7:0] trace_byte;
  traces #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .SOURCE_BITS(SOURCE_BITS), .NEURON_BITS(NEURON_BITS),
    .BLOCK_BITS(BLOCK_BITS), .WIDTH(WORD_WIDTH)
  ) places (
    .clk_i (clk_i), .rst_i (rst_i), .update_i (updating_i), .update_start_i (update_start_i & plastic),
    .post_i (posting_i), .post_start_i (post_start_i), .pre_i (marking_i), .pre_start_i (pre_start_i),
    .neurons_i (neurons_i), .sources_i (sources_i), .decaying_o (traces_decaying_o),
    .take_i (row_take_i), .row_source_i (lookup_source_i), .first_o (first), .second_o (second), .factor_o (third),
    .event_valid_i (event_valid_i), .event_source_i (event_source_i), .event_ready_o (marked_o),
    .columns_i (gate & |post_products), .column_start_o (column_start), .column_busy_i (walking),
    .step_o (step), .step_second_o (step_second), .step_neurons_o (step_neurons), .step_half_o (step_half),
    .step_index_o (step_index), .mantissa_o (mantissa), .shift_o (decay_shift), .second_a_i (item[0]),
    .item_i (item), .index_i (index), .half_i (half), .words_o (trace_words),
    .decayed_i (decayed), .results_i (results_o),
    .host_i (host_i), .host_neurons_i (host_neurons_i), .host_write_i (host_write_trace_i),
    .host_address_i (host_address_i[TRACE_BITS-1:0]), .host_wdata_i (host_wdata_i[7:0]), .host_rdata_o (trace_byte)
  );
  assign host_trace_o = {8'd0, trace_byte};

  wire unused = |host_address_i;
endmodule
