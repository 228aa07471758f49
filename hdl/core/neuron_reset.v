// SPDX-License-Identifier: Apache-2.0
// v after the test. Step 6: v, or what reset by subtraction makes of it; step 7: v_reset if that is wanted instead.
// With keep_reset the former is multiplied in between, outside: by keep_reset, or by 4096 where nothing is subtracted.
module neuron_reset #(
  parameter MEMBRANE_WIDTH = 24,
  parameter KEEP_RESET = 1                        // the build has keep_reset
) (
  input  wire                      clk_i,
  // step 6
  input  wire [MEMBRANE_WIDTH-9:0] level_i,
  input  wire [7:0]                fraction_i,
  input  wire                      subtract_i,
  input  wire                      negative_i,
  input  wire [MEMBRANE_WIDTH-9:0] excess_i,      // v - T
  input  wire [MEMBRANE_WIDTH-9:0] deficit_i,     // v + T
  output wire [MEMBRANE_WIDTH-9:0] level_o,       // to be multiplied, with the fraction as it is
  // step 7
  input  wire [36:0]               product_i,
  input  wire                      value_i,
  input  wire [15:0]               v_reset_i,
  output wire [MEMBRANE_WIDTH-9:0] level_new_o,
  output wire [7:0]                fraction_new_o,
  // what the host writes takes the same way
  input  wire                      host_i,
  input  wire [15:0]               host_wdata_i
);
  localparam MW = MEMBRANE_WIDTH;
  localparam LEVEL_WIDTH = MW - 8;

  assign level_o = subtract_i ? (negative_i ? deficit_i : excess_i) : level_i;

  wire [LEVEL_WIDTH-1:0] wanted = v_reset_i[LEVEL_WIDTH-1:0];
  generate
    if (KEEP_RESET != 0) begin : share
      wire round = product_i[36] & (|product_i[11:0]);
      wire [MW-1:0] kept = product_i[12 +: MW] + {{(MW-1){1'b0}}, round};
      assign level_new_o    = host_i ? host_wdata_i[LEVEL_WIDTH-1:0] : value_i ? wanted : kept[MW-1:8];
      assign fraction_new_o = host_i ? host_wdata_i[7:0] : kept[7:0] & {8{~value_i}};
      wire unused = |{clk_i, fraction_i};
    end else begin : whole
      reg [LEVEL_WIDTH-1:0] level_q;
      reg [7:0] fraction_q;
      always @(posedge clk_i) begin
        level_q    <= host_i ? host_wdata_i[LEVEL_WIDTH-1:0] : level_o;
        fraction_q <= host_i ? host_wdata_i[7:0] : fraction_i & {8{~value_i}};
      end
      assign level_new_o    = value_i & ~host_i ? wanted : level_q;
      assign fraction_new_o = fraction_q;
      wire unused = |product_i;
    end
  endgenerate
endmodule
