// SPDX-License-Identifier: Apache-2.0
// The accumulators: exact sums of scaled weights of either sign that stop at the bounds, in every lane alike,
// or in the slots that the lanes' own delays say.
module bench;
  parameter LANES = 8;
  parameter ADDRESS_BITS = 3;
  parameter EXPONENT_BITS = 2;
  parameter OWN_BITS = 0;
  parameter SLOT_LOW = 0;
  `include "bench.vh"
  localparam LANE_BITS = LANES > 1 ? $clog2(LANES) : 1;
  localparam SHIFT_BITS = EXPONENT_BITS > 0 ? EXPONENT_BITS : 1;
  localparam PLACES = 1 << ADDRESS_BITS;

  reg read = 0, add = 0, clear = 0, negative = 0, host = 0, host_write = 0;
  reg [ADDRESS_BITS-1:0] read_address = 0, write_address = 0;
  reg [LANES*8-1:0] weights = 0;
  reg [LANES*3-1:0] own = 0;
  reg [SHIFT_BITS-1:0] exponent = 0;
  reg [LANE_BITS-1:0] lane = 0;
  reg [15:0] host_wdata = 0;
  wire [15:0] value;
  accumulators #(
    .LANES(LANES), .ADDRESS_BITS(ADDRESS_BITS), .LANE_BITS(LANE_BITS), .EXPONENT_BITS(EXPONENT_BITS),
    .OWN_BITS(OWN_BITS), .SLOT_LOW(SLOT_LOW)
  ) dut (
    .clk_i (clk), .read_i (read), .read_address_i (read_address), .weights_i (weights), .exponent_i (exponent),
    .negative_i (negative), .own_delays_i (own), .add_i (add), .clear_i (clear), .write_address_i (write_address), .lane_i (lane),
    .value_o (value), .host_i (host), .host_write_i (host_write), .host_wdata_i (host_wdata)
  );

  integer expected [0:LANES*PLACES-1];
  integer given [0:LANES-1];
  integer i, n, bias, low, e;

  task access(input integer p, input integer adding, input integer clearing);
    begin
      read_address = p;
      read = 1; clocks(1);
      read = 0; add = adding; clear = clearing; write_address = p;
      // What the next row asks for must not reach this one.
      if (adding != 0) begin
        exponent = random(1 << EXPONENT_BITS); negative = random(2);
        for (i = 0; i < LANES; i = i + 1) begin weights[i*8 +: 8] = random(256); own[i*3 +: 3] = random(8); end
      end
      clocks(1);
      add = 0; clear = 0; own = 0;
    end
  endtask

  // The place that a lane's own delay makes of p.
  function integer landing(input integer p, input integer delay);
    landing = OWN_BITS == 0 ? p
      : (p & ~(((1 << OWN_BITS) - 1) << SLOT_LOW)) | ((((p >> SLOT_LOW) + delay) & ((1 << OWN_BITS) - 1)) << SLOT_LOW);
  endfunction

  // Adds s * (w << e): the weights come as their one's complement if s is -1.
  task deliver(input integer p, input integer shift, input integer sign);
    begin
      exponent = shift;
      negative = sign < 0;
      for (i = 0; i < LANES; i = i + 1) begin
        weights[i*8 +: 8] = sign < 0 ? ~given[i] : given[i];
        n = landing(p, own[i*3 +: 3]) * LANES + i;
        expected[n] = expected[n] + sign * (given[i] <<< shift);
        if (expected[n] > 32767) expected[n] = 32767;
        if (expected[n] < -32768) expected[n] = -32768;
      end
      access(p, 1, 0);
    end
  endtask

  task compare(input integer p);
    begin
      access(p, 0, 0);
      for (i = 0; i < LANES; i = i + 1) begin
        lane = i; #1;
        check($signed(value) == expected[p*LANES+i], "the sum, or its bound");
      end
    end
  endtask

  task wipe;
    begin
      for (n = 0; n < LANES * PLACES; n = n + 1) expected[n] = 0;
      for (p = 0; p < PLACES; p = p + 1) access(p, 0, 1);
    end
  endtask

  integer trial, p;
  initial begin
    @(negedge rst);
    clocks(2);
    wipe;

    group("every weight of every exponent and sign is added exactly");
    for (e = 0; e < (1 << EXPONENT_BITS); e = e + 1)
      for (low = -127; low <= 127; low = low + LANES) begin
        for (i = 0; i < LANES; i = i + 1) given[i] = low + i > 127 ? 0 : low + i;
        p = random(PLACES);
        deliver(p, e, 1);
        compare(p);
        deliver(p, e, -1);
        compare(p);
        if (random(2)) deliver(p, e, -1);
        compare(p);
        access(p, 0, 1);
        for (i = 0; i < LANES; i = i + 1) expected[p*LANES+i] = 0;
        compare(p);
      end

    group("random weights add up");
    for (trial = 0; trial < 600; trial = trial + 1) begin
      for (i = 0; i < LANES; i = i + 1) given[i] = random(5) == 0 ? 0 : random(255) - 127;
      p = random(PLACES);
      deliver(p, random(1 << EXPONENT_BITS), 1 - 2 * random(2));
      compare(p);
    end

    group("each lane adds in the slot that its own delay says, if it may have one");
    for (trial = 0; trial < 600; trial = trial + 1) begin
      for (i = 0; i < LANES; i = i + 1) begin given[i] = random(255) - 127; own[i*3 +: 3] = random(8); end
      deliver(random(PLACES), random(1 << EXPONENT_BITS), 1 - 2 * random(2));
      if (trial % 20 == 19) for (p = 0; p < PLACES; p = p + 1) compare(p);
    end

    group("sums stop at 32,767 and at -32,768 and come back from there");
    for (bias = -1; bias <= 1; bias = bias + 2)
      for (trial = 0; trial < 700; trial = trial + 1) begin
        for (i = 0; i < LANES; i = i + 1) given[i] = random(8) == 0 ? random(255) - 127 : 100 + random(28);
        deliver(trial % 2 == 0 ? 0 : PLACES - 1, random(1 << EXPONENT_BITS), bias);
        if (trial % 20 == 19) begin compare(0); compare(PLACES - 1); end
      end

    group("a bound takes nothing, or comes back by all of it");
    host = 1;
    for (p = 0; p < 2; p = p + 1)
      for (i = 0; i < LANES; i = i + 1) begin
        lane = i; read_address = p; write_address = p; host_wdata = p == 0 ? 16'h7FFF : 16'h8000; clocks(1);
        host_write = 1; clocks(1); host_write = 0;
        expected[p*LANES+i] = p == 0 ? 32767 : -32768;
      end
    host_write = 0; host = 0;
    for (trial = 0; trial < 40; trial = trial + 1) begin
      for (i = 0; i < LANES; i = i + 1) given[i] = random(3) - 1;
      deliver(trial % 2, random(1 << EXPONENT_BITS), 1 - 2 * random(2));
      compare(trial % 2);
    end

    group("a cleared place is zero, its neighbours are not touched");
    for (trial = 0; trial < 20; trial = trial + 1) begin
      p = random(PLACES);
      access(p, 0, 1);
      for (i = 0; i < LANES; i = i + 1) expected[p*LANES+i] = 0;
      for (p = 0; p < PLACES; p = p + 1) compare(p);
      for (p = 0; p < PLACES; p = p + 1) begin
        for (i = 0; i < LANES; i = i + 1) given[i] = random(255) - 127;
        deliver(p, 0, 1);
      end
    end

    group("the host writes one lane of one place");
    for (trial = 0; trial < 200; trial = trial + 1) begin
      p = random(PLACES);
      lane = random(LANES);
      host = 1; host_wdata = random(65536); read_address = p; write_address = p; clocks(1); host_write = 1;
      expected[p*LANES+lane] = $signed(host_wdata);
      clocks(1);
      host = 0; host_write = 0;
      compare(p);
      compare(random(PLACES));
      for (i = 0; i < LANES; i = i + 1) given[i] = random(255) - 127;
      deliver(p, random(1 << EXPONENT_BITS), 1 - 2 * random(2));
    end
    for (p = 0; p < PLACES; p = p + 1) compare(p);
    finish;
  end
endmodule
