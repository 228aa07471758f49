// SPDX-License-Identifier: Apache-2.0
// The words that every bench is written in; `include this inside the bench's module.
//   clk, rst          a clock of 10 time units, a reset for the first clocks
//   group("...")      what the checks that follow are about; one line of the report
//   check(ok, "...")  one fact; the first few that fail are printed
//   clocks(n)         wait for n clock edges, and a little longer
//   random(n)         0..n-1, from the seed
//   finish            ends the report
// +seed=N replays a run with other random numbers.
  reg clk = 1'b0;
  reg rst = 1'b1;
  always #5 clk = ~clk;

  integer bench_checks = 0, bench_faults = 0, bench_good = 0, bench_bad = 0;
  reg [8*100-1:0] bench_group = "";
  integer seed, bench_seed;

  initial begin
    if (!$value$plusargs("seed=%d", seed)) seed = 1;
    bench_seed = seed;
    repeat (4) @(posedge clk);
    #1 rst = 1'b0;
  end

  task bench_close;
    begin
      if (bench_group != "") begin
        if (bench_faults == 0 && bench_checks > 0) begin
          $display("ok    %0s (%0d)", bench_group, bench_checks);
          bench_good = bench_good + 1;
        end else begin
          $display("FAIL  %0s (%0d of %0d), seed %0d", bench_group, bench_faults, bench_checks, bench_seed);
          bench_bad = bench_bad + 1;
        end
      end
      bench_checks = 0;
      bench_faults = 0;
    end
  endtask

  task group(input [8*100-1:0] name);
    begin
      bench_close;
      bench_group = name;
    end
  endtask

  task check(input ok, input [8*100-1:0] fact);
    begin
      bench_checks = bench_checks + 1;
      if (ok !== 1'b1) begin
        bench_faults = bench_faults + 1;
        if (bench_faults <= 5) $display("      at %0t: not so: %0s", $time, fact);
      end
    end
  endtask

  task clocks(input integer count);
    begin
      repeat (count) @(posedge clk);
      #1;
    end
  endtask

  function integer random(input integer count);
    random = $unsigned($random(seed)) % count;
  endfunction

  task finish;
    begin
      bench_close;
      $display("sum %0d %0d", bench_good, bench_bad);
      $finish;
    end
  endtask

  // A bench that hangs has failed.
  integer bench_limit = 20000000;
  always @(posedge clk) begin
    bench_limit = bench_limit - 1;
    if (bench_limit == 0) begin
      $display("FAIL  %0s: hangs, seed %0d", bench_group, bench_seed);
      $display("sum %0d %0d", bench_good, bench_bad + 1);
      $finish;
    end
  end
