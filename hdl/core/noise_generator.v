// SPDX-License-Identifier: Apache-2.0
// The 64-bit state H: H ^= H << 13; H ^= H >> 7; H ^= H << 17, once for each start_i.
// H is a ring of four words of 16 bits that turns by a word a clock, and each of the three steps sits at one
// joint of the ring, so that a bit costs one LUT: a step of all bits in one clock takes twice that and more
// again for the host. It takes 12 clocks, in which events are delivered; nobody looks at H until then.
//   joint 3 to 0: << 13     joint 0 to 1: >> 7     joint 1 to 2: << 17     joint 2 to 3: the host writes
// Words pass a joint from the upper to the lower. A shift to the left wants the word below as it was, which has
// not passed yet; the shift to the right wants the low bits of the word above as they were: above_q keeps them.
// Between ticks the ring turns until the word that the host asks for is in place 3, then back again: at most 3
// clocks each, from the clock after. Not reset with the sequencer: a step goes on to its end.
module noise_generator (
  input  wire        clk_i,
  input  wire        start_i,        // also while busy: one more step follows
  output wire        busy_o,         // from the clock after start_i
  output wire [63:0] state_o,        // H, while it is not busy and was not reached by the host for 4 clocks
  // host
  input  wire        host_i,         // word_i is in place 4 clocks later, and stays while host_i does
  input  wire        host_write_i,   // only then
  input  wire [1:0]  host_word_i,
  input  wire [15:0] host_wdata_i,
  output wire [15:0] host_rdata_o
);
  reg [15:0] place0_q, place1_q, place2_q, place3_q;
  reg [6:0]  above_q;
  reg [1:0]  turn_q;      // turns from the place in which word 0 is word 0
  reg [3:0]  count_q;     // 0: rests. 4 to 7: turns back. 8 to 15: steps
  reg        again_q;
  reg        host_q;
  initial begin
    host_q  = 1'b0;
    {place3_q, place2_q, place1_q, place0_q} = 64'd0;
    above_q = 7'd0;
    turn_q  = 2'd0;
    count_q = 4'd0;
    again_q = 1'b0;
  end

  wire       busy   = |count_q[3:2];
  wire       step   = count_q[3];
  wire [2:0] turned = count_q[2:0];
  wire [1:0] wanted = host_word_i ^ {2{1'b1}};
  wire [1:0] target = host_q & ~busy ? wanted : 2'd0;
  wire       turn   = step | (turn_q != target);

  // Words 3, 2, 1, 0 pass joint 3-0 in turns 0 to 3, joint 0-1 in 1 to 4, joint 1-2 in 2 to 5.
  wire first       = step & ~turned[2];
  wire first_below = first & ~(&turned[1:0]);
  wire second      = step & (turned != 3'd0) & (turned < 3'd5);
  wire third_below = step & (turned > 3'd1) & (turned < 3'd5);
  wire third_far   = step & (turned[2:1] == 2'b01);

  wire [15:0] joint0 = place3_q ^ ({place3_q[2:0], 13'd0} & {16{first}}) ^ ({3'd0, place2_q[15:3]} & {16{first_below}});
  wire [15:0] joint1 = place0_q ^ ({above_q, place0_q[15:7]} & {16{second}});
  // Bit 15 of the word two below, after its first two steps: it is in place 3 and about to take the first.
  wire        far    = place3_q[15] ^ place3_q[2] ^ place0_q[6];
  wire [15:0] joint2 = place1_q ^ ({joint1[14:0], 1'b0} & {16{third_below}}) ^ {15'd0, far & third_far};

  always @(posedge clk_i) begin
    if (turn) begin
      place0_q <= joint0;
      place1_q <= joint1;
      place2_q <= joint2;
      turn_q   <= turn_q + 2'd1;
    end
    if (turn | host_write_i) place3_q <= host_write_i ? host_wdata_i : place2_q;
    above_q <= step & (turned != 3'd0) ? place0_q[6:0] : 7'd0;

    if (busy)                count_q <= (&count_q) & (again_q | start_i) ? 4'd4 : count_q + 4'd1;
    else if (start_i)        count_q <= 4'd4;
    again_q <= busy & ~(&count_q) & (again_q | start_i);
    host_q  <= host_i;
  end

  assign busy_o       = busy;
  assign state_o      = {place3_q, place2_q, place1_q, place0_q};
  assign host_rdata_o = place3_q;
endmodule
