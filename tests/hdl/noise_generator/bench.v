// SPDX-License-Identifier: Apache-2.0
// The noise state against the three shifts written out, and the host's way to it.
module bench;
  `include "bench.vh"
  reg start = 0, host = 0, write = 0;
  reg [1:0] word = 0;
  reg [15:0] wdata = 0;
  wire busy;
  wire [63:0] state;
  wire [15:0] rdata;
  noise_generator dut (
    .clk_i (clk), .start_i (start), .busy_o (busy), .state_o (state),
    .host_i (host), .host_write_i (write), .host_word_i (word), .host_wdata_i (wdata), .host_rdata_o (rdata)
  );

  function [63:0] step(input [63:0] h);
    reg [63:0] x;
    begin
      x = h ^ (h << 13);
      x = x ^ (x >> 7);
      step = x ^ (x << 17);
    end
  endfunction

  reg [63:0] wanted;
  integer i, trial, spent, w;

  task put(input [63:0] h);
    for (w = 0; w < 4; w = w + 1) begin
      host = 1; word = w; wdata = h[16*w +: 16]; clocks(4);
      write = 1; clocks(1);
      write = 0; host = 0; clocks(random(5));
    end
  endtask

  task get(input integer i);
    begin
      host = 1; word = i; clocks(4);
      check(rdata == wanted[16*i +: 16], "the host reads the word");
      clocks(random(3));
      check(rdata == wanted[16*i +: 16], "and it stays");
      host = 0;
    end
  endtask

  task tick;
    begin
      start = 1; clocks(1); start = 0;
      spent = 0;
      while (busy) begin clocks(1); spent = spent + 1; end
      wanted = step(wanted);
    end
  endtask

  initial begin
    @(negedge rst);
    group("single bits step as written");
    for (trial = 0; trial < 64; trial = trial + 1) begin
      wanted = 64'd1 << trial;
      put(wanted);
      tick;
      check(state == wanted, "the state after a step");
      check(spent == 12, "a step takes 12 clocks");
    end

    group("random states, many steps, the host in between");
    for (trial = 0; trial < 100; trial = trial + 1) begin
      wanted = {$random(seed), $random(seed)};
      put(wanted);
      for (i = random(8); i >= 0; i = i - 1) begin
        tick;
        check(state == wanted, "the state after a step");
        if (random(2)) get(random(4));
        if (random(2)) get(random(4));
        clocks(random(4));
      end
      for (i = 0; i < 4; i = i + 1) get(i);
    end

    group("a start while a step is under way: one more step");
    for (trial = 0; trial < 14; trial = trial + 1) begin
      start = 1; clocks(1); start = 0;
      clocks(trial);
      if (trial < 12) begin
        check(busy, "a step takes 12 clocks");
        tick;
        wanted = step(wanted);
        check(state == wanted, "two steps");
        check(spent == 24 - trial - 1, "one after the other");
      end else begin
        wanted = step(wanted);
        check(!busy && state == wanted, "one step");
      end
    end
    finish;
  end
endmodule
