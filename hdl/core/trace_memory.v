// SPDX-License-Identifier: Apache-2.0
// Bytes of sources or neurons, H to a word: those of one parity of a group of 2H, so that lanes find theirs in order
// whether they learn a row or a column. Byte j of word (group, parity) belongs to number group * 2H + 2j + parity.
module trace_memory #(
  parameter LANES = 4,                          // H
  parameter ITEMS = 2,                          // bytes that a number has
  parameter NUMBER_BITS = 9,
  parameter ITEM_BITS = $clog2(ITEMS),
  parameter WORD_BITS = NUMBER_BITS - $clog2(LANES)
) (
  input  wire                           clk_i,
  input  wire                           read_i,
  input  wire [ITEM_BITS+WORD_BITS-1:0] read_address_i,    // item, group, parity
  output wire [LANES*8-1:0]             rdata_o,
  input  wire [LANES-1:0]               write_i,           // one a byte
  input  wire [ITEM_BITS+WORD_BITS-1:0] write_address_i,
  input  wire [LANES*8-1:0]             wdata_i
);
  ram_1r1w #(.WIDTH(LANES*8), .DEPTH(1 << (ITEM_BITS + WORD_BITS)), .GROUPS(LANES)) ram (
    .clk_i (clk_i), .write_i (write_i), .waddr_i (write_address_i), .wdata_i (wdata_i),
    .read_i (read_i), .raddr_i (read_address_i), .rdata_o (rdata_o)
  );
endmodule
