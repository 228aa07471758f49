// SPDX-License-Identifier: Apache-2.0
// Data and status frames on their way out: every length, zeros anywhere, sent again byte for byte, both
// halves taken, words put while a status is made, sync at any moment.
module bench;
  parameter PACE = 8;           // clocks from one byte to the next, as the UART takes them
  `include "bench.vh"
  `include "frames.vh"

  reg sync = 1'b0, put_valid = 1'b0, put_drop = 1'b0, put_is_read = 1'b0, hand_over = 1'b0;
  reg acknowledge_valid = 1'b0, resend = 1'b0, status = 1'b0, damaged = 1'b0, refused = 1'b0, stopped = 1'b0, ready = 1'b0;
  reg [7:0] put_byte = 8'd0, nonce = 8'd0;
  reg [3:0] acknowledge = 4'd0, expected = 4'd0;
  wire put_high, put_any, put_full, handed_over, valid;
  wire [7:0] data;
  frame_transmit dut (
    .clk_i (clk), .rst_i (rst), .sync_i (sync),
    .put_valid_i (put_valid), .put_byte_i (put_byte), .put_high_o (put_high), .put_any_o (put_any),
    .put_full_o (put_full), .put_drop_i (put_drop), .put_is_read_i (put_is_read),
    .hand_over_i (hand_over), .handed_over_o (handed_over),
    .acknowledge_valid_i (acknowledge_valid), .acknowledge_i (acknowledge), .resend_i (resend),
    .status_i (status), .damaged_i (damaged), .refused_i (refused), .stopped_i (stopped),
    .expected_i (expected), .nonce_i (nonce),
    .byte_o (data), .valid_o (valid), .ready_i (ready)
  );

  // Takes a byte every PACE clocks at most; keeps the last 1,024 to compare repetitions.
  integer pace = 0, taken = 0;
  reg [7:0] wire_log [0:1023];
  reg [7:0] wire_first [0:511];
  always @(posedge clk) begin
    if (ready & valid) begin
      wire_log[taken % 1024] = data;
      taken = taken + 1;
      got_byte(data);
    end
    pace = pace == 0 ? PACE - 1 : pace - 1;
    ready <= #1 pace == 0;
  end

  // Counts handing over, which the bench may not be looking at in the clock when it happens.
  integer handed = 0;
  always @(posedge clk) if (handed_over) handed = handed + 1;

  reg [15:0] words [0:255];
  integer count = 0;

  task put(input [7:0] value);
    begin
      put_valid = 1'b1;
      put_byte = value;
      clocks(1);
      put_valid = 1'b0;
      put_byte = 8'd0;
      if (random(4) == 0) clocks(random(20));
    end
  endtask

  task put_word(input [15:0] value);
    begin
      words[count] = value;
      count = count + 1;
      put(value[7:0]);
      put(value[15:8]);
    end
  endtask

  task hand;
    integer before;
    begin
      before = handed;
      hand_over = 1'b1;
      while (handed == before) clocks(1);
      hand_over = 1'b0;
    end
  endtask

  task pulse_ack(input [3:0] number);
    begin
      acknowledge = number;
      acknowledge_valid = 1'b1;
      clocks(1);
      acknowledge_valid = 1'b0;
    end
  endtask

  task pulse_resend;
    begin
      resend = 1'b1;
      clocks(1);
      resend = 1'b0;
    end
  endtask

  task pulse_status;
    begin
      status = 1'b1;
      clocks(1);
      status = 1'b0;
    end
  endtask

  localparam PATIENCE = 4000 + 260 * PACE;

  // The reply is the data frame with words[].
  task expect_data(input [7:0] op, input [3:0] number, input [8*100-1:0] fact);
    integer k;
    reg ok;
    begin
      reply_take(PATIENCE);
      ok = reply_is_data(op, number, count);
      for (k = 0; k < count; k = k + 1) if (reply_word(k) !== words[k]) ok = 1'b0;
      check(ok, fact);
    end
  endtask

  task expect_status(input [3:0] number, input [7:0] conditions, input [8*100-1:0] fact);
    begin
      reply_take(PATIENCE);
      check(reply_is_status(expected, number, conditions, nonce), fact);
    end
  endtask

  task expect_silence(input [8*100-1:0] fact);
    begin
      reply_take(600 + 60 * PACE);
      check(reply_none, fact);
    end
  endtask

  function [15:0] content(input integer kind, input integer index);
    case (kind)
      0: content = 16'h0000;
      1: content = 16'hFFFF;
      2: content = index % 2 ? 16'h0000 : 16'hFF00;
      3: content = $random(seed);
      default: content = random(3) == 0 ? 16'd0 : random(65536);
    endcase
  endfunction

  reg [3:0] number;
  integer i, j, k, n, first, wrong;
  initial begin
    @(negedge rst);
    clocks(3);
    number = 4'd0;

    group("a status frame of every content");
    wrong = 0;
    for (i = 0; i < 300; i = i + 1) begin
      nonce = i < 256 ? i : random(256);
      expected = i;
      refused = random(2);
      stopped = random(2);
      damaged = random(2);
      if (damaged) begin
        clocks(1);
        damaged = 1'b0;
        j = 1;
      end else begin
        pulse_status;
        j = 0;
      end
      reply_take(PATIENCE);
      if (!reply_is_status(expected, 4'd0, {5'd0, stopped, refused, j[0]}, nonce)) wrong = wrong + 1;
    end
    check(wrong == 0, "right");
    pulse_status;
    expect_status(4'd0, {5'd0, stopped, refused, 1'b0}, "damaged is told once");
    refused = 1'b0;
    stopped = 1'b0;
    pulse_status;
    pulse_status;
    clocks(2);
    expect_status(4'd0, 8'd0, "several at the same time are one");
    if (got_count != got_taken) expect_status(4'd0, 8'd0, "or two, where one was being made");
    expect_silence("no more");

    group("a data frame of every length and kind of content");
    for (k = 0; k < 5; k = k + 1) begin
      for (n = 1; n <= 117; n = n + (k == 3 ? 1 : 1 + random(12))) begin
        count = 0;
        put_is_read = random(2);
        for (i = 0; i < n; i = i + 1) begin
          if (put_full || put_high || (i > 0 && !put_any)) check(1'b0, "not full, at a word, not empty");
          put_word(content(k, i));
        end
        check(put_full == (n == 117) && put_any && !put_high, "full after 117 words");
        hand;
        check(!put_any && !put_full, "empty again");
        expect_data(put_is_read ? 8'h41 : 8'h42, number, "as it was put");
        number = number + 1;
        pulse_ack(number);
      end
    end
    pulse_resend;
    expect_status(number, 8'd0, "no data is outstanding");

    group("a data frame of every number of bytes");
    put_is_read = 1'b0;
    for (n = 1; n <= 234; n = n + 1) begin
      first = $random(seed);
      for (i = 0; i < n; i = i + 1) begin
        if (put_full || put_high != i % 2) check(1'b0, "not full, at the byte put");
        put((first * (i + 1)) >> 5);
      end
      check(put_full == (n == 234) && put_any, "full after 234 bytes");
      hand;
      reply_take(PATIENCE);
      wrong = !reply_is_bytes(8'h42, number, n);
      for (i = 0; i < n; i = i + 1) if (reply[2 + i] !== (((first * (i + 1)) >> 5) & 32'hFF)) wrong = 1;
      check(!wrong, "as it was put");
      number = number + 1;
      pulse_ack(number);
    end

    group("sent again, byte for byte, as often as asked, until acknowledged");
    for (k = 0; k < 6; k = k + 1) begin
      count = 0;
      put_is_read = k;
      n = 1 + random(117);
      for (i = 0; i < n; i = i + 1) put_word(content(4, i));
      first = taken;
      hand;
      // What the opcode is made from may be another one when the frame is sent again.
      put_is_read = ~put_is_read;
      expect_data(put_is_read ? 8'h42 : 8'h41, number, "first time");
      n = taken - first;
      for (i = 0; i < n; i = i + 1) wire_first[i] = wire_log[(first + i) % 1024];
      number = number + 1;
      for (j = 0; j < 4; j = j + 1) begin
        if (j == 2) for (i = 0; i < 14; i = i + 1) pulse_ack(number + 1 + i);
        first = taken;
        pulse_resend;
        expect_data(put_is_read ? 8'h42 : 8'h41, number - 4'd1, "again");
        check(taken - first == n, "as many bytes");
        wrong = 0;
        for (i = 0; i < n; i = i + 1) if (wire_log[(first + i) % 1024] !== wire_first[i]) wrong = wrong + 1;
        check(wrong == 0, "the same bytes");
        expect_status(number, 8'd0, "then a status");
      end
      pulse_ack(number);
      pulse_resend;
      expect_status(number, 8'd0, "acknowledged");
      expect_silence("no more");
    end

    group("both halves taken: the second waits for the first's acknowledgement");
    put_is_read = 1'b0;
    for (k = 0; k < 8; k = k + 1) begin
      count = 0;
      n = 1 + random(117);
      for (i = 0; i < n; i = i + 1) put_word(content(3, i));
      hand;
      expect_data(8'h42, number, "first");
      number = number + 1;
      count = 0;
      n = 1 + random(117);
      for (i = 0; i < n; i = i + 1) begin
        put_word(content(4, i));
        if (i == n / 2) begin
          pulse_status;
          expect_status(number, 8'd0, "a status is made while words are put");
        end
      end
      fork
        hand;
        begin
          clocks(600);
          check(hand_over === 1'b1, "waits");
          pulse_resend;
          reply_take(PATIENCE);
          check(reply_good && reply[0] == 8'h42 && reply[1][3:0] == ((number - 4'd1) & 4'hF), "the first, again");
          expect_status(number, 8'd0, "a status");
          pulse_ack(number);
        end
      join
      expect_data(8'h42, number, "the second");
      number = number + 1;
      pulse_ack(number);
    end

    group("words put while statuses are made, at any moment");
    for (k = 0; k < 20; k = k + 1) begin
      count = 0;
      n = 20 + random(97);
      fork
        for (i = 0; i < n; i = i + 1) put_word(content(4, i));
        for (j = 0; j < 5; j = j + 1) begin
          clocks(random(40));
          pulse_status;
          expect_status(number, 8'd0, "status");
        end
      join
      hand;
      expect_data(8'h42, number, "no word is hurt");
      number = number + 1;
      pulse_ack(number);
    end

    group("acknowledged while it is sent again: nothing is sent that is not whole");
    for (k = 0; k < 20; k = k + 1) begin
      count = 0;
      n = 60 + random(57);
      for (i = 0; i < n; i = i + 1) put_word(content(4, i));
      hand;
      expect_data(8'h42, number, "first time");
      number = number + 1;
      pulse_resend;
      clocks(random(200 * PACE));
      pulse_ack(number);
      reply_take(PATIENCE);
      check(reply_good, "what comes is whole");
      if (reply[0] == 8'h42) expect_status(number, 8'd0, "status after it");
      while (got_taken != got_count) reply_take(1);
      count = 0;
      for (i = 0; i < 30; i = i + 1) put_word(content(4, i));
      hand;
      expect_data(8'h42, number, "the next one");
      number = number + 1;
      pulse_ack(number);
      clocks(260 * PACE);
      while (got_taken != got_count) begin
        reply_take(1);
        check(reply_good, "what else comes is whole");
      end
    end

    // One that comes in the very clock before the status begins shares it: nothing of it is made yet, and what
    // it will say is as true after the frame that is sent again.
    group("a resend asked for at any moment of a status is not forgotten");
    for (k = 0; k < 60; k = k + 1) begin
      count = 0;
      for (i = 0; i < 3; i = i + 1) put_word(content(4, i));
      hand;
      expect_data(8'h42, number, "first time");
      number = number + 1;
      pulse_status;
      j = k == 0 ? 0 : k < 30 ? 4 * k - 3 + random(4) : random(120 + 12 * PACE);
      if (j > 0) clocks(j);
      pulse_resend;
      reply_take(PATIENCE);
      i = reply_good && reply[0] == 8'hC0;
      if (i) reply_take(PATIENCE);
      check(reply_is_data(8'h42, number - 4'd1, 3), "sent again");
      if (i && j == 0) expect_silence("one status serves both");
      else             expect_status(number, 8'd0, "then a status");
      pulse_ack(number);
    end

    group("what was put can be dropped");
    count = 0;
    for (i = 0; i < 117; i = i + 1) put_word(16'hEEEE);
    put_drop = 1'b1;
    clocks(1);
    put_drop = 1'b0;
    check(!put_any && !put_full && !put_high, "empty");
    count = 0;
    put_word(16'h1234);
    hand;
    expect_data(8'h42, number, "only what came later");
    number = number + 1;

    group("sync at any moment");
    for (k = 0; k < 60; k = k + 1) begin
      count = 0;
      n = 1 + random(117);
      for (i = 0; i < n; i = i + 1) put_word(content(4, i));
      if (random(2)) pulse_status;
      hand_over = 1'b1;
      clocks(random(k % 2 ? 200 : 3000));
      nonce = k;
      sync = 1'b1;
      hand_over = 1'b0;
      clocks(1);
      sync = 1'b0;
      check(!put_any && !put_high, "empty");
      i = 0;
      reply_take(PATIENCE);
      while (!reply_none && !reply_is_status(expected, 4'd0, 8'd0, nonce)) reply_take(PATIENCE);
      check(!reply_none, "answered, whatever was cut off before");
      expect_silence("nothing from before");
      number = 4'd0;
      count = 0;
      put_word(k);
      hand;
      expect_data(8'h42, number, "numbers begin again");
      pulse_resend;
      expect_data(8'h42, number, "and frames can be repeated");
      expect_status(4'd1, 8'd0, "status");
    end
    finish;
  end
endmodule
