// SPDX-License-Identifier: Apache-2.0
// Samples of every length, from a memory port and to a host that both take their time; between samples everything
// passes.
module bench;
  `include "bench.vh"
  `include "neurocore_registers.vh"

  reg due = 0, spike_ready = 0, link_valid = 0, link_write = 0, core_busy = 0, core_spike = 0;
  reg [4:0] count = 1, link_bank = 0;
  reg [23:0] link_address = 0;
  reg [15:0] core_neuron = 0;
  wire done, busy, spike, header, word, valid, write;
  wire [15:0] neuron;
  wire [4:0] bank;
  wire [23:0] address;

  // The memory port: a word some clocks after it is asked for, in one clock only.
  reg [15:0] entries [0:15];
  integer wait_left = 0, asked = 0;
  wire ready = valid && wait_left == 0;
  wire [15:0] rdata = ~ready ? 16'hDEAD : bank == NC_BANK_PROBE ? entries[address[3:0]] : value({bank, address});
  function [15:0] value(input [28:0] of);
    value = of[15:0] * 16'd40503 ^ {3'd0, of[28:16]} * 16'd7919;
  endfunction
  always @(posedge clk) begin
    if (ready) asked = asked + 1;
    wait_left = ready ? random(8) : valid && wait_left > 0 ? wait_left - 1 : wait_left;
  end

  probe_sampler dut (
    .clk_i (clk), .rst_i (rst), .due_i (due), .count_i (count), .done_o (done), .tick_busy_o (busy),
    .spike_valid_o (spike), .spike_neuron_o (neuron), .spike_is_header_o (header), .spike_is_word_o (word), .spike_ready_i (spike_ready), .memory_valid_i (link_valid),
    .memory_write_i (link_write), .memory_bank_i (link_bank), .memory_address_i (link_address),
    .tick_busy_i (core_busy), .spike_valid_i (core_spike), .spike_neuron_i (core_neuron), .memory_valid_o (valid),
    .memory_write_o (write), .memory_bank_o (bank), .memory_address_o (address), .memory_ready_i (ready),
    .memory_rdata_i (rdata)
  );

  // Whoever holds due clears it in the clock after done, as the control registers do.
  integer told = 0;
  reg [15:0] words [0:31];
  reg kinds_right = 1;
  reg ended = 0;
  always @(posedge clk) begin
    if (spike & spike_ready & due) begin
      words[told] = neuron;
      if (header != (told == 0) || word != (told != 0)) kinds_right = 0;
      told = told + 1;
    end
    if (done) ended = 1;
    spike_ready <= #1 random(3) == 0;
    if (done) due <= #1 1'b0;
  end

  integer i, trial, patience;
  reg ok;
  initial begin
    for (i = 0; i < 16; i = i + 1) entries[i] = 0;
    @(negedge rst);
    clocks(2);

    group("without a sample, everything passes");
    for (trial = 0; trial < 300; trial = trial + 1) begin
      {link_valid, link_write, core_busy, core_spike} = random(16);
      link_bank = random(32); link_address = $random(seed); core_neuron = $random(seed);
      #1 check(valid == link_valid && write == link_write && bank == link_bank && address == link_address
        && busy == core_busy && spike == core_spike && neuron == core_neuron && !header && !word && !done, "unchanged");
      clocks(1);
    end
    {link_valid, link_write, core_busy, core_spike} = 0;
    clocks(20);

    group("the number of entries, then the word of each");
    for (trial = 0; trial < 400; trial = trial + 1) begin
      for (i = 0; i < 16; i = i + 1) entries[i] = $random(seed);
      count = trial < 16 ? trial + 1 : 1 + random(16);
      link_write = random(2);
      link_bank = random(32);
      clocks(1);      // the number of entries does not change while a tick is under way
      told = 0; asked = 0; ended = 0; ok = 1;
      due = 1;
      #1 check(busy, "the tick is busy until it is through");
      patience = 4000;
      while (due && patience > 0) begin
        if (!busy || write) ok = 0;
        clocks(1);
        patience = patience - 1;
      end
      check(ended && ok, "it ends, nothing was written meanwhile");
      check(told == count + 1 && words[0] == count && kinds_right, "so many words");
      for (i = 0; i < count; i = i + 1)
        if (words[i + 1] !== (entries[i][15:11] == NC_BANK_PROBE ? entries[entries[i][3:0]]
          : value({entries[i][15:11], 13'd0, entries[i][10:0]}))) ok = 0;
      check(ok, "each entry's bank and address");
      check(asked == 2 * count, "two accesses an entry");
      check(!busy && !spike && !valid, "then it is silent");
      clocks(random(10));
    end

    group("given up at any moment, the next sample is whole");
    for (trial = 0; trial < 200; trial = trial + 1) begin
      count = 1 + random(16);
      clocks(1);
      due = 1;
      clocks(1 + random(60));
      due = 0;
      clocks(1);
      check(!spike && !valid && !busy, "given up");
      clocks(10);
      count = 1 + random(16);
      clocks(1);
      told = 0; ended = 0; kinds_right = 1;
      due = 1;
      patience = 4000;
      while (due && patience > 0) begin
        clocks(1);
        patience = patience - 1;
      end
      check(ended && told == count + 1 && words[0] == count && kinds_right, "all of it");
    end
    finish;
  end
endmodule
