// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/sequencer.v, which includes this page where it is proven. What a user may rely on: a tick ends,
// whatever happens in it. A phase goes on only to a later one or to rest, and it does so in the clock in which nothing of
// it is under way; so a tick is as long as its phases are. A phase begins with one pulse, and no two are under way.

  reg begun = 1'b0;
  reg [2:0] before;
  reg over, started;
  wire busy = phase_q == DELIVER ? deliver_busy_i : phase_q == UPDATE ? update_busy_i : phase_q == EMIT ? emit_busy_i
            : phase_q == POST ? post_busy_i : phase_q == PRE ? pre_busy_i : epoch_busy_i;
  wire [5:0] starts = {deliver_start_o, update_start_o, emit_start_o, post_start_o, pre_start_o, epoch_start_o};
  always @(posedge clk_i) begin
    begun   <= 1'b1;
    before  <= rst_i ? REST : phase_q;
    over    <= ~rst_i & phase_q != REST & ~begun_q & ~busy;
    started <= ~rst_i & |starts;
  end
  always @* begin
    if (~begun) assume(rst_i);
    else begin
      assert(phase_q <= (LEARNING != 0 ? EPOCH : EMIT));
      assert(phase_q == before | phase_q == REST | phase_q > before);
      assert(~over | phase_q != before);
      assert(begun_q == started);
      assert((starts & (starts - 6'd1)) == 6'd0);
      assert(tick_busy_o == (phase_q != REST));
      assert(phase_q != REST | ~begun_q);
      if (tick_end_o) assert(tick_busy_o & ~|starts);
      if (before != REST & phase_q == REST) assert(~begun_q);
    end
  end
