// SPDX-License-Identifier: Apache-2.0
// Size of the loaded image, time, pacing, and the counters of a run. No reset reaches the registers: a new
// session finds them as they were. A size that the build cannot have is not taken; the size before stays.
// Registers of features that the build lacks read 0.
module control_registers #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter LANES = 8,
  parameter ENCODERS = 0,
  parameter [31:0] FEATURES = 32'd0,
  parameter NEURON_BITS = $clog2(NEURONS + 1),
  parameter SOURCE_BITS = $clog2(SOURCES + 1),
  parameter ENCODER_BITS = ENCODERS > 0 ? $clog2(ENCODERS + 1) : 1
) (
  input  wire                    clk_i,
  input  wire                    rst_i,
  input  wire                    tick_start_i,
  input  wire                    busy_i,          // of a tick two clocks at least; nothing is written in the one after
  input  wire                    stall_i,
  input  wire                    spike_i,         // one is handed to the host
  input  wire                    tick_end_i,
  output wire [NEURON_BITS-1:0]  neurons_o,
  output wire [SOURCE_BITS-1:0]  sources_o,
  output wire [ENCODER_BITS-1:0] encoders_o,
  output wire [31:0]             tick_o,
  output wire [15:0]             elapsed_o,
  // run
  output wire                    tick_due_o,      // the period since the start of the last tick has passed
  output wire                    last_spike_o,    // the next spike handed out is the last that is wanted
  output wire                    probe_due_o,     // from the end of a tick until probe_done_i
  output wire [4:0]              probe_count_o,
  input  wire                    probe_done_i,
  // host
  input  wire                    host_write_i,
  input  wire [3:0]              host_register_i,
  input  wire [15:0]             host_wdata_i,
  output reg  [15:0]             host_rdata_o
);
  `include "neurocore_registers.vh"
  localparam HAS_PROBES  = FEATURES[NC_CAPABILITY_PROBES];
  localparam HAS_PACING  = FEATURES[NC_CAPABILITY_PACING];
  localparam HAS_ELAPSED = ENCODERS > 0 || FEATURES[NC_CAPABILITY_COUNTERS];
  localparam LANE_BITS   = $clog2(LANES);

  wire [15:0] write = {15'd0, host_write_i} << host_register_i;
  wire [15:0] wdata = host_wdata_i;

  // Sizes: multiples of L from L to the build's, so their low bits need no register.
  wire fits_neurons, fits_sources, fits_lanes;
  fits #(.MOST(NEURONS)) neurons_check (.value_i (wdata), .fits_o (fits_neurons));
  fits #(.MOST(SOURCES)) sources_check (.value_i (wdata), .fits_o (fits_sources));
  generate
    if (LANE_BITS > 0) assign fits_lanes = wdata[(LANE_BITS > 0 ? LANE_BITS - 1 : 0):0] == 0 & |wdata;
    else               assign fits_lanes = |wdata;
  endgenerate
  reg [NEURON_BITS-1:LANE_BITS] neurons_q = NEURONS[NEURON_BITS-1:LANE_BITS];
  reg [SOURCE_BITS-1:LANE_BITS] sources_q = SOURCES[SOURCE_BITS-1:LANE_BITS];
  always @(posedge clk_i) begin
    if (write[NC_CONTROL_IMAGE_NEURONS] & fits_lanes & fits_neurons) neurons_q <= wdata[NEURON_BITS-1:LANE_BITS];
    if (write[NC_CONTROL_IMAGE_SOURCES] & fits_lanes & fits_sources) sources_q <= wdata[SOURCE_BITS-1:LANE_BITS];
  end
  generate
    if (LANE_BITS > 0) begin : multiples
      assign neurons_o = {neurons_q, {LANE_BITS{1'b0}}};
      assign sources_o = {sources_q, {LANE_BITS{1'b0}}};
    end else begin : any
      assign neurons_o = neurons_q;
      assign sources_o = sources_q;
    end
    if (ENCODERS > 0) begin : encoders
      wire fits_encoders;
      fits #(.MOST(ENCODERS)) check (.value_i (wdata), .fits_o (fits_encoders));
      reg [ENCODER_BITS-1:0] encoders_q = {ENCODER_BITS{1'b0}};
      always @(posedge clk_i)
        if (write[NC_CONTROL_IMAGE_ENCODERS] & fits_encoders) encoders_q <= wdata[ENCODER_BITS-1:0];
      assign encoders_o = encoders_q;
    end else begin : no_encoders
      assign encoders_o = 1'b0;
    end
  endgenerate

  // Counters that the host writes: it does so only between ticks, so the sum is selected by what is known early,
  // that a tick was under way a clock before, and a bit with its adder fits into one logic cell. Adding 1 is taking
  // away all ones. What is known late, whether to count, only enables. The registers that select are of their own, so
  // that nothing but the adder has both of its operands and its carries stay in one column.
  reg [31:0] tick_q   = 32'd0;
  reg [31:0] clocks_q = 32'd0;
  reg [15:0] stalls_q = 16'd0;
  // The end of a tick comes late in its clock: it is counted in the next, in which another tick may start but not yet be
  // under way. A tick whose probes are sampled keeps its number for them.
  reg  ended_q = 1'b0;
  always @(posedge clk_i) ended_q <= tick_end_i;
  wire sample;
  wire tick_count = (ended_q & ~sample) | (probe_due_o & probe_done_i);
  reg counting_q = 1'b0;
  always @(posedge clk_i) counting_q <= busy_i | probe_due_o;
  wire [31:0] tick_next = tick_q - {32{counting_q}};
  always @(posedge clk_i) begin
    if (tick_count | write[NC_CONTROL_TICK_LOW])  tick_q[15:0]  <= counting_q ? tick_next[15:0] : wdata;
    if (tick_count | write[NC_CONTROL_TICK_HIGH]) tick_q[31:16] <= counting_q ? tick_next[31:16] : wdata;
    if (busy_i & ~stall_i) clocks_q <= clocks_q + 32'd1;
    if (stall_i)           stalls_q <= stalls_q + 16'd1;
  end
  assign tick_o = tick_q;

  generate
    if (HAS_ELAPSED) begin : stimulus
      reg [15:0] elapsed_q = 16'd0;
      wire count = ended_q & ~&elapsed_q;
      reg busy_q = 1'b0;
      wire [15:0] next = elapsed_q - {16{busy_q}};
      always @(posedge clk_i) begin
        busy_q <= busy_i;
        if (count | write[NC_CONTROL_ELAPSED]) elapsed_q <= busy_q ? next : wdata;
      end
      assign elapsed_o = elapsed_q;
    end else begin : no_stimulus
      assign elapsed_o = 16'd0;
    end
  endgenerate

  // Pacing. The period is counted in steps of 16 clocks from the start of a tick; nothing is left of it when
  // the next one is due. A write of the period makes the coming tick a first one: due at once, and not late.
  wire [15:0] period, overruns, spikes_left;
  generate
    if (HAS_PACING) begin : pacing
      reg [15:0] period_q   = 16'd0;
      reg [15:0] overruns_q = 16'd0;
      reg [15:0] spikes_q   = 16'd0;
      reg [3:0]  clock_q    = 4'd0;    // of a step
      reg [15:0] left_q     = 16'd0;   // steps
      reg        none_q     = 1'b1;    // that is 0
      reg        paced_q    = 1'b0;    // a step has passed since the start or the write
      reg        due_q      = 1'b0;    // the tick was due in the clock before and did not start

      wire step = &clock_q & ~none_q & ~tick_start_i;
      wire late = tick_start_i & due_q & paced_q;
      wire [15:0] left_next     = left_q + {16{step}};
      wire [15:0] overruns_next = overruns_q - {16{late}};
      always @(posedge clk_i) begin
        if (write[NC_CONTROL_TICK_PERIOD]) period_q <= wdata;
        clock_q <= tick_start_i ? 4'd1 : clock_q + 4'd1;
        if (write[NC_CONTROL_TICK_PERIOD]) left_q <= 16'd0;
        else if (step | tick_start_i)      left_q <= step ? left_next : period_q;
        if (write[NC_CONTROL_TICK_PERIOD]) none_q <= 1'b1;
        else if (step | tick_start_i)      none_q <= step ? left_q == 16'd1 : period_q == 16'd0;
        if (write[NC_CONTROL_TICK_PERIOD] | tick_start_i) paced_q <= 1'b0;
        else if (step)                                    paced_q <= 1'b1;
        due_q <= none_q & ~tick_start_i;
        if (late | write[NC_CONTROL_OVERRUNS]) overruns_q <= late ? overruns_next : wdata;
      end

      wire counted = spike_i & |spikes_q;
      wire [15:0] spikes_next = spikes_q + {16{counted}};
      always @(posedge clk_i)
        if (counted | write[NC_CONTROL_SPIKES_LEFT]) spikes_q <= counted ? spikes_next : wdata;

      assign period       = period_q;
      assign overruns     = overruns_q;
      assign spikes_left  = spikes_q;
      assign tick_due_o   = none_q;
      assign last_spike_o = spikes_q == 16'd1;
    end else begin : no_pacing
      assign period       = 16'd0;
      assign overruns     = 16'd0;
      assign spikes_left  = 16'd0;
      assign tick_due_o   = 1'b1;
      assign last_spike_o = 1'b0;
      wire unused = tick_start_i | spike_i;
    end
  endgenerate

  // Probes: whoever samples them clears what is due.
  wire [7:0] probe_period, probe_left;
  generate
    if (HAS_PROBES) begin : probes
      reg [4:0] count_q  = 5'd0;
      reg [7:0] period_q = 8'd0;
      reg [7:0] left_q   = 8'd0;
      reg       due_q    = 1'b0;
      wire last  = left_q == 8'd1;
      wire count = ended_q & ~last;
      wire [7:0] left_next = left_q + {8{count}};
      wire [7:0] left_load = ended_q ? period_q : wdata[7:0];
      always @(posedge clk_i) begin
        if (write[NC_CONTROL_PROBE_COUNT])  count_q  <= wdata[4:0];
        if (write[NC_CONTROL_PROBE_PERIOD]) period_q <= wdata[7:0];
        if (ended_q | write[NC_CONTROL_PROBE_LEFT]) left_q <= count ? left_next : left_load;
        due_q <= ~rst_i & ((tick_end_i & sample) | (due_q & ~probe_done_i));
      end
      assign sample        = last & |count_q;
      assign probe_count_o = count_q;
      assign probe_period  = period_q;
      assign probe_left    = left_q;
      assign probe_due_o   = due_q;
    end else begin : no_probes
      assign sample        = 1'b0;
      assign probe_count_o = 5'd0;
      assign probe_period  = 8'd0;
      assign probe_left    = 8'd0;
      assign probe_due_o   = 1'b0;
      wire unused = rst_i;
    end
  endgenerate

  always @*
    case (host_register_i)
      NC_CONTROL_IMAGE_NEURONS:  host_rdata_o = {{(16-NEURON_BITS){1'b0}}, neurons_o};
      NC_CONTROL_IMAGE_SOURCES:  host_rdata_o = {{(16-SOURCE_BITS){1'b0}}, sources_o};
      NC_CONTROL_TICK_LOW:       host_rdata_o = tick_q[15:0];
      NC_CONTROL_TICK_HIGH:      host_rdata_o = tick_q[31:16];
      NC_CONTROL_CLOCKS_LOW:     host_rdata_o = clocks_q[15:0];
      NC_CONTROL_CLOCKS_HIGH:    host_rdata_o = clocks_q[31:16];
      NC_CONTROL_STALLS:         host_rdata_o = stalls_q;
      NC_CONTROL_IMAGE_ENCODERS: host_rdata_o = {{(16-ENCODER_BITS){1'b0}}, encoders_o};
      NC_CONTROL_ELAPSED:        host_rdata_o = elapsed_o;
      NC_CONTROL_TICK_PERIOD:    host_rdata_o = period;
      NC_CONTROL_OVERRUNS:       host_rdata_o = overruns;
      NC_CONTROL_SPIKES_LEFT:    host_rdata_o = spikes_left;
      NC_CONTROL_PROBE_COUNT:    host_rdata_o = {11'd0, probe_count_o};
      NC_CONTROL_PROBE_PERIOD:   host_rdata_o = {8'd0, probe_period};
      NC_CONTROL_PROBE_LEFT:     host_rdata_o = {8'd0, probe_left};
      default:                   host_rdata_o = 16'd0;
    endcase
endmodule
