// SPDX-License-Identifier: Apache-2.0
// 8N1 bytes to a pin. A byte offered is taken at the end of a bit time, so that bytes follow each other
// without a gap; on an idle line it may wait for up to one bit time. No buffer beyond the byte under way.
module uart_transmit #(
  parameter DIVIDER = 24              // clocks a bit, at least 4
) (
  input  wire       clk_i,
  input  wire       rst_i,
  input  wire [7:0] byte_i,
  input  wire       valid_i,
  output wire       ready_o,
  output wire       tx_o
);
  localparam COUNT_BITS = $clog2(DIVIDER);
  localparam integer LAST = DIVIDER - 1;
  localparam [COUNT_BITS-1:0] FULL = LAST[COUNT_BITS-1:0];

  reg [COUNT_BITS-1:0] count_q;
  reg [8:0]            shift_q;       // what remains to be sent, the stop bit as highest one
  reg                  tx_q;

  wire tick  = count_q == {COUNT_BITS{1'b0}};
  wire empty = shift_q == 9'd0;
  wire load  = valid_i & empty;

  always @(posedge clk_i) begin
    count_q <= tick ? FULL : count_q - 1'b1;
    if (tick) begin
      shift_q <= load ? {1'b1, byte_i} : {1'b0, shift_q[8:1]};
      tx_q    <= ~load & (shift_q[0] | empty);
    end
    if (rst_i) begin
      count_q <= FULL;
      shift_q <= 9'd0;
      tx_q    <= 1'b1;
    end
  end

  assign ready_o = tick & empty;
  assign tx_o    = tx_q;
endmodule
