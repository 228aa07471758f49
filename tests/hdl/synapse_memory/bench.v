// SPDX-License-Identifier: Apache-2.0
// The skewed crossbar: what the host writes for (source, neuron) is what a row delivers to that neuron, whether a
// synapse has 8 bits or 16; and what is learnt, by rows and by columns, is what the host reads. Where there are two
// ports, one half of a column is read in the clock in which another is written.
module bench;
  parameter NEURONS = 16;
  parameter SOURCES = 32;
  parameter LANES = 4;
  parameter FINE = 0;
  parameter TAGGED = 0;
  parameter LEARNING = 0;
  parameter DUAL_PORT = 0;
  `include "bench.vh"
  localparam BLOCKS = NEURONS / LANES;
  localparam WIDE = FINE + TAGGED;
  localparam PAIRS = WIDE != 0 ? LANES : (LANES + 1) / 2;
  localparam SOURCE_BITS = $clog2(SOURCES);
  localparam WIDTH = 8 * (1 + WIDE);
  localparam HALF = LANES > 1 ? LANES / 2 : 1;
  localparam ROTATION_BITS = LANES > 1 ? $clog2(LANES) : 1;
  localparam BLOCK_BITS = BLOCKS > 1 ? $clog2(BLOCKS) : 1;
  localparam HOST_BITS = $clog2(SOURCES * BLOCKS) + (PAIRS > 1 ? $clog2(PAIRS) : 0);

  reg row = 0, host = 0, write = 0, negative = 0;
  reg [SOURCE_BITS-1:0] source = 0;
  reg [BLOCK_BITS-1:0] block = 0;
  reg [HOST_BITS-1:0] address = 0;
  reg [15:0] wdata = 0;
  wire [15:0] rdata;
  wire [LANES*8-1:0] weights;
  wire [LANES*3-1:0] delays;
  reg column = 0, half = 0, keep = 0, learn = 0, write_half = 0;
  reg [ROTATION_BITS-1:0] column_neuron = 0;
  reg [SOURCE_BITS-1:0] write_source = 0;
  reg [BLOCK_BITS-1:0] write_block = 0;
  reg [HALF*WIDTH-1:0] results = 0;
  wire [LANES*WIDTH-1:0] words;
  wire [LANES-1:0] absent;
  synapse_memory #(
    .SOURCES(SOURCES), .BLOCKS(BLOCKS), .LANES(LANES), .SOURCE_BITS(SOURCE_BITS), .BLOCK_BITS(BLOCK_BITS),
    .FINE(FINE), .TAGGED(TAGGED), .LEARNING(LEARNING), .DUAL_PORT(DUAL_PORT)
  ) dut (
    .clk_i (clk), .walking_i (row), .row_valid_i (row), .row_source_i (source), .row_block_i (block), .negative_i (negative),
    .weights_o (weights), .delays_o (delays),
    .column_i (column), .column_neuron_i (column_neuron), .half_i (half), .words_o (words), .absent_o (absent),
    .keep_i (keep), .write_i (learn), .write_half_i (write_half), .write_source_i (write_source),
    .write_block_i (write_block), .results_i (results),
    .host_i (host), .host_write_i (write), .host_address_i (address), .host_wdata_i (wdata), .host_rdata_o (rdata)
  );

  reg signed [7:0] matrix [0:SOURCES*NEURONS-1];
  reg [2:0] own [0:SOURCES*NEURONS-1];
  reg [7:0] bytes [0:SOURCES*BLOCKS*PAIRS*2-1];
  reg used [0:SOURCES*BLOCKS*PAIRS*2-1];
  integer s, n, i, j, place, lane, value, other, trial;
  reg columns;      // this trial learns by columns
  reg [15:0] word;

  // Where the word of a synapse lies among the bytes of the host.
  function integer at(input integer of_source, input integer of_neuron);
    at = (of_source * BLOCKS + of_neuron / LANES) * PAIRS * 2 + (of_neuron + of_source) % LANES * (1 + WIDE);
  endfunction

  // Its bits, in the low ones of a word.
  function [15:0] kept(input integer of_source, input integer of_neuron);
    kept = {WIDE != 0 ? bytes[at(of_source, of_neuron)+1] : 8'd0, bytes[at(of_source, of_neuron)]};
  endfunction

  // Source and neuron of the i-th word of the row, or of the group of a column.
  function integer source_of(input integer which); source_of = columns ? s + which : s; endfunction
  function integer neuron_of(input integer which); neuron_of = place * LANES + (columns ? lane : which); endfunction

  initial begin
    @(negedge rst);
    clocks(2);

    group("each pair of source and neuron has a place of its own");
    for (i = 0; i < SOURCES * BLOCKS * PAIRS * 2; i = i + 1) used[i] = 0;
    for (s = 0; s < SOURCES; s = s + 1)
      for (n = 0; n < NEURONS; n = n + 1) begin
        lane = (n + s) % LANES;
        place = (s * BLOCKS + n / LANES) * PAIRS * 2 + lane * (1 + WIDE);
        check(!used[place], "the place was free");
        used[place] = 1;
        value = random(6) == 0 ? -128 : random(256) - 128;
        other = random(256);
        matrix[s*NEURONS+n] = value;
        own[s*NEURONS+n] = TAGGED != 0 ? other : 0;
        bytes[place] = FINE != 0 ? other : value;
        if (WIDE != 0) bytes[place+1] = FINE != 0 ? value : other;
      end
    host = 1; clocks(1);   // it has the memory before it writes
    for (i = 0; i < SOURCES * BLOCKS * PAIRS; i = i + 1) begin
      address = i;
      wdata = {LANES > 1 || WIDE != 0 ? bytes[2*i+1] : 8'd0, bytes[2*i]};
      write = 1; clocks(1);
      write = 0;
    end

    group("the host reads what it wrote");
    for (trial = 0; trial < 200; trial = trial + 1) begin
      address = random(SOURCES * BLOCKS * PAIRS);
      clocks(1);
      check(rdata[7:0] == bytes[2*address], "low byte");
      if (LANES > 1 || WIDE != 0) check(rdata[15:8] == bytes[2*address+1], "high byte");
    end
    host = 0;

    group("a row comes in neuron order two clocks later, absent synapses as 0, negative ones as complement");
    for (trial = 0; trial < 500; trial = trial + 1) begin
      source = random(SOURCES);
      block = random(BLOCKS);
      s = source;
      place = block;
      row = 1; clocks(1);
      row = 0; source = random(SOURCES); block = random(BLOCKS);
      negative = random(2);
      clocks(1);
      for (i = 0; i < LANES; i = i + 1) begin
        value = matrix[s*NEURONS + place*LANES + i];
        if (value == -128) value = 0;
        check($signed(weights[i*8 +: 8]) == (negative ? -value - 1 : value), "the weight of this neuron");
        check(delays[i*3 +: 3] == own[s*NEURONS + place*LANES + i], "and its delay, 0 if it has none");
      end
    end

    if (LEARNING != 0) begin
      group("rows and columns come as they are, in halves, and halves that are learnt are written to their places");
      for (trial = 0; trial < 600; trial = trial + 1) begin
        columns = random(2);
        place = random(BLOCKS);
        lane = random(LANES);
        s = columns ? random(SOURCES / LANES) * LANES : random(SOURCES);
        write_source = s;               // what is written turns by it from the clock after on
        for (j = 0; j < 2; j = j + 1) begin
          if (j == 0 || columns) begin
            column = columns; column_neuron = lane; half = j;
            source = s; block = place;
            row = 1; clocks(1);
            row = 0; source = random(SOURCES); block = random(BLOCKS);
            clocks(1);
            for (i = 0; i < LANES; i = i + 1)
              if (!columns || i % 2 == j) begin
                word = kept(source_of(i), neuron_of(i));
                check(words[i*WIDTH +: WIDTH] == word[WIDTH-1:0], "the word of this synapse");
                check(absent[i] == ((FINE != 0 ? word[15:8] : word[7:0]) == 8'h80), "absent if its weight is -128");
              end
          end
          for (i = j; i < LANES; i = i + 2) begin
            results[i/2*WIDTH +: WIDTH] = {random(256), 8'd0} | random(256);
            for (n = 0; n < WIDTH / 8; n = n + 1)
              bytes[at(source_of(i), neuron_of(i)) + n] = results[i/2*WIDTH + n*8 +: 8];
          end
          write_block = place; write_half = j;
          keep = !columns & (j == 0);
          learn = columns | (j == 1);
          clocks(1);
          keep = 0; learn = 0;
          results = 0;
        end
        column = 0;
      end
      if (DUAL_PORT != 0) begin
        group("half a column is read while half of another group is written");
        columns = 1;
        column = 1;
        for (trial = 0; trial < 300; trial = trial + 1) begin
          place = random(BLOCKS);
          lane = random(LANES);
          j = random(2);
          other = random(SOURCES / LANES) * LANES;                      // is written
          s = (other + LANES * (1 + random(SOURCES / LANES - 1))) % SOURCES;   // is read
          column_neuron = lane; clocks(1);
          half = random(2);
          source = s; block = place;
          write_source = other; write_block = place; write_half = j;
          for (i = j; i < LANES; i = i + 2) begin
            results[i/2*WIDTH +: WIDTH] = {random(256), 8'd0} | random(256);
            for (n = 0; n < WIDTH / 8; n = n + 1)
              bytes[at(other + i, neuron_of(i)) + n] = results[i/2*WIDTH + n*8 +: 8];
          end
          row = 1; learn = 1; clocks(1);
          row = 0; learn = 0; results = 0;
          clocks(1);
          for (i = half; i < LANES; i = i + 2) begin
            word = kept(source_of(i), neuron_of(i));
            check(words[i*WIDTH +: WIDTH] == word[WIDTH-1:0], "the word of this synapse");
          end
        end
        column = 0;
      end
      host = 1;
      for (i = 0; i < SOURCES * BLOCKS * PAIRS; i = i + 1) begin
        address = i;
        clocks(1);
        check(rdata == {bytes[2*i+1], bytes[2*i]}, "what was learnt, and nothing beside it");
      end
      host = 0;
    end
    finish;
  end
endmodule
