// SPDX-License-Identifier: Apache-2.0
// One lane of the learning engine against plain integers: sums of one to four products, rounded and bounded, of weights
// and tags; traces that decay. Steps follow each other in every clock, as in the engine.
module bench;
  parameter FINE = 0;
  parameter TAGGED = 0;
  parameter UNITS = 30000;
  `include "bench.vh"
  `include "neurocore_registers.vh"
  localparam WW = FINE != 0 ? 16 : 8;
  localparam SB = FINE != 0 ? 4 : 3;
  localparam UNIT = FINE != 0 ? 256 : 1;           // of the weight that learns, in its own smallest step

  // What a step is given, by stage, and what must come of the unit that it ends.
  reg [WW-1:0] weight_a; reg absent_a; reg [4:0] tag_a;
  reg decay_a = 0; reg [7:0] trace_a = 0, scalar_a = 0, rounding_a = 0; reg negative_a = 0, own_a = 0; reg [2:0] vector_a = 0;
  reg first_a = 0, to_tag_a = 0, last_a = 0; reg [SB-1:0] shift_a = 0; reg [6:0] upper_a = 0, lower_a = 0;
  integer want_a = 0, lowest_a = 0, highest_a = 0;
  reg decay_b = 0, decay_c = 0, decay_d = 0; reg [7:0] trace_b = 0, scalar_b = 0, rounding_b = 0, rounding_c = 0; reg negative_b = 0, own_b = 0; reg [2:0] vector_b = 0;
  reg first_b = 0, first_c = 0, first_d = 0, to_tag_b = 0, to_tag_c = 0, to_tag_d = 0, last_b = 0, last_c = 0, last_d = 0, last_e = 0;
  reg [SB-1:0] shift_b = 0, shift_c = 0; reg [6:0] upper_b = 0, upper_c = 0, upper_d = 0, lower_b = 0, lower_c = 0, lower_d = 0;
  integer want_b = 0, want_c = 0, want_d = 0, want_e = 0, lowest_b = 0, lowest_c = 0, lowest_d = 0, lowest_e = 0, highest_b = 0, highest_c = 0, highest_d = 0, highest_e = 0;
  reg to_tag_e = 0, decay_e = 0;
  always @(posedge clk) begin
    {decay_b, trace_b, scalar_b, negative_b, own_b, vector_b, rounding_b} <= {decay_a, trace_a, scalar_a, negative_a, own_a, vector_a, rounding_a};
    {first_b, first_c, first_d} <= {first_a, first_b, first_c};
    {to_tag_b, to_tag_c, to_tag_d, to_tag_e} <= {to_tag_a, to_tag_b, to_tag_c, to_tag_d};
    {last_b, last_c, last_d, last_e} <= {last_a, last_b, last_c, last_d};
    {decay_c, decay_d, decay_e} <= {decay_b, decay_c, decay_d};
    {rounding_c, shift_b, shift_c} <= {rounding_b, shift_a, shift_b};
    {upper_b, upper_c, upper_d, lower_b, lower_c, lower_d} <= {upper_a, upper_b, upper_c, lower_a, lower_b, lower_c};
    want_b <= want_a; want_c <= want_b; want_d <= want_c; want_e <= want_d;
    lowest_b <= lowest_a; lowest_c <= lowest_b; lowest_d <= lowest_c; lowest_e <= lowest_d;
    highest_b <= highest_a; highest_c <= highest_b; highest_d <= highest_c; highest_e <= highest_d;
  end

  wire [WW-1:0] left, right, result;
  wire [4:0] tag;
  reg [2*WW-1:0] product = 0;
  always @(posedge clk) product <= left * right;
  learning_lane #(.FINE(FINE), .TAGGED(TAGGED)) dut (
    .clk_i (clk), .weight_i (weight_a), .absent_i (absent_a), .tag_i (tag_a),
    .decay_i (decay_b), .trace_i (trace_b), .scalar_i (scalar_b), .negative_i (negative_b), .own_weight_i (own_b), .vector_i (vector_b),
    .left_o (left), .right_o (right), .product_i (product), .first_i (first_c), .to_tag_i (to_tag_c), .shift_i (shift_c), .rounding_i (rounding_c),
    .start_i (first_d & ~decay_d), .store_i (last_d & ~to_tag_d), .store_tag_i (last_d & to_tag_d), .bounded_i (~decay_d),
    .upper_i (upper_d), .lower_i (lower_d), .clear_i (1'b0), .result_o (result), .tag_o (tag)
  );

  integer got;
  always @(negedge clk)
    if (last_e) begin
      got = to_tag_e ? {{27{tag[4]}}, tag} : decay_e ? result[7:0] : {{(32-WW){result[WW-1]}}, result};
      check(got == want_e, "the plain sum, rounded and bounded");
      check(got >= lowest_e && got <= highest_e, "no wrap, and no sign that is locked out");
    end

  // Numbers: bounds more often than chance would have them.
  function integer byte_at(input integer most);
    byte_at = random(4) == 0 ? most : random(8) == 0 ? 0 : random(most + 1);
  endfunction

  integer w, t, sum, a, b, term, count, i, unit, kind, sign, lower, upper;
  task learn;
    begin
      // A synapse of any weight, and one in sixteen that is none.
      w = random(3) == 0 ? (random(2) ? 127 : -127) * UNIT : (random(255) - 127) * UNIT + (FINE != 0 ? random(256) : 0);
      absent_a = random(16) == 0;
      if (absent_a) w = -128 * UNIT + (FINE != 0 ? random(256) : 0);
      t = TAGGED != 0 ? random(31) - 15 : 0;
      weight_a = w; tag_a = t;
      to_tag_a = TAGGED != 0 && random(2) == 0;
      upper_a = random(4) == 0 ? 0 : byte_at(to_tag_a ? 15 : 127);
      lower_a = random(4) == 0 ? 0 : byte_at(to_tag_a ? 15 : 127);
      rounding_a = random(4) == 0 ? 128 : random(256);
      sum = (to_tag_a ? t : w) * 256 + rounding_a;
      count = 1 + random(4);
      for (i = 0; i < count; i = i + 1) begin
        kind = random(TAGGED != 0 ? 6 : 5);
        vector_a = kind == 0 ? NC_VECTOR_FIRST : kind == 1 ? NC_VECTOR_SECOND : kind == 2 ? NC_VECTOR_FACTOR : kind == 3 ? NC_VECTOR_WEIGHT : kind == 4 ? NC_VECTOR_ONE : NC_VECTOR_TAG;
        trace_a = byte_at(255);
        scalar_a = byte_at(255);
        negative_a = random(2);
        own_a = random(4) == 0;
        shift_a = random(1 << SB);
        // What four products may be bounds the shift of a square.
        if (FINE != 0 && own_a && kind == 3 && shift_a < 7) shift_a = 7;
        a = own_a ? w : scalar_a;
        case (kind)
          2:       b = trace_a[7] ? -trace_a[6:0] : trace_a[6:0];
          3:       b = w;
          4:       b = 128;
          5:       b = 8 * t;
          default: b = trace_a;
        endcase
        sign = (a < 0) ^ (b < 0) ^ negative_a;
        term = (a < 0 ? -a : a) * (b < 0 ? -b : b);
        if (FINE != 0 && !own_a && kind != 3) term = term * 256;
        term = term >> shift_a;
        sum = sum + (sign ? -term : term);
        first_a = i == 0;
        last_a = i == count - 1;
        lower = -lower_a * (to_tag_a ? 1 : UNIT);
        upper = upper_a * (to_tag_a ? 1 : UNIT);
        want_a = sum >>> 8;
        if (want_a < lower) want_a = lower;
        if (want_a > upper) want_a = upper;
        lowest_a = lower; highest_a = upper;
        if (absent_a) begin
          want_a = to_tag_a ? t : w; lowest_a = want_a; highest_a = want_a;
        end
        clocks(1);
      end
      last_a = 0;
    end
  endtask

  integer x, d, k, r;
  initial begin
    weight_a = 0; absent_a = 0; tag_a = 0;
    @(negedge rst);
    group("sums of one to four products, of any weight, at any bounds");
    for (unit = 0; unit < UNITS; unit = unit + 1) learn;
    clocks(6);

    group("a trace loses its share, rounded by the noise, and never leaves 0 to 255");
    decay_a = 1; first_a = 1; last_a = 1; to_tag_a = 0; own_a = 0; negative_a = 1; vector_a = NC_VECTOR_FIRST;
    absent_a = 1;      // of what the weights' side shows meanwhile nothing matters
    for (x = 0; x < 256; x = x + 1)
      for (unit = 0; unit < 60; unit = unit + 1) begin
        d = byte_at(255); k = random(1 << SB); r = byte_at(255);
        trace_a = x; scalar_a = d; shift_a = k; rounding_a = r;
        want_a = (x * 256 + r - ((x * d) >> k)) >> 8;
        lowest_a = 0; highest_a = 255;
        clocks(1);
      end
    last_a = 0;
    clocks(6);
    finish;
  end
endmodule
