// SPDX-License-Identifier: Apache-2.0
// Numbers of the neurons in the update pipeline: two clocks a neuron, four neurons under way.
// The neuron of steps 0 and 1 is walk0_o, of steps 2 and 3 walk1_o, of 4 and 5 walk2_o, of 6 and 7 walk3_o.
// While it rests the host's address runs through the same registers, so that the memories need no
// address multiplexer of their own.
module neuron_walk #(
  parameter ADDRESS_BITS = 8
) (
  input  wire                    clk_i,
  input  wire                    rst_i,
  input  wire                    start_i,
  input  wire [ADDRESS_BITS:0]   neurons_i,
  input  wire [ADDRESS_BITS-1:0] host_address_i,
  output wire                    busy_o,
  output wire                    odd_o,      // odd step
  output wire                    active0_o,
  output wire                    active1_o,
  output wire                    active2_o,
  output wire                    active3_o,
  output wire [ADDRESS_BITS-1:0] walk0_o,
  output wire [ADDRESS_BITS-1:0] walk1_o,
  output wire [ADDRESS_BITS-1:0] walk2_o,
  output wire [ADDRESS_BITS-1:0] walk3_o
);
  reg odd_q;
  reg active0_q, active1_q, active2_q, active3_q;
  reg [ADDRESS_BITS-1:0] walk0_q, walk1_q, walk2_q, walk3_q;

  wire busy = active0_q | active1_q | active2_q | active3_q;
  wire [ADDRESS_BITS:0] following = {1'b0, walk0_q} + {{ADDRESS_BITS{1'b0}}, 1'b1};

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
      active0_q <= active0_q & (following != neurons_i);
      active1_q <= active0_q;
      active2_q <= active1_q;
      active3_q <= active2_q;
    end

    if (start_i)    walk0_q <= {ADDRESS_BITS{1'b0}};
    else if (~busy) walk0_q <= host_address_i;
    else if (odd_q) walk0_q <= following[ADDRESS_BITS-1:0];
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
