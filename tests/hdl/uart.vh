// SPDX-License-Identifier: Apache-2.0
// The other end of the serial line, bit by bit; `include this inside a bench's module, after bench.vh.
//   rx             the board's receive pin
//   uart_bit       length of a bit in time units, for both directions
//   uart_send(b)   a byte to the board; uart_send_bad(b) one without stop bit
//   uart_listen    forever: tx's bytes, given to got_byte
  reg rx = 1'b1;
  real uart_bit = 40.0;
  integer uart_bad_stops = 0;

  task uart_bits(input [7:0] data, input stop);
    integer i;
    begin
      rx = 1'b0;
      #(uart_bit);
      for (i = 0; i < 8; i = i + 1) begin
        rx = data[i];
        #(uart_bit);
      end
      rx = stop;
      #(uart_bit);
      rx = 1'b1;
    end
  endtask

  task uart_send(input [7:0] data);
    uart_bits(data, 1'b1);
  endtask

  task uart_send_bad(input [7:0] data);
    uart_bits(data, 1'b0);
  endtask

  task uart_listen;
    reg [7:0] data;
    integer i;
    forever begin
      @(negedge tx);
      #(uart_bit / 2);
      if (!tx) begin
        for (i = 0; i < 8; i = i + 1) begin
          #(uart_bit) data[i] = tx;
        end
        #(uart_bit) if (tx) got_byte(data); else uart_bad_stops = uart_bad_stops + 1;
      end
    end
  endtask
