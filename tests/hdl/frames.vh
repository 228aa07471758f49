// SPDX-License-Identifier: Apache-2.0
// Frames in the words of a host; `include this inside a bench's module, after bench.vh.
//   frame_open(op, sequence)  begins a frame; frame_byte, frame_word add to it; frame_close adds the CRC
//   frame[], frame_bytes      the frame, decoded
//   line_encode               line[], line_bytes: the frame as it goes over the line, without zeros around it
//   got_byte(b)               one byte from the board; complete frames wait in a queue of 64
//   reply_take(clocks)        the oldest of them into reply[], reply_bytes, reply_good; reply_none if none
//                             comes within so many clocks
//   reply_is_status(E, T, c, n), reply_is_data(op, number, words), reply_word(i)
// Built from the pages' words alone, not from the RTL: it shares no code with it.
  reg [7:0] frame [0:1023];
  reg [7:0] line  [0:1100];
  reg [7:0] got_line [0:2047];
  integer frame_bytes = 0, line_bytes = 0, got_line_bytes = 0, got_zeros = 0;
  reg [7:0] got [0:64*256-1];
  integer got_bytes [0:63];
  reg got_good [0:63];
  integer got_count = 0, got_taken = 0;
  reg [7:0] reply [0:255];
  integer reply_bytes = 0;
  reg reply_good = 1'b0, reply_none = 1'b1;

  function [31:0] crc_step(input [31:0] crc, input [7:0] data);
    integer k;
    begin
      crc_step = crc ^ {24'd0, data};
      for (k = 0; k < 8; k = k + 1)
        crc_step = crc_step[0] ? (crc_step >> 1) ^ 32'hEDB88320 : crc_step >> 1;
    end
  endfunction

  task frame_byte(input [7:0] data);
    begin
      frame[frame_bytes] = data;
      frame_bytes = frame_bytes + 1;
    end
  endtask

  task frame_word(input [15:0] data);
    begin
      frame_byte(data[7:0]);
      frame_byte(data[15:8]);
    end
  endtask

  task frame_open(input [7:0] op, input [7:0] sequence);
    begin
      frame_bytes = 0;
      frame_byte(op);
      frame_byte(sequence);
    end
  endtask

  task frame_close;
    integer i;
    reg [31:0] crc;
    begin
      crc = 32'hFFFFFFFF;
      for (i = 0; i < frame_bytes; i = i + 1) crc = crc_step(crc, frame[i]);
      crc = ~crc;
      for (i = 0; i < 4; i = i + 1) frame_byte(crc >> (8 * i));
    end
  endtask

  task line_encode;
    integer i, code;
    begin
      code = 0;
      line_bytes = 1;
      for (i = 0; i < frame_bytes; i = i + 1)
        if (frame[i] == 8'd0) begin
          line[code] = line_bytes - code;
          code = line_bytes;
          line_bytes = line_bytes + 1;
        end else begin
          line[line_bytes] = frame[i];
          line_bytes = line_bytes + 1;
        end
      line[code] = line_bytes - code;
    end
  endtask

  task got_byte(input [7:0] data);
    integer i, left, count, base;
    reg [31:0] crc;
    reg sound;
    begin
      if (data != 8'd0) begin
        if (got_line_bytes < 2047) got_line[got_line_bytes] = data;
        got_line_bytes = got_line_bytes + 1;
      end else begin
        got_zeros = got_zeros + 1;
        if (got_line_bytes > 0) begin
          count = 0;
          base = (got_count % 64) * 256;
          left = got_line[0];
          for (i = 1; i < got_line_bytes; i = i + 1) begin
            left = left - 1;
            if (count < 256) got[base + count] = left == 0 ? 8'd0 : got_line[i];
            if (left == 0) left = got_line[i];
            count = count + 1;
          end
          sound = left == 1 && count >= 6 && count <= 240;
          crc = 32'hFFFFFFFF;
          if (sound) begin
            for (i = 0; i < count - 4; i = i + 1) crc = crc_step(crc, got[base + i]);
            sound = ~crc == {got[base + count - 1], got[base + count - 2], got[base + count - 3], got[base + count - 4]};
          end
          got_bytes[got_count % 64] = count;
          got_good[got_count % 64] = sound;
          got_count = got_count + 1;
          got_line_bytes = 0;
        end
      end
    end
  endtask

  task reply_take(input integer patience);
    integer i;
    begin
      i = 0;
      while (got_taken == got_count && i < patience) begin
        @(posedge clk);
        i = i + 1;
      end
      reply_none = got_taken == got_count;
      reply_good = 1'b0;
      reply_bytes = 0;
      if (!reply_none) begin
        reply_bytes = got_bytes[got_taken % 64];
        reply_good = got_good[got_taken % 64];
        for (i = 0; i < 256; i = i + 1) reply[i] = got[(got_taken % 64) * 256 + i];
        got_taken = got_taken + 1;
      end
    end
  endtask

  function reply_is_status(input [3:0] expected, input [3:0] number, input [7:0] conditions, input [7:0] nonce);
    reply_is_status = reply_good && reply_bytes == 8 && reply[0] == 8'hC0 && reply[1] == {expected, number}
      && reply[2] == conditions && reply[3] == nonce;
  endfunction

  function reply_is_data(input [7:0] op, input [3:0] number, input integer words);
    reply_is_data = reply_good && reply_bytes == 6 + 2 * words && reply[0] == op && reply[1][3:0] == number;
  endfunction

  function reply_is_bytes(input [7:0] op, input [3:0] number, input integer bytes);
    reply_is_bytes = reply_good && reply_bytes == 6 + bytes && reply[0] == op && reply[1][3:0] == number;
  endfunction

  function [15:0] reply_word(input integer index);
    reply_word = {reply[3 + 2 * index], reply[2 + 2 * index]};
  endfunction
