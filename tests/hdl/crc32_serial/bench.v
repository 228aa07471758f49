// SPDX-License-Identifier: Apache-2.0
// CRC-32 against values published for it, against a bytewise one, and what a receiver and a sender make of it.
module bench;
  `include "bench.vh"
  `include "frames.vh"

  reg clear = 1'b0, shift = 1'b0, data = 1'b0, drain = 1'b0;
  wire residue;
  wire [7:0] checksum;
  crc32_serial dut (
    .clk_i (clk), .clear_i (clear), .shift_i (shift), .bit_i (data), .drain_i (drain),
    .residue_o (residue), .checksum_o (checksum)
  );

  task start;
    begin
      clear = 1'b1;
      clocks(1);
      clear = 1'b0;
    end
  endtask

  task feed(input [7:0] value);
    integer k;
    begin
      for (k = 0; k < 8; k = k + 1) begin
        data = value[k];
        shift = 1'b1;
        clocks(1);
        shift = 1'b0;
        if (random(3) == 0) clocks(1 + random(3));
      end
    end
  endtask

  // The checksum as a sender takes it: a byte, then eight clocks to the next one.
  reg [31:0] value;
  reg zeros;
  task take;
    integer k;
    begin
      drain = 1'b1;
      for (k = 0; k < 4; k = k + 1) begin
        value = {checksum, value[31:8]};
        shift = 1'b1;
        clocks(8);
        shift = 1'b0;
      end
      zeros = checksum == 8'd0;
      drain = 1'b0;
    end
  endtask

  task known(input [8*43-1:0] text, input integer length, input [31:0] expected, input [8*100-1:0] fact);
    integer k;
    begin
      start;
      for (k = length - 1; k >= 0; k = k - 1) feed(text[8*k +: 8]);
      take;
      check(value === expected, fact);
    end
  endtask

  integer i, j, n, wrong, missed;
  reg [31:0] crc;
  initial begin
    @(negedge rst);
    clocks(2);
    group("published values");
    known("", 0, 32'h00000000, "nothing");
    known("a", 1, 32'hE8B7BE43, "a");
    known("abc", 3, 32'h352441C2, "abc");
    known("123456789", 9, 32'hCBF43926, "123456789");
    known("The quick brown fox jumps over the lazy dog", 43, 32'h414FA339, "the quick brown fox");
    known({8'd0, 8'd0, 8'd0, 8'd0}, 4, 32'h2144DF1C, "four zeros");
    check(zeros, "zeros follow the checksum");

    group("random messages: checksum, residue, and the residue of every message with one bit changed");
    missed = 0;
    wrong = 0;
    for (i = 0; i < 30; i = i + 1) begin
      n = 2 + random(12);
      frame_bytes = 0;
      for (j = 0; j < n; j = j + 1) frame_byte(random(256));
      frame_close;
      start;
      for (j = 0; j < n; j = j + 1) feed(frame[j]);
      take;
      if (value !== {frame[n+3], frame[n+2], frame[n+1], frame[n]}) wrong = wrong + 1;
      start;
      for (j = 0; j < frame_bytes; j = j + 1) feed(frame[j]);
      if (!residue) wrong = wrong + 1;
      j = random(8 * frame_bytes);
      frame[j / 8] = frame[j / 8] ^ (8'd1 << (j % 8));
      start;
      for (j = 0; j < frame_bytes; j = j + 1) feed(frame[j]);
      if (residue) missed = missed + 1;
    end
    check(wrong == 0, "checksums and residues");
    check(missed == 0, "no change goes unseen");
    finish;
  end
endmodule
