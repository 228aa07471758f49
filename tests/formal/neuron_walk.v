// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/neuron_walk.v where neurons do not compete. What a user may rely on: every neuron of the image is
// updated once a tick, in order, and no other, two clocks each; each of the four steps sees the same neurons.
module neuron_walk_proof #(
  parameter ADDRESS_BITS = 4
) (
  input  wire                    clk_i,
  input  wire                    rst_i,
  input  wire                    start_i,
  input  wire [ADDRESS_BITS:0]   neurons_i,
  input  wire [ADDRESS_BITS-1:0] host_address_i,
  output wire                    bad_o
);
  localparam STEPS = 4;
  reg begun = 1'b0, walking = 1'b0;
  reg [ADDRESS_BITS:0] neurons = 1;
  wire busy, odd;
  wire [STEPS-1:0] active;
  wire [STEPS*ADDRESS_BITS-1:0] walk;
  // The core starts a walk where none is under way.
  wire start = start_i & begun & ~rst_i & ~busy & neurons_i != 0 & neurons_i <= (1 << ADDRESS_BITS);
  neuron_walk #(.ADDRESS_BITS(ADDRESS_BITS), .WINNERS(0)) dut (
    .clk_i (clk_i), .rst_i (rst_i), .start_i (start), .neurons_i (neurons), .host_address_i (host_address_i),
    .winner_i (1'b0), .winner_neuron_i ({ADDRESS_BITS{1'b0}}), .busy_o (busy), .odd_o (odd),
    .active0_o (active[0]), .active1_o (active[1]), .active2_o (active[2]), .active3_o (active[3]),
    .walk0_o (walk[0 +: ADDRESS_BITS]), .walk1_o (walk[ADDRESS_BITS +: ADDRESS_BITS]),
    .walk2_o (walk[2*ADDRESS_BITS +: ADDRESS_BITS]), .walk3_o (walk[3*ADDRESS_BITS +: ADDRESS_BITS])
  );

  reg even = 1'b0;     // the step before was an odd one, or there was none
  always @(posedge clk_i) begin
    begun   <= begun | rst_i;
    walking <= begun & ~rst_i & (start | (walking & busy));
    even    <= start | odd;
    if (start) neurons <= neurons_i;
  end

  wire [STEPS-1:0] wrong;
  genvar i;
  generate
    for (i = 0; i < STEPS; i = i + 1) begin : step
      reg [ADDRESS_BITS:0] next = 0;     // neuron that comes into this step next
      always @(posedge clk_i)
        if (start)                next <= 0;
        else if (active[i] & odd) next <= next + 1'b1;
      assign wrong[i] = active[i] ? {1'b0, walk[i*ADDRESS_BITS +: ADDRESS_BITS]} != next | next >= neurons
                                  : ~busy & next != neurons;
    end
  endgenerate
  assign bad_o = begun & ~rst_i & walking & (|wrong | (busy & odd == even));
endmodule
