// SPDX-License-Identifier: Apache-2.0
// 8N1 bytes from a pin. Bits are handed on as they are sampled, so that a checksum can keep up without
// a shift register of its own; the byte follows with its stop bit. A start bit counts only if it is low
// for half its time. No parity, no detection of breaks, no buffer: what is left of a missing stop bit may
// count as another start bit, so nothing is certain from a bad byte to the next pause.
module uart_receive #(
  parameter COUNT_BITS = 5
) (
  input  wire       clk_i,
  input  wire [COUNT_BITS-1:0] last_i,   // clocks a bit, less one; at least 3
  input  wire       rx_i,
  output wire       bit_o,
  output wire       bit_valid_o,      // a data bit, least significant first
  output wire [7:0] byte_o,
  output wire       byte_valid_o,     // the byte whose eight bits went by, stop bit as it should be
  output wire       byte_bad_o        // the same, stop bit missing
);
  reg [1:0]            rx_q    = 2'b11;    // a line at rest: a start bit takes half a bit to be one
  reg                  busy_q  = 1'b0;
  reg [COUNT_BITS-1:0] count_q = {COUNT_BITS{1'b0}};
  reg [8:0]            shift_q = 9'd0;    // the start bit arrives at the low end when the stop bit is due
  reg                  bit_q   = 1'b0;
  reg                  byte_q  = 1'b0;

  wire rx     = rx_q[1];
  wire rest   = rx & ~busy_q;
  wire sample = ~rest & count_q == {COUNT_BITS{1'b0}};
  wire last   = ~shift_q[0];

  always @(posedge clk_i) begin
    rx_q <= {rx_q[0], rx_i};
    // At rest the middle of a start bit is waited for, then a bit each time.
    if (rest)        count_q <= {1'b0, last_i[COUNT_BITS-1:1]};
    else if (sample) count_q <= last_i;
    else             count_q <= count_q - 1'b1;
    if (sample) begin
      busy_q  <= ~(busy_q & last);
      shift_q <= busy_q ? {rx, shift_q[8:1]} : 9'h0FF;
    end
    bit_q  <= sample & busy_q & ~last;
    byte_q <= sample & busy_q & last;
  end

  assign bit_o        = shift_q[8];
  assign bit_valid_o  = bit_q;
  assign byte_o       = shift_q[7:0];
  assign byte_valid_o = byte_q & shift_q[8];
  assign byte_bad_o   = byte_q & ~shift_q[8];
endmodule
