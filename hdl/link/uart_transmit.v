// SPDX-License-Identifier: Apache-2.0
// 8N1 bytes to a pin. The byte is not copied: it has to stay until ready_o, when its
// eighth bit is over; who offers the next one within the time of the stop bit sends without a gap.
module uart_transmit #(
  parameter COUNT_BITS = 5
) (
  input  wire       clk_i,
  input  wire       rst_i,
  input  wire [COUNT_BITS-1:0] last_i,   // clocks a bit, less one; at least 3
  input  wire [7:0] byte_i,
  input  wire       valid_i,
  input  wire       abandon_i,        // the byte under way is no longer wanted: it ends without ready_o
  output wire       ready_o,
  output wire       tx_o
);
  reg [COUNT_BITS-1:0] count_q = {COUNT_BITS{1'b0}};
  reg [3:0]            bit_q   = 4'd0;    // next on the line: 0 a start bit or rest, 1..8 data, 9 the stop bit
  reg                  abandoned_q = 1'b0;
  reg                  tx_q;

  wire tick = count_q == {COUNT_BITS{1'b0}};
  wire rest = bit_q == 4'd0;
  wire last = bit_q[3] & bit_q[0];
  wire done = tick & last;
  wire [7:0] turned = {byte_i[6:0], byte_i[7]};

  always @(posedge clk_i) begin
    count_q <= tick ? last_i : count_q - 1'b1;
    if (done)                          bit_q <= 4'd0;
    else if (tick & (~rest | valid_i)) bit_q <= bit_q + 4'd1;
    // Cut short, a byte would take the next one's start bit for data of its own; so it goes on to its end,
    // which must not be taken for the end of what is offered by then.
    if (abandon_i)        abandoned_q <= 1'b1;
    else if (done | rest) abandoned_q <= 1'b0;
    if (rst_i)     tx_q <= 1'b1;
    else if (tick) tx_q <= rest ? ~valid_i : last | turned[bit_q[2:0]];
  end

  assign ready_o = done & ~abandoned_q & ~abandon_i;
  assign tx_o    = tx_q;
endmodule
