// SPDX-License-Identifier: Apache-2.0
// One bit a neuron: its spikes are handed to the host. Words as wide as those of the event memory, read with them,
// so that neurons that are not reported drop out of the emission before they take a clock of it.
module report_memory #(
  parameter NEURONS = 256,
  parameter WIDTH = 16,                       // neurons a word: 16 or 32
  parameter WORDS = (NEURONS + WIDTH - 1) / WIDTH,
  parameter WORD_BITS = WORDS > 1 ? $clog2(WORDS) : 1,
  parameter HOST_BITS = WORD_BITS + $clog2(WIDTH) - 4
) (
  input  wire                 clk_i,
  // scan
  input  wire                 read_i,
  input  wire [WORD_BITS-1:0] word_i,
  output wire [WIDTH-1:0]     rdata_o,
  // host: words of 16
  input  wire                 host_i,
  input  wire                 host_write_i,
  input  wire [HOST_BITS-1:0] host_word_i,
  input  wire [15:0]          host_wdata_i,
  output wire [15:0]          host_rdata_o
);
  localparam HALVES = WIDTH / 16;

  wire [WORD_BITS-1:0] host_word = host_word_i[HOST_BITS-1 -: WORD_BITS];
  wire [HALVES-1:0] host_half;
  generate
    if (HALVES == 2) begin : wide
      assign host_half    = host_word_i[0] ? 2'b10 : 2'b01;
      assign host_rdata_o = host_word_i[0] ? rdata_o[WIDTH-1 -: 16] : rdata_o[15:0];
    end else begin : narrow
      assign host_half    = 1'b1;
      assign host_rdata_o = rdata_o;
    end
  endgenerate

  ram_1r1w #(.WIDTH(WIDTH), .DEPTH(1 << WORD_BITS), .GROUPS(HALVES)) ram (
    .clk_i   (clk_i),
    .write_i ({HALVES{host_write_i}} & host_half),
    .waddr_i (host_word),
    .wdata_i ({HALVES{host_wdata_i}}),
    .read_i  (read_i | host_i),
    .raddr_i (host_i ? host_word : word_i),
    .rdata_o (rdata_o)
  );
endmodule
