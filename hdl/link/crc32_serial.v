// SPDX-License-Identifier: Apache-2.0
// CRC-32 as in zlib, one bit a clock, least significant bit first. The checksum comes out at the low end,
// a byte every 8 clocks of drain_i, and after its four bytes zeros. A receiver needs no comparison with
// the checksum received: a message and its checksum together leave the same residue, whatever they are.
module crc32_serial (
  input  wire       clk_i,
  input  wire       clear_i,
  input  wire       shift_i,
  input  wire       bit_i,
  input  wire       drain_i,
  output wire       residue_o,       // what went by ended in its own checksum
  output wire [7:0] checksum_o
);
  reg [31:0] crc_q = 32'd0;     // complement of the checksum

  wire feedback = (crc_q[0] ^ bit_i) & ~drain_i;

  always @(posedge clk_i)
    if (clear_i)      crc_q <= 32'hFFFF_FFFF;
    else if (shift_i) crc_q <= {drain_i, crc_q[31:1]} ^ (feedback ? 32'hEDB8_8320 : 32'd0);

  assign residue_o  = crc_q == 32'hDEBB_20E3;
  assign checksum_o = ~crc_q[7:0];
endmodule
