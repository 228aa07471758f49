// SPDX-License-Identifier: Apache-2.0
// The scan over the event memory: every event once, ascending, with its sign, whatever the pace of its taker.
module bench;
  parameter SOURCES = 512;
  parameter SIGNS = 0;
  `include "bench.vh"
  localparam WIDTH = SOURCES > 512 ? 32 : 16;
  localparam PLACE_BITS = $clog2(WIDTH);
  localparam WORDS = (SOURCES + WIDTH - 1) / WIDTH;
  localparam WORD_BITS = WORDS > 1 ? $clog2(WORDS) : 1;

  reg set = 0, negative = 0, host = 0, host_write = 0, host_write_signs = 0, start = 0, ready = 0, clear = 0;
  reg [WORD_BITS+PLACE_BITS-1:0] set_source = 0;
  reg [WORD_BITS+PLACE_BITS-5:0] host_word = 0;
  reg [WORD_BITS:0] words = WORDS;
  wire busy, scan_read, scan_clear, valid, setting, event_negative;
  wire [WORD_BITS-1:0] scan_word, clear_word;
  wire [WORD_BITS+PLACE_BITS-1:0] source;
  wire [WIDTH-1:0] rdata, signs;
  wire [15:0] host_rdata, host_signs;
  reg [15:0] host_wdata = 0;
  event_memory #(.SOURCES(SOURCES), .WIDTH(WIDTH), .SIGNS(SIGNS)) memory (
    .clk_i (clk), .rst_i (rst), .set_i (set), .set_source_i (set_source), .set_negative_i (negative),
    .scan_i (busy), .scan_read_i (scan_read), .scan_word_i (scan_word), .clear_i (scan_clear), .clear_word_i (clear_word),
    .host_i (host), .host_write_i (host_write), .host_write_signs_i (host_write_signs), .host_word_i (host_word),
    .host_wdata_i (host_wdata), .host_rdata_o (host_rdata), .host_signs_o (host_signs), .rdata_o (rdata), .signs_o (signs), .setting_o (setting)
  );
  event_scan #(.WIDTH(WIDTH), .WORD_BITS(WORD_BITS), .SIGNS(SIGNS)) dut (
    .clk_i (clk), .rst_i (rst), .start_i (start), .words_i (words), .clear_i (clear), .busy_o (busy),
    .read_o (scan_read), .word_o (scan_word), .rdata_i (rdata), .signs_i (signs), .clear_o (scan_clear), .clear_word_o (clear_word),
    .event_valid_o (valid), .event_source_o (source), .event_negative_o (event_negative), .event_ready_i (ready)
  );

  reg [SOURCES-1:0] wanted, seen, wanted_negative, seen_negative;
  integer i, last, count, taken, spent, trial;

  task put(input integer s);
    begin
      set = 1; set_source = s; clocks(1);
      set = 0; clocks(1);
      wanted[s] = 1'b1;
      wanted_negative[s] = wanted_negative[s] | (negative & (SIGNS != 0));
    end
  endtask

  // Walks once and notes what comes; pace: one in so many clocks is ready.
  task walk(input integer pace);
    begin
      seen = 0; seen_negative = 0; last = -1; taken = 0; spent = 0;
      start = 1; clocks(1); start = 0;
      while (busy) begin
        ready = random(pace) == 0;
        #1;
        if (valid & ready) begin
          check($signed({1'b0, source}) > last, "events ascend");
          check(source < SOURCES, "no event beyond the sources");
          seen[source] = 1'b1;
          seen_negative[source] = event_negative;
          last = source;
          taken = taken + 1;
        end
        clocks(1);
        spent = spent + 1;
      end
      ready = 0;
    end
  endtask

  initial begin
    @(negedge rst);
    clocks(2);
    wanted = 0;
    wanted_negative = 0;

    group("every event comes once and in order, duplicates merged");
    for (trial = 0; trial < 40; trial = trial + 1) begin
      wanted = 0;
      wanted_negative = 0;
      count = random(trial < 20 ? 8 : 3 * SOURCES);
      for (i = 0; i < count; i = i + 1) begin negative = random(3) == 0; put(random(SOURCES)); end
      clear = trial[0];
      walk(1 + trial % 4);
      check(seen == wanted, "what was put came");
      check(seen_negative == wanted_negative, "negative if one of those that merged was, in builds with signs");
      if (!clear) begin
        clear = 1;
        walk(1);
        check(seen == wanted, "a walk without clearing leaves the events");
      end
      walk(1);
      check(seen == 0, "a clearing walk leaves none");
      check(spent <= WORDS + 3, "an empty walk takes a clock a word and 3");
    end

    group("the host reads the events, 16 a word");
    wanted = 0;
    for (i = 0; i < 20; i = i + 1) put(random(SOURCES));
    host = 1;
    for (i = 0; i < (SOURCES + 15) / 16; i = i + 1) begin
      host_word = i; clocks(1);
      for (last = 0; last < 16 && 16 * i + last < SOURCES; last = last + 1)
        check(host_rdata[last] == wanted[16*i+last], "bit i of word w is source 16 w + i");
    end
    host = 0;
    clear = 1;
    walk(1);

    group("the host writes words of events, positive until it writes their signs");
    for (trial = 0; trial < 20; trial = trial + 1) begin
      wanted = 0; wanted_negative = 0; negative = 1;
      for (i = 0; i < 20; i = i + 1) put(random(SOURCES));
      negative = 0;
      host = 1;
      for (last = 0; last < 6; last = last + 1) begin
        i = random((SOURCES + 15) / 16);
        host_word = i; host_wdata = random(65536) & (SOURCES - 16 * i < 16 ? (1 << (SOURCES - 16 * i)) - 1 : 65535);
        clocks(2);
        host_write = 1; clocks(1); host_write = 0;
        for (count = 0; count < 16 && 16 * i + count < SOURCES; count = count + 1) begin
          wanted[16*i+count] = host_wdata[count];
          wanted_negative[16*i+count] = 1'b0;
        end
        if (random(2)) begin
          host_wdata = host_wdata & random(65536);
          host_write_signs = 1; clocks(1); host_write_signs = 0;
          for (count = 0; count < 16 && 16 * i + count < SOURCES; count = count + 1)
            wanted_negative[16*i+count] = host_wdata[count] & (SIGNS != 0);
        end
        clocks(1);
        for (count = 0; count < 16 && 16 * i + count < SOURCES; count = count + 1)
          check(host_signs[count] == wanted_negative[16*i+count], "bit i of sign word w is that of source 16 w + i");
      end
      host = 0;
      clear = 1;
      walk(1);
      check(seen == wanted && seen_negative == wanted_negative, "what the host wrote came");
    end

    group("all sources at once come one a clock");
    for (i = 0; i < SOURCES; i = i + 1) put(i);
    walk(1);
    check(taken == SOURCES, "all came");
    check(spent <= SOURCES + 4, "one a clock, and 4");

    group("a shorter walk leaves the rest alone");
    if (WORDS > 1) begin
      wanted = 0;
      put(3); put(SOURCES - 1);
      words = 1;
      walk(1);
      check(seen[3] && taken == 1, "only the first word was walked");
      words = WORDS;
      walk(1);
      check(seen[SOURCES-1] && taken == 1, "the other event was kept");
    end else begin
      check(1'b1, "one word: nothing shorter");
    end
    finish;
  end
endmodule
