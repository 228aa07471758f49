// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/link/frame_receive.v for any bytes on the line, sound or not. What a user may rely on: a frame is taken
// for sound if, and only if, what lies between two zero bytes decodes to 6 to 254 bytes that end in their own CRC-32 and none of
// which came without its stop bit, whatever came before the first of them; and what a frame does at once (acknowledge, resend,
// stop, a new session) follows from its first bytes alone. Of sound frames of commands two at most are kept: each for which
// there was room when it began, once, and until it is done with.
module frame_receive_proof (
  input  wire clk_i,
  input  wire rst_i,
  input  wire comes_i,         // the next bit of a byte, or its stop bit
  input  wire bit_i,           // a stop bit that is low is missing
  input  wire done_i,
  input  wire next_i,
  output wire [1:0] bad_o
);
  `include "neurocore_registers.vh"
  localparam LEAST = NC_LINK_HEADER_BYTES + NC_LINK_CHECKSUM_BYTES, MOST = 254;
  localparam signed [8:0] NONE = -LEAST, ARGUMENTS = MOST - LEAST;

  // The line: eight bits, then the stop bit.
  reg [3:0] bits = 4'd0;
  reg [7:0] data = 8'd0;
  wire stop       = comes_i & bits == 4'd8;
  wire bit_valid  = comes_i & ~stop;
  wire byte_valid = stop & bit_i;
  wire byte_bad   = stop & ~bit_i;
  always @(posedge clk_i) begin
    if (comes_i)   bits <= stop ? 4'd0 : bits + 4'd1;
    if (bit_valid) data <= {bit_i, data[7:1]};
  end

  wire acknowledge_valid, resend, stops, sync, rate, frame_valid;
  wire [3:0] acknowledge;
  wire [7:0] rate_value;
  frame_receive dut (
    .clk_i (clk_i), .rst_i (rst_i), .bit_i (bit_i), .bit_valid_i (bit_valid),
    .byte_i (data), .byte_valid_i (byte_valid), .byte_bad_i (byte_bad),
    .acknowledge_valid_o (acknowledge_valid), .acknowledge_o (acknowledge), .resend_o (resend), .stop_o (stops),
    .sync_o (sync), .rate_o (rate), .rate_value_o (rate_value),
    .frame_valid_o (frame_valid), .frame_next_i (next_i), .frame_done_i (done_i & frame_valid)
  );

  // COBS: a code is followed by that many bytes, itself included, and stands for a zero; the first stands for nothing.
  reg        some = 1'b0, sound = 1'b0, ends = 1'b0;    // of what came since the last zero byte
  reg [7:0]  left = 8'd0;                               // bytes to the next code
  reg [31:0] crc = 32'd0;
  wire delimiter = byte_valid & data == 8'd0;
  wire code      = left == 8'd1;
  wire shifted   = bit_i & ~code;
  // A byte is counted in the clock after it was decoded. A count is that of argument bytes, so it begins below zero; the zero
  // byte after a frame takes part, with the count of that.
  reg [7:0]  opcode = 8'd0;
  wire renews = opcode == NC_OP_SYNC | opcode == NC_OP_RATE;
  reg signed [8:0] count = 9'd0;
  reg        counts = 1'b0;
  reg [7:0]  value = 8'd0, told = 8'd0;
  always @(posedge clk_i) begin
    counts <= delimiter | (byte_valid & (some | ~code));
    value  <= delimiter ? count[7:0] : code ? 8'd0 : data;
    // The first byte, and the second, or of what renews a session the third; what a frame without end comes to again is of no account.
    if (counts & count < 0) begin
      if (count[2:0] == NONE[2:0]) opcode <= value;
      if (count[2:0] == NONE[2:0] + 3'd1 | (count[2:0] == NONE[2:0] + 3'd2 & renews)) told <= value;
    end
    if (delimiter) begin
      {some, sound, left} <= {1'b0, 1'b1, 8'd1};
      count <= NONE - 9'd1;
      crc   <= 32'hFFFF_FFFF;
    end else begin
      if (byte_valid | byte_bad) some <= 1'b1;
      if (byte_bad | (counts & count >= ARGUMENTS)) sound <= 1'b0;
      if (byte_valid) left <= code ? data : left - 8'd1;
      if (counts) count <= count + 9'd1;
      if (bit_valid & some) crc <= (crc >> 1) ^ (crc[0] != shifted ? 32'hEDB8_8320 : 32'd0);
    end
    if (byte_valid) ends <= crc == 32'hDEBB_20E3;
  end
  wire good = delimiter & some & sound & code & ends & count >= 0;

  // What it does a clock later.
  reg good_q = 1'b0;
  always @(posedge clk_i) good_q <= good;
  // Frames that were kept and that are done with, modulo 4.
  reg room = 1'b0;
  reg [1:0] came = 2'd0, gone = 2'd0;
  wire [1:0] waiting = came - gone;
  wire keeps = acknowledge_valid & ~opcode[7];
  always @(posedge clk_i) begin
    if (~some) room <= waiting != 2'd2;
    if (rst_i | sync) {came, gone} <= 4'd0;
    else {came, gone} <= {came + {1'b0, keeps & room}, gone + {1'b0, done_i & frame_valid}};
  end
  reg begun = 1'b0;          // a reset came
  always @(posedge clk_i) begun <= begun | rst_i;
  assign bad_o[0] = begun & (
    acknowledge_valid != good_q
    | (good_q & acknowledge != told[3:0])
    | resend != (good_q & opcode == NC_OP_RESEND)
    | stops != (good_q & opcode == NC_OP_STOP)
    | sync != (good_q & renews)
    | (sync & (rate != (opcode == NC_OP_RATE) | rate_value != told)));
  assign bad_o[1] = begun & (frame_valid != (waiting != 2'd0) | waiting == 2'd3);
endmodule

// What the frames hold is no part of these properties.
module ram_1r1w #(parameter WIDTH = 8, parameter DEPTH = 512) (
  input  wire clk_i, write_i, read_i,
  input  wire [$clog2(DEPTH)-1:0] waddr_i, raddr_i,
  input  wire [WIDTH-1:0] wdata_i,
  output wire [WIDTH-1:0] rdata_o
);
endmodule
