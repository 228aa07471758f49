// SPDX-License-Identifier: Apache-2.0
// What a host says to the link and expects of it, for its bench: commands with their numbers, replies, silence.
// Of the bench: frames.vh, uart.vh, PATIENCE and QUIET in clocks.
// What the host knows: its next number, the data frame it expects, its nonce.
reg [3:0] number = 0, awaited = 0;
reg [7:0] nonce = 0;
reg [7:0] conditions = 0;

task send_line;
  integer p;
  begin
    for (p = 0; p < line_bytes; p = p + 1) uart_send(line[p]);
    uart_send(8'd0);
  end
endtask

task send;
  begin
    frame_close;
    line_encode;
    send_line;
  end
endtask

task open(input [7:0] op);
  begin
    frame_open(op, {number, awaited});
    if (!op[7]) number = number + 1;
  end
endtask

task place(input [7:0] bank, input [23:0] address);
  begin
    frame_byte(bank);
    frame_word(address[15:0]);
    frame_byte(address[23:16]);
  end
endtask

task sync(input [7:0] value);
  begin
    frame_open(8'h82, 8'h00);
    frame_byte(value);
    send;
    number = 0;
    awaited = 0;
    conditions = 0;
    nonce = value;
  end
endtask

// A session at another speed: from now on a bit takes so many clocks.
task rate(input [7:0] clocks_a_bit);
  begin
    frame_open(8'h86, 8'h00);
    frame_byte(clocks_a_bit - 8'd1);
    send;
    uart_bit = 10.0 * clocks_a_bit;
    number = 0;
    awaited = 0;
    conditions = 0;
    nonce = clocks_a_bit - 8'd1;
  end
endtask

// The line is low for so many bits of the build's speed, then rests.
task line_break(input integer bits);
  begin
    rx = 1'b0;
    #(10.0 * DIVIDER * bits) rx = 1'b1;
    #(10.0 * DIVIDER * 12);
  end
endtask

task status(input [8*100-1:0] fact);
  begin
    reply_take(PATIENCE);
    check(reply_is_status(number, awaited, conditions, nonce), fact);
  end
endtask

// The status of a new session; what was under way may come first, the rest of it cut off.
task answered(input [8*100-1:0] fact);
  integer p;
  begin
    p = 0;
    while (p < 5 && !reply_is_status(0, 0, 0, nonce)) begin
      reply_take(PATIENCE);
      p = p + 1;
    end
    check(reply_is_status(0, 0, 0, nonce), fact);
  end
endtask

// A data frame of so many words; the host expects the next one from now on.
task data(input [7:0] op, input integer words, input [8*100-1:0] fact);
  begin
    reply_take(PATIENCE);
    check(reply_is_data(op, awaited, words), fact);
    awaited = awaited + 1;
  end
endtask

// The event bytes that are to come, and a data frame with the next of them.
reg [7:0] stream [0:4095];
integer stream_bytes = 0, stream_taken = 0;
task stream_byte(input [7:0] value);
  begin
    stream[stream_bytes] = value;
    stream_bytes = stream_bytes + 1;
  end
endtask

task stream_tick(input integer tick, input integer spikes, input integer stride);
  integer s, page;
  begin
    if (spikes > 0 || tick % 32 == 0) stream_byte(NC_EVENT_TICK + tick % 32);
    page = 0;
    for (s = 0; s < spikes * stride; s = s + stride) begin
      if (s / 64 != page) stream_byte(NC_EVENT_PAGE + s / 64);
      page = s / 64;
      stream_byte(s % 64);
    end
  end
endtask

task events(input [8*100-1:0] fact);
  integer p, bytes;
  reg same;
  begin
    bytes = stream_bytes - stream_taken > 234 ? 234 : stream_bytes - stream_taken;
    reply_take(PATIENCE);
    same = reply_is_bytes(8'h42, awaited, bytes);
    for (p = 0; p < bytes; p = p + 1) if (reply[2 + p] !== stream[stream_taken + p]) same = 0;
    check(same, fact);
    awaited = awaited + 1;
    stream_taken = stream_taken + bytes;
  end
endtask

task silence(input [8*100-1:0] fact);
  begin
    reply_take(QUIET);
    check(reply_none, fact);
  end
endtask

task ack;
  begin
    open(8'h80);
    send;
  end
endtask

task read(input [7:0] bank, input [23:0] address, input [15:0] words);
  begin
    open(8'h03);
    place(bank, address);
    frame_word(16'd0);
    frame_word(words);
    send;
  end
endtask

task write1(input [7:0] bank, input [23:0] address, input [15:0] word);
  begin
    open(8'h01);
    place(bank, address);
    frame_word(word);
    send;
  end
endtask

// A command with so many bytes after its address that has to be refused.
task refuse(input [7:0] op, input [7:0] bank, input integer bytes);
  integer p;
  begin
    open(op);
    place(bank, 24'd7);
    for (p = 0; p < bytes; p = p + 1) frame_byte(8'd1);
    frame_bytes = frame_bytes + (bytes < 0 ? bytes : 0);
    send;
    conditions = 8'h02;
    status("refused");
  end
endtask
