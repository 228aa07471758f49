// SPDX-License-Identifier: Apache-2.0
// Walks a tick through its phases: deliver, update, emit (if a neuron fired); where a class is plastic also post (if a
// neuron fired), pre (if an event was delivered) and epoch (if one ends).
// A phase begins with a one-clock pulse and ends when nothing of it is under way.
module sequencer #(
  parameter LEARNING = 0
) (
  input  wire       clk_i,
  input  wire       rst_i,
  input  wire       tick_start_i,
  output wire       tick_busy_o,
  output wire       tick_end_o,      // last clock of a tick
  output wire [2:0] phase_o,         // 0 rest, 1 deliver, 2 update, 3 emit, 4 post, 5 pre, 6 epoch
  output wire       deliver_start_o,
  output wire       update_start_o,
  output wire       emit_start_o,
  output wire       post_start_o,
  output wire       pre_start_o,
  output wire       epoch_start_o,
  input  wire       deliver_busy_i,  // valid from the clock after the start pulse
  input  wire       update_busy_i,
  input  wire       emit_busy_i,
  input  wire       post_busy_i,
  input  wire       pre_busy_i,
  input  wire       epoch_busy_i,
  input  wire       plastic_i,       // a class is; only in builds that learn
  input  wire       fired_i,         // while the update is busy
  input  wire       delivered_i,     // an event is delivered
  input  wire       epoch_ends_i
);
  localparam [2:0] REST = 3'd0, DELIVER = 3'd1, UPDATE = 3'd2, EMIT = 3'd3, POST = 3'd4, PRE = 3'd5, EPOCH = 3'd6;

  reg [2:0] phase_q;
  reg       begun_q;    // the start pulse of this phase was in the clock before
  reg       any_q;      // a neuron fired in this tick

  wire start = (phase_q == REST) & tick_start_i;
  wire deliver_end = (phase_q == DELIVER) & ~begun_q & ~deliver_busy_i;
  wire update_end  = (phase_q == UPDATE)  & ~begun_q & ~update_busy_i;
  wire emit_end    = (phase_q == EMIT)    & ~begun_q & ~emit_busy_i;
  // No neuron fires in the clock in which the update ends.
  wire emit_needed = any_q;

  assign deliver_start_o = start;
  assign update_start_o  = deliver_end;
  assign emit_start_o    = update_end & emit_needed;

  wire [2:0] after;     // the phase that follows emit, or an update in which no neuron fired
  generate
    if (LEARNING != 0) begin : learning
      reg delivered_q;  // an event was delivered in this tick
      always @(posedge clk_i) delivered_q <= (phase_q != REST) & plastic_i & (delivered_q | delivered_i);
      wire post_end  = (phase_q == POST)  & ~begun_q & ~post_busy_i;
      wire pre_end   = (phase_q == PRE)   & ~begun_q & ~pre_busy_i;
      wire epoch_end = (phase_q == EPOCH) & ~begun_q & ~epoch_busy_i;
      wire quiet     = update_end & ~emit_needed;
      wire learnt    = quiet | post_end | (emit_end & ~plastic_i);
      assign post_start_o  = emit_end & plastic_i;
      assign pre_start_o   = learnt & delivered_q;
      wire   marked        = (learnt & ~delivered_q) | pre_end;
      assign epoch_start_o = marked & epoch_ends_i;
      assign tick_end_o    = (marked & ~epoch_ends_i) | epoch_end;
      assign after = post_start_o ? POST : pre_start_o ? PRE : EPOCH;
    end else begin : fixed
      assign {post_start_o, pre_start_o, epoch_start_o} = 3'd0;
      assign tick_end_o = (update_end & ~emit_needed) | emit_end;
      assign after = REST;
      wire unused = |{plastic_i, post_busy_i, pre_busy_i, epoch_busy_i, delivered_i, epoch_ends_i, POST, PRE, EPOCH};
    end
  endgenerate

  always @(posedge clk_i)
    if (rst_i) begin
      phase_q <= REST;
      begun_q <= 1'b0;
    end else begin
      begun_q <= deliver_start_o | update_start_o | emit_start_o | post_start_o | pre_start_o | epoch_start_o;
      if (start)             phase_q <= DELIVER;
      else if (tick_end_o)   phase_q <= REST;
      else if (deliver_end)  phase_q <= UPDATE;
      else if (emit_start_o) phase_q <= EMIT;
      else if (post_start_o | pre_start_o | epoch_start_o) phase_q <= after;
      any_q <= (phase_q == UPDATE) & (any_q | fired_i);
    end

  assign tick_busy_o = phase_q != REST;
  assign phase_o = phase_q;
`ifdef FORMAL
  `include "sequencer.vh"
`endif
endmodule
