// SPDX-License-Identifier: Apache-2.0
// The registers beside a bench that keeps its own: sizes that are taken and that are not, random ticks with stalls,
// spikes and samples, periods kept and missed.
module bench;
  parameter NEURONS = 256;
  parameter SOURCES = 512;
  parameter LANES = 8;
  parameter ENCODERS = 0;
  parameter COUNTERS = 1;
  parameter PROBES = 1;
  parameter PACING = 1;
  `include "bench.vh"
  `include "neurocore_registers.vh"
  localparam [31:0] FEATURES = (COUNTERS << NC_CAPABILITY_COUNTERS) | (PROBES << NC_CAPABILITY_PROBES)
    | (PACING << NC_CAPABILITY_PACING);
  localparam ELAPSED = COUNTERS != 0 || ENCODERS > 0;

  reg tick_start = 0, busy = 0, stall = 0, spike = 0, tick_end = 0, probe_done = 0, write = 0;
  reg [3:0] register = 0;
  reg [15:0] wdata = 0;
  wire [15:0] rdata, elapsed;
  wire [31:0] tick;
  wire tick_due, last_spike, probe_due;
  wire [4:0] probe_count;
  wire [$clog2(NEURONS+1)-1:0] neurons;
  wire [$clog2(SOURCES+1)-1:0] sources;
  wire [(ENCODERS > 0 ? $clog2(ENCODERS + 1) : 1)-1:0] encoders;
  control_registers #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .ENCODERS(ENCODERS), .FEATURES(FEATURES)
  ) dut (
    .clk_i (clk), .rst_i (rst), .tick_start_i (tick_start), .busy_i (busy), .stall_i (stall), .spike_i (spike),
    .tick_end_i (tick_end), .neurons_o (neurons), .sources_o (sources), .encoders_o (encoders), .tick_o (tick),
    .elapsed_o (elapsed), .tick_due_o (tick_due), .last_spike_o (last_spike), .probe_due_o (probe_due),
    .probe_count_o (probe_count), .probe_done_i (probe_done), .host_write_i (write), .host_register_i (register),
    .host_wdata_i (wdata), .host_rdata_o (rdata)
  );

  // What each register should hold, and when the next tick is due.
  reg [15:0] held [0:15];
  integer now = 0, due_at = 0;
  reg paced = 0;
  always @(posedge clk) now = now + 1;

  task set(input [3:0] number, input [15:0] value);
    begin
      register = number; wdata = value; write = 1;
      clocks(1);
      write = 0;
      case (number)
        NC_CONTROL_IMAGE_NEURONS:  if (value > 0 && value <= NEURONS && value % LANES == 0) held[number] = value;
        NC_CONTROL_IMAGE_SOURCES:  if (value > 0 && value <= SOURCES && value % LANES == 0) held[number] = value;
        NC_CONTROL_IMAGE_ENCODERS: if (value <= ENCODERS) held[number] = value;
        NC_CONTROL_TICK_LOW, NC_CONTROL_TICK_HIGH: held[number] = value;
        NC_CONTROL_ELAPSED:        if (ELAPSED) held[number] = value;
        NC_CONTROL_TICK_PERIOD:    if (PACING != 0) begin held[number] = value; due_at = now; paced = 0; end
        NC_CONTROL_OVERRUNS, NC_CONTROL_SPIKES_LEFT: if (PACING != 0) held[number] = value;
        NC_CONTROL_PROBE_COUNT:    if (PROBES != 0) held[number] = value[4:0];
        NC_CONTROL_PROBE_PERIOD, NC_CONTROL_PROBE_LEFT: if (PROBES != 0) held[number] = value[7:0];
        default: ;
      endcase
    end
  endtask

  task look(input [8*100-1:0] fact);
    integer n;
    reg ok;
    begin
      ok = 1;
      for (n = 0; n < 16; n = n + 1) begin
        register = n;
        #1 if (rdata !== held[n]) ok = 0;
      end
      check(ok, fact);
      check(neurons == held[NC_CONTROL_IMAGE_NEURONS] && sources == held[NC_CONTROL_IMAGE_SOURCES]
        && encoders == held[NC_CONTROL_IMAGE_ENCODERS] && elapsed == held[NC_CONTROL_ELAPSED]
        && tick == {held[NC_CONTROL_TICK_HIGH], held[NC_CONTROL_TICK_LOW]}
        && probe_count == held[NC_CONTROL_PROBE_COUNT], "the outputs say the same");
      check(last_spike == (held[NC_CONTROL_SPIKES_LEFT] == 1), "the last spike is announced");
      check(tick_due == (now >= due_at), "the next tick is due a period after the last began");
      #1;
    end
  endtask

  task count_tick;
    {held[NC_CONTROL_TICK_HIGH], held[NC_CONTROL_TICK_LOW]} = {held[NC_CONTROL_TICK_HIGH], held[NC_CONTROL_TICK_LOW]} + 32'd1;
  endtask

  // A tick so many clocks after it is due; some of its clocks stall, some hand a spike out. It has two clocks at least,
  // and nothing is written in the clock after it: a memory access of the core takes longer.
  task pass(input integer late, input integer length);
    integer n;
    reg sampled;
    begin
      while (now < due_at) clocks(1);
      if (late > 0) clocks(late);
      tick_start = 1;
      if (paced && now > due_at) held[NC_CONTROL_OVERRUNS] = held[NC_CONTROL_OVERRUNS] + 1;
      due_at = now + 16 * held[NC_CONTROL_TICK_PERIOD];
      paced  = held[NC_CONTROL_TICK_PERIOD] != 0;
      clocks(1);
      tick_start = 0;
      busy = 1;
      for (n = 1; n <= length; n = n + 1) begin
        stall = n < length && random(4) == 0;
        spike = n < length && !stall && random(4) == 0;
        tick_end = n == length;
        clocks(1);
        if (stall) held[NC_CONTROL_STALLS] = held[NC_CONTROL_STALLS] + 1;
        else {held[NC_CONTROL_CLOCKS_HIGH], held[NC_CONTROL_CLOCKS_LOW]}
          = {held[NC_CONTROL_CLOCKS_HIGH], held[NC_CONTROL_CLOCKS_LOW]} + 32'd1;
        if (spike && held[NC_CONTROL_SPIKES_LEFT] != 0) held[NC_CONTROL_SPIKES_LEFT] = held[NC_CONTROL_SPIKES_LEFT] - 1;
      end
      {busy, stall, spike, tick_end} = 0;
      sampled = PROBES != 0 && held[NC_CONTROL_PROBE_LEFT] == 1 && held[NC_CONTROL_PROBE_COUNT] != 0;
      if (PROBES != 0)
        held[NC_CONTROL_PROBE_LEFT] = held[NC_CONTROL_PROBE_LEFT] == 1 ? held[NC_CONTROL_PROBE_PERIOD]
          : (held[NC_CONTROL_PROBE_LEFT] - 1) & 16'h00FF;
      if (ELAPSED && held[NC_CONTROL_ELAPSED] != 16'hFFFF) held[NC_CONTROL_ELAPSED] = held[NC_CONTROL_ELAPSED] + 1;
      check(probe_due == sampled, "probes are due when their ticks have passed, if there are any");
      if (sampled) begin
        clocks(random(20));
        look("a tick whose probes are sampled keeps its number for them");
        probe_done = 1;
        clocks(1);
        probe_done = 0;
        check(!probe_due, "sampled once");
      end
      count_tick;
      clocks(1);
    end
  endtask

  integer i;
  initial begin
    for (i = 0; i < 16; i = i + 1) held[i] = 0;
    held[NC_CONTROL_IMAGE_NEURONS] = NEURONS;
    held[NC_CONTROL_IMAGE_SOURCES] = SOURCES;
    @(negedge rst);
    clocks(2);

    group("after power-up: an image of the build's own size, tick 0");
    look("so it reads");

    group("a size that the build cannot have is not taken");
    for (i = 0; i < 1200; i = i + 1) begin
      set(NC_CONTROL_IMAGE_NEURONS, i);
      set(NC_CONTROL_IMAGE_SOURCES, i);
      set(NC_CONTROL_IMAGE_ENCODERS, i);
      if (i % 16 == 0 || i > NEURONS - 3 && i < NEURONS + 3 || i > SOURCES - 3 && i < SOURCES + 3
        || i > ENCODERS - 3 && i < ENCODERS + 3) look("sizes up to the build's, multiples of its lanes");
    end
    for (i = 0; i < 16; i = i + 1) begin
      set(NC_CONTROL_IMAGE_NEURONS, LANES + (1 << i));
      set(NC_CONTROL_IMAGE_SOURCES, LANES + (1 << i));
      set(NC_CONTROL_IMAGE_ENCODERS, 1 + (1 << i));
      look("every bit counts");
    end

    group("registers hold what they have bits for; of features that are absent, nothing");
    for (i = 0; i < 300; i = i + 1) begin
      set(i, $random(seed));
      look("written and read back");
    end

    group("ticks: number, clocks, stalls, elapsed, spikes left, samples");
    set(NC_CONTROL_TICK_PERIOD, 0);
    for (i = 0; i < 300; i = i + 1) begin
      if (random(6) == 0) set(NC_CONTROL_PROBE_COUNT, random(17));
      if (random(6) == 0) set(NC_CONTROL_PROBE_PERIOD, 1 + random(4));
      if (random(6) == 0) set(NC_CONTROL_PROBE_LEFT, 1 + random(4));
      if (random(6) == 0) set(NC_CONTROL_SPIKES_LEFT, random(6));
      if (random(9) == 0) set(NC_CONTROL_ELAPSED, random(2) ? 16'hFFFD : 16'd0);
      if (random(9) == 0) begin
        set(NC_CONTROL_TICK_LOW, random(2) ? 16'hFFFE : random(65536));
        set(NC_CONTROL_TICK_HIGH, random(2) ? 16'hFFFF : random(65536));
      end
      pass(random(3), 2 + random(20));
      look("counted");
    end

    group("pacing: due a period after the start of the last tick, late from the clock after");
    for (i = 0; i < 200; i = i + 1) begin
      if (random(5) == 0) set(NC_CONTROL_TICK_PERIOD, random(5));
      if (random(9) == 0) set(NC_CONTROL_OVERRUNS, random(2) ? 16'hFFFF : 16'd0);
      pass(random(2) ? 0 : random(3) * random(30), 2 + random(60));
      look("on time or late");
      clocks(random(20));
      look("and meanwhile");
    end

    group("a reset ends a sample that is due, and nothing else");
    for (i = 0; i < 16; i = i + 1) begin
      set(NC_CONTROL_PROBE_COUNT, 3);
      set(NC_CONTROL_PROBE_PERIOD, 2);
      set(NC_CONTROL_PROBE_LEFT, 1);
      set(NC_CONTROL_TICK_PERIOD, 0);
      tick_start = 1; clocks(1); tick_start = 0;
      busy = 1; clocks(1); tick_end = 1; clocks(1); busy = 0; tick_end = 0;
      {held[NC_CONTROL_CLOCKS_HIGH], held[NC_CONTROL_CLOCKS_LOW]}
        = {held[NC_CONTROL_CLOCKS_HIGH], held[NC_CONTROL_CLOCKS_LOW]} + 32'd2;
      if (ELAPSED && held[NC_CONTROL_ELAPSED] != 16'hFFFF) held[NC_CONTROL_ELAPSED] = held[NC_CONTROL_ELAPSED] + 1;
      if (PROBES != 0) held[NC_CONTROL_PROBE_LEFT] = 2;
      else count_tick;
      clocks(random(5));
      check(probe_due == (PROBES != 0), "due");
      rst = 1; clocks(1); rst = 0;
      check(!probe_due, "no longer");
      look("the registers stay");
    end
    finish;
  end
endmodule
