// SPDX-License-Identifier: Apache-2.0
// The synaptic current of a neuron: u = sat(trunc(u * keep_u / 4096) + accumulator * 2^a).
//   step 1  the accumulator is shifted (and u multiplied, outside)
//   step 2  the sum, saturated; it is there from step 3 on, in which it is written
module neuron_current #(
  parameter CURRENT_WIDTH = 16,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter TECHNOLOGY = "generic"
) (
  input  wire                     clk_i,
  input  wire [15:0]              accumulator_i,   // step 1
  input  wire [2:0]               shift_i,         // step 1
  input  wire [36:0]              product_i,       // step 2: u * keep_u * 256, rounded toward zero at bit 20
  output reg  [CURRENT_WIDTH-1:0] current_o,       // step 3
  input  wire                     none_i,          // step 2: 0 instead
  // what the host writes takes the same way
  input  wire                     host_i,
  input  wire [15:0]              host_wdata_i
);
  localparam CW = CURRENT_WIDTH;
  localparam INPUT_WIDTH = 16 + (1 << ACCUMULATOR_SHIFT_BITS) - 1;
  localparam SUM_WIDTH   = INPUT_WIDTH > CW ? INPUT_WIDTH + 1 : CW + 2;

  wire [INPUT_WIDTH-1:0] shifted;
  shift_left #(.WIDTH(16), .SHIFT_BITS(ACCUMULATOR_SHIFT_BITS), .TECHNOLOGY(TECHNOLOGY)) accumulator_shift (
    .value_i (accumulator_i), .shift_i (shift_i), .shifted_o (shifted)
  );
  reg [INPUT_WIDTH-1:0] input_q;
  always @(posedge clk_i) input_q <= shifted;

  // The sum is half of u's range too high, so that what fits is what has no bit above. Of those bits the decayed current has
  // none: they are the input's and the carry, and what either carry makes of the input's is known before it comes.
  wire [SUM_WIDTH-1:0] taken = {{(SUM_WIDTH-INPUT_WIDTH){input_q[INPUT_WIDTH-1]}}, input_q};
  wire [CW:0]          high  = {1'b0, ~product_i[36], product_i[20 +: CW-1]} + {1'b0, taken[CW-1:0]};
  wire [CW-1:0]        sum   = {~high[CW-1], high[CW-2:0]};
  wire                 over  = high[CW] ? ~&taken[SUM_WIDTH-1:CW] : |taken[SUM_WIDTH-1:CW];
  wire                 sign  = taken[SUM_WIDTH-1];

  // One LUT a bit: the sum, the host's word, all 0 or all 1.
  wire [1:0] choice = host_i ? 2'b01 : over ? {1'b1, ~sign} : 2'b00;
  always @(posedge clk_i)
    if (none_i)
      current_o <= {CW{1'b0}};
    else
      case (choice)
        2'b00:   current_o <= sum;
        2'b01:   current_o <= host_wdata_i[CW-1:0];
        default: current_o <= {~choice[0], {(CW-1){choice[0]}}};
      endcase
`ifdef FORMAL
  `include "neuron_current.vh"
`endif
endmodule
