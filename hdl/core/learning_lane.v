// SPDX-License-Identifier: Apache-2.0
// One lane of the learning engine: what a step does to one synapse, or to one trace that decays.
//   stage A  the synapse's word comes
//   stage B  operands: multiplied outside, the products are there in C
//   stage C  term = product >> shift; sum = weight * 256 + rounding, or the sum so far, and the term with its sign
//   stage D  the sum's integer part, bounded
//   stage E  the result is there, until the next one
// Magnitudes and signs are apart until the sum. In builds with wide words the weight has 16 bits, or a tag beside it.
module learning_lane #(
  parameter FINE = 0,
  parameter TAGGED = 0,
  parameter WEIGHT_WIDTH = FINE != 0 ? 16 : 8,
  parameter OPERAND_WIDTH = FINE != 0 ? 16 : 8,
  parameter SHIFT_BITS = FINE != 0 ? 4 : 3,
  parameter PRODUCT_WIDTH = 2 * OPERAND_WIDTH,
  parameter SUM_WIDTH = WEIGHT_WIDTH + 12          // 8 bits of fraction; four terms cannot leave it
) (
  input  wire                     clk_i,
  // stage A
  input  wire [WEIGHT_WIDTH-1:0]  weight_i,
  input  wire                     absent_i,
  input  wire [4:0]               tag_i,
  // stage B
  input  wire                     decay_i,         // a trace decays: it takes the place of the weight
  input  wire [7:0]               trace_i,
  input  wire [7:0]               scalar_i,
  input  wire                     negative_i,      // of what is common to all lanes
  input  wire                     own_weight_i,    // the weight is the scalar
  input  wire [2:0]               vector_i,
  output wire [OPERAND_WIDTH-1:0] left_o,
  output wire [OPERAND_WIDTH-1:0] right_o,
  // stage C
  input  wire [PRODUCT_WIDTH-1:0] product_i,
  input  wire                     first_i,         // the sum begins
  input  wire                     to_tag_i,
  input  wire [SHIFT_BITS-1:0]    shift_i,
  input  wire [7:0]               rounding_i,
  // stage D
  input  wire                     start_i,         // first step of the synapse
  input  wire                     store_i,
  input  wire                     store_tag_i,
  input  wire                     bounded_i,       // not a trace
  input  wire [6:0]               upper_i,         // bounds, of 8-bit weights: upper_i and -lower_i
  input  wire [6:0]               lower_i,
  // stage E
  input  wire                     clear_i,         // the result becomes 0
  output wire [WEIGHT_WIDTH-1:0]  result_o,
  output wire [4:0]               tag_o
);
  `include "neurocore_registers.vh"
  localparam FW = WEIGHT_WIDTH - 8;                // fraction of the weight's unit

  // Stage B.
  reg [WEIGHT_WIDTH-1:0] weight_b_q;
  reg                    absent_b_q;
  always @(posedge clk_i) begin
    weight_b_q <= weight_i;
    absent_b_q <= absent_i;
  end
  wire weight_sign = weight_b_q[WEIGHT_WIDTH-1];
  wire [WEIGHT_WIDTH-1:0] weight_size = weight_sign ? ~weight_b_q + {{(WEIGHT_WIDTH-1){1'b0}}, 1'b1} : weight_b_q;

  wire of_weight = vector_i == NC_VECTOR_WEIGHT;
  wire of_factor = vector_i == NC_VECTOR_FACTOR;
  wire of_tag, tag_sign;
  wire [7:0] tag_size;
  wire [7:0] plain = of_tag ? tag_size : vector_i == NC_VECTOR_ONE ? 8'd128 : {trace_i[7] & ~of_factor, trace_i[6:0]};
  generate
    if (FINE != 0) begin : wide
      assign left_o  = own_weight_i ? weight_size : {8'd0, scalar_i};
      assign right_o = of_weight    ? weight_size : {8'd0, plain};
    end else begin : narrow
      assign left_o  = own_weight_i ? weight_size : scalar_i;
      assign right_o = of_weight    ? weight_size : plain;
    end
  endgenerate
  wire negative = negative_i ^ (own_weight_i & weight_sign) ^ (of_weight & weight_sign) ^ (of_factor & trace_i[7]) ^ (of_tag & tag_sign);

  // Stage C.
  reg [WEIGHT_WIDTH:0] weight_c_q;                 // of a trace: without sign
  reg                  absent_c_q, negative_c_q, whole_c_q;
  always @(posedge clk_i) begin
    weight_c_q   <= decay_i ? {{(WEIGHT_WIDTH-7){1'b0}}, trace_i} : {weight_sign, weight_b_q};
    absent_c_q   <= absent_b_q & ~decay_i;
    negative_c_q <= negative;
    whole_c_q    <= own_weight_i | of_weight | decay_i;
  end
  wire [15+FW:0] term;
  generate
    if (FINE != 0) begin : fine_term
      wire [39:0] scaled = (whole_c_q ? {8'd0, product_i} : {product_i, 8'd0}) >> shift_i;
      assign term = scaled[23:0];
      wire unused = |scaled[39:24];
    end else begin : term8
      assign term = product_i >> shift_i;
      wire unused = whole_c_q;
    end
  endgenerate

  reg  [SUM_WIDTH-1:0] sum_q;
  wire [SUM_WIDTH-1:0] start;
  wire [SUM_WIDTH-1:0] base = first_i ? start : sum_q;
  wire [SUM_WIDTH-1:0] addend = {{(SUM_WIDTH-16-FW){negative_c_q}}, term ^ {(16+FW){negative_c_q}}};
  always @(posedge clk_i) sum_q <= base + addend + {{(SUM_WIDTH-1){1'b0}}, negative_c_q};

  // Stage D. The bound on the side of the sum; the sum is beyond it, or a negative one at it, if the difference less one has
  // the sum's sign.
  reg absent_d_q;
  always @(posedge clk_i) absent_d_q <= absent_c_q;
  localparam IW = SUM_WIDTH - 8;
  wire [IW-1:0] whole = sum_q[SUM_WIDTH-1:8];
  wire          sign  = whole[IW-1];
  wire [7:0]    low_bound = -{1'b0, lower_i};
  wire [7:0]    bound8 = sign ? low_bound : {1'b0, upper_i};
  wire [IW-1:0] bound = {{(IW-8-FW){sign & bound8[7]}}, bound8, {FW{1'b0}}};
  wire [IW-1:0] beyond = whole + ~bound;
  wire          out = bounded_i & (beyond[IW-1] == sign);
  wire [WEIGHT_WIDTH-1:0] bounded = out ? bound[WEIGHT_WIDTH-1:0] : whole[WEIGHT_WIDTH-1:0];

  reg [WEIGHT_WIDTH-1:0] result_q;
  assign result_o = result_q;
  generate
    if (TAGGED != 0) begin : tagging
      reg [4:0] tag_b_q, tag_c_q, tag_d_q, tag_q;
      reg [7:0] weight_d_q;
      wire [4:0] tag_magnitude = tag_b_q[4] ? ~tag_b_q + 5'd1 : tag_b_q;
      always @(posedge clk_i) begin
        tag_b_q    <= tag_i;
        tag_c_q    <= tag_b_q;
        tag_d_q    <= tag_c_q;
        weight_d_q <= weight_c_q[7:0];
        if (clear_i)                result_q <= 8'd0;
        else if (start_i | store_i) result_q <= absent_d_q ? 8'h80 : store_i ? bounded : weight_d_q;
        // A synapse that is none keeps its tag.
        if (clear_i)                    tag_q <= 5'd0;
        else if (start_i | store_tag_i) tag_q <= store_tag_i & ~absent_d_q ? bounded[4:0] : tag_d_q;
      end
      assign of_tag   = vector_i == NC_VECTOR_TAG;
      assign tag_sign = tag_b_q[4];
      assign tag_size = {tag_magnitude[4:0], 3'd0};
      assign start    = to_tag_i ? {{(SUM_WIDTH-13){tag_c_q[4]}}, tag_c_q, rounding_i}
                                 : {{(SUM_WIDTH-9-WEIGHT_WIDTH){weight_c_q[WEIGHT_WIDTH]}}, weight_c_q, rounding_i};
      assign tag_o = tag_q;
    end else begin : untagged
      if (FINE != 0) begin : fine
        reg [WEIGHT_WIDTH-1:0] weight_d_q;
        always @(posedge clk_i) begin
          weight_d_q <= weight_c_q[WEIGHT_WIDTH-1:0];
          if (clear_i)      result_q <= {WEIGHT_WIDTH{1'b0}};
          else if (store_i) result_q <= absent_d_q ? weight_d_q : bounded;
        end
      end else begin : narrow
        always @(posedge clk_i)
          if (clear_i)      result_q <= 8'd0;
          else if (store_i) result_q <= absent_d_q ? 8'h80 : bounded;
      end
      assign of_tag   = 1'b0;
      assign tag_sign = 1'b0;
      assign tag_size = 8'd0;
      assign start    = {{(SUM_WIDTH-9-WEIGHT_WIDTH){weight_c_q[WEIGHT_WIDTH]}}, weight_c_q, rounding_i};
      assign tag_o    = 5'd0;
      wire unused = |{tag_i, to_tag_i, start_i, store_tag_i};
    end
  endgenerate
`ifdef FORMAL
  `include "learning_lane.vh"
`endif
endmodule
