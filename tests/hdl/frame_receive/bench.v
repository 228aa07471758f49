// SPDX-License-Identifier: Apache-2.0
// Frames from bytes: every length, zeros anywhere, every single-bit error, garbage, frames that are too long
// or too short, two frames kept and a third one lost.
module bench;
  parameter GAP = 16;           // clocks from one byte to the next, at least 10
  `include "bench.vh"
  `include "frames.vh"

  reg bit_now = 1'b0, bit_valid = 1'b0, byte_valid = 1'b0, byte_bad = 1'b0, frame_next = 1'b0, frame_done = 1'b0;
  reg [7:0] byte_now = 8'd0;
  wire acknowledge_valid, resend, sync, rate, damaged, frame_valid;
  wire [3:0] acknowledge;
  wire [7:0] rate_value, nonce, frame_data;
  frame_receive dut (
    .clk_i (clk), .rst_i (rst), .bit_i (bit_now), .bit_valid_i (bit_valid), .byte_i (byte_now),
    .byte_valid_i (byte_valid), .byte_bad_i (byte_bad),
    .acknowledge_valid_o (acknowledge_valid), .acknowledge_o (acknowledge), .resend_o (resend),
    .sync_o (sync), .rate_o (rate), .rate_value_o (rate_value), .nonce_o (nonce), .damaged_o (damaged),
    .frame_valid_o (frame_valid), .frame_next_i (frame_next), .frame_done_i (frame_done),
    .frame_data_o (frame_data)
  );

  integer goods = 0, resends = 0, syncs = 0, rates = 0, damages = 0;
  reg [7:0] rated = 8'd0;
  reg [3:0] acknowledged = 4'd0;
  always @(posedge clk) begin
    if (acknowledge_valid) begin goods = goods + 1; acknowledged = acknowledge; end
    if (resend)  resends = resends + 1;
    if (sync)    syncs = syncs + 1;
    if (sync & rate) begin rates = rates + 1; rated = rate_value; end
    if (damaged) damages = damages + 1;
  end

  task byte_in(input [7:0] value, input stop);
    integer k;
    begin
      for (k = 0; k < 8; k = k + 1) begin
        bit_now = value[k];
        bit_valid = 1'b1;
        clocks(1);
      end
      bit_valid = 1'b0;
      byte_now = value;
      byte_valid = stop;
      byte_bad = ~stop;
      clocks(1);
      byte_valid = 1'b0;
      byte_bad = 1'b0;
      clocks(GAP - 9);
    end
  endtask

  task send_line;
    integer k;
    begin
      for (k = 0; k < line_bytes; k = k + 1) byte_in(line[k], 1'b1);
      byte_in(8'd0, 1'b1);
      clocks(4);
    end
  endtask

  task send;
    begin
      frame_close;
      line_encode;
      send_line;
    end
  endtask

  // Takes the oldest frame kept and compares it with frame[].
  reg same;
  task take;
    integer k;
    begin
      frame_next = 1'b1;
      clocks(1);
      same = frame_data == frame_bytes - 6;
      for (k = 0; k < frame_bytes; k = k + 1) begin
        clocks(1);
        if (frame_data !== frame[k]) same = 1'b0;
      end
      frame_next = 1'b0;
      frame_done = 1'b1;
      clocks(1);
      frame_done = 1'b0;
    end
  endtask

  // A command of so many bytes, CRC included; kind of content 0..4.
  task build(input integer length, input integer kind);
    integer k;
    begin
      frame_open(8'h01, random(256));
      for (k = 2; k < length - 4; k = k + 1)
        case (kind)
          0: frame_byte(8'd0);
          1: frame_byte(8'd1 + random(255));
          2: frame_byte(random(256));
          3: frame_byte(k % 2 ? 8'd0 : 8'hFF);
          default: frame_byte(random(8) == 0 ? 8'd0 : random(256));
        endcase
    end
  endtask

  integer i, j, k, n, wrong, d, g;
  initial begin
    @(negedge rst);
    clocks(4);

    group("before the first zero byte nothing is a frame");
    frame_open(8'h82, 8'h00);
    frame_byte(8'h77);
    send;
    check(syncs == 0 && goods == 0 && damages == 1, "damaged");
    send_line;
    check(syncs == 1 && nonce == 8'h77, "the same again is a sync");

    group("every length, with zeros everywhere, nowhere and at random");
    for (k = 0; k < 5; k = k + 1) begin
      wrong = 0;
      for (i = 6; i <= 254; i = i + 1) begin
        build(i, k);
        send;
        if (!frame_valid) wrong = wrong + 1;
        take;
        if (!same || frame_valid) wrong = wrong + 1;
      end
      check(wrong == 0, "kept and given as it was sent");
    end
    check(damages == 1, "no damage");

    group("254 bytes without a zero: one code of 255");
    frame_bytes = 0;
    wrong = 1;
    while (wrong != 0) begin
      frame_open(8'h01, 8'h11);
      for (i = 2; i < 250; i = i + 1) frame_byte(8'd1 + random(255));
      frame_close;
      wrong = 0;
      for (i = 0; i < 254; i = i + 1) if (frame[i] == 8'd0) wrong = 1;
    end
    line_encode;
    check(line_bytes == 255 && line[0] == 8'd255, "on the line");
    send_line;
    check(frame_valid, "kept");
    take;
    check(same, "as it was sent");

    group("a frame of 5 bytes or less, or of more than 254, is damaged");
    d = damages;
    g = goods;
    for (i = 0; i < 2; i = i + 1) begin
      frame_bytes = 0;
      for (j = 0; j < i; j = j + 1) frame_byte(8'h01);
      send;
      check(damages == d + i + 1 && goods == g, "too short");
    end
    d = damages;
    n = 0;
    for (i = 255; i < 780; i = i + (i < 262 ? 1 : 125)) begin
      build(i, 4);
      send;
      n = n + 1;
    end
    check(damages == d + n && goods == g && !frame_valid, "too long");

    group("every single-bit error of a frame is found, wherever it is");
    build(24, 4);
    frame_close;
    line_encode;
    d = damages;
    g = goods;
    n = 0;
    for (i = 0; i < 8 * line_bytes; i = i + 1) begin
      line[i / 8] = line[i / 8] ^ (8'd1 << (i % 8));
      // A byte that becomes zero cuts the frame in two.
      if (line[i / 8] != 8'd0) n = n + 1; else n = n + (i / 8 == 0 || i / 8 == line_bytes - 1 ? 1 : 2);
      send_line;
      line[i / 8] = line[i / 8] ^ (8'd1 << (i % 8));
    end
    check(goods == g && !frame_valid, "none was taken");
    check(damages == d + n, "each was reported");
    send_line;
    check(frame_valid, "without error it is taken");
    take;
    check(same, "as it was sent");

    group("bytes lost, doubled, swapped, or without stop bit");
    for (k = 0; k < 3; k = k + 1) begin
      build(40 + random(100), 4);
      frame_close;
      line_encode;
      d = damages;
      g = goods;
      for (i = 0; i < line_bytes; i = i + 1) begin
        for (j = 0; j < line_bytes; j = j + 1) begin
          if (k == 0 && j == i) j = j + 1;
          if (j < line_bytes) byte_in(line[j], !(k == 1 && j == i));
          if (k == 2 && j == i) byte_in(line[j], 1'b1);
        end
        byte_in(8'd0, 1'b1);
        clocks(4);
      end
      check(goods == g && !frame_valid, "none was taken");
      check(damages == d + line_bytes, "each was reported");
    end

    build(30, 4);
    frame_close;
    line_encode;
    d = damages;
    g = goods;
    for (i = 0; i <= line_bytes; i = i + 1) begin
      for (j = 0; j <= line_bytes; j = j + 1) begin
        if (j == i) byte_in(8'h55, 1'b0);
        if (j < line_bytes) byte_in(line[j], 1'b1);
      end
      byte_in(8'd0, 1'b1);
      clocks(4);
    end
    check(goods == g && damages == d + line_bytes + 1, "a byte without stop bit between good ones spoils a frame");

    group("garbage of any kind: the next frame is found");
    wrong = 0;
    for (k = 0; k < 60; k = k + 1) begin
      g = goods;
      n = random(300);
      for (i = 0; i < n; i = i + 1) byte_in(random(256), random(50) != 0);
      byte_in(8'd0, 1'b1);
      if (goods != g) wrong = wrong + 1;
      build(20, 2);
      send;
      if (!frame_valid) wrong = wrong + 1;
      take;
      if (!same || frame_valid) wrong = wrong + 1;
    end
    check(wrong == 0, "and only that");
    d = damages;
    for (i = 0; i < 50; i = i + 1) byte_in(8'd0, 1'b1);
    check(damages == d, "zeros mean nothing");

    group("opcodes without number act and are not kept");
    for (i = 0; i < 256; i = i + 1) begin
      g = goods;
      d = damages;
      n = resends;
      k = syncs;
      j = rates;
      frame_open(i, 8'h30 + i);
      frame_byte(8'hC3);
      send;
      check(goods == g + 1 && damages == d, "good");
      check(frame_valid == (i < 128), "numbered ones are kept");
      check(resends == n + (i == 8'h81) && syncs == k + (i == 8'h82 || i == 8'h86), "resend and sync");
      check(rates == j + (i == 8'h86), "rate");
      if (i != 8'h82 && i != 8'h86) check(acknowledged == i[3:0], "acknowledgement");
      else                          check(nonce == 8'hC3, "nonce");
      if (i == 8'h86) check(rated == 8'hC3, "its value");
      if (frame_valid) take;
    end
    build(6, 0);
    frame[0] = 8'h80;
    send;
    check(!frame_valid && acknowledged == frame[1][3:0], "the shortest one");

    group("two frames are kept, a third is lost; what needs no room goes on");
    for (k = 0; k < 8; k = k + 1) begin
      for (j = 0; j < 2; j = j + 1) begin
        d = damages;
        build(20 + j, 2);
        frame[2] = 8'hA0 + j;
        send;
        check(frame_valid && damages == d, "kept");
      end
      build(254 - k, 2);
      g = goods;
      send;
      check(damages == d + 1 && goods == g + 1, "lost and reported");
      frame_open(8'h81, 8'h05 + k);
      n = resends;
      send;
      check(resends == n + 1 && damages == d + 1 && acknowledged == ((5 + k) & 15), "resend");
      // The frames kept are as they were: first bytes only, since frame[] is another one by now.
      for (j = 0; j < 2; j = j + 1) begin
        frame_next = 1'b1;
        clocks(4);
        frame_next = 1'b0;
        check(frame_data == 8'hA0 + j, "still there, in order");
        frame_done = 1'b1;
        clocks(1);
        frame_done = 1'b0;
      end
      check(!frame_valid, "no third");
    end
    // Room that appears in the middle of a frame comes too late for it.
    build(20, 2);
    send;
    build(21, 2);
    send;
    build(60, 2);
    frame_close;
    line_encode;
    for (i = 0; i < 30; i = i + 1) byte_in(line[i], 1'b1);
    frame_done = 1'b1;
    clocks(1);
    frame_done = 1'b0;
    d = damages;
    for (i = 30; i < line_bytes; i = i + 1) byte_in(line[i], 1'b1);
    byte_in(8'd0, 1'b1);
    check(damages == d + 1, "lost");
    build(21, 2);
    send;
    frame_done = 1'b1;
    clocks(1);
    frame_done = 1'b0;
    check(frame_valid, "the next one is kept");
    take;
    check(same && !frame_valid, "as it was sent");

    group("sync forgets what was kept; a damaged sync changes nothing");
    build(20, 2);
    send;
    build(30, 2);
    send;
    frame_open(8'h82, 8'h00);
    frame_byte(8'h99);
    frame_close;
    line_encode;
    k = syncs;
    n = nonce;
    line[3] = line[3] ^ 8'h40;
    send_line;
    check(syncs == k && nonce == n && frame_valid, "damaged");
    line[3] = line[3] ^ 8'h40;
    send_line;
    check(syncs == k + 1 && nonce == 8'h99 && !frame_valid, "good, with both halves taken");
    for (j = 0; j < 3; j = j + 1) begin
      build(100, 4);
      send;
      take;
      check(same, "works as before");
    end
    finish;
  end
endmodule
