// SPDX-License-Identifier: Apache-2.0
// The learning engine: H = L/2 lanes that execute a rule's products in step on half a row or column, and let traces
// decay. learning_steps says when; each step runs through
//   stage K  its product is read from the program
//   stage A  the product is there: the trace words are read; the scalar is worked out
//   stage B  operands are multiplied
//   stage C  the term enters the sum
//   stage D  the sum is bounded
//   stage E  the result is there: kept if it is the first half of a row, written in the unit's last step
// Decaying traces come in at stage K, as units of one step each.
module learning_engine #(
  parameter LANES = 8,                           // L
  parameter FINE = 0,
  parameter TAGGED = 0,
  parameter SHARED = 1,                          // noise comes from place_noise
  parameter DUAL_PORT = 0,                       // synapses are read while others are written
  parameter SOURCE_BITS = 9,
  parameter NEURON_BITS = 8,
  parameter BLOCK_BITS = 5,
  parameter TECHNOLOGY = "generic",
  parameter HALF = LANES / 2,                    // H
  parameter LANE_BITS = $clog2(LANES),
  parameter GROUP_BITS = SOURCE_BITS - LANE_BITS,
  parameter INDEX_BITS = GROUP_BITS > BLOCK_BITS ? GROUP_BITS : BLOCK_BITS,
  parameter WIDTH = FINE != 0 || TAGGED != 0 ? 16 : 8
) (
  input  wire                     clk_i,
  input  wire                     rst_i,
  input  wire                     clear_i,         // the host has the memories: results are to be 0
  input  wire                     column_i,        // columns, not rows
  input  wire                     decay_i,         // neither: traces decay
  input  wire [1:0]               trigger_i,
  input  wire [2:0]               products_i,      // of the trigger
  // units
  output wire                     free_o,
  input  wire                     begin_i,         // the unit's weights are read
  input  wire                     half_i,          // column: which half
  input  wire [SOURCE_BITS-1:0]   source_i,        // row: its source, until it is written
  input  wire [BLOCK_BITS-1:0]    block_i,         // row: the block that is read
  input  wire [NEURON_BITS-1:0]   neuron_i,        // column: its neuron
  input  wire [GROUP_BITS-1:0]    group_i,         // column: the group that is read
  output wire                     pending_o,       // a unit is under way
  output wire                     hold_o,          // and will be in the clock after this one
  // decay, stage K
  input  wire                     decay_step_i,
  input  wire                     decay_second_i,  // the second trace of the place
  input  wire                     decay_neurons_i, // of neurons, not of sources
  input  wire                     decay_half_i,
  input  wire [INDEX_BITS-1:0]    decay_index_i,
  // projection and program
  input  wire [2:0]               rule_i,          // stage K
  output wire [6:0]               slot_o,
  input  wire [31:0]              product_i,       // stage A
  // weights: from the second clock after the read on, raw
  input  wire [LANES*WIDTH-1:0]   weights_i,
  input  wire [LANES-1:0]         absent_i,
  // traces
  output wire [1:0]               item_o,          // stage A: what of the other side is read
  output wire [INDEX_BITS-1:0]    index_o,
  output wire                     half_o,
  input  wire [HALF*8-1:0]        traces_i,        // stage B
  input  wire [7:0]               first_i,         // traces of its own side, and m
  input  wire [7:0]               second_i,
  input  wire [7:0]               factor_i,
  input  wire [7:0]               mantissa_i,      // of the trace that decays, stage A
  input  wire [3:0]               decay_shift_i,
  input  wire                     third_factor_sign_i,
  output wire [7:0]               scaled_o,        // stage A: to be multiplied by it
  input  wire [14:0]              scaled_i,        // the product
  input  wire [63:0]              noise_i,         // H
  output wire [SOURCE_BITS-1:0]   place_source_o,  // stage A: place of lane 0
  output wire [NEURON_BITS-1:0]   place_neuron_o,
  input  wire [7:0]               place_byte_i,    // stage B
  // stage E
  output wire [HALF*WIDTH-1:0]    results_o,
  output wire                     decayed_o,       // a trace is to be written
  output wire                     keep_o,
  output wire                     write_o,
  output wire                     write_half_o,
  output wire [INDEX_BITS-1:0]    write_index_o    // block of the row, or group of the column
);
  `include "neurocore_registers.vh"
  localparam SHIFT_BITS = FINE != 0 ? 4 : 3;
  localparam WEIGHT_WIDTH = FINE != 0 ? 16 : 8;

  // Stage K.
  wire step, half, idle, unit_end;
  wire [1:0] index;
  learning_steps #(.DUAL_PORT(DUAL_PORT)) steps (
    .clk_i (clk_i), .rst_i (rst_i), .column_i (column_i), .products_i (products_i), .begin_i (begin_i), .half_i (half_i),
    .free_o (free_o), .step_o (step), .index_o (index), .half_o (half), .idle_o (idle), .end_o (unit_end)
  );
  assign slot_o = {rule_i, trigger_i, index};
  wire half_end;     // last step of a row's first half
  assign half_end = step & ~column_i & ~half & (index == products_i[1:0] - 2'd1);

  // Which block or group: read with the unit's weights, and there until the next unit's are.
  reg [INDEX_BITS-1:0] unit_q, index_q;
  reg half_q, second_q;
  always @(posedge clk_i) begin
    if (begin_i) unit_q <= column_i ? {{(INDEX_BITS-GROUP_BITS){1'b0}}, group_i} : {{(INDEX_BITS-BLOCK_BITS){1'b0}}, block_i};
    index_q  <= decay_i ? decay_index_i : unit_q;
    half_q   <= decay_i ? decay_half_i : half;
    second_q <= decay_second_i;
  end

  // Steps that execute something, and ends of units, on their way.
  reg [4:1] live_q;                  // A to D
  reg [5:1] end_q, keep_q;           // A to E
  reg decayed_q, start_a_q, again_q;
  always @(posedge clk_i) begin
    live_q    <= {live_q[3:1], decay_i ? decay_step_i : step & ~idle & |rule_i} & {4{~rst_i}};
    end_q     <= {end_q[4:1], unit_end} & {5{~rst_i}};
    keep_q    <= {keep_q[4:1], half_end};
    start_a_q <= index == 2'd0;
    decayed_q <= live_q[4] & decay_i & ~rst_i;
  end
  assign hold_o    = step | (|end_q[4:1]);
  assign pending_o = hold_o | end_q[5];

  // Stage A: the product's fields, and its scalar.
  wire [15:0] operation = product_i[15:0];
  wire [15:0] amount    = product_i[31:16];
  wire [2:0] vector     = operation[NC_PRODUCT_VECTOR_LOW +: 3] & {3{~decay_i}};
  wire [2:0] scalar     = operation[NC_PRODUCT_SCALAR_LOW +: 3];
  wire own_weight       = (scalar == NC_SCALAR_WEIGHT) & ~decay_i;
  wire own_factor       = (scalar == NC_SCALAR_FACTOR) & ~decay_i;
  wire gated            = operation[NC_PRODUCT_GATED_LOW] & ~own_weight & ~decay_i;
  wire last             = operation[NC_PRODUCT_LAST_LOW];
  wire first            = start_a_q | again_q | decay_i;
  assign item_o  = decay_i ? {1'b0, second_q} : vector[1:0];
  assign index_o = index_q;
  assign half_o  = half_q;

  reg [7:0] chosen;
  always @*
    if (decay_i) chosen = mantissa_i;
    else
      case (scalar)
        NC_SCALAR_FIRST:  chosen = first_i;
        NC_SCALAR_SECOND: chosen = second_i;
        NC_SCALAR_FACTOR: chosen = {1'b0, factor_i[6:0]};
        default:          chosen = amount[NC_PRODUCT_COEFFICIENT_LOW +: 8];
      endcase
  assign scaled_o = chosen;

  // Stages B, C, D: what is carried along.
  reg [7:0] scalar_b_q;
  reg negative_b_q, own_weight_b_q, nearest_b_q;
  reg [2:0] vector_b_q;
  reg [SHIFT_BITS-1:0] shift_b_q, shift_c_q;
  reg first_b_q, first_c_q, last_b_q, last_c_q, last_d_q, tag_b_q, tag_c_q, tag_d_q, start_b_q, start_c_q, start_d_q;
  reg [8:0] bounds_b_q, bounds_c_q, bounds_d_q;      // lower, upper, magnitude
  wire to_tag = (TAGGED != 0) & operation[NC_PRODUCT_TARGET_LOW] & ~decay_i;
  wire [6:0] bound = amount[NC_PRODUCT_BOUND_LOW +: 7];
  wire [6:0] bound_tag = to_tag & |bound[6:4] ? 7'd15 : bound;
  always @(posedge clk_i) begin
    scalar_b_q     <= gated ? scaled_i[14:7] : chosen;
    negative_b_q   <= decay_i | (operation[NC_PRODUCT_SUBTRACT_LOW] ^ (own_factor & factor_i[7]) ^ (gated & third_factor_sign_i));
    own_weight_b_q <= own_weight;
    vector_b_q     <= vector;
    nearest_b_q    <= operation[NC_PRODUCT_NEAREST_LOW] & ~decay_i;
    shift_b_q      <= decay_i ? decay_shift_i[SHIFT_BITS-1:0] : operation[NC_PRODUCT_PRODUCT_SHIFT_LOW +: SHIFT_BITS];
    shift_c_q      <= shift_b_q;
    first_b_q      <= first;
    first_c_q      <= first_b_q;
    last_b_q       <= last | decay_i;
    last_c_q       <= last_b_q;
    last_d_q       <= last_c_q;
    tag_b_q        <= to_tag;
    tag_c_q        <= tag_b_q;
    tag_d_q        <= tag_c_q;
    start_b_q      <= start_a_q;
    start_c_q      <= start_b_q;
    start_d_q      <= start_c_q;
    bounds_b_q     <= {operation[NC_PRODUCT_LOWER_BOUND_LOW], amount[NC_PRODUCT_UPPER_BOUND_LOW], bound_tag};
    bounds_c_q     <= bounds_b_q;
    bounds_d_q     <= bounds_c_q;
    again_q        <= last;
  end
  wire store = live_q[4] & last_d_q;
  wire [6:0] upper = bounds_d_q[6:0] & {7{bounds_d_q[7]}};
  wire [6:0] lower = bounds_d_q[6:0] & {7{bounds_d_q[8]}};

  // Something was stored in the unit.
  reg stored_q, begun_q;
  always @(posedge clk_i) begin
    begun_q  <= end_q[4] | rst_i;  // stage D is in the next unit
    stored_q <= (store & ~decay_i) | (stored_q & ~begun_q);
  end

  // Noise: of the place of lane 0, in stage A.
  wire along_sources = column_i | (decay_i & ~decay_neurons_i);
  wire [SOURCE_BITS-1:0] place_source;
  wire [NEURON_BITS-1:0] place_neuron;
  wire [NEURON_BITS-1:0] row_place;
  wire [SOURCE_BITS-1:0] column_place;
  generate
    if (LANE_BITS > 1) begin : lanes
      assign column_place = {index_q[GROUP_BITS-1:0], {(LANE_BITS-1){1'b0}}, half_q};
      wire [BLOCK_BITS+LANE_BITS-1:0] whole = {index_q[BLOCK_BITS-1:0], {(LANE_BITS-1){1'b0}}, half_q};
      assign row_place = whole[NEURON_BITS-1:0];
    end else begin : pair
      assign column_place = {index_q[GROUP_BITS-1:0], half_q};
      wire [BLOCK_BITS+LANE_BITS-1:0] whole = {index_q[BLOCK_BITS-1:0], half_q};
      assign row_place = whole[NEURON_BITS-1:0];
    end
  endgenerate
  assign place_source = along_sources ? column_place : source_i & {SOURCE_BITS{~decay_i}};
  assign place_neuron = along_sources ? neuron_i & {NEURON_BITS{~decay_i}} : row_place;
  wire [HALF*8-1:0] noise;
  assign place_source_o = place_source;
  assign place_neuron_o = place_neuron;
  // A place has its byte in both of its traces, but a shared place_noise only has it for the first.
  reg again_b_q;
  always @(posedge clk_i) again_b_q <= decay_i & second_q;
  learning_noise #(.LANES(HALF), .SHARED(SHARED), .SOURCE_BITS(SOURCE_BITS), .NEURON_BITS(NEURON_BITS)) bytes (
    .clk_i (clk_i), .state_i (noise_i), .source_i (place_source), .neuron_i (place_neuron),
    .base_i (place_byte_i), .again_i (again_b_q), .along_sources_i (along_sources), .nearest_i (nearest_b_q), .bytes_o (noise)
  );

  // Lanes.
  localparam OPERAND_WIDTH = FINE != 0 ? 16 : 8;
  localparam PRODUCT_WIDTH = 2 * OPERAND_WIDTH;
  localparam PAIRED = HALF + HALF % 2;
  wire [PAIRED*OPERAND_WIDTH-1:0] left, right;
  wire [PAIRED*PRODUCT_WIDTH-1:0] products;
  genvar j;
  generate
    for (j = 0; j < HALF; j = j + 1) begin : lane
      wire [WIDTH-1:0] word = half_q ? weights_i[(2*j+1)*WIDTH +: WIDTH] : weights_i[2*j*WIDTH +: WIDTH];
      wire absent = half_q ? absent_i[2*j+1] : absent_i[2*j];
      wire [WEIGHT_WIDTH-1:0] weight, result;
      wire [4:0] tag, result_tag;
      if (TAGGED != 0) begin : with_tag
        assign weight = word[7:0];
        assign tag    = word[15:11];
        // Its delay goes along.
        reg [2:0] delay_b_q, delay_c_q, delay_d_q, delay_q;
        always @(posedge clk_i) begin
          delay_b_q <= word[10:8];
          delay_c_q <= delay_b_q;
          delay_d_q <= delay_c_q;
          if (clear_i)                delay_q <= 3'd0;
          else if (start_d_q | store) delay_q <= delay_d_q;
        end
        assign results_o[j*WIDTH +: WIDTH] = {result_tag, delay_q, result};
      end else begin : without_tag
        assign weight = word;
        assign tag    = 5'd0;
        assign results_o[j*WIDTH +: WIDTH] = result;
        wire unused = |result_tag;
      end
      learning_lane #(.FINE(FINE), .TAGGED(TAGGED)) lane (
        .clk_i (clk_i), .weight_i (weight), .absent_i (absent), .tag_i (tag),
        .decay_i (decay_i), .trace_i (traces_i[j*8 +: 8]), .scalar_i (scalar_b_q), .negative_i (negative_b_q),
        .own_weight_i (own_weight_b_q), .vector_i (vector_b_q),
        .left_o (left[j*OPERAND_WIDTH +: OPERAND_WIDTH]), .right_o (right[j*OPERAND_WIDTH +: OPERAND_WIDTH]),
        .product_i (products[j*PRODUCT_WIDTH +: PRODUCT_WIDTH]), .first_i (first_c_q), .to_tag_i (tag_c_q),
        .shift_i (shift_c_q), .rounding_i (noise[j*8 +: 8]),
        .start_i (start_d_q & live_q[4]), .store_i (store & ~tag_d_q), .store_tag_i (store & tag_d_q), .bounded_i (~decay_i),
        .upper_i (upper), .lower_i (lower), .clear_i (clear_i), .result_o (result), .tag_o (result_tag)
      );
    end
    for (j = 0; j < PAIRED; j = j + 2) begin : multipliers
      multiply_pair #(.LEFT_WIDTH(OPERAND_WIDTH), .RIGHT_WIDTH(OPERAND_WIDTH), .TECHNOLOGY(TECHNOLOGY)) multiplier (
        .clk_i (clk_i), .left_i (left[j*OPERAND_WIDTH +: 2*OPERAND_WIDTH]), .right_i (right[j*OPERAND_WIDTH +: 2*OPERAND_WIDTH]),
        .products_o (products[j*PRODUCT_WIDTH +: 2*PRODUCT_WIDTH])
      );
    end
    if (PAIRED > HALF) begin : odd
      assign left[HALF*OPERAND_WIDTH +: OPERAND_WIDTH]  = {OPERAND_WIDTH{1'b0}};
      assign right[HALF*OPERAND_WIDTH +: OPERAND_WIDTH] = {OPERAND_WIDTH{1'b0}};
      wire unused = |products[HALF*PRODUCT_WIDTH +: PRODUCT_WIDTH];
    end
  endgenerate

  // Stage E. Units are written in the order in which they were read, without a gap.
  reg write_half_q;
  reg [INDEX_BITS-1:0] write_index_q;
  always @(posedge clk_i)
    if (begin_i & ~pending_o) begin
      write_half_q  <= 1'b0;
      write_index_q <= column_i ? {{(INDEX_BITS-GROUP_BITS){1'b0}}, group_i} : {{(INDEX_BITS-BLOCK_BITS){1'b0}}, block_i};
    end else if (end_q[5]) begin
      write_half_q <= ~write_half_q;
      if (~column_i | write_half_q) write_index_q <= write_index_q + {{(INDEX_BITS-1){1'b0}}, 1'b1};
    end
  assign keep_o        = keep_q[5];
  assign write_o       = end_q[5] & stored_q;
  assign write_half_o  = write_half_q;
  assign write_index_o = write_index_q;
  assign decayed_o     = decayed_q;

  wire unused = |{scaled_i[6:0], decay_shift_i, operation, amount};
endmodule
