// SPDX-License-Identifier: Apache-2.0
// Walks a tick through its phases: deliver, update, emit (only if a neuron fired).
// A phase begins with a one-clock pulse and ends when nothing of it is under way.
module sequencer (
  input  wire       clk_i,
  input  wire       rst_i,
  input  wire       tick_start_i,
  output wire       tick_busy_o,
  output wire       tick_end_o,      // last clock of a tick
  output wire [1:0] phase_o,         // 0 rest, 1 deliver, 2 update, 3 emit
  output wire       deliver_start_o,
  output wire       update_start_o,
  output wire       emit_start_o,
  input  wire       deliver_busy_i,  // valid from the clock after the start pulse
  input  wire       update_busy_i,
  input  wire       emit_busy_i,
  input  wire       fired_i
);
  localparam REST = 2'd0, DELIVER = 2'd1, UPDATE = 2'd2, EMIT = 2'd3;

  reg [1:0] phase_q;
  reg       begun_q;    // the start pulse of this phase was in the clock before
  reg       any_q;      // a neuron fired in this tick

  wire start = (phase_q == REST) & tick_start_i;
  wire deliver_end = (phase_q == DELIVER) & ~begun_q & ~deliver_busy_i;
  wire update_end  = (phase_q == UPDATE)  & ~begun_q & ~update_busy_i;
  wire emit_end    = (phase_q == EMIT)    & ~begun_q & ~emit_busy_i;
  wire emit_needed = any_q | fired_i;

  assign deliver_start_o = start;
  assign update_start_o  = deliver_end;
  assign emit_start_o    = update_end & emit_needed;
  assign tick_end_o      = (update_end & ~emit_needed) | emit_end;

  always @(posedge clk_i)
    if (rst_i) begin
      phase_q <= REST;
      begun_q <= 1'b0;
    end else begin
      begun_q <= deliver_start_o | update_start_o | emit_start_o;
      if (start)           phase_q <= DELIVER;
      else if (tick_end_o) phase_q <= REST;
      else if (deliver_end) phase_q <= UPDATE;
      else if (update_end) phase_q <= EMIT;
      any_q <= (phase_q == UPDATE) & emit_needed;
    end

  assign tick_busy_o = phase_q != REST;
  assign phase_o = phase_q;
endmodule
