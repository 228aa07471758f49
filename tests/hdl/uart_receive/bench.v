// SPDX-License-Identifier: Apache-2.0
// Bytes from the pin: at the right speed, 2 % off it, with noise on the line and without stop bits.
module bench;
  parameter DIVIDER = 8;
  `include "bench.vh"
  `include "frames.vh"
  wire tx = 1'b1;
  `include "uart.vh"

  wire bit_now, bit_valid, byte_valid, byte_bad;
  wire [7:0] byte_now;
  localparam COUNT_BITS = $clog2(DIVIDER);
  localparam integer LAST = DIVIDER - 1;
  uart_receive #(.COUNT_BITS(COUNT_BITS)) dut (
    .clk_i (clk), .last_i (LAST[COUNT_BITS-1:0]), .rx_i (rx), .bit_o (bit_now), .bit_valid_o (bit_valid),
    .byte_o (byte_now), .byte_valid_o (byte_valid), .byte_bad_o (byte_bad)
  );

  // What came: the bits of a byte must be those of the byte that follows them.
  integer bytes = 0, bad = 0, bits = 0, mismatches = 0;
  reg [7:0] last, gathered;
  always @(posedge clk) begin
    if (bit_valid) begin
      gathered = {bit_now, gathered[7:1]};
      bits = bits + 1;
    end
    if (byte_valid) begin
      last = byte_now;
      bytes = bytes + 1;
      if (bits != 8 || gathered !== byte_now) mismatches = mismatches + 1;
      bits = 0;
    end
    if (byte_bad) begin
      bad = bad + 1;
      bits = 0;
    end
  end

  integer i, n, percent, wrong;
  initial begin
    @(negedge rst);
    clocks(20);

    for (percent = -2; percent <= 2; percent = percent + 2) begin
      case (percent)
        -2: group("every byte, back to back, sender 2 % fast");
        0:  group("every byte, back to back, sender exact");
        2:  group("every byte, back to back, sender 2 % slow");
      endcase
      uart_bit = 10.0 * DIVIDER * (100 + percent) / 100;
      n = bytes;
      wrong = 0;
      for (i = 0; i < 256; i = i + 1) begin
        uart_send(i);
        // The next start bit is on the line already while this byte comes out.
        if (bytes != n + i + 1 && bytes != n + i) wrong = wrong + 1;
      end
      #(uart_bit * 2) check(bytes == n + 256 && last == 8'hFF, "256 bytes");
      check(wrong == 0 && mismatches == 0 && bad == 0, "each as it was sent, bit by bit");
    end

    group("random bytes with random gaps");
    uart_bit = 10.0 * DIVIDER;
    wrong = 0;
    for (i = 0; i < 200; i = i + 1) begin
      n = random(256);
      uart_send(n);
      #(uart_bit * (1 + random(30) / 10.0));
      if (last !== n[7:0]) wrong = wrong + 1;
    end
    check(wrong == 0 && mismatches == 0 && bad == 0, "each as it was sent");

    group("a missing stop bit is told, and the byte is not given");
    n = bytes;
    last = 8'h00;
    uart_send_bad(8'h3C);
    clocks(4);
    check(bad == 1, "bad");
    // Half of the missing stop bit may pass for a start bit: then a byte of the idle line follows.
    #(uart_bit * 12) check(bad == 1 && (bytes == n || (bytes == n + 1 && last == 8'hFF)), "not given");
    n = bytes;
    uart_send(8'hA5);
    #(uart_bit * 2) check(bytes == n + 1 && last == 8'hA5 && bad == 1, "the next one is good");

    group("a line that stays low is bad bytes, and works again after it");
    n = bytes;
    rx = 1'b0;
    #(uart_bit * 45) rx = 1'b1;
    #(uart_bit * 12) check(bytes <= n + 1 && bad > 2, "bad");
    bad = 0;
    bits = 0;
    uart_send(8'h5A);
    #(uart_bit * 2) check(last == 8'h5A && bad == 0, "good again");

    group("dips shorter than half a bit are no start bit");
    n = bytes;
    bad = 0;
    for (i = 1; i <= (DIVIDER - 1) / 2; i = i + 1) begin
      @(posedge clk) #1 rx = 1'b0;
      repeat (i) @(posedge clk);
      #1 rx = 1'b1;
      #(uart_bit * 12);
    end
    check(bytes == n && bad == 0, "nothing came");

    finish;
  end
endmodule
