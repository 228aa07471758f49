// SPDX-License-Identifier: Apache-2.0
// Groups of random neurons: those of largest excess are handed over, in order, of equals the lower numbers first.
module bench;
  parameter WINNERS = 4;
  `include "bench.vh"
  localparam MOST = 40;

  reg odd = 0, candidate = 0, negative = 0, ends = 0, clear = 0;
  reg [7:0] neuron = 0;
  reg [2:0] most = 0;
  reg [17:0] excess = 0, deficit = 0;
  reg [7:0] fraction = 0;
  wire winner;
  wire [7:0] winner_neuron;
  neuron_winners #(.NEURON_BITS(8), .WINNERS(WINNERS)) dut (
    .clk_i (clk), .clear_i (rst | clear), .odd_i (odd), .candidate_i (candidate), .neuron_i (neuron),
    .negative_i (negative), .excess_i (excess), .deficit_i (deficit), .fraction_i (fraction), .end_i (ends),
    .most_i (most), .winner_o (winner), .winner_neuron_o (winner_neuron)
  );

  // What v is above T, or, for a negative spike, -v; the test let only such through. -1: it would not fire.
  integer measure [0:MOST-1];
  integer size, few, wide, v, t, i, trial, expected, best;

  // A neuron of the group in steps 6 and 7; the winner that is handed over in step 7 belongs to the group before.
  task walk(input integer number, input last);
    begin
      odd = 0; neuron = number; candidate = measure[number] >= 0;
      clocks(1);
      odd = 1; candidate = 0; ends = last;
      #1;
    end
  endtask

  task draw(input integer number);
    begin
      negative = random(3) == 0;
      t = random(131071) - 65536;
      // Few different values, so that there are equals, or any that the test lets through.
      v = few ? random(4) * 128 : random(wide);
      measure[number] = random(3) == 0 ? -1 : v;
      // excess * 256 + fraction = v - T, deficit * 256 + fraction = v + T.
      {excess, fraction}  = v;
      if (negative) begin
        {deficit, fraction} = -v;
        excess = random(131071);
      end else
        deficit = random(131071);
    end
  endtask

  initial begin
    @(negedge rst);
    clocks(2);
    group("the neurons of largest excess win, the largest first, of equals the lowest number");
    for (trial = 0; trial < 400; trial = trial + 1) begin
      size = 1 + random(MOST);
      few = random(2);
      wide = random(2) ? 98304 * 256 : 1000;
      most = random(8);
      for (i = 0; i < size; i = i + 1) begin
        draw(i);
        walk(i, i == size - 1);
        if (i < size - 1) clocks(1);
      end
      // The first is there in the last neuron's step 7, the others every two clocks.
      for (expected = 0; expected < 8; expected = expected + 1) begin
        best = -1;
        for (i = 0; i < size; i = i + 1)
          if (measure[i] >= 0 && (best < 0 || measure[i] > measure[best])) best = i;
        if (expected < most && expected < WINNERS && best >= 0) begin
          check(winner, "there is another winner");
          check(winner_neuron == best, "it is the one with the largest excess that is left");
          measure[best] = -1;
        end else
          check(!winner, "there is no further winner");
        clocks(1);
        odd = 0; ends = 0; candidate = 0;
        clocks(1);
        odd = 1;
        #1;
      end
    end

    group("a new update knows nothing of the one before");
    for (trial = 0; trial < 20; trial = trial + 1) begin
      few = 0; wide = 1000;
      for (i = 0; i < 6; i = i + 1) begin
        draw(i); measure[i] = 5; walk(i, trial[0] & (i == 5)); clocks(1);
      end
      ends = 0; clear = 1; odd = 0; clocks(1); clear = 0;
      odd = 1; ends = 1; most = 7; #1;
      check(!winner, "nobody waits, and nobody is best");
      ends = 0; clocks(1);
    end
    finish;
  end
endmodule
