// SPDX-License-Identifier: Apache-2.0
// Inputs that fire by themselves. Encoder i drives the i-th source from the first whole event word at or above the
// image's neurons on, so that its events never share a word with those of neurons. Two clocks an encoder:
//   odd   its word is read; the source's noise is asked for
//   even  it fires or not; an event that it fires is set, in this clock and the next
// Neurons fire in odd clocks and ask for noise in even ones, so the walk runs beside theirs.
// While it rests the host's address runs through the walk's counter.
module encoders #(
  parameter ENCODERS = 256,
  parameter NEURONS = 256,
  parameter SOURCE_BITS = 9,
  parameter PLACE_BITS = 4,                       // of an event word's sources
  parameter NEURON_BITS = $clog2(NEURONS + 1),
  parameter COUNT_BITS = $clog2(ENCODERS + 1),
  parameter INDEX_BITS = ENCODERS > 1 ? $clog2(ENCODERS) : 1
) (
  input  wire                   clk_i,
  input  wire                   rst_i,
  input  wire                   start_i,
  input  wire [COUNT_BITS-1:0]  encoders_i,       // of the image
  input  wire [NEURON_BITS-1:0] neurons_i,        // of the image
  input  wire [15:0]            elapsed_i,
  output wire                   busy_o,
  output wire                   odd_o,            // noise is asked for, if it is busy
  // noise: the place in odd clocks, the rest in even ones
  output wire [SOURCE_BITS-1:0] source_o,
  output wire                   regular_o,
  output wire [13:0]            drive_o,
  input  wire [15:0]            b16_i,
  // even clocks: source_o may fire, and does
  output wire                   turn_o,
  output wire                   fired_o,
  // host: the word is there three clocks after its address
  input  wire                   host_write_i,
  input  wire [INDEX_BITS-1:0]  host_address_i,
  input  wire [15:0]            host_wdata_i,
  output wire [15:0]            host_rdata_o
);
  `include "neurocore_registers.vh"
  localparam WORD_BITS = SOURCE_BITS - PLACE_BITS;

  reg walking_q, odd_q, decide_q;
  reg [COUNT_BITS-1:0] index_q;
  wire [COUNT_BITS-1:0] following = index_q + {{(COUNT_BITS-1){1'b0}}, 1'b1};

  always @(posedge clk_i) begin
    odd_q    <= ~start_i & ~odd_q;
    decide_q <= walking_q & odd_q & ~rst_i;
    if (rst_i)         walking_q <= 1'b0;
    else if (start_i)  walking_q <= |encoders_i;
    else if (decide_q) walking_q <= following != encoders_i;
    if (start_i)         index_q <= {COUNT_BITS{1'b0}};
    else if (~walking_q) index_q <= {{(COUNT_BITS-INDEX_BITS){1'b0}}, host_address_i};
    else if (decide_q)   index_q <= following;
  end

  wire [15:0] word;
  ram_1r1w #(.WIDTH(16), .DEPTH(ENCODERS)) ram (
    .clk_i (clk_i), .write_i (host_write_i), .waddr_i (index_q[INDEX_BITS-1:0]), .wdata_i (host_wdata_i),
    .read_i (1'b1), .raddr_i (index_q[INDEX_BITS-1:0]), .rdata_o (word)
  );
  wire [13:0] drive    = word[NC_ENCODER_DRIVE_LOW +: 14];
  wire [1:0]  encoding = word[NC_ENCODER_ENCODING_LOW +: 2];

  // Place of the encoder: its index, and the neurons' words, a started one included.
  wire [31:0] neurons = {{(32-NEURON_BITS){1'b0}}, neurons_i};
  wire [31:0] index   = {{(32-COUNT_BITS){1'b0}}, index_q};
  wire [WORD_BITS-1:0] source_word = neurons[SOURCE_BITS-1:PLACE_BITS] + index[SOURCE_BITS-1:PLACE_BITS]
                                   + {{(WORD_BITS-1){1'b0}}, |neurons[PLACE_BITS-1:0]};

  // b < drive is a carry of drive + ~b; (p + drive) mod 2^14 < drive, with p = drive * tick, one of drive + p.
  wire        regular = decide_q & (encoding == NC_ENCODING_REGULAR);
  wire [13:0] other   = b16_i[15:2] ^ {14{~regular}};
  wire [14:0] sum     = {1'b0, drive} + {1'b0, other};
  wire        now     = elapsed_i == {2'd0, drive};
  wire        fires   = encoding == NC_ENCODING_LATENCY ? now : sum[14] & (encoding != NC_ENCODING_NONE);

  assign busy_o       = walking_q;
  assign odd_o        = odd_q;
  assign source_o     = {source_word, index[PLACE_BITS-1:0]};
  assign regular_o    = regular;
  assign drive_o      = drive;
  assign turn_o       = decide_q;
  assign fired_o      = decide_q & fires;
  assign host_rdata_o = word;

  wire unused = |{neurons[31:SOURCE_BITS], index[31:SOURCE_BITS], b16_i[1:0], sum[13:0]};
endmodule
