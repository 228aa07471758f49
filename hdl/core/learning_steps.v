// SPDX-License-Identifier: Apache-2.0
// The steps of the learning engine: one product for one half of a row or column in a clock. A unit, which is a block of
// a row or half of L sources of a column, begins with the read of its weights; in the clock after, its first product is
// read from the program, and so on without a gap:
//   row     products of its even neurons, then of its odd ones
//   column  products of one half; at least two steps where reads and writes of the two halves share the memory's port
// The next unit may be read in the clock of the unit's last step. Products beyond what the trigger executes are none: a
// row whose trigger has no product never comes here, and a column's second step does not store.
module learning_steps #(
  parameter DUAL_PORT = 0
) (
  input  wire       clk_i,
  input  wire       rst_i,
  input  wire       column_i,
  input  wire [2:0] products_i,      // 1..4, of the trigger
  input  wire       begin_i,         // a unit is read
  input  wire       half_i,          // which half of a column
  output wire       free_o,          // a unit may be read
  // step
  output wire       step_o,
  output wire [1:0] index_o,         // product
  output wire       half_o,
  output wire       idle_o,          // executes nothing: a column's second step of one product
  output wire       end_o            // last step of the unit
);
  reg run_q, half_q;
  reg [1:0] index_q;

  wire single = (DUAL_PORT == 0) & column_i & (products_i == 3'd1);
  wire [1:0] last_index = single ? 2'd1 : products_i[1:0] - 2'd1;     // of 4, 3
  wire last = index_q == last_index;
  assign end_o = run_q & last & (column_i | half_q);
  assign free_o = ~run_q | end_o;

  always @(posedge clk_i)
    if (rst_i) begin
      run_q <= 1'b0;
    end else begin
      if (begin_i) begin
        run_q   <= 1'b1;
        index_q <= 2'd0;
        half_q  <= column_i & half_i;
      end else begin
        if (end_o) run_q <= 1'b0;
        index_q <= last ? 2'd0 : index_q + 2'd1;
        if (last) half_q <= ~half_q;
      end
    end

  assign step_o  = run_q;
  assign index_o = index_q;
  assign half_o  = half_q;
  assign idle_o  = single & index_q[0];
endmodule
