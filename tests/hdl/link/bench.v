// SPDX-License-Identifier: Apache-2.0
// The link from pin to core, in a host's words: every command, every refusal, windows, losses, sync.
module bench;
  parameter DIVIDER = 8;
  parameter NEURONS = 256;
  parameter SOURCES = 512;
  parameter LANES = 8;
  `include "bench.vh"
  `include "frames.vh"
  wire tx;
  `include "uart.vh"

  wire core_reset, tick_start, tick_busy, event_valid, event_ready, spike_valid, spike_ready;
  wire memory_valid, memory_write, memory_ready;
  wire [15:0] event_source, spike_neuron, memory_wdata, memory_rdata;
  wire [14:0] spike_tick;
  wire [3:0] memory_bank;
  wire [23:0] memory_address;
  link #(
    .CLOCK_HERTZ(DIVIDER * 1000000), .BAUD(1000000), .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES),
    .SOURCE_HASH(32'h12345678), .CONFIGURATION_HASH(32'h9ABCDEF0)
  ) dut (
    .clk_i (clk), .rst_i (rst), .uart_rx_i (rx), .uart_tx_o (tx), .core_reset_o (core_reset),
    .tick_start_o (tick_start), .tick_busy_i (tick_busy),
    .event_valid_o (event_valid), .event_source_o (event_source), .event_ready_i (event_ready),
    .spike_valid_i (spike_valid), .spike_neuron_i (spike_neuron), .spike_ready_o (spike_ready),
    .spike_tick_i (spike_tick),
    .memory_valid_o (memory_valid), .memory_write_o (memory_write), .memory_bank_o (memory_bank),
    .memory_address_o (memory_address), .memory_wdata_o (memory_wdata), .memory_ready_i (memory_ready),
    .memory_rdata_i (memory_rdata)
  );
  core_stub core (
    .clk_i (clk), .rst_i (core_reset),
    .tick_start_i (tick_start), .tick_busy_o (tick_busy),
    .event_valid_i (event_valid), .event_source_i (event_source), .event_ready_o (event_ready),
    .spike_valid_o (spike_valid), .spike_neuron_o (spike_neuron), .spike_tick_o (spike_tick),
    .spike_ready_i (spike_ready),
    .memory_valid_i (memory_valid), .memory_write_i (memory_write), .memory_bank_i (memory_bank),
    .memory_address_i (memory_address), .memory_wdata_i (memory_wdata), .memory_ready_o (memory_ready),
    .memory_rdata_o (memory_rdata)
  );

  localparam PATIENCE = 400 * 10 * DIVIDER;     // clocks within which the longest frame comes
  localparam QUIET    = 40 * 10 * DIVIDER;

  // What the host knows: its next number, the data frame it expects, its nonce.
  reg [3:0] number = 0, awaited = 0;
  reg [7:0] nonce = 0;
  reg [7:0] conditions = 0;
  integer i, j, k, n;

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

  task status(input [8*100-1:0] fact);
    begin
      reply_take(PATIENCE);
      check(reply_is_status(number, awaited, conditions, nonce), fact);
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

  initial begin
    uart_bit = 10.0 * DIVIDER;
    uart_listen;
  end

  initial begin
    @(negedge rst);
    clocks(20);

    group("power-up: silent until spoken to; the first zero byte says nothing");
    uart_send(8'd0);
    silence("silent");

    group("sync is answered with its nonce; identity");
    sync(8'h5A);
    status("status of sync");
    read(8'd0, 24'd0, 16'd16);
    data(8'h41, 16, "16 words");
    check(reply_word(0) == 16'h434E && reply_word(1) == 16'd1 && reply_word(2) == 16'd1, "magic and versions");
    check(reply_word(3) == NEURONS && reply_word(4) == SOURCES && reply_word(5) == LANES, "sizes");
    check(reply_word(6) == 16'd16 && reply_word(7) == 16'd24 && reply_word(8) == 16'h0303, "widths");
    check(reply_word(9) == 16'h007F, "capabilities");
    check(reply_word(10) == DIVIDER * 1000 && reply_word(11) == 16'd0, "clock");
    check({reply_word(13), reply_word(12)} == 32'h12345678 && {reply_word(15), reply_word(14)} == 32'h9ABCDEF0, "hashes");
    status("status of read");
    check(got_zeros >= 2 * 3, "a zero before and after each frame");

    group("write, read back, fill");
    open(8'h01);
    place(8'd8, 24'd5);
    for (i = 0; i < 122; i = i + 1) frame_word(16'h1000 + i);
    send;
    status("written");
    check(core.writes == 122 && core.memory[16'h8005] == 16'h1000 && core.memory[16'h8005 + 121] == 16'h1079, "in memory");
    ack;
    read(8'd8, 24'd5, 16'd117);
    data(8'h41, 117, "117 words");
    k = 0;
    for (i = 0; i < 117; i = i + 1) if (reply_word(i) != 16'h1000 + i) k = k + 1;
    check(k == 0, "the words written");
    status("status of read");
    open(8'h02);
    place(8'd5, 24'd16);
    frame_word(16'hBEEF);
    frame_word(16'd300);
    send;
    status("filled");
    k = 0;
    for (i = 0; i < 300; i = i + 1) if (core.memory[16'h5010 + i] != 16'hBEEF) k = k + 1;
    check(k == 0 && core.memory[16'h500F] == 16'd0 && core.memory[16'h5010 + 300] == 16'd0 && core.writes == 422, "300 words, no more");

    finish;
  end
endmodule
