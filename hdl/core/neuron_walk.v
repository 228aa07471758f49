// SPDX-License-Identifier: Apache-2.0
// Numbers of the neurons in the update pipeline: two clocks a neuron, four neurons under way.
// The neuron of steps 0 and 1 is walk0_o, of steps 2 and 3 walk1_o, of 4 and 5 walk2_o, of 6 and 7 walk3_o.
// Where neurons compete, winners of a group are walked a second time, as soon as they are known, before neurons that
// have not been walked yet.
// While it rests the host's address runs through the same registers, so that the memories need no
// address multiplexer of their own.
module neuron_walk #(
  parameter ADDRESS_BITS = 8,
  parameter WINNERS = 0
) (
  input  wire                    clk_i,
  input  wire                    rst_i,
  input  wire                    start_i,
  input  wire [ADDRESS_BITS:0]   neurons_i,
  input  wire [ADDRESS_BITS-1:0] host_address_i,
  input  wire                    winner_i,          // a winner is to be walked next, looked at in odd steps
  input  wire [ADDRESS_BITS-1:0] winner_neuron_i,
  output wire                    busy_o,
  output wire                    odd_o,      // odd step
  output wire                    active0_o,
  output wire                    active1_o,
  output wire                    active2_o,
  output wire                    active3_o,
  output wire                    again1_o,          // the second time
  output wire                    again2_o,
  output wire [ADDRESS_BITS-1:0] walk0_o,
  output wire [ADDRESS_BITS-1:0] walk1_o,
  output wire [ADDRESS_BITS-1:0] walk2_o,
  output wire [ADDRESS_BITS-1:0] walk3_o
);
  reg odd_q;
  reg active0_q, active1_q, active2_q, active3_q;
  reg [ADDRESS_BITS-1:0] walk0_q, walk1_q, walk2_q, walk3_q;

  wire busy = active0_q | active1_q | active2_q | active3_q;
  // What comes into steps 0 and 1 next.
  wire enters;
  wire [ADDRESS_BITS-1:0] entering;
  generate
    if (WINNERS != 0) begin : twice
      reg more_q, again0_q, again1_q, again2_q;
      reg [ADDRESS_BITS-1:0] next_q;    // not walked yet, if there are more
      wire [ADDRESS_BITS:0] following = {1'b0, next_q} + {{ADDRESS_BITS{1'b0}}, 1'b1};
      always @(posedge clk_i) begin
        if (rst_i) begin
          more_q   <= 1'b0;
          again0_q <= 1'b0;
          again1_q <= 1'b0;
          again2_q <= 1'b0;
        end else if (start_i) begin
          more_q   <= neurons_i != {{ADDRESS_BITS{1'b0}}, 1'b1};
        end else if (odd_q) begin
          if (~winner_i) more_q <= more_q & (following != neurons_i);
          again0_q <= winner_i;
          again1_q <= again0_q;
          again2_q <= again1_q;
        end
        if (start_i)                next_q <= {{(ADDRESS_BITS-1){1'b0}}, 1'b1};
        else if (odd_q & ~winner_i) next_q <= following[ADDRESS_BITS-1:0];
      end
      assign enters   = winner_i | more_q;
      assign entering = winner_i ? winner_neuron_i : next_q;
      assign again1_o = again1_q;
      assign again2_o = again2_q;
    end else begin : once
      wire [ADDRESS_BITS:0] following = {1'b0, walk0_q} + {{ADDRESS_BITS{1'b0}}, 1'b1};
      assign enters   = active0_q & (following != neurons_i);
      assign entering = following[ADDRESS_BITS-1:0];
      assign again1_o = 1'b0;
      assign again2_o = 1'b0;
      wire unused = |{winner_i, winner_neuron_i};
    end
  endgenerate

  always @(posedge clk_i) begin
    if (rst_i | ~busy) odd_q <= 1'b0;
    else               odd_q <= ~odd_q;

    if (rst_i) begin
      active0_q <= 1'b0;
      active1_q <= 1'b0;
      active2_q <= 1'b0;
      active3_q <= 1'b0;
    end else if (start_i) begin
      active0_q <= 1'b1;
    end else if (odd_q) begin
      active0_q <= enters;
      active1_q <= active0_q;
      active2_q <= active1_q;
      active3_q <= active2_q;
    end

    if (start_i)    walk0_q <= {ADDRESS_BITS{1'b0}};
    else if (~busy) walk0_q <= host_address_i;
    else if (odd_q) walk0_q <= entering;
    if (odd_q | ~busy) begin
      walk1_q <= walk0_q;
      walk2_q <= walk1_q;
      walk3_q <= walk2_q;
    end
  end

  assign busy_o    = busy;
  assign odd_o     = odd_q;
  assign active0_o = active0_q;
  assign active1_o = active1_q;
  assign active2_o = active2_q;
  assign active3_o = active3_q;
  assign walk0_o   = walk0_q;
  assign walk1_o   = walk1_q;
  assign walk2_o   = walk2_q;
  assign walk3_o   = walk3_q;
endmodule
