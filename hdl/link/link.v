// SPDX-License-Identifier: Apache-2.0
// Everything between the two UART pins and the core: bytes, frames, commands.
// Towards the core: events for the coming tick, ticks, spikes, and memory accesses while no tick runs.
// Knows the core's sizes only to say what board this is and to refuse sources that it does not have.
module link #(
  parameter CLOCK_HERTZ = 24000000,
  parameter BAUD = 1000000,
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
  parameter [31:0] SOURCE_HASH = 32'd0,
  parameter [31:0] CONFIGURATION_HASH = 32'd0
) (
  input  wire        clk_i,
  input  wire        rst_i,
  // pins
  input  wire        uart_rx_i,
  output wire        uart_tx_o,
  // core
  output wire        core_reset_o,    // ends what the core is doing; memories stay
  output wire        tick_start_o,
  input  wire        tick_due_i,      // a tick may start
  input  wire        tick_busy_i,
  input  wire        last_spike_i,    // the next spike ends the run
  input  wire        probe_due_i,     // after a tick, until probe_done_o
  input  wire [4:0]  probe_count_i,
  output wire        probe_done_o,
  output wire        event_valid_o,
  output wire [15:0] event_source_o,
  input  wire        event_ready_i,
  input  wire        spike_valid_i,
  input  wire [15:0] spike_neuron_i,
  output wire        spike_ready_o,
  input  wire [4:0]  spike_tick_i,    // low bits of the tick
  output wire        memory_valid_o,  // held until memory_ready_i
  output wire        memory_write_o,
  output wire [4:0]  memory_bank_o,
  output wire [23:0] memory_address_o,
  output wire [15:0] memory_wdata_o,
  input  wire        memory_ready_i,
  input  wire [15:0] memory_rdata_i   // with memory_ready_i
);
  localparam DIVIDER = (CLOCK_HERTZ + BAUD / 2) / BAUD;
  localparam COUNT_BITS = $clog2(DIVIDER);
  // The deepest bank: synapses, or where there are few sources the accumulators' slots, the projections' eight classes
  // for each block, the program, or the traces.
  `include "neurocore_registers.vh"
  localparam BLOCKS = NEURONS / LANES;
  localparam SYNAPSE_BITS = FEATURES[NC_CAPABILITY_FINE_SYNAPSES] || FEATURES[NC_CAPABILITY_TAGGED_SYNAPSES] ? 16 : 8;
  localparam SYNAPSE_DEPTH = SOURCES * BLOCKS * ((LANES * SYNAPSE_BITS + 15) / 16);
  localparam SLOT_SETS = 1 + (FEATURES[NC_CAPABILITY_TWO_RECEPTORS] ? 1 : 0) + (FEATURES[NC_CAPABILITY_DIVISIVE] ? 1 : 0);
  localparam ACCUMULATOR_DEPTH = (SLOT_SETS << DELAY_BITS) << $clog2(NEURONS);
  localparam PROJECTION_DEPTH = 8 << $clog2(BLOCKS);
  localparam SOURCE_DEPTH = 2 << $clog2(SOURCES);
  localparam NEURON_DEPTH = 4 << $clog2(NEURONS);
  localparam PROGRAM_DEPTH = 256;
  localparam WALK_DEPTH = SYNAPSE_DEPTH > ACCUMULATOR_DEPTH ? SYNAPSE_DEPTH : ACCUMULATOR_DEPTH;
  localparam CLASS_DEPTH = PROJECTION_DEPTH > PROGRAM_DEPTH ? PROJECTION_DEPTH : PROGRAM_DEPTH;
  localparam TRACE_DEPTH = SOURCE_DEPTH > NEURON_DEPTH ? SOURCE_DEPTH : NEURON_DEPTH;
  localparam OTHER_DEPTH = CLASS_DEPTH > TRACE_DEPTH ? CLASS_DEPTH : TRACE_DEPTH;
  localparam ADDRESS_WIDTH = $clog2(WALK_DEPTH > OTHER_DEPTH ? WALK_DEPTH : OTHER_DEPTH);

  wire rx_bit, rx_bit_valid, rx_byte_valid, rx_byte_bad;
  wire [7:0] rx_byte;
  wire [COUNT_BITS-1:0] last;
  uart_receive #(.COUNT_BITS(COUNT_BITS)) receive_bytes (
    .clk_i (clk_i), .last_i (last), .rx_i (uart_rx_i),
    .bit_o (rx_bit), .bit_valid_o (rx_bit_valid),
    .byte_o (rx_byte), .byte_valid_o (rx_byte_valid), .byte_bad_o (rx_byte_bad)
  );

  wire acknowledge_valid, resend, stop, sync, rate, frame_damaged, frame_valid, frame_next, frame_done;
  wire [3:0] acknowledge;
  wire [7:0] rate_value, nonce, frame_data;
  frame_receive receive_frames (
    .clk_i (clk_i), .rst_i (rst_i),
    .bit_i (rx_bit), .bit_valid_i (rx_bit_valid),
    .byte_i (rx_byte), .byte_valid_i (rx_byte_valid), .byte_bad_i (rx_byte_bad),
    .acknowledge_valid_o (acknowledge_valid), .acknowledge_o (acknowledge),
    .resend_o (resend), .stop_o (stop), .sync_o (sync), .rate_o (rate), .rate_value_o (rate_value),
    .nonce_o (nonce), .damaged_o (frame_damaged),
    .frame_valid_o (frame_valid), .frame_next_i (frame_next), .frame_done_i (frame_done),
    .frame_data_o (frame_data)
  );

  bit_rate #(.DIVIDER(DIVIDER)) speed (
    .clk_i (clk_i), .rst_i (rst_i), .set_i (sync & rate), .value_i (rate_value),
    .byte_valid_i (rx_byte_valid), .byte_bad_i (rx_byte_bad), .last_o (last)
  );

  wire [3:0] expected;
  wire [4:0] identity_number;
  wire refused, stopped, out_of_order;
  wire put_valid, put_high, put_any, put_full, put_drop, put_is_read, hand_over, handed_over;
  wire [7:0] put_byte;
  wire [15:0] identity_word;
  wire busy, told_valid, told_is_header, told_is_word, told_ready, access_valid, access_write;
  wire slot_valid, slot_is_header, slot_is_word, slot_ready;
  wire [15:0] told, slot;
  wire [4:0]  access_bank;
  wire [23:0] access_address;
  command #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .ADDRESS_WIDTH(ADDRESS_WIDTH),
    .BIPOLAR(FEATURES[NC_CAPABILITY_BIPOLAR])
  ) execute (
    .clk_i (clk_i), .rst_i (core_reset_o),
    .frame_valid_i (frame_valid), .frame_next_o (frame_next), .frame_done_o (frame_done),
    .frame_data_i (frame_data),
    .expected_o (expected), .refused_o (refused), .stopped_o (stopped), .out_of_order_o (out_of_order),
    .stop_i (stop | (last_spike_i & spike_valid_i & told_ready)),
    .put_valid_o (put_valid), .put_byte_o (put_byte), .put_high_i (put_high), .put_any_i (put_any),
    .put_full_i (put_full), .put_drop_o (put_drop), .put_is_read_o (put_is_read),
    .hand_over_o (hand_over), .handed_over_i (handed_over),
    .identity_number_o (identity_number), .identity_word_i (identity_word),
    .tick_start_o (tick_start_o), .tick_due_i (tick_due_i), .tick_busy_i (busy | slot_valid),
    .event_valid_o (event_valid_o), .event_source_o (event_source_o), .event_ready_i (event_ready_i),
    .spike_valid_i (slot_valid), .spike_neuron_i (slot), .spike_is_header_i (slot_is_header),
    .spike_is_word_i (slot_is_word), .spike_ready_o (slot_ready), .spike_tick_i (spike_tick_i),
    .memory_valid_o (access_valid), .memory_write_o (access_write), .memory_bank_o (access_bank),
    .memory_address_o (access_address), .memory_wdata_o (memory_wdata_o),
    .memory_ready_i (memory_ready_i), .memory_rdata_i (memory_rdata_i)
  );
  spike_slot next_spike (
    .clk_i (clk_i), .rst_i (core_reset_o),
    .valid_i (told_valid), .neuron_i (told), .is_header_i (told_is_header), .is_word_i (told_is_word), .ready_o (told_ready),
    .valid_o (slot_valid), .neuron_o (slot), .is_header_o (slot_is_header), .is_word_o (slot_is_word), .ready_i (slot_ready)
  );
  assign spike_ready_o = told_ready;

  generate
    if (FEATURES[NC_CAPABILITY_PROBES]) begin : probes
      probe_sampler sampler (
        .clk_i (clk_i), .rst_i (core_reset_o),
        .due_i (probe_due_i), .count_i (probe_count_i), .done_o (probe_done_o),
        .tick_busy_o (busy), .spike_valid_o (told_valid), .spike_neuron_o (told), .spike_is_header_o (told_is_header),
        .spike_is_word_o (told_is_word), .spike_ready_i (told_ready),
        .memory_valid_i (access_valid), .memory_write_i (access_write), .memory_bank_i (access_bank),
        .memory_address_i (access_address),
        .tick_busy_i (tick_busy_i), .spike_valid_i (spike_valid_i), .spike_neuron_i (spike_neuron_i),
        .memory_valid_o (memory_valid_o), .memory_write_o (memory_write_o), .memory_bank_o (memory_bank_o),
        .memory_address_o (memory_address_o), .memory_ready_i (memory_ready_i), .memory_rdata_i (memory_rdata_i)
      );
    end else begin : no_probes
      assign probe_done_o     = 1'b0;
      assign busy             = tick_busy_i;
      assign told_valid       = spike_valid_i;
      assign told             = spike_neuron_i;
      assign told_is_header   = 1'b0;
      assign told_is_word     = 1'b0;
      assign memory_valid_o   = access_valid;
      assign memory_write_o   = access_write;
      assign memory_bank_o    = access_bank;
      assign memory_address_o = access_address;
      wire unused = probe_due_i | (|probe_count_i);
    end
  endgenerate

  identity #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .CURRENT_WIDTH(CURRENT_WIDTH),
    .MEMBRANE_WIDTH(MEMBRANE_WIDTH), .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS),
    .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS), .EXPONENT_BITS(EXPONENT_BITS), .DELAY_BITS(DELAY_BITS),
    .ENCODERS(ENCODERS), .WINNERS(WINNERS), .FEATURES(FEATURES),
    .CLOCK_HERTZ(CLOCK_HERTZ),
    .SOURCE_HASH(SOURCE_HASH), .CONFIGURATION_HASH(CONFIGURATION_HASH)
  ) who (
    .number_i (identity_number), .word_o (identity_word)
  );

  wire [7:0] tx_byte;
  wire tx_valid, tx_ready;
  frame_transmit transmit_frames (
    .clk_i (clk_i), .rst_i (rst_i), .sync_i (sync),
    .put_valid_i (put_valid), .put_byte_i (put_byte), .put_high_o (put_high), .put_any_o (put_any),
    .put_full_o (put_full), .put_drop_i (put_drop), .put_is_read_i (put_is_read),
    .hand_over_i (hand_over), .handed_over_o (handed_over),
    .acknowledge_valid_i (acknowledge_valid), .acknowledge_i (acknowledge), .resend_i (resend),
    .status_i (frame_done), .damaged_i (frame_damaged | out_of_order), .refused_i (refused),
    .stopped_i (stopped), .expected_i (expected), .nonce_i (nonce),
    .byte_o (tx_byte), .valid_o (tx_valid), .ready_i (tx_ready)
  );

  uart_transmit #(.COUNT_BITS(COUNT_BITS)) transmit_bytes (
    .clk_i (clk_i), .rst_i (rst_i), .last_i (last),
    .byte_i (tx_byte), .valid_i (tx_valid), .abandon_i (sync), .ready_o (tx_ready), .tx_o (uart_tx_o)
  );

  assign core_reset_o = rst_i | sync;
endmodule
