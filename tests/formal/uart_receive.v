// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/link/uart_receive.v at the end of a line from hdl/link/uart_transmit.v, whose clock may be another one.
// What a user may rely on: every byte that is sent arrives, once, as it was, in order, with its stop bit, whatever pauses there
// are between bytes, and nothing arrives that was not sent.
module uart_receive_proof #(
  parameter COUNT_BITS = 5,
  parameter SENDER = 7,       // clocks a bit, less one
  parameter RECEIVER = 7
) (
  input  wire       clk_i,
  input  wire       offers_i,
  input  wire [7:0] next_i,
  output wire       bad_o
);
  wire line, ready, byte_valid, byte_bad;
  wire [7:0] arrived;
  reg        begun = 1'b0;
  reg        valid = 1'b0;
  reg  [7:0] offered = 8'd0;
  uart_transmit #(.COUNT_BITS(COUNT_BITS)) send (
    .clk_i (clk_i), .rst_i (~begun), .last_i (SENDER[COUNT_BITS-1:0]), .byte_i (offered), .valid_i (valid & begun), .abandon_i (1'b0),
    .ready_o (ready), .tx_o (line)
  );
  uart_receive #(.COUNT_BITS(COUNT_BITS)) receive (
    .clk_i (clk_i), .last_i (RECEIVER[COUNT_BITS-1:0]), .rx_i (line | ~begun),
    .byte_o (arrived), .byte_valid_o (byte_valid), .byte_bad_o (byte_bad)
  );

  // The byte may arrive before the sender is done with it, or after.
  reg        on_the_way = 1'b0, early = 1'b0;
  reg  [7:0] sent = 8'd0;
  wire [7:0] wanted = on_the_way ? sent : offered;
  always @(posedge clk_i) begin
    begun <= 1'b1;
    if (~valid | ready) {valid, offered} <= {offers_i, next_i};
    if (ready) sent <= offered;
    on_the_way <= on_the_way ? ~byte_valid | (ready & ~early) : ready & ~early & ~byte_valid;
    early <= early ? ~ready : byte_valid & ~on_the_way & ~ready;
  end
  assign bad_o = begun & (byte_bad | (byte_valid & (early | ~(on_the_way | valid) | arrived != wanted)) | (on_the_way & ready & ~byte_valid & ~early));
endmodule
