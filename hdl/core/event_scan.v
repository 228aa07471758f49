// SPDX-License-Identifier: Apache-2.0
// Walks the event memory and gives the sources whose bit is set, ascending, at most one a clock.
// Empty words cost a clock each. Words are cleared behind it if asked for. With each source comes the sign of its event.
module event_scan #(
  parameter WIDTH = 16,
  parameter WORD_BITS = 5,
  parameter SIGNS = 0,                      // 0: every sign is positive
  parameter PLACE_BITS = $clog2(WIDTH)
) (
  input  wire                 clk_i,
  input  wire                 rst_i,
  input  wire                 start_i,
  input  wire [WORD_BITS:0]   words_i,      // number of words to walk, at least 1
  input  wire                 clear_i,      // clear what was read; steady while busy
  output wire                 busy_o,
  // event memory
  output wire                 read_o,
  output wire [WORD_BITS-1:0] word_o,
  input  wire [WIDTH-1:0]     rdata_i,
  input  wire [WIDTH-1:0]     signs_i,
  output wire                 clear_o,
  output wire [WORD_BITS-1:0] clear_word_o,
  // events
  output wire                 event_valid_o,
  output wire [WORD_BITS+PLACE_BITS-1:0] event_source_o,
  output wire                 event_negative_o,
  input  wire                 event_ready_i
);
  reg                 walking_q;   // words remain to be read
  reg                 fetched_q;   // rdata_i holds the word before next_q
  reg [WORD_BITS:0]   next_q;      // next word to read
  reg [WIDTH-1:0]     bits_q;      // events of the word under way that remain
  reg [WORD_BITS-1:0] word_q;      // its number

  // The lowest event and whether there is another, by groups of four: the way through the carries of a subtraction, which
  // takes the lowest one out, is too long for what hangs on these.
  wire [WIDTH-1:0] others = bits_q & (bits_q - {{(WIDTH-1){1'b0}}, 1'b1});
  integer g;
  reg [PLACE_BITS-1:0] index;
  reg valid, another;
  reg [3:0] group;
  always @* begin
    index   = {PLACE_BITS{1'b0}};
    valid   = 1'b0;
    another = 1'b0;
    for (g = WIDTH / 4 - 1; g >= 0; g = g - 1) begin
      group   = bits_q[g*4 +: 4];
      another = another | (|group & valid) | (&group[1:0]) | (&group[3:2]) | ((|group[1:0]) & (|group[3:2]));
      valid   = valid | (|group);
      if (|group) index = {g[PLACE_BITS-3:0], ~(|group[1:0]), ~group[0] & (group[1] | ~group[2])};
    end
  end
  wire        take    = valid & event_ready_i;
  wire        emptied = take ? ~another : ~valid;

  wire load = emptied & fetched_q;
  wire read = walking_q & (~fetched_q | load);
  wire [WORD_BITS-1:0] fetched_word = next_q[WORD_BITS-1:0] - {{(WORD_BITS-1){1'b0}}, 1'b1};

  always @(posedge clk_i)
    if (rst_i) begin
      walking_q <= 1'b0;
      fetched_q <= 1'b0;
      bits_q    <= {WIDTH{1'b0}};
    end else begin
      if (start_i) begin
        walking_q <= 1'b1;
        next_q    <= {(WORD_BITS+1){1'b0}};
      end else if (read) begin
        walking_q <= next_q + {{WORD_BITS{1'b0}}, 1'b1} != words_i;
        next_q    <= next_q + {{WORD_BITS{1'b0}}, 1'b1};
      end
      if (read)      fetched_q <= 1'b1;
      else if (load) fetched_q <= 1'b0;
      if (load) begin
        bits_q <= rdata_i;
        word_q <= fetched_word;
      end else if (take) begin
        bits_q <= others;
      end
    end

  generate
    if (SIGNS != 0) begin : signed_events
      reg [WIDTH-1:0] signs_q;   // of the word under way
      always @(posedge clk_i) if (load) signs_q <= signs_i;
      assign event_negative_o = |(bits_q & ~others & signs_q);
    end else begin : unsigned_events
      assign event_negative_o = 1'b0;
      wire unused = |signs_i;
    end
  endgenerate

  assign busy_o         = walking_q | fetched_q | valid;
  assign read_o         = read;
  assign word_o         = next_q[WORD_BITS-1:0];
  assign clear_o        = load & clear_i;
  assign clear_word_o   = fetched_word;
  assign event_valid_o  = valid;
  assign event_source_o = {word_q, index};
endmodule
