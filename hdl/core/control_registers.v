// SPDX-License-Identifier: Apache-2.0
// Size of the loaded image, number of the coming tick, clocks spent and clocks stalled.
// Not reset with the sequencer: a new session finds them as they were.
module control_registers #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter ENCODERS = 0,
  parameter NEURON_BITS = $clog2(NEURONS + 1),
  parameter SOURCE_BITS = $clog2(SOURCES + 1),
  parameter ENCODER_BITS = ENCODERS > 0 ? $clog2(ENCODERS + 1) : 1
) (
  input  wire                   clk_i,
  input  wire                   busy_i,
  input  wire                   stall_i,
  input  wire                   tick_end_i,
  output wire [NEURON_BITS-1:0] neurons_o,
  output wire [SOURCE_BITS-1:0] sources_o,
  output wire [ENCODER_BITS-1:0] encoders_o,
  output wire [31:0]            tick_o,
  output wire [15:0]            elapsed_o,
  // host
  input  wire                   host_write_i,
  input  wire [3:0]             host_register_i,
  input  wire [15:0]            host_wdata_i,
  output reg  [15:0]            host_rdata_o
);
  `include "neurocore_registers.vh"

  reg [NEURON_BITS-1:0] neurons_q;
  reg [SOURCE_BITS-1:0] sources_q;
  reg [31:0] tick_q;
  reg [31:0] clocks_q;
  reg [15:0] stalls_q;
  reg [ENCODER_BITS-1:0] encoders_q = 0;
  reg [15:0] elapsed_q = 0;
  initial begin
    neurons_q = NEURONS[NEURON_BITS-1:0];
    sources_q = SOURCES[SOURCE_BITS-1:0];
    tick_q    = 32'd0;
    clocks_q  = 32'd0;
    stalls_q  = 16'd0;
  end

  wire write_neurons = host_write_i & (host_register_i == NC_CONTROL_IMAGE_NEURONS);
  wire write_sources = host_write_i & (host_register_i == NC_CONTROL_IMAGE_SOURCES);
  wire write_low     = host_write_i & (host_register_i == NC_CONTROL_TICK_LOW);
  wire write_high    = host_write_i & (host_register_i == NC_CONTROL_TICK_HIGH);

  always @(posedge clk_i) begin
    if (write_neurons) neurons_q <= host_wdata_i[NEURON_BITS-1:0];
    if (write_sources) sources_q <= host_wdata_i[SOURCE_BITS-1:0];
    if (write_low)       tick_q[15:0]  <= host_wdata_i;
    else if (write_high) tick_q[31:16] <= host_wdata_i;
    else                 tick_q <= tick_q + {31'd0, tick_end_i};
    clocks_q <= clocks_q + {31'd0, busy_i & ~stall_i};
    if (host_write_i & (host_register_i == NC_CONTROL_IMAGE_ENCODERS)) encoders_q <= host_wdata_i[ENCODER_BITS-1:0];
    if (host_write_i & (host_register_i == NC_CONTROL_ELAPSED)) elapsed_q <= host_wdata_i;
    else elapsed_q <= elapsed_q + {15'd0, tick_end_i & ~&elapsed_q};
    stalls_q <= stalls_q + {15'd0, stall_i};
  end

  always @*
    case (host_register_i)
      NC_CONTROL_IMAGE_NEURONS: host_rdata_o = {{(16-NEURON_BITS){1'b0}}, neurons_q};
      NC_CONTROL_IMAGE_SOURCES: host_rdata_o = {{(16-SOURCE_BITS){1'b0}}, sources_q};
      NC_CONTROL_TICK_LOW:      host_rdata_o = tick_q[15:0];
      NC_CONTROL_TICK_HIGH:     host_rdata_o = tick_q[31:16];
      NC_CONTROL_CLOCKS_LOW:    host_rdata_o = clocks_q[15:0];
      NC_CONTROL_CLOCKS_HIGH:   host_rdata_o = clocks_q[31:16];
      NC_CONTROL_STALLS:        host_rdata_o = stalls_q;
      NC_CONTROL_IMAGE_ENCODERS: host_rdata_o = {{(16-ENCODER_BITS){1'b0}}, encoders_q};
      NC_CONTROL_ELAPSED:       host_rdata_o = elapsed_q;
      default:                  host_rdata_o = 16'd0;
    endcase

  assign neurons_o = neurons_q;
  assign sources_o = sources_q;
  assign tick_o    = tick_q;
  assign encoders_o = encoders_q;
  assign elapsed_o = elapsed_q;
endmodule
