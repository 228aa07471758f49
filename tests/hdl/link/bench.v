// SPDX-License-Identifier: Apache-2.0
// The link from pin to core, in a host's words: every command, every refusal, windows, losses, sync.
module bench;
  parameter DIVIDER = 8;
  parameter NEURONS = 512;
  parameter SOURCES = 1024;
  parameter LANES = 8;
  `include "neurocore_registers.vh"
  `include "bench.vh"
  `include "frames.vh"
  wire tx;
  `include "uart.vh"

  reg tick_due = 1, last_spike = 0;
  reg probe_due = 0;
  reg [4:0] probe_count = 0;
  wire probe_done;
  wire core_reset, tick_start, tick_busy, event_valid, event_ready, spike_valid, spike_ready;
  wire memory_valid, memory_write, memory_ready;
  wire [15:0] event_source, spike_neuron, memory_wdata, memory_rdata;
  wire [4:0] spike_tick;
  wire [4:0] memory_bank;
  wire [23:0] memory_address;
  link #(
    .CLOCK_HERTZ(DIVIDER * 1000000), .BAUD(1000000), .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES),
    .SOURCE_HASH(32'h12345678), .CONFIGURATION_HASH(32'h9ABCDEF0)
  ) dut (
    .clk_i (clk), .rst_i (rst), .uart_rx_i (rx), .uart_tx_o (tx), .core_reset_o (core_reset),
    .tick_start_o (tick_start), .tick_due_i (tick_due), .tick_busy_i (tick_busy),
    .last_spike_i (last_spike), .probe_due_i (probe_due), .probe_count_i (probe_count), .probe_done_o (probe_done),
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
  localparam MANY     = NEURONS < 300 ? NEURONS - 1 : 299;   // spikes of a tick that fills a frame
  localparam QUIET    = 40 * 10 * DIVIDER;

  `include "link/host.vh"
  integer i, j, k, n;

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
    read(8'd0, 24'd0, 16'd32);
    data(8'h41, 32, "32 words");
    check(reply_word(0) == 16'h434E && reply_word(1) == NC_VERSION_PROTOCOL && reply_word(2) == NC_VERSION_HARDWARE, "magic and versions");
    check(reply_word(3) == NEURONS && reply_word(4) == SOURCES && reply_word(5) == LANES, "sizes");
    check(reply_word(6) == 16'd16 && reply_word(7) == 16'd24 && reply_word(8) == 16'h0303, "widths");
    check(reply_word(9) == 16'h0302, "bits of projections");
    check({reply_word(17), reply_word(16)} == 32'h0018E2FF, "capabilities");
    check(reply_word(18) == 16'd256 && reply_word(19) == 16'd0, "encoders and winners");
    check(reply_word(20) == 16'd0 && reply_word(31) == 16'd0, "nothing in words without a name");
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

    group("writes of every length");
    n = core.writes;
    for (j = 1; j <= 122; j = j + (j < 20 ? 1 : 17)) begin
      open(8'h01);
      place(8'd7, 24'd2);
      for (i = 0; i < j; i = i + 1) frame_word(16'h0100 * j + i);
      send;
      status("written");
      n = n + j;
      check(core.writes == n && core.memory[16'h7002] == 16'h0100 * j && core.memory[16'h7001 + j] == 16'h0100 * j + j - 1,
        "every word, no more");
    end

    group("refused: skipped as a whole, counted, reported until sync");
    n = core.writes;
    refuse(8'd9, 8'd0, 0);      // an opcode that there is not
    refuse(8'd0, 8'd0, 0);
    refuse(8'd5, 8'd0, 0);
    refuse(8'h41, 8'd0, 2);
    refuse(8'h01, 8'd8, 0);     // write of nothing, of half a word, without address
    refuse(8'h01, 8'd8, 3);
    refuse(8'h01, 8'd8, -2);
    refuse(8'h01, 8'd8, -4);
    refuse(8'h01, 8'd0, 2);     // banks that cannot be written
    refuse(8'h01, 8'd17, 2);
    refuse(8'h01, NC_BANK_LEARNING + 1, 2);   // the first number that no bank has
    refuse(8'h01, 8'd31, 2);
    refuse(8'h01, 8'd40, 2);
    refuse(8'h02, 8'd8, 3);     // lengths of fill and read
    refuse(8'h02, 8'd8, 5);
    refuse(8'h02, 8'd8, 2);
    refuse(8'h02, 8'd8, 20);
    refuse(8'h02, 8'd0, 4);
    refuse(8'h02, 8'd17, 4);
    refuse(8'h03, 8'd8, 3);
    refuse(8'h03, 8'd8, 6);
    refuse(8'h03, NC_BANK_LEARNING + 1, 4);
    refuse(8'h03, 8'd128, 4);
    refuse(8'h04, 8'd8, -3);    // a run of one byte
    check(core.writes == n && core.ticks == 0, "nothing was done");
    conditions = 8'h00;
    sync(8'h11);
    status("sync clears it");
    read(8'd8, 24'd5, 16'd0);
    conditions = 8'h02;
    status("read of no word");
    sync(8'h12);
    status("sync clears it");
    read(8'd8, 24'd5, 16'd118);
    conditions = 8'h02;
    status("read of 118 words");
    read(8'd8, 24'd5, 16'd256);
    status("read of 256 words");
    read(8'd8, 24'd5, 16'd2);
    data(8'h41, 2, "a read after refused ones");
    check(reply_word(0) == 16'h1000 && reply_word(1) == 16'h1001, "its words");
    status("status");
    read(8'd11, 24'd0, 16'd1);
    data(8'h41, 1, "accumulators can be read");
    status("status");
    ack;

    group("events and ticks");
    sync(8'h21);
    status("sync");
    core.spikes = 0;
    core.ticks = 1;
    n = core.event_count;
    k = core.ticks;
    open(8'h04);
    frame_word(16'd3);
    frame_word(SOURCES - 1);
    frame_word(16'h8002);
    frame_word(16'd0);
    frame_word(16'h8000);
    frame_word(16'h8001);
    send;
    status("run");
    check(core.event_count == n + 3 && core.events[n] == 16'd3 && core.events[n + 1] == SOURCES - 1
      && core.events[n + 2] == 16'd0, "events in order");
    check(core.ticks == k + 3, "three ticks");
    open(8'h04);
    send;
    status("a run of no word");
    open(8'h04);
    frame_word(SOURCES);
    frame_word(16'd1);
    frame_word(16'h7FFF);
    frame_word(16'h8001);
    send;
    conditions = 8'h02;
    status("sources that there are not are refused");
    check(core.event_count == n + 4 && core.events[n + 3] == 16'd1 && core.ticks == k + 4, "the rest is done");
    check(core.wrong == 0, "nothing asked of a busy core");

    group("spikes");
    sync(8'h22);
    status("sync");
    core.spikes = 3;
    core.stride = 2;
    k = core.ticks;
    open(8'h04);
    frame_word(16'h8002);
    send;
    stream_tick(k, 3, 2);
    stream_tick(k + 1, 3, 2);
    events("two ticks of three spikes");
    status("run");
    check(core.stalls < 100, "no stall but for the ticks and a byte a spike");
    for (i = 1; i * 3 < NEURONS && i < 70; i = i + 23) begin
      core.spikes = 3;
      core.stride = i;
      open(8'h04);
      frame_word(16'h8001);
      send;
      stream_tick(core.ticks, 3, i);
      events("of any page");
      status("run");
    end

    group("a tick that is a multiple of 32 is told without spikes, others are not");
    core.spikes = 0;
    core.ticks = 28;
    open(8'h04);
    frame_word(16'h8000 | 16'd64);
    send;
    stream_tick(32, 0, 1);
    stream_tick(64, 0, 1);
    events("twice in 64 ticks");
    status("run");
    core.ticks = 1;
    open(8'h04);
    frame_word(16'h8000 | 16'd31);
    send;
    status("not in 31");
    core.spikes = 2;
    core.stride = 1;
    open(8'h04);
    frame_word(16'h8001);
    send;
    stream_tick(32, 2, 1);
    events("told once if there are spikes");
    status("run");

    group("spikes that fill frames: the core waits, nothing is lost");
    core.ticks = 1;
    core.spikes = MANY;
    core.stride = 1;
    open(8'h04);
    frame_word(16'h8003);
    send;
    stream_tick(1, MANY, 1);
    stream_tick(2, MANY, 1);
    stream_tick(3, MANY, 1);
    events("first frame");
    silence("the next one waits for its acknowledgement");
    i = core.stalls;
    clocks(1000);
    check(core.stalls == i + 1000 && core.tick_busy_o, "the core waits");
    while (stream_taken < stream_bytes) begin
      ack;
      events("goes on where the frame before ended");
    end
    status("run");
    silence("no more");
    for (j = 229; j <= 231; j = j + 1) begin    // with the tick and three pages: up to the last byte of a frame, and one more
      core.spikes = j;
      core.ticks = 1;
      open(8'h04);
      frame_word(16'h8002);
      send;
      stream_tick(1, j, 1);
      stream_tick(2, j, 1);
      events("the first frame");
      ack;
      events("the second");
      while (stream_taken < stream_bytes) begin
        ack;
        events("the rest");
      end
      status("run");
    end
    core.ticks = 1;
    check(core.wrong == 0, "nothing asked of a busy core");

    group("a data frame is repeated, byte for byte, until acknowledged");
    core.spikes = 5;
    open(8'h04);
    frame_word(16'h8001);
    send;
    stream_tick(1, 5, 1);
    events("events");
    status("run");
    for (j = 0; j < 3; j = j + 1) begin
      awaited = awaited - 1;
      open(8'h81);
      send;
      stream_taken = stream_bytes - 6;
      events("again");
      status("then a status");
    end
    open(8'h81);
    send;
    status("acknowledged by the resend itself: no more data");
    silence("nothing else");

    group("duplicates are answered, not executed; gaps are reported");
    sync(8'h31);
    status("sync");
    n = core.writes;
    write1(8'd8, 24'd100, 16'hAAAA);
    status("write");
    for (j = 0; j < 8; j = j + 1) begin
      number = 4'd0 - j;
      open(8'h01);
      place(8'd8, 24'd101);
      frame_word(16'hBBBB);
      send;
      number = 4'd1;
      status("repeated");
    end
    check(core.writes == n + 1, "executed once");
    for (j = 2; j < 8; j = j + 1) begin
      number = j;
      open(8'h01);
      place(8'd8, 24'd101);
      frame_word(16'hBBBB);
      send;
      number = 4'd1;
      conditions = 8'h01;
      status("out of order");
      conditions = 8'h00;
    end
    check(core.writes == n + 1, "still");
    write1(8'd8, 24'd100, 16'hCCCC);
    status("the one expected");
    check(core.writes == n + 2, "is executed");

    group("damaged frames");
    open(8'h01);
    place(8'd8, 24'd100);
    frame_word(16'hDDDD);
    frame_close;
    frame[7] = frame[7] ^ 8'h10;
    line_encode;
    send_line;
    number = number - 1;
    conditions = 8'h01;
    status("a bit flipped");
    conditions = 8'h00;
    write1(8'd8, 24'd100, 16'hDDDD);
    status("sent again");
    open(8'h01);
    place(8'd8, 24'd100);
    frame_word(16'hEEEE);
    frame_close;
    line_encode;
    for (i = 0; i < line_bytes; i = i + 1) if (i == 5) uart_send_bad(line[i]); else uart_send(line[i]);
    #(uart_bit * 2);
    uart_send(8'd0);
    number = number - 1;
    conditions = 8'h01;
    status("a stop bit missing");
    conditions = 8'h00;
    check(core.memory[16'h8064] == 16'hDDDD, "no effect");
    for (i = 0; i < 5; i = i + 1) uart_send(line[i]);
    write1(8'd8, 24'd100, 16'hEEEE);
    number = number - 1;
    conditions = 8'h01;
    status("a frame that begins inside another");
    conditions = 8'h00;
    write1(8'd8, 24'd100, 16'hEEEE);
    status("the next one is found");
    for (i = 0; i < 40; i = i + 1) uart_send(8'd0);
    silence("zeros mean nothing");

    group("two frames wait, a third is lost; acknowledgements go by them");
    sync(8'h41);
    status("sync");
    core.spikes = 0;
    core.work = 500 * DIVIDER;
    k = core.ticks;
    open(8'h04);
    frame_word(16'h8001);
    send;
    write1(8'd8, 24'd200, 16'h0001);
    write1(8'd8, 24'd201, 16'h0002);
    number = 4'd0;
    conditions = 8'h01;
    status("the third is reported while the first is executed");
    conditions = 8'h00;
    number = 4'd1;
    status("run");
    number = 4'd2;
    status("the second");
    check(core.memory[16'h80C8] == 16'd1 && core.memory[16'h80C9] == 16'd0, "the third had no effect");
    write1(8'd8, 24'd201, 16'h0002);
    status("sent again");
    check(core.memory[16'h80C9] == 16'd2, "it has");
    core.work = 10;

    group("sync in the middle of everything");
    core.spikes = 200;
    for (j = 0; j < 40; j = j + 1) begin
      open(8'h04);
      frame_word(16'h8003);
      send;
      write1(8'd8, 24'd300, j);
      #(uart_bit * random(700));
      sync(8'h80 + j);
      answered("answered with its nonce");
      check(!core.tick_busy_o, "the core rests");
      write1(8'd8, 24'd301, j);
      status("goes on");
      check(core.memory[16'h812D] == j, "and works");
      read(8'd8, 24'd301, 16'd1);
      data(8'h41, 1, "reads");
      check(reply_word(0) == j, "the word");
      status("status");
    end
    check(core.wrong == 0, "nothing asked of a busy core");

    group("every speed down to 4 clocks a bit; after a break the first one again");
    for (j = DIVIDER; j >= 4; j = j - 1) begin
      rate(j);
      answered("answered at the new speed");
      write1(8'd8, 24'd302, j);
      status("status");
      sync(8'h60);
      status("sync keeps the speed");
      read(8'd8, 24'd302, 16'd1);
      data(8'h41, 1, "reads");
      check(reply_word(0) == j, "the word");
      status("status");
      // Fewer bytes than that in a row without stop bits are noise.
      line_break(10 * j * 14 / DIVIDER);
      uart_send(8'd0);
      sync(8'h61);
      answered("goes on after noise");
      line_break(170);
      uart_bit = 10.0 * DIVIDER;
      uart_send(8'd0);
      sync(8'h62);
      answered("the first speed after a break");
    end

    finish;
  end
endmodule
