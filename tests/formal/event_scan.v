// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/event_scan.v with its memory, whatever bits are set in it. What a user may rely on: every event that
// waits for a tick is delivered in it, once, in ascending order, with its sign, and nothing else is; afterwards the words that
// were walked are clear if that was asked for, and as they were otherwise.
module event_scan_proof #(
  parameter WIDTH = 8,
  parameter WORD_BITS = 2,
  parameter SIGNS = 1
) (
  input  wire                            clk_i,
  input  wire                            rst_i,
  input  wire                            start_i,
  input  wire [WORD_BITS:0]              words_i,
  input  wire                            clear_i,
  input  wire [(WIDTH<<WORD_BITS)-1:0]   bits_i,     // what the memory holds when a walk starts
  input  wire [(WIDTH<<WORD_BITS)-1:0]   signs_i,
  input  wire                            ready_i,
  output wire                            bad_o
);
  localparam BITS = WIDTH << WORD_BITS;
  localparam PLACE_BITS = $clog2(WIDTH);

  reg [BITS-1:0] memory = 0, signs = 0, before = 0, waiting = 0;
  reg [WORD_BITS:0] words = 1;
  reg clears = 1'b0, begun = 1'b0, walking = 1'b0;
  reg [WIDTH-1:0] rdata = 0, rsigns = 0;
  wire busy, read, clear, valid, negative;
  wire [WORD_BITS-1:0] word, clear_word;
  wire [WORD_BITS+PLACE_BITS-1:0] source;
  wire start = start_i & begun & ~rst_i & ~busy & words_i != 0 & words_i <= (1 << WORD_BITS);
  event_scan #(.WIDTH(WIDTH), .WORD_BITS(WORD_BITS), .SIGNS(SIGNS)) scan (
    .clk_i (clk_i), .rst_i (rst_i), .start_i (start), .words_i (words), .clear_i (clears), .busy_o (busy),
    .read_o (read), .word_o (word), .rdata_i (rdata), .signs_i (rsigns), .clear_o (clear), .clear_word_o (clear_word),
    .event_valid_o (valid), .event_source_o (source), .event_negative_o (negative), .event_ready_i (ready_i)
  );

  wire [BITS-1:0] one = {{(BITS-1){1'b0}}, 1'b1} << source;
  wire [BITS-1:0] walked = ~({BITS{1'b1}} << (words_i * WIDTH));
  always @(posedge clk_i) begin
    begun <= begun | rst_i;
    walking <= begun & ~rst_i & (start | (walking & busy));
    if (start) begin
      {memory, before, signs} <= {bits_i, bits_i, signs_i};
      {words, clears} <= {words_i, clear_i};
      waiting <= bits_i & walked;
    end else begin
      if (clear) memory <= memory & ~({{(BITS-WIDTH){1'b0}}, {WIDTH{1'b1}}} << (clear_word * WIDTH));
      if (valid & ready_i) waiting <= waiting & ~one;
    end
    if (read) {rdata, rsigns} <= {memory[word*WIDTH +: WIDTH], signs[word*WIDTH +: WIDTH]};
  end

  wire [BITS-1:0] lower = waiting & (one - {{(BITS-1){1'b0}}, 1'b1});
  wire wrong = valid & (~|(waiting & one) | |lower | negative != (SIGNS != 0 & |(signs & one)));
  wire [BITS-1:0] after = clears ? before & ({BITS{1'b1}} << (words * WIDTH)) : before;
  assign bad_o = begun & ~rst_i & ((walking & wrong) | (walking & ~busy & (|waiting | memory != after)));
endmodule
