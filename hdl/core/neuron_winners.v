// SPDX-License-Identifier: Apache-2.0
// Winner-take-all: of the neurons of a group that would fire, the WINNERS with the largest excess over their threshold;
// of equals the lower numbers, which come first. When the group's last neuron is through, as many of them as the group
// may have are handed over, one every two clocks: the first at once, the others from a list.
//   step 6  a candidate is put into its place among the best so far      7  the group's end
// A group has at least four neurons, so the list is empty again before the next one ends.
module neuron_winners #(
  parameter NEURON_BITS = 8,
  parameter WINNERS = 4
) (
  input  wire                   clk_i,
  input  wire                   clear_i,
  input  wire                   odd_i,
  // step 6
  input  wire                   candidate_i,
  input  wire [NEURON_BITS-1:0] neuron_i,
  input  wire                   negative_i,
  input  wire [17:0]            excess_i,       // v - T
  input  wire [17:0]            deficit_i,      // v + T, integer parts
  input  wire [7:0]             fraction_i,     // of v
  // step 7
  input  wire                   end_i,          // of the group, for its last neuron
  input  wire [2:0]             most_i,         // winners of the group
  // step 7: who is to be walked next
  output wire                   winner_o,
  output wire [NEURON_BITS-1:0] winner_neuron_o
);
  // The excess is v - T, or -(v + T). What is subtracted is told by a one's complement and a carry.
  wire [25:0] taken  = negative_i ? {deficit_i, fraction_i} : ~{excess_i, fraction_i};
  wire [25:0] excess = ~taken + {25'd0, negative_i};

  // The best so far, in order, and the winners that wait.
  reg [WINNERS-1:0] best_q, waiting_q;
  reg [WINNERS*25-1:0] excesses_q;
  reg [WINNERS*NEURON_BITS-1:0] neurons_q, waiting_neurons_q;

  // Those that stay before the candidate are the first ones.
  wire [WINNERS-1:0] stays;
  genvar i;
  generate
    for (i = 0; i < WINNERS; i = i + 1) begin : place
      wire [26:0] lead = {1'b0, excesses_q[i*25 +: 25], 1'b1} + {taken, ~negative_i};
      assign stays[i]  = best_q[i] & ~lead[26];
      wire [2:0] number = i;
      wire unused = |{lead[25:0], number};
      always @(posedge clk_i)
        if (clear_i | (odd_i & end_i)) begin
          best_q[i] <= 1'b0;
        end else if (~odd_i & candidate_i & ~stays[i]) begin
          best_q[i] <= i == 0 | best_q[i > 0 ? i - 1 : 0];
        end
      if (i == 0) begin : first
        always @(posedge clk_i)
          if (~odd_i & candidate_i & ~stays[0]) begin
            excesses_q[24:0] <= excess[24:0];
            neurons_q[NEURON_BITS-1:0] <= neuron_i;
          end
      end else begin : later
        always @(posedge clk_i)
          if (~odd_i & candidate_i & ~stays[i]) begin
            excesses_q[i*25 +: 25] <= stays[i-1] ? excess[24:0] : excesses_q[(i-1)*25 +: 25];
            neurons_q[i*NEURON_BITS +: NEURON_BITS] <=
              stays[i-1] ? neuron_i : neurons_q[(i-1)*NEURON_BITS +: NEURON_BITS];
          end
      end
      // Where winner i + 1 waits.
      if (i + 1 < WINNERS) begin : wait_place
        always @(posedge clk_i)
          if (clear_i) begin
            waiting_q[i] <= 1'b0;
          end else if (odd_i) begin
            waiting_q[i] <= end_i ? best_q[i+1] & (most_i > number + 3'd1) : waiting_q[i+1];
            waiting_neurons_q[i*NEURON_BITS +: NEURON_BITS] <=
              end_i ? neurons_q[(i+1)*NEURON_BITS +: NEURON_BITS] : waiting_neurons_q[(i+1)*NEURON_BITS +: NEURON_BITS];
          end
      end else begin : wait_end
        always @(posedge clk_i) begin
          waiting_q[i] <= 1'b0;
          waiting_neurons_q[i*NEURON_BITS +: NEURON_BITS] <= {NEURON_BITS{1'b0}};
        end
      end
    end
  endgenerate

  assign winner_o        = waiting_q[0] | (end_i & best_q[0] & (|most_i));
  assign winner_neuron_o = waiting_q[0] ? waiting_neurons_q[NEURON_BITS-1:0] : neurons_q[NEURON_BITS-1:0];
  wire unused = excess[25];
endmodule
