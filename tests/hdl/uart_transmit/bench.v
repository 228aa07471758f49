// SPDX-License-Identifier: Apache-2.0
// Bytes to the pin: form and timing of what is sent, and whether the receiver understands it 2 % off.
module bench;
  parameter DIVIDER = 8;
  `include "bench.vh"

  reg  [7:0] data = 8'd0;
  reg        valid = 1'b0;
  reg        abandon = 1'b0;
  wire       ready, tx;
  localparam COUNT_BITS = $clog2(DIVIDER);
  localparam integer LAST = DIVIDER - 1;
  wire [COUNT_BITS-1:0] every = LAST[COUNT_BITS-1:0];
  uart_transmit #(.COUNT_BITS(COUNT_BITS)) dut (
    .clk_i (clk), .rst_i (rst), .last_i (every), .byte_i (data), .valid_i (valid), .abandon_i (abandon), .ready_o (ready), .tx_o (tx)
  );

  // Receivers with clocks of their own, and one that is as fast as the sender.
  reg clk_fast = 1'b0, clk_slow = 1'b0;
  always #4.9 clk_fast = ~clk_fast;
  always #5.1 clk_slow = ~clk_slow;
  wire [2:0] got_valid, got_bad;
  wire [7:0] got0, got1, got2;
  wire [5:0] unused;
  uart_receive #(.COUNT_BITS(COUNT_BITS)) same (.clk_i (clk), .last_i (every), .rx_i (tx), .bit_o (unused[0]), .bit_valid_o (unused[1]),
    .byte_o (got0), .byte_valid_o (got_valid[0]), .byte_bad_o (got_bad[0]));
  uart_receive #(.COUNT_BITS(COUNT_BITS)) fast (.clk_i (clk_fast), .last_i (every), .rx_i (tx), .bit_o (unused[2]), .bit_valid_o (unused[3]),
    .byte_o (got1), .byte_valid_o (got_valid[1]), .byte_bad_o (got_bad[1]));
  uart_receive #(.COUNT_BITS(COUNT_BITS)) slow (.clk_i (clk_slow), .last_i (every), .rx_i (tx), .bit_o (unused[4]), .bit_valid_o (unused[5]),
    .byte_o (got2), .byte_valid_o (got_valid[2]), .byte_bad_o (got_bad[2]));

  reg [7:0] sent [0:1023];
  reg [7:0] last0;
  always @(posedge clk) if (got_valid[0]) last0 <= got0;
  integer count = 0, n0 = 0, n1 = 0, n2 = 0, wrong = 0, bad = 0;
  always @(posedge clk) begin
    if (got_valid[0]) begin if (got0 !== sent[n0]) wrong = wrong + 1; n0 = n0 + 1; end
    if (got_bad[0]) bad = bad + 1;
  end
  always @(posedge clk_fast) begin
    if (got_valid[1]) begin if (got1 !== sent[n1]) wrong = wrong + 1; n1 = n1 + 1; end
    if (got_bad[1]) bad = bad + 1;
  end
  always @(posedge clk_slow) begin
    if (got_valid[2]) begin if (got2 !== sent[n2]) wrong = wrong + 1; n2 = n2 + 1; end
    if (got_bad[2]) bad = bad + 1;
  end

  task offer(input [7:0] value);
    begin
      sent[count] = value;
      count = count + 1;
      data = value;
      valid = 1'b1;
      @(posedge clk);
      while (!ready) @(posedge clk);
      #1;
    end
  endtask

  integer i, start, low;
  initial begin
    @(negedge rst);
    group("the line rests high");
    low = 0;
    for (i = 0; i < 30 * DIVIDER; i = i + 1) @(posedge clk) if (tx !== 1'b1) low = low + 1;
    check(low == 0, "high");
    #1;

    group("every byte, back to back, understood at the same speed, 2 % fast and 2 % slow");
    offer(8'h00);
    start = $time;
    for (i = 1; i < 256; i = i + 1) offer(i);
    check(($time - start) == 255 * 10 * DIVIDER * 10, "ten bits a byte, no gap");
    valid = 1'b0;
    data = 8'hXX;
    clocks(4 * DIVIDER);
    check(n0 == 256 && n1 == 256 && n2 == 256, "all came");
    check(wrong == 0 && bad == 0, "as they were sent, stop bits and all");

    group("single bytes after any rest; the byte may change once it is ready");
    for (i = 0; i < 100; i = i + 1) begin
      clocks(1 + random(3 * DIVIDER));
      offer(random(256));
      valid = 1'b0;
      data = 8'hXX;
      clocks(2 * DIVIDER);
    end
    clocks(4 * DIVIDER);
    check(n0 == 356 && n1 == 356 && n2 == 356 && wrong == 0 && bad == 0, "all came");
    check(tx === 1'b1, "the line rests high");

    group("a byte that is abandoned ends without ready, and the next one is sent whole");
    for (i = 0; i < 11 * DIVIDER; i = i + 1) begin
      data = 8'hFF;
      valid = 1'b1;
      clocks(1 + i);
      // Abandoned while it waits for its start bit, it is not sent; while it is sent, its other bits are 0.
      // In the clock of the abandonment the byte is still offered.
      abandon = 1'b1;
      clocks(1);
      abandon = 1'b0;
      valid = 1'b0;
      data = 8'h00;
      clocks(1);
      data = 8'h69;
      valid = 1'b1;
      start = 0;
      while (!ready) @(posedge clk) start = start + 1;
      #1 valid = 1'b0;
      clocks(3 * DIVIDER);
      check(last0 === 8'h69 && start >= 9 * DIVIDER - 1, "the byte offered is the last one, and had its time");
    end
    finish;
  end
endmodule
