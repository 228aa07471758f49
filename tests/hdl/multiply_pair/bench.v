// SPDX-License-Identifier: Apache-2.0
// Two products of unsigned numbers, each of its own operands, a clock after they were given.
module bench;
  parameter LEFT_WIDTH = 8;
  parameter RIGHT_WIDTH = 8;
  `include "bench.vh"
  localparam WIDTH = LEFT_WIDTH + RIGHT_WIDTH;
  reg [2*LEFT_WIDTH-1:0] left = 0;
  reg [2*RIGHT_WIDTH-1:0] right = 0;
  wire [2*WIDTH-1:0] products;
  multiply_pair #(.LEFT_WIDTH(LEFT_WIDTH), .RIGHT_WIDTH(RIGHT_WIDTH)) dut (
    .clk_i (clk), .left_i (left), .right_i (right), .products_o (products)
  );

  reg [LEFT_WIDTH-1:0] a, c;
  reg [RIGHT_WIDTH-1:0] b, d;
  reg [WIDTH-1:0] low, high;
  // An operand: a bound, or any.
  function [31:0] operand(input integer kind);
    operand = kind == 0 ? 0 : kind == 1 ? 32'hFFFFFFFF : kind == 2 ? 1 : $random(seed);
  endfunction

  task multiply;
    begin
      low = a * b; high = c * d;
      left = {c, a}; right = {d, b};
      clocks(1);
      check(products[WIDTH-1:0] === low, "the lower product");
      check(products[2*WIDTH-1:WIDTH] === high, "the upper product");
    end
  endtask

  integer i, j, trial;
  initial begin
    @(negedge rst);
    group("every combination of bounds in the lower and the upper pair");
    for (i = 0; i < 16; i = i + 1)
      for (j = 0; j < 16; j = j + 1) begin
        a = operand(i % 4); b = operand(i / 4); c = operand(j % 4); d = operand(j / 4);
        multiply;
      end

    group("random operands, new ones in every clock");
    for (trial = 0; trial < 20000; trial = trial + 1) begin
      a = operand(3); b = operand(3); c = operand(3); d = operand(3);
      multiply;
    end

    group("products stay until the clock after new operands");
    a = 3; b = 5; c = 7; d = 9;
    multiply;
    left = 0;
    #1 check(products[WIDTH-1:0] === 15, "not yet the new product");
    clocks(1);
    check(products === 0, "now it is");
    finish;
  end
endmodule
