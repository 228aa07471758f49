// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/control_registers.v. What a user may rely on: each of the counts that are read is what it counts, up to
// its last carry: clocks of ticks without those in which the core waited for the host, those clocks, ticks that have ended since
// the host set their number, and ticks since the stimulus began, which stop at 65,535. The host writes between ticks alone.
module control_registers_proof #(
  parameter [31:0] FEATURES = 32'h00008000    // counters, no probes
) (
  input  wire        clk_i,
  input  wire        busy_i, stall_i, tick_end_i, spike_i,
  input  wire        host_write_i,
  input  wire [3:0]  host_register_i,
  input  wire [15:0] host_wdata_i,
  output reg  [3:0]  bad_o
);
  `include "neurocore_registers.vh"
  reg  busy_q = 1'b0, ended_q = 1'b0;
  wire ends  = tick_end_i & busy_i;
  wire write = host_write_i & ~busy_i & ~busy_q;
  wire [15:0] seen;
  control_registers #(.NEURONS(16), .SOURCES(32), .LANES(4), .ENCODERS(0), .FEATURES(FEATURES)) dut (
    .clk_i (clk_i), .rst_i (1'b0), .tick_start_i (1'b0), .busy_i (busy_i), .stall_i (stall_i), .spike_i (spike_i),
    .tick_end_i (ends), .neurons_o (), .sources_o (), .encoders_o (), .tick_o (), .elapsed_o (), .tick_due_o (),
    .last_spike_o (), .probe_due_o (), .probe_count_o (), .probe_done_i (1'b0),
    .host_write_i (write), .host_register_i (host_register_i), .host_wdata_i (host_wdata_i), .host_rdata_o (seen)
  );

  reg [31:0] clocks_q = 32'd0, tick_q = 32'd0;
  reg [15:0] stalls_q = 16'd0, elapsed_q = 16'd0;
  initial bad_o = 4'd0;
  always @(posedge clk_i) begin
    busy_q  <= busy_i;
    ended_q <= ends;
    if (busy_i & ~stall_i) clocks_q <= clocks_q + 32'd1;
    if (stall_i)           stalls_q <= stalls_q + 16'd1;
    // The end of a tick is counted in the clock after it, before anything of the next.
    if (ended_q) tick_q <= tick_q + 32'd1;
    else if (write & host_register_i == NC_CONTROL_TICK_LOW)  tick_q[15:0]  <= host_wdata_i;
    else if (write & host_register_i == NC_CONTROL_TICK_HIGH) tick_q[31:16] <= host_wdata_i;
    if (ended_q) elapsed_q <= elapsed_q == 16'hFFFF ? 16'hFFFF : elapsed_q + 16'd1;
    else if (write & host_register_i == NC_CONTROL_ELAPSED) elapsed_q <= host_wdata_i;
    bad_o[0] <= (host_register_i == NC_CONTROL_CLOCKS_LOW & seen != clocks_q[15:0]) |
                (host_register_i == NC_CONTROL_CLOCKS_HIGH & seen != clocks_q[31:16]);
    bad_o[1] <= host_register_i == NC_CONTROL_STALLS & seen != stalls_q;
    bad_o[2] <= (host_register_i == NC_CONTROL_TICK_LOW & seen != tick_q[15:0]) |
                (host_register_i == NC_CONTROL_TICK_HIGH & seen != tick_q[31:16]);
    bad_o[3] <= host_register_i == NC_CONTROL_ELAPSED & seen != elapsed_q;
  end
endmodule
