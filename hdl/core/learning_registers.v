// SPDX-License-Identifier: Apache-2.0
// How learning is driven: the gate, the third factor g, how many products each trigger executes, when an epoch ends,
// and which source classes are plastic. No reset reaches them: a new session finds them as they were.
module learning_registers (
  input  wire        clk_i,
  output wire        gate_o,
  output wire [6:0]  factor_o,          // g: magnitude
  output wire        factor_sign_o,
  output wire [2:0]  pre_products_o,
  output wire [2:0]  post_products_o,
  output wire [2:0]  epoch_products_o,
  output wire [7:0]  plastic_classes_o,
  input  wire [15:0] tick_i,            // low bits of the tick's number
  output wire        epoch_ends_o,      // with the tick
  // host
  input  wire        host_write_i,
  input  wire [2:0]  host_register_i,
  input  wire [15:0] host_wdata_i,
  output reg  [15:0] host_rdata_o
);
  `include "neurocore_registers.vh"
  reg       gate_q            = 1'b0;
  reg [7:0] factor_q          = 8'd0;
  reg [8:0] products_q        = 9'd0;
  reg [3:0] epoch_q           = 4'd0;
  reg [7:0] plastic_classes_q = 8'd0;

  always @(posedge clk_i)
    if (host_write_i)
      case (host_register_i)
        NC_LEARNING_GATE:            gate_q            <= host_wdata_i[0];
        NC_LEARNING_THIRD_FACTOR:    factor_q          <= host_wdata_i[7:0];
        NC_LEARNING_PRODUCTS:        products_q        <= host_wdata_i[8:0];
        NC_LEARNING_EPOCH:           epoch_q           <= host_wdata_i[3:0];
        NC_LEARNING_PLASTIC_CLASSES: plastic_classes_q <= host_wdata_i[7:0];
        default: ;
      endcase

  always @*
    case (host_register_i)
      NC_LEARNING_GATE:            host_rdata_o = {15'd0, gate_q};
      NC_LEARNING_THIRD_FACTOR:    host_rdata_o = {8'd0, factor_q};
      NC_LEARNING_PRODUCTS:        host_rdata_o = {7'd0, products_q};
      NC_LEARNING_EPOCH:           host_rdata_o = {12'd0, epoch_q};
      NC_LEARNING_PLASTIC_CLASSES: host_rdata_o = {8'd0, plastic_classes_q};
      default:                     host_rdata_o = 16'd0;
    endcase

  // t + 1 is a multiple of 2^k when the k low bits of t are ones.
  assign epoch_ends_o = &(tick_i | (16'hFFFF << epoch_q));

  assign gate_o            = gate_q;
  assign factor_o          = factor_q[6:0];
  assign factor_sign_o     = factor_q[7];
  assign pre_products_o    = products_q[2:0];
  assign post_products_o   = products_q[5:3];
  assign epoch_products_o  = products_q[8:6];
  assign plastic_classes_o = plastic_classes_q;
  wire unused = |host_wdata_i[15:9] | tick_i[15];
endmodule
