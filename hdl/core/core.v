// SPDX-License-Identifier: Apache-2.0
// One core: events in, spikes out, memories through one port while no tick runs.
// It does not know who sends its events: in a build of one core its own spikes are events of the next tick.
// The memory port takes a request until ready; requests and events during a tick wait for its end.
// A tick may start in any clock in which no tick is busy and no memory request is made.
module core #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter LANES = 8,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter EXPONENT_BITS = 2,
  parameter DELAY_BITS = 3,
  parameter ENCODERS = 256,
  parameter WINNERS = 0,
  parameter [31:0] FEATURES = 32'h0018E2FF,
  parameter TECHNOLOGY = "generic"
) (
  input  wire        clk_i,
  input  wire        rst_i,
  // time
  input  wire        tick_start_i,
  output wire        tick_due_o,      // the period since the start of the last has passed
  output wire        tick_busy_o,
  output wire        last_spike_o,    // the next spike is the last that is wanted
  // probes: after a tick, until done, before the next is started
  output wire        probe_due_o,
  output wire [4:0]  probe_count_o,
  input  wire        probe_done_i,
  // events for the coming tick
  input  wire        event_valid_i,
  input  wire [15:0] event_source_i,
  output wire        event_ready_o,
  // spikes of the tick under way
  output wire        spike_valid_o,
  output wire [15:0] spike_neuron_o,
  output wire [4:0]  spike_tick_o,    // low bits of the tick under way, or, from the second clock after one, coming
  input  wire        spike_ready_i,
  // memories
  input  wire        memory_valid_i,
  input  wire        memory_write_i,
  input  wire [4:0]  memory_bank_i,
  input  wire [23:0] memory_address_i,
  input  wire [15:0] memory_wdata_i,
  output wire        memory_ready_o,
  output reg  [15:0] memory_rdata_o
);
  `include "neurocore_registers.vh"
  localparam BLOCKS      = NEURONS / LANES;
  localparam NEURON_BITS = $clog2(NEURONS);
  localparam SOURCE_BITS = $clog2(SOURCES);
  localparam BLOCK_BITS  = BLOCKS > 1 ? $clog2(BLOCKS) : 1;
  localparam LANE_BITS   = LANES > 1 ? $clog2(LANES) : 1;
  // Wide enough that a walk over all of them stays within the 64 clocks that a tick may take beside its neurons.
  localparam EVENT_WIDTH = SOURCES > 512 ? 32 : 16;
  localparam PLACE_BITS  = $clog2(EVENT_WIDTH);
  localparam WORDS       = (SOURCES + EVENT_WIDTH - 1) / EVENT_WIDTH;
  localparam WORD_BITS   = WORDS > 1 ? $clog2(WORDS) : 1;
  localparam EVENT_BITS  = WORD_BITS + PLACE_BITS;
  // Two words a neuron, where neurons have time constants of their own; eight a block.
  localparam OWN_BITS    = NEURON_BITS + (FEATURES[NC_CAPABILITY_NEURON_DECAY] ? 1 : 0);
  localparam STATE_BITS  = BLOCK_BITS + 3 > OWN_BITS ? BLOCK_BITS + 3 : OWN_BITS;
  // Learning: half the lanes.
  localparam LEARNING    = FEATURES[NC_CAPABILITY_LEARNING] ? 1 : 0;
  localparam HALF        = LANES > 1 ? LANES / 2 : 1;
  localparam DUAL_PORT   = FEATURES[NC_CAPABILITY_DUAL_PORT] ? 1 : 0;
  // Synapses of 8 bits, two to a word of the host, or of 16, which may have delays of their own.
  localparam FINE        = FEATURES[NC_CAPABILITY_FINE_SYNAPSES] ? 1 : 0;
  localparam TAGGED      = FEATURES[NC_CAPABILITY_TAGGED_SYNAPSES] ? 1 : 0;
  localparam WORD_WIDTH  = FINE + TAGGED > 0 ? 16 : 8;
  localparam ROW_WORDS   = FINE + TAGGED > 0 ? LANES : (LANES + 1) / 2;
  localparam SYNAPSE_BITS = $clog2(SOURCES * BLOCKS) + $clog2(ROW_WORDS);
  localparam COUNT_BITS  = $clog2(SOURCES + 1);
  localparam ENCODER_BITS = ENCODERS > 1 ? $clog2(ENCODERS) : 1;
  localparam HAS_NOISE    = FEATURES[NC_CAPABILITY_NOISE];
  localparam HAS_ENCODERS = FEATURES[NC_CAPABILITY_ENCODERS];
  // Parameters are not read back: a small part has better use for the multiplexers.
  localparam WRITE_ONLY   = FEATURES[NC_CAPABILITY_WRITE_ONLY];
  localparam HAS_RANDOM   = HAS_NOISE | HAS_ENCODERS | FEATURES[NC_CAPABILITY_LEARNING];
  // Accumulators: a ring of slots, one for each delay.
  localparam SHIFT_BITS  = EXPONENT_BITS > 0 ? EXPONENT_BITS : 1;
  localparam SLOT_BITS   = DELAY_BITS > 0 ? DELAY_BITS : 1;
  localparam RING_BITS   = BLOCK_BITS + DELAY_BITS;
  localparam TWO         = FEATURES[NC_CAPABILITY_TWO_RECEPTORS] ? 1 : 0;
  localparam DIVISIVE    = FEATURES[NC_CAPABILITY_DIVISIVE] ? 1 : 0;
  localparam SUM_BITS    = RING_BITS + TWO;        // the second receptor's ring is the upper half
  localparam BIPOLAR     = FEATURES[NC_CAPABILITY_BIPOLAR] ? 1 : 0;
  localparam POLARITY    = FEATURES[NC_CAPABILITY_POLARITY] ? 1 : 0;

  // Host access: the request runs for a fixed number of clocks, long enough for the address to reach
  // the last of the registers it runs through (neuron_walk).
  // After a reset in the middle of a tick the noise goes on to the end of its step first.
  reg [2:0] access_q;
  reg [4:0] bank_q;         // a clock late, which leaves time: what hangs on it is wide
  always @(posedge clk_i) bank_q <= memory_bank_i;
  wire resting, noise_busy;
  wire access_write = (access_q == 3'd4) & memory_write_i;
  always @(posedge clk_i)
    if (rst_i | ~memory_valid_i | ~resting | noise_busy | memory_ready_o) access_q <= 3'd0;
    else access_q <= access_q + 3'd1;
  assign memory_ready_o = access_q == 3'd6;
  wire host = resting & memory_valid_i;

  wire [31:0] bank_write = access_write ? 32'd1 << bank_q : 32'd0;

  // Time.
  wire [2:0] phase;
  wire deliver_start, update_start, emit_start, post_start, pre_start, epoch_start, tick_end;
  wire deliver_busy, update_busy, emit_busy, epoch_busy, fired, delivered, epoch_due;
  wire [7:0] plastic_classes;
  wire plastic = |plastic_classes;
  sequencer #(.LEARNING(LEARNING)) phases (
    .clk_i (clk_i), .rst_i (rst_i), .tick_start_i (tick_start_i), .tick_busy_o (tick_busy_o),
    .tick_end_o (tick_end), .phase_o (phase), .deliver_start_o (deliver_start),
    .update_start_o (update_start), .emit_start_o (emit_start),
    .post_start_o (post_start), .pre_start_o (pre_start), .epoch_start_o (epoch_start), .deliver_busy_i (deliver_busy),
    .update_busy_i (update_busy), .emit_busy_i (emit_busy), .post_busy_i (emit_busy), .pre_busy_i (emit_busy),
    .epoch_busy_i (epoch_busy), .plastic_i (plastic), .fired_i (fired), .delivered_i (delivered),
    .epoch_ends_i (epoch_due)
  );
  assign resting = ~tick_busy_o;
  wire delivering = phase == 3'd1;
  wire updating   = phase == 3'd2;
  wire emitting   = phase == 3'd3;
  wire posting    = (LEARNING != 0) & (phase == 3'd4);
  wire marking    = (LEARNING != 0) & (phase == 3'd5);
  wire sweeping   = (LEARNING != 0) & (phase == 3'd6);

  wire [$clog2(NEURONS+1)-1:0] neurons;
  wire [COUNT_BITS-1:0] sources;
  wire [15:0] control_rdata;
  wire [$clog2(ENCODERS > 0 ? ENCODERS + 1 : 2)-1:0] encoders;
  wire [31:0] tick;
  wire [15:0] elapsed;
  wire stall = spike_valid_o & ~spike_ready_i;
  control_registers #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .ENCODERS(ENCODERS), .FEATURES(FEATURES)
  ) control (
    .clk_i (clk_i), .rst_i (rst_i), .tick_start_i (deliver_start), .busy_i (tick_busy_o), .stall_i (stall),
    .spike_i (spike_valid_o & spike_ready_i), .tick_end_i (tick_end),
    .neurons_o (neurons), .sources_o (sources), .encoders_o (encoders), .tick_o (tick), .elapsed_o (elapsed),
    .tick_due_o (tick_due_o), .last_spike_o (last_spike_o),
    .probe_due_o (probe_due_o), .probe_count_o (probe_count_o), .probe_done_i (probe_done_i),
    .host_write_i (bank_write[NC_BANK_CONTROL]), .host_register_i (memory_address_i[3:0]),
    .host_wdata_i (memory_wdata_i), .host_rdata_o (control_rdata)
  );
  assign spike_tick_o = tick[4:0];

  wire [15:0] probe_rdata;
  generate
    if (FEATURES[NC_CAPABILITY_PROBES]) begin : with_probes
      probe_table probes (
        .clk_i (clk_i), .host_i (host), .host_write_i (bank_write[NC_BANK_PROBE]),
        .host_address_i (memory_address_i[3:0]), .host_wdata_i (memory_wdata_i), .host_rdata_o (probe_rdata)
      );
    end else begin : no_probes
      assign probe_rdata = 16'd0;
    end
  endgenerate

  // Events: set by the host between ticks and by neurons and encoders that fire; scanned for delivery, then, for
  // the neurons' part, for emission.
  wire [NEURON_BITS-1:0] fired_neuron;
  wire setting, scan_busy, scan_read, scan_clear, event_valid, event_ready;
  wire [WORD_BITS-1:0] scan_word, clear_word;
  wire [EVENT_BITS-1:0] event_source;
  wire [EVENT_WIDTH-1:0] event_word, event_signs, scanned_word;
  wire [15:0] event_rdata, sign_rdata;
  wire event_negative;
  wire fired_negative;
  wire host_event = event_valid_i & event_ready_o;
  wire encoded, encoder_turn;     // whether an encoder fires is known late, whose turn it is early
  wire [SOURCE_BITS-1:0] encoded_source;
  assign event_ready_o = resting & ~tick_start_i & ~memory_valid_i & ~setting;

  wire event_half;
  event_memory #(.SOURCES(SOURCES), .WIDTH(EVENT_WIDTH), .SIGNS(BIPOLAR), .TWICE(LEARNING)) events (
    .clk_i (clk_i), .rst_i (rst_i), .half_i (event_half),
    .set_i (host_event | fired | encoded),
    .set_source_i (resting ? event_source_i[EVENT_BITS-1:0] : encoder_turn ? encoded_source
                   : {{(EVENT_BITS-NEURON_BITS){1'b0}}, fired_neuron}),
    .set_negative_i (resting ? event_source_i[14] : fired_negative & ~encoder_turn),
    .scan_i (scan_busy), .scan_read_i (scan_read), .scan_word_i (scan_word),
    .clear_i (scan_clear), .clear_word_i (clear_word),
    .host_i (host), .host_write_i (bank_write[NC_BANK_EVENT]), .host_write_signs_i (bank_write[NC_BANK_SIGN]),
    .host_word_i (memory_address_i[EVENT_BITS-5:0]), .host_wdata_i (memory_wdata_i),
    .host_rdata_o (event_rdata), .host_signs_o (sign_rdata),
    .rdata_o (event_word), .signs_o (event_signs), .setting_o (setting)
  );

  // Builds that learn keep the events of a tick to its end: what fires goes into the other half, which is the coming
  // tick's, and the scan clears them when their traces have grown, or as it delivers them if no class is plastic.
  wire clears = plastic ? marking : delivering;
  generate
    if (LEARNING != 0) begin : halves
      reg half_q = 1'b0;
      always @(posedge clk_i) half_q <= half_q ^ tick_end;
      assign event_half = half_q ^ (updating | emitting | posting);
    end else begin : whole
      assign event_half = 1'b0;
    end
  endgenerate

  // Neurons that are not reported drop out of the words that the emission walks.
  wire [15:0] report_rdata;
  generate
    if (FEATURES[NC_CAPABILITY_REPORT]) begin : reporting
      localparam REPORT_WORDS = (NEURONS + EVENT_WIDTH - 1) / EVENT_WIDTH;
      localparam REPORT_BITS  = REPORT_WORDS > 1 ? $clog2(REPORT_WORDS) : 1;
      wire [EVENT_WIDTH-1:0] reported;
      report_memory #(.NEURONS(NEURONS), .WIDTH(EVENT_WIDTH)) reports (
        .clk_i (clk_i), .read_i (scan_read), .word_i (scan_word[REPORT_BITS-1:0]), .rdata_o (reported),
        .host_i (host), .host_write_i (bank_write[NC_BANK_REPORT]),
        .host_word_i (memory_address_i[REPORT_BITS+PLACE_BITS-5:0]), .host_wdata_i (memory_wdata_i),
        .host_rdata_o (report_rdata)
      );
      assign scanned_word = emitting ? event_word & reported : event_word;
    end else begin : reporting_all
      assign scanned_word = event_word;
      assign report_rdata = 16'd0;
    end
  endgenerate

  wire [COUNT_BITS-1:0] to_scan = delivering | marking ? sources : {{(COUNT_BITS-$clog2(NEURONS+1)){1'b0}}, neurons};
  wire [COUNT_BITS+3:0] scan_words = ({4'd0, to_scan} + (EVENT_WIDTH - 1)) >> PLACE_BITS;
  event_scan #(.WIDTH(EVENT_WIDTH), .WORD_BITS(WORD_BITS), .SIGNS(BIPOLAR)) scan (
    .clk_i (clk_i), .rst_i (rst_i), .start_i (deliver_start | emit_start | post_start | pre_start),
    .words_i (scan_words[WORD_BITS:0]), .clear_i (clears), .busy_o (scan_busy),
    .read_o (scan_read), .word_o (scan_word), .rdata_i (scanned_word), .signs_i (event_signs),
    .clear_o (scan_clear), .clear_word_o (clear_word),
    .event_valid_o (event_valid), .event_source_o (event_source), .event_negative_o (event_negative),
    .event_ready_i (event_ready)
  );

  // Delivery, and the rows and columns that learn.
  wire feed_valid, learn_hold, row_read, row_stay, row_plastic, row_take;
  wire [SOURCE_BITS-1:0] feed_source, lookup_source;
  wire [BLOCK_BITS-1:0] column_block;
  wire [LANE_BITS-1:0] column_lane;
  wire lookup_ready, walk_busy, row_valid, row_negative;
  wire [2:0] row_class;
  wire [SOURCE_BITS-1:0] row_source;
  wire [BLOCK_BITS-1:0] row_block;
  wire [15:0] range_rdata, synapse_rdata;
  synapse_scan #(
    .SOURCES(SOURCES), .SOURCE_BITS(SOURCE_BITS), .BLOCK_BITS(BLOCK_BITS), .LEARNING(LEARNING), .DUAL_PORT(DUAL_PORT)
  ) walk (
    .clk_i (clk_i), .rst_i (rst_i),
    .delivering_i (delivering), .event_valid_i (event_valid), .event_source_i (event_source[SOURCE_BITS-1:0]),
    .feed_valid_i (feed_valid), .feed_source_i (feed_source),
    .event_negative_i (event_negative & delivering),
    .hold_i (learn_hold), .sweep_i (sweeping), .column_i (posting), .column_block_i (column_block),
    .plastic_classes_i (plastic_classes), .read_i (row_read), .stay_i (row_stay), .plastic_o (row_plastic),
    .take_o (row_take), .lookup_source_o (lookup_source),
    .event_ready_o (lookup_ready), .row_valid_o (row_valid), .row_source_o (row_source),
    .row_block_o (row_block), .row_class_o (row_class), .row_negative_o (row_negative), .busy_o (walk_busy),
    .host_i (host), .host_write_i (bank_write[NC_BANK_RANGE]),
    .host_source_i (memory_address_i[SOURCE_BITS-1:0]), .host_wdata_i (memory_wdata_i),
    .host_rdata_o (range_rdata)
  );

  wire [SHIFT_BITS-1:0] exponent;
  wire [SLOT_BITS-1:0] delay;
  wire projection_negative, second, divisive, enable;
  wire [2:0] rule;
  wire [15:0] projection_rdata;
  projection_table #(
    .BLOCK_BITS(BLOCK_BITS), .EXPONENT_BITS(EXPONENT_BITS), .DELAY_BITS(DELAY_BITS), .POLARITY(POLARITY),
    .TWO(TWO), .DIVISIVE(DIVISIVE), .LEARNING(LEARNING)
  ) projections (
    .clk_i (clk_i), .read_i (row_valid), .class_i (row_class), .block_i (row_block),
    .exponent_o (exponent), .delay_o (delay), .negative_o (projection_negative),
    .second_o (second), .divisive_o (divisive), .enable_o (enable), .rule_o (rule),
    .host_i (host), .host_write_i (bank_write[NC_BANK_PROJECTION]),
    .host_address_i (BLOCKS > 1 ? memory_address_i[BLOCK_BITS+2:0] : {memory_address_i[2:0], {BLOCK_BITS{1'b0}}}),
    .host_wdata_i (memory_wdata_i), .host_rdata_o (projection_rdata)
  );

  wire [LANES*WORD_WIDTH-1:0] words;
  wire [LANES-1:0] absent;
  wire [HALF*WORD_WIDTH-1:0] results;
  wire column_half, learn_keep, learn_write, learn_half;
  wire [SOURCE_BITS-1:0] write_source;
  wire [BLOCK_BITS-1:0] write_block;
  wire [LANES*8-1:0] weights;
  wire [LANES*3-1:0] own_delays;
  wire negate;
  reg  negate2_q;
  wire columns;
  synapse_memory #(
    .SOURCES(SOURCES), .BLOCKS(BLOCKS), .LANES(LANES), .SOURCE_BITS(SOURCE_BITS),
    .BLOCK_BITS(BLOCK_BITS), .FINE(FINE), .TAGGED(TAGGED), .LEARNING(LEARNING),
    .DUAL_PORT(DUAL_PORT), .TECHNOLOGY(TECHNOLOGY)
  ) synapses (
    .clk_i (clk_i), .walking_i (walk_busy), .row_valid_i (row_valid), .row_source_i (row_source), .row_block_i (row_block),
    .negative_i (negate2_q), .weights_o (weights), .delays_o (own_delays),
    .column_i (columns), .column_neuron_i (column_lane), .half_i (column_half),
    .words_o (words), .absent_o (absent), .keep_i (learn_keep), .write_i (learn_write), .write_half_i (learn_half),
    .write_source_i (write_source), .write_block_i (write_block), .results_i (results),
    .host_i (host), .host_write_i (bank_write[NC_BANK_SYNAPSE]),
    .host_address_i (memory_address_i[SYNAPSE_BITS-1:0]), .host_wdata_i (memory_wdata_i),
    .host_rdata_o (synapse_rdata)
  );

  // A row's projection word arrives one clock after it was asked for, its weights after two: its accumulators are read
  // in that clock and written in the next. The row of the last event is written in the last clock of the phase.
  reg row1_q, row2_q, negative1_q, enable2_q, add_q;
  reg [BLOCK_BITS-1:0] block1_q, block2_q, block3_q;
  reg [SHIFT_BITS-1:0] exponent2_q;
  always @(posedge clk_i) begin
    row1_q      <= row_valid & ~rst_i;
    row2_q      <= row1_q & ~rst_i;
    add_q       <= row2_q & enable2_q & delivering & ~rst_i;
    block1_q    <= row_block;
    block2_q    <= block1_q;
    block3_q    <= block2_q;
    negative1_q <= row_negative;
    negate2_q   <= negate;
    enable2_q   <= enable;
    exponent2_q <= exponent;
  end
  assign negate = negative1_q ^ projection_negative;
  wire learn_pending;
  assign deliver_busy = scan_busy | walk_busy | row1_q | row2_q | noise_busy | learn_pending;
  assign delivered    = delivering & event_valid & event_ready;

  wire update_read, update_clear, second_clear, update_odd;
  wire [BLOCK_BITS-1:0] update_block, clear_block;
  wire [LANE_BITS-1:0] update_lane;
  wire [15:0] accumulator_value;
  wire [RING_BITS-1:0] ring_read, ring_write;
  wire [SUM_BITS-1:0] sum_read, sum_write;
  wire [BLOCK_BITS-1:0] sum_read_block  = delivering ? block2_q : update_block;
  wire [BLOCK_BITS-1:0] sum_write_block = delivering ? block3_q : clear_block;
  generate
    if (DELAY_BITS > 0) begin : ring
      // The slot of the tick under way, or, between ticks, the host's; a row's delay later while its word is there.
      wire [SLOT_BITS-1:0] slot = resting ? memory_address_i[NEURON_BITS +: SLOT_BITS] : tick[SLOT_BITS-1:0];
      reg  [SLOT_BITS-1:0] slot2_q, slot3_q;
      always @(posedge clk_i) begin
        slot2_q <= slot + (delay & {SLOT_BITS{row1_q}});
        slot3_q <= slot2_q;
      end
      assign ring_read  = {slot2_q, sum_read_block};
      assign ring_write = {slot3_q, sum_write_block};
    end else begin : one_slot
      assign ring_read  = sum_read_block;
      assign ring_write = sum_write_block;
      wire unused = |delay;
    end
    // The update reads the first receptor's in even clocks and clears them in odd ones; the second's the other way round.
    if (TWO != 0) begin : receptors
      wire host_second = memory_address_i[NEURON_BITS+DELAY_BITS];
      reg second2_q, second3_q;
      always @(posedge clk_i) begin
        second2_q <= second;
        second3_q <= second2_q;
      end
      assign sum_read  = {delivering ? second2_q : resting ? host_second : update_odd, ring_read};
      assign sum_write = {delivering ? second3_q : resting ? host_second : ~update_odd, ring_write};
    end else begin : one_receptor
      assign sum_read  = ring_read;
      assign sum_write = ring_write;
      wire unused = |{second, second_clear};
    end
  endgenerate
  wire [15:0] accumulator_rdata;
  wire to_divisive, host_divisive;
  accumulators #(
    .LANES(LANES), .ADDRESS_BITS(SUM_BITS), .LANE_BITS(LANE_BITS), .EXPONENT_BITS(EXPONENT_BITS),
    .OWN_BITS(TAGGED != 0 ? DELAY_BITS : 0), .SLOT_LOW(BLOCK_BITS)
  ) sums (
    .clk_i (clk_i),
    .read_i (delivering ? row2_q : update_read), .read_address_i (sum_read),
    .weights_i (weights), .exponent_i (exponent2_q), .negative_i (negate2_q),
    .own_delays_i (own_delays & {LANES*3{row2_q}}),
    .add_i (add_q & ~to_divisive), .clear_i (update_clear | second_clear), .write_address_i (sum_write),
    .lane_i (update_lane), .value_o (accumulator_value),
    .host_i (resting), .host_write_i (bank_write[NC_BANK_ACCUMULATOR] & ~host_divisive), .host_wdata_i (memory_wdata_i)
  );

  // The divisive receptor has accumulators of its own, since it is read together with the first.
  wire [15:0] divisive_value;
  generate
    if (DIVISIVE != 0) begin : dividing
      reg divisive2_q, divisive3_q;
      always @(posedge clk_i) begin
        divisive2_q <= divisive;
        divisive3_q <= divisive2_q;
      end
      assign to_divisive   = divisive3_q;
      assign host_divisive = memory_address_i[NEURON_BITS+DELAY_BITS+TWO];
      accumulators #(
        .LANES(LANES), .ADDRESS_BITS(RING_BITS), .LANE_BITS(LANE_BITS), .EXPONENT_BITS(EXPONENT_BITS),
        .OWN_BITS(TAGGED != 0 ? DELAY_BITS : 0), .SLOT_LOW(BLOCK_BITS)
      ) divisors (
        .clk_i (clk_i),
        .read_i (delivering ? row2_q : ~update_odd), .read_address_i (ring_read),
        .weights_i (weights), .exponent_i (exponent2_q), .negative_i (negate2_q),
        .own_delays_i (own_delays & {LANES*3{row2_q}}),
        .add_i (add_q & to_divisive), .clear_i (update_clear), .write_address_i (ring_write),
        .lane_i (update_lane), .value_o (divisive_value),
        .host_i (resting), .host_write_i (bank_write[NC_BANK_ACCUMULATOR] & host_divisive), .host_wdata_i (memory_wdata_i)
      );
      assign accumulator_rdata = host_divisive ? divisive_value : accumulator_value;
    end else begin : undivided
      assign to_divisive       = 1'b0;
      assign host_divisive     = 1'b0;
      assign divisive_value    = 16'd0;
      assign accumulator_rdata = accumulator_value;
      wire unused = divisive;
    end
  endgenerate

  // Neurons.
  wire [6:0] slot;
  wire [31:0] product;
  wire update_walking, noise_turn, traces_decaying;
  // Learning borrows from place_noise.
  wire [SOURCE_BITS-1:0] learn_source, learn_other;
  wire [7:0] learn_byte, learn_left;
  wire [6:0] third_factor;
  wire [14:0] learn_product;
  wire [NEURON_BITS-1:0] noise_place;
  wire [15:0] b16;
  wire [15:0] current, membrane, residue, threshold, bias, class_rdata, adaptation, decay, second_current, class_more;
  neuron_update #(
    .NEURONS(NEURONS), .LANES(LANES), .CURRENT_WIDTH(CURRENT_WIDTH), .MEMBRANE_WIDTH(MEMBRANE_WIDTH),
    .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS), .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS),
    .WINNERS(WINNERS), .FEATURES(FEATURES), .TECHNOLOGY(TECHNOLOGY), .HOST_BITS(STATE_BITS)
  ) update (
    .clk_i (clk_i), .rst_i (rst_i), .start_i (update_start),
    .neurons_i ({{(STATE_BITS+1-$clog2(NEURONS+1)){1'b0}}, neurons}), .tick_i (tick[6:0]),
    .busy_o (update_walking),
    .accumulator_read_o (update_read), .accumulator_block_o (update_block),
    .accumulator_lane_o (update_lane), .accumulator_clear_o (update_clear), .accumulator_clear_block_o (clear_block),
    .accumulator_i (accumulator_value), .second_clear_o (second_clear), .divisive_i (divisive_value),
    .noise_turn_o (noise_turn), .noise_place_o (noise_place), .b16_i (b16),
    .program_i (delivering | posting | sweeping | (host & (bank_q == NC_BANK_PROGRAM))), .slot_i (slot),
    .host_write_program_i ({bank_write[NC_BANK_PROGRAM] & memory_address_i[0], bank_write[NC_BANK_PROGRAM] & ~memory_address_i[0]}),
    .product_o (product),
    .fired_o (fired), .fired_negative_o (fired_negative), .fired_neuron_o (fired_neuron), .odd_o (update_odd),
    .host_address_i (memory_address_i[STATE_BITS-1:0]), .host_i (host),
    .host_write_i ({bank_write[NC_BANK_CLASS_MORE], bank_write[NC_BANK_SECOND_CURRENT], bank_write[NC_BANK_NEURON_DECAY], bank_write[NC_BANK_ADAPTATION], bank_write[NC_BANK_CLASS], bank_write[NC_BANK_BIAS],
                    bank_write[NC_BANK_THRESHOLD], bank_write[NC_BANK_RESIDUE], bank_write[NC_BANK_MEMBRANE],
                    bank_write[NC_BANK_CURRENT]}),
    .host_wdata_i (memory_wdata_i),
    .current_o (current), .membrane_o (membrane), .residue_o (residue), .threshold_o (threshold),
    .bias_o (bias), .class_o (class_rdata), .decay_o (decay), .second_o (second_current),
    .class_more_o (class_more), .adaptation_o (adaptation)
  );
  assign update_busy = update_walking | setting | encoders_busy | traces_decaying;

  // What the host writes of them.
  wire noise_write   = bank_write[NC_BANK_NOISE] & HAS_RANDOM;
  wire encoder_write = bank_write[NC_BANK_ENCODER] & HAS_ENCODERS;
  wire [ENCODER_BITS-1:0] encoder_address = memory_address_i[ENCODER_BITS-1:0];

  // Noise, for neurons in the clocks that they ask for, else for encoders.
  wire [63:0] noise_state;
  wire [15:0] noise_rdata;
  wire regular;
  wire [13:0] drive;
  generate
    if (HAS_RANDOM) begin : random
      noise_generator generator (
        .clk_i (clk_i), .start_i (deliver_start), .busy_o (noise_busy), .state_o (noise_state),
        .host_i (host & (memory_bank_i == NC_BANK_NOISE)), .host_write_i (noise_write),
        .host_word_i (memory_address_i[1:0]), .host_wdata_i (memory_wdata_i), .host_rdata_o (noise_rdata)
      );
      // Neurons ask in even clocks of the update, encoders in odd ones; in builds without noise on v the even ones are
      // for traces.
      wire [SOURCE_BITS-1:0] asked = HAS_NOISE & noise_turn ? {{(SOURCE_BITS-NEURON_BITS){1'b0}}, noise_place} : encoded_source;
      wire learns = (LEARNING != 0) & ~HAS_NOISE & ~(updating & encoder_odd);
      place_noise #(.PLACE_BITS(SOURCE_BITS)) place (
        .clk_i (clk_i), .state_i (noise_state),
        .place_i (learns ? learn_source : asked), .other_place_i (learns ? learn_other : asked),
        .regular_i (regular), .drive_i (drive), .tick_i (tick[13:0]), .b16_o (b16), .byte_o (learn_byte),
        .lend_i ((LEARNING != 0) & ~updating), .left_i (learn_left), .right_i (third_factor), .product_o (learn_product)
      );
    end else begin : no_random
      assign noise_busy  = 1'b0;
      assign noise_state = 64'd0;
      assign noise_rdata = 16'd0;
      assign b16         = 16'h8000;
      assign learn_byte    = 8'd0;
      assign learn_product = 15'd0;
      wire unused = |{noise_turn, noise_place, regular, drive, noise_state, noise_write, encoder_odd, learn_source, learn_other, learn_left, third_factor, learn_byte, learn_product};
    end
  endgenerate

  // Inputs that fire by themselves.
  wire [15:0] encoder_rdata;
  wire encoders_busy, encoder_odd;
  generate
    if (HAS_ENCODERS) begin : encoding
      encoders #(
        .ENCODERS(ENCODERS), .NEURONS(NEURONS), .SOURCE_BITS(SOURCE_BITS), .PLACE_BITS(PLACE_BITS)
      ) inputs (
        .clk_i (clk_i), .rst_i (rst_i), .start_i (update_start), .encoders_i (encoders), .neurons_i (neurons),
        .elapsed_i (elapsed), .busy_o (encoders_busy), .odd_o (encoder_odd), .source_o (encoded_source), .regular_o (regular),
        .drive_o (drive), .b16_i (b16), .turn_o (encoder_turn), .fired_o (encoded),
        .host_write_i (encoder_write), .host_address_i (encoder_address), .host_wdata_i (memory_wdata_i), .host_rdata_o (encoder_rdata)
      );
    end else begin : no_encoding
      assign encoders_busy   = 1'b0;
      assign encoder_odd     = 1'b0;
      assign encoder_rdata   = 16'd0;
      assign encoder_turn    = 1'b0;
      assign encoded         = 1'b0;
      assign encoded_source  = {SOURCE_BITS{1'b0}};
      assign regular         = 1'b0;
      assign drive           = 14'd0;
      wire unused = |{encoders, elapsed, b16, encoder_write, encoder_address};
    end
  endgenerate


  // Their spikes, counted.
  wire [15:0] spike_count, first_spike;
  generate
    if (FEATURES[NC_CAPABILITY_COUNTERS]) begin : counted
      spike_counters #(.NEURONS(NEURONS)) counters (
        .clk_i (clk_i), .odd_i (update_odd), .neuron_i (fired_neuron), .fired_i (fired), .elapsed_i (elapsed),
        .host_i (host), .host_write_count_i (bank_write[NC_BANK_COUNT]),
        .host_take_i (memory_ready_o & ~memory_write_i & (bank_q == NC_BANK_COUNT_TAKE)),
        .host_write_first_i (bank_write[NC_BANK_FIRST_SPIKE]), .host_wdata_i (memory_wdata_i),
        .count_o (spike_count), .first_o (first_spike)
      );
    end else begin : uncounted
      assign spike_count = 16'd0;
      assign first_spike = 16'd0;
      wire unused = |{update_odd, elapsed};
    end
  endgenerate

  // Learning.
  wire marked;
  wire [15:0] learning_rdata, trace_rdata;
  generate
    if (LEARNING != 0) begin : plasticity
      learning #(
        .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .FINE(FINE), .TAGGED(TAGGED), .SHARED(HAS_NOISE ? 0 : 1),
        .DUAL_PORT(DUAL_PORT), .TECHNOLOGY(TECHNOLOGY), .BLOCK_BITS(BLOCK_BITS), .LANE_BITS(LANE_BITS)
      ) learning (
        .clk_i (clk_i), .rst_i (rst_i), .delivering_i (delivering), .updating_i (updating), .posting_i (posting),
        .marking_i (marking), .sweeping_i (sweeping), .update_start_i (update_start), .post_start_i (post_start),
        .pre_start_i (pre_start), .epoch_start_i (epoch_start), .tick_i (tick[15:0]), .neurons_i (neurons), .sources_i (sources),
        .plastic_classes_o (plastic_classes), .epoch_due_o (epoch_due), .epoch_busy_o (epoch_busy),
        .traces_decaying_o (traces_decaying), .pending_o (learn_pending),
        .event_valid_i (event_valid), .event_source_i (event_source[SOURCE_BITS-1:0]), .marked_o (marked),
        .feed_valid_o (feed_valid), .feed_source_o (feed_source), .lookup_ready_i (lookup_ready),
        .lookup_source_i (lookup_source), .row_take_i (row_take), .row_plastic_i (row_plastic), .row_valid_i (row_valid),
        .row_source_i (row_source), .row_block_i (row_block), .walk_busy_i (walk_busy), .row_read_o (row_read),
        .row_stay_o (row_stay), .hold_o (learn_hold), .column_block_o (column_block), .column_lane_o (column_lane),
        .rule_i (rule), .words_i (words), .absent_i (absent), .columns_o (columns), .column_half_o (column_half),
        .keep_o (learn_keep), .write_o (learn_write), .write_half_o (learn_half), .write_source_o (write_source),
        .write_block_o (write_block), .results_o (results), .slot_o (slot), .product_i (product),
        .noise_busy_i (noise_busy), .noise_state_i (noise_state), .place_source_o (learn_source), .place_other_o (learn_other),
        .place_byte_i (learn_byte), .scaled_o (learn_left), .third_factor_o (third_factor), .scaled_i (learn_product),
        .host_i (host), .host_write_register_i (bank_write[NC_BANK_LEARNING]),
        .host_write_trace_i (bank_write[NC_BANK_SOURCE_TRACE] | bank_write[NC_BANK_NEURON_TRACE]),
        .host_neurons_i (bank_q == NC_BANK_NEURON_TRACE), .host_address_i (memory_address_i),
        .host_wdata_i (memory_wdata_i), .host_register_o (learning_rdata), .host_trace_o (trace_rdata)
      );
    end else begin : fixed
      assign row_read = 1'b1;
      assign {feed_valid, learn_hold, row_stay, columns, column_half, learn_keep, learn_write, learn_half} = 8'd0;
      assign {learn_pending, traces_decaying, marked, epoch_busy, epoch_due} = 5'd0;
      assign feed_source     = {SOURCE_BITS{1'b0}};
      assign column_block    = {BLOCK_BITS{1'b0}};
      assign column_lane     = {LANE_BITS{1'b0}};
      assign plastic_classes = 8'd0;
      assign results         = {HALF*WORD_WIDTH{1'b0}};
      assign write_source    = {SOURCE_BITS{1'b0}};
      assign write_block     = {BLOCK_BITS{1'b0}};
      assign slot            = 7'd0;
      assign learning_rdata  = 16'd0;
      assign learn_source    = {SOURCE_BITS{1'b0}};
      assign learn_other     = {SOURCE_BITS{1'b0}};
      assign learn_left      = 8'd0;
      assign third_factor    = 7'd0;
      assign trace_rdata     = 16'd0;
      wire unused = |{words, absent, rule, product, row_plastic, row_take, lookup_source, epoch_start, updating, learn_byte, learn_product};
    end
  endgenerate

  // Emission.
  assign emit_busy      = scan_busy;
  assign event_ready    = delivering ? lookup_ready : posting | marking ? marked : spike_ready_i;
  assign spike_valid_o  = event_valid & emitting;
  assign spike_neuron_o = {1'b0, event_negative, {(14-EVENT_BITS){1'b0}}, event_source};

  always @*
    case (bank_q)
      NC_BANK_CONTROL:   memory_rdata_o = control_rdata;
      NC_BANK_SYNAPSE:   memory_rdata_o = synapse_rdata;
      NC_BANK_RANGE:     memory_rdata_o = WRITE_ONLY ? 16'd0 : range_rdata;
      NC_BANK_EVENT:     memory_rdata_o = event_rdata;
      NC_BANK_CURRENT:   memory_rdata_o = current;
      NC_BANK_MEMBRANE:  memory_rdata_o = membrane;
      NC_BANK_RESIDUE:   memory_rdata_o = residue;
      NC_BANK_THRESHOLD: memory_rdata_o = WRITE_ONLY ? 16'd0 : threshold;
      NC_BANK_BIAS:      memory_rdata_o = WRITE_ONLY ? 16'd0 : bias;
      NC_BANK_CLASS:     memory_rdata_o = WRITE_ONLY ? 16'd0 : class_rdata;
      NC_BANK_PROGRAM:   memory_rdata_o = WRITE_ONLY | LEARNING == 0 ? 16'd0 : class_rdata;
      NC_BANK_ADAPTATION:  memory_rdata_o = adaptation;
      NC_BANK_NEURON_DECAY: memory_rdata_o = decay;
      NC_BANK_COUNT, NC_BANK_COUNT_TAKE: memory_rdata_o = spike_count;
      NC_BANK_FIRST_SPIKE: memory_rdata_o = first_spike;
      NC_BANK_ACCUMULATOR: memory_rdata_o = accumulator_rdata;
      NC_BANK_SECOND_CURRENT: memory_rdata_o = second_current;
      NC_BANK_CLASS_MORE: memory_rdata_o = class_more;
      NC_BANK_ENCODER:   memory_rdata_o = encoder_rdata;
      NC_BANK_NOISE:     memory_rdata_o = noise_rdata;
      NC_BANK_PROBE:     memory_rdata_o = probe_rdata;
      NC_BANK_PROJECTION: memory_rdata_o = WRITE_ONLY ? 16'd0 : projection_rdata;
      NC_BANK_SIGN:      memory_rdata_o = sign_rdata;
      NC_BANK_REPORT:    memory_rdata_o = report_rdata;
      NC_BANK_SOURCE_TRACE, NC_BANK_NEURON_TRACE: memory_rdata_o = trace_rdata;
      NC_BANK_LEARNING:  memory_rdata_o = learning_rdata;
      default:           memory_rdata_o = 16'd0;
    endcase
endmodule
