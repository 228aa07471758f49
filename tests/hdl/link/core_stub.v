// SPDX-License-Identifier: Apache-2.0
// A core for the link's bench: memories that answer after a while, a log of events, spikes as ordered.
// Neuron k of a tick's spikes is k * stride. The bench reaches in for the rest.
module core_stub (
  input  wire        clk_i,
  input  wire        rst_i,
  input  wire        tick_start_i,
  output wire        tick_busy_o,
  input  wire        event_valid_i,
  input  wire [15:0] event_source_i,
  output wire        event_ready_o,
  output wire        spike_valid_o,
  output wire [15:0] spike_neuron_o,
  output wire [4:0]  spike_tick_o,
  input  wire        spike_ready_i,
  input  wire        memory_valid_i,
  input  wire        memory_write_i,
  input  wire [4:0]  memory_bank_i,
  input  wire [23:0] memory_address_i,
  input  wire [15:0] memory_wdata_i,
  output wire        memory_ready_o,
  output wire [15:0] memory_rdata_o
);
  reg [15:0] memory [0:131071];     // bank, 12 bits of address
  reg [15:0] events [0:4095];
  integer event_count = 0, ticks = 0, writes = 0, reads = 0, stalls = 0, resets = 0, wrong = 0;
  integer work = 10;                // clocks of a tick before its spikes
  integer spikes = 0;               // spikes of every tick
  integer stride = 1;
  integer seed = 7;
  integer wait_q = 0, work_q = 0, left_q = 0, next_q = 0;
  reg busy_q = 1'b0, ready_q = 1'b0, event_q = 1'b0;

  wire [16:0] place = {memory_bank_i, memory_address_i[11:0]};
  integer i;
  initial for (i = 0; i < 131072; i = i + 1) memory[i] = 16'd0;

  always @(posedge clk_i) begin
    ready_q <= 1'b0;
    event_q <= $random(seed);
    if (rst_i) begin
      busy_q <= 1'b0;
      resets = resets + 1;
      wait_q = 0;
    end else begin
      if (tick_start_i) begin
        if (busy_q) wrong = wrong + 1;
        busy_q <= 1'b1;
        work_q = work;
        left_q = spikes;
        next_q <= 0;
      end else if (busy_q) begin
        if (memory_valid_i | event_valid_i) wrong = wrong + 1;
        if (work_q > 0) work_q = work_q - 1;
        else if (left_q == 0) begin
          busy_q <= 1'b0;
          ticks = ticks + 1;
        end else if (spike_ready_i) begin
          left_q = left_q - 1;
          next_q <= next_q + stride;
          if (left_q == 0) begin
            busy_q <= 1'b0;
            ticks = ticks + 1;
          end
        end else stalls = stalls + 1;
      end
      if (event_valid_i & event_ready_o) begin
        events[event_count % 4096] = event_source_i;
        event_count = event_count + 1;
      end
      if (memory_valid_i & ~ready_q) begin
        if (wait_q == 0) begin
          ready_q <= 1'b1;
          if (memory_write_i) begin
            memory[place] = memory_wdata_i;
            writes = writes + 1;
          end else reads = reads + 1;
          wait_q = $unsigned($random(seed)) % 6;
        end else wait_q = wait_q - 1;
      end
    end
  end

  // The word read shows in the clock of ready alone.
  assign memory_rdata_o = ready_q ? memory[place] : 16'hDEAD;
  assign memory_ready_o = ready_q;
  assign event_ready_o  = event_q & ~busy_q;
  assign tick_busy_o    = busy_q;
  assign spike_valid_o  = busy_q & work_q == 0 & left_q != 0;
  assign spike_neuron_o = next_q;
  assign spike_tick_o   = ticks[4:0];
endmodule
