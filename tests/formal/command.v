// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/link/command.v between a core that may do at any clock what a core may do, and a host that may send
// anything. What a user may rely on: no tick begins while another is under way, no event and no access of the host falls
// into a tick, and no spike or word of a sample is taken from the core without a place for its byte, however slow the host is.
module command_proof #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter ADDRESS_WIDTH = 16,
  parameter [0:0] BIPOLAR = 1'b0
) (
  input  wire        clk_i,
  input  wire        rst_i,
  input  wire        frame_valid_i,
  input  wire [7:0]  frame_data_i,
  input  wire        stop_i,
  input  wire        put_high_i,
  input  wire        put_any_i,
  input  wire        put_full_i,
  input  wire        handed_over_i,
  input  wire [15:0] identity_word_i,
  input  wire        tick_due_i,
  input  wire        tick_ends_i,
  input  wire        event_ready_i,
  input  wire        spikes_i,
  input  wire [15:0] spike_neuron_i,
  input  wire        spike_is_header_i,
  input  wire        spike_is_word_i,
  input  wire [4:0]  spike_tick_i,
  input  wire        memory_ready_i,
  input  wire [15:0] memory_rdata_i,
  output wire        bad_o
);
  wire tick_start, event_valid, spike_ready, memory_valid, put_valid;
  reg  begun = 1'b0;             // a reset came
  reg  ticking = 1'b0;           // the core is in a tick
  reg  spike_valid = 1'b0;       // what it hands over waits until it is taken
  always @(posedge clk_i) begin
    begun       <= begun | rst_i;
    ticking     <= begun & ~rst_i & (tick_start | (ticking & ~tick_ends_i));
    spike_valid <= begun & ~rst_i & (spike_valid ? ~spike_ready : ticking & spikes_i);
  end
  wire busy = ticking | spike_valid;

  command #(.NEURONS(NEURONS), .SOURCES(SOURCES), .ADDRESS_WIDTH(ADDRESS_WIDTH), .BIPOLAR(BIPOLAR)) execute (
    .clk_i (clk_i), .rst_i (rst_i),
    .frame_valid_i (frame_valid_i), .frame_data_i (frame_data_i), .stop_i (stop_i),
    .put_valid_o (put_valid), .put_high_i (put_high_i), .put_any_i (put_any_i), .put_full_i (put_full_i),
    .handed_over_i (handed_over_i), .identity_word_i (identity_word_i),
    .tick_start_o (tick_start), .tick_due_i (tick_due_i), .tick_busy_i (busy),
    .event_valid_o (event_valid), .event_ready_i (event_ready_i),
    .spike_valid_i (spike_valid), .spike_neuron_i (spike_neuron_i), .spike_is_header_i (spike_is_header_i),
    .spike_is_word_i (spike_is_word_i), .spike_ready_o (spike_ready), .spike_tick_i (spike_tick_i),
    .memory_valid_o (memory_valid), .memory_ready_i (memory_ready_i), .memory_rdata_i (memory_rdata_i)
  );

  assign bad_o = begun & ~rst_i &
    ((busy & (tick_start | event_valid | memory_valid)) | (spike_ready & ~(put_valid & ~put_full_i)));
endmodule
