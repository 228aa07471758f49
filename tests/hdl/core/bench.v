// SPDX-License-Identifier: Apache-2.0
// The core's ports side by side: events, memory accesses and ticks may follow each other without a pause.
module bench;
  parameter NEURONS = 16;
  parameter SOURCES = 32;
  parameter LANES = 4;
  parameter ENCODERS = 16;
  `include "bench.vh"
  `include "neurocore_registers.vh"
  localparam WORDS = (SOURCES + 15) / 16;

  reg tick_start = 0, event_valid = 0, memory_valid = 0, memory_write = 0;
  reg [15:0] event_source = 0, memory_wdata = 0;
  reg [4:0] memory_bank = 0;
  reg [23:0] memory_address = 0;
  wire tick_due, last_spike, probe_due;
  wire [4:0] probe_count;
  wire tick_busy, event_ready, spike_valid, memory_ready;
  wire [15:0] spike_neuron, memory_rdata;
  wire [4:0] spike_tick;
  // The features of icebreaker; without encoders where there is no room for encoded inputs.
  localparam [31:0] FEATURES = ENCODERS > 0 ? 32'h0018E2FF : 32'h0018A2FF;
  core #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .ENCODERS(ENCODERS), .FEATURES(FEATURES)
  ) dut (
    .clk_i (clk), .rst_i (rst), .tick_start_i (tick_start), .tick_due_o (tick_due), .tick_busy_o (tick_busy),
    .last_spike_o (last_spike), .probe_due_o (probe_due), .probe_count_o (probe_count), .probe_done_i (1'b0),
    .event_valid_i (event_valid), .event_source_i (event_source), .event_ready_o (event_ready),
    .spike_valid_o (spike_valid), .spike_neuron_o (spike_neuron), .spike_tick_o (spike_tick), .spike_ready_i (1'b1),
    .memory_valid_i (memory_valid), .memory_write_i (memory_write), .memory_bank_i (memory_bank),
    .memory_address_i (memory_address), .memory_wdata_i (memory_wdata),
    .memory_ready_o (memory_ready), .memory_rdata_o (memory_rdata)
  );

  reg [16*WORDS-1:0] wanted;
  reg [15:0] word, before;
  integer i, trial, place;

  task access(input write, input [4:0] bank, input [23:0] address, input [15:0] value);
    begin
      memory_valid = 1; memory_write = write; memory_bank = bank; memory_address = address; memory_wdata = value;
      #1;
      while (!memory_ready) clocks(1);
      word = memory_rdata;
      clocks(1);
      memory_valid = 0;
    end
  endtask

  // Ends in the clock after the one in which the event was taken.
  task put(input [15:0] source);
    begin
      event_valid = 1; event_source = source;
      #1;
      while (!event_ready) clocks(1);
      clocks(1);
      event_valid = 0;
      wanted[source] = 1'b1;
    end
  endtask

  task check_events;
    for (i = 0; i < WORDS; i = i + 1) begin
      access(0, NC_BANK_EVENT, i, 0);
      check(word == wanted[i*16 +: 16], "the events wanted, and no others");
    end
  endtask

  task tick;
    begin
      tick_start = 1; clocks(1); tick_start = 0;
      while (tick_busy) clocks(1);
    end
  endtask

  initial begin
    @(negedge rst);
    clocks(2);
    for (i = 0; i < NEURONS; i = i + 1) access(1, NC_BANK_THRESHOLD, i, 16'h7FFF);

    group("an access may follow an event at once");
    wanted = 0;
    for (trial = 0; trial < 200; trial = trial + 1) begin
      put(random(SOURCES));
      place = random(NEURONS);
      case (random(3))
        0: access(0, NC_BANK_MEMBRANE, place, random(65536));
        1: begin
          before = random(65536);
          access(1, NC_BANK_BIAS, place, before);
          access(0, NC_BANK_BIAS, place, 0);
          check(word == before, "a word written is read");
          access(1, NC_BANK_BIAS, place, 0);
        end
        default: begin
          place = random(WORDS);
          access(1, NC_BANK_EVENT, place, wanted[place*16 +: 16]);
        end
      endcase
      check_events;
      if (random(10) == 0) begin
        for (i = 0; i < WORDS; i = i + 1) access(1, NC_BANK_EVENT, i, 0);
        wanted = 0;
      end
    end

    group("a tick takes the events that were taken before it, and no others");
    for (trial = 0; trial < 20; trial = trial + 1) begin
      wanted = 0;
      put(random(SOURCES));
      tick;
      wanted = 0;
      check_events;
    end

    group("an event offered as a tick starts waits for its end");
    for (trial = 0; trial < 20; trial = trial + 1) begin
      wanted = 0;
      place = random(SOURCES);
      event_valid = 1; event_source = place;
      tick_start = 1;
      #1 check(!event_ready, "not taken in the clock of the start");
      clocks(1);
      tick_start = 0;
      check(tick_busy, "the tick started");
      while (tick_busy) begin
        check(!event_ready, "not taken in a tick");
        clocks(1);
      end
      put(place);
      check_events;
      for (i = 0; i < WORDS; i = i + 1) access(1, NC_BANK_EVENT, i, 0);
    end
    finish;
  end
endmodule
