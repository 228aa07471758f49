// SPDX-License-Identifier: Apache-2.0
// Samples probes after a tick: reads each entry of the probe bank and the word that it names through the core's
// memory port, and hands the length of the sample and the words out in place of spikes of that tick. In between it lets
// everything pass. Reads what it is told to read: which values make sense is the host's business.
module probe_sampler (
  input  wire        clk_i,
  input  wire        rst_i,
  input  wire        due_i,             // until done_o
  input  wire [4:0]  count_i,           // 1..16 while due
  output wire        done_o,
  // link
  output wire        tick_busy_o,
  output wire        spike_valid_o,
  output wire [15:0] spike_neuron_o,
  output wire        spike_is_header_o,
  output wire        spike_is_word_o,
  input  wire        spike_ready_i,
  input  wire        memory_valid_i,
  input  wire        memory_write_i,
  input  wire [4:0]  memory_bank_i,
  input  wire [23:0] memory_address_i,
  // core
  input  wire        tick_busy_i,
  input  wire        spike_valid_i,
  input  wire [15:0] spike_neuron_i,
  output wire        memory_valid_o,
  output wire        memory_write_o,
  output wire [4:0]  memory_bank_o,
  output wire [23:0] memory_address_o,
  input  wire        memory_ready_i,
  input  wire [15:0] memory_rdata_i
);
  `include "neurocore_registers.vh"
  // A sample: the header, then for each entry the entry is read, what it names is read (2), and that is handed out.
  localparam HEADER = 2'd0, ENTRY = 2'd1, WORD = 2'd3;
  localparam NUMBER_BITS = NC_PROBE_PROBE_ADDRESS_WIDTH;

  reg [1:0]  state_q;
  reg [4:0]  taken_q;    // entries that were handed out
  reg [15:0] word_q;     // header, entry, or value

  wire telling = due_i & (state_q == HEADER | state_q == WORD);
  wire reading = due_i & ~telling;
  wire told    = telling & spike_ready_i;
  wire all     = (state_q == WORD) & (taken_q + 5'd1 == count_i);

  always @(posedge clk_i) begin
    if (rst_i | ~due_i)                         state_q <= HEADER;
    else if (told)                              state_q <= ENTRY;
    else if (reading & memory_ready_i)          state_q <= state_q + 2'd1;
    if (~due_i)                                 taken_q <= 5'd0;
    else if (told & state_q == WORD)            taken_q <= taken_q + 5'd1;
    if (~due_i | memory_ready_i)
      word_q <= due_i ? memory_rdata_i : {11'd0, count_i};
  end

  assign done_o         = told & all;
  assign tick_busy_o    = tick_busy_i | due_i;
  assign spike_valid_o  = spike_valid_i | telling;
  assign spike_neuron_o = due_i ? word_q : spike_neuron_i;
  assign spike_is_header_o = due_i & state_q == HEADER;
  assign spike_is_word_o   = due_i & state_q != HEADER;
  assign memory_valid_o = reading | memory_valid_i;
  assign memory_write_o = memory_write_i & ~due_i;
  assign memory_bank_o  = ~due_i ? memory_bank_i : state_q == ENTRY ? NC_BANK_PROBE : word_q[15:11];
  assign memory_address_o = ~due_i ? memory_address_i
    : state_q == ENTRY ? {19'd0, taken_q} : {{(24-NUMBER_BITS){1'b0}}, word_q[NUMBER_BITS-1:0]};
endmodule
