// SPDX-License-Identifier: Apache-2.0
// The adaptive threshold of a neuron: T = threshold + theta, exact, with theta after its decay; a spike then adds a step.
//   step 4  theta = trunc(theta * keep_theta / 4096), and T      6  the step of a spike; theta is written in step 7
module neuron_adaptation (
  input  wire        clk_i,
  input  wire        odd_i,
  input  wire [36:0] product_i,      // step 4: theta * keep * 256, rounded toward zero at bit 20
  input  wire [15:0] threshold_i,    // step 4
  output reg  [16:0] threshold_o,    // step 5: T
  input  wire        fired_i,        // step 6
  input  wire [15:0] step_i,         // step 6
  output reg  [15:0] theta_o,        // step 7
  // what the host writes takes the same way
  input  wire        host_i,
  input  wire [15:0] host_wdata_i
);
  wire [15:0] kept  = product_i[35:20];
  reg  [15:0] theta_q;               // steps 5 and 6
  always @(posedge clk_i) begin
    threshold_o <= {threshold_i[15], threshold_i} + {kept[15], kept};
    if (~odd_i) theta_q <= kept;
  end

  wire [15:0] added = step_i & {16{fired_i}};
  wire [16:0] sum   = {theta_q[15], theta_q} + {added[15], added};
  wire        over  = sum[16] ^ sum[15];

  // One LUT a bit: the sum, the host's word, all 0 or all 1.
  wire [1:0] choice = host_i ? 2'b01 : over ? {1'b1, ~sum[16]} : 2'b00;
  always @(posedge clk_i)
    case (choice)
      2'b00:   theta_o <= sum[15:0];
      2'b01:   theta_o <= host_wdata_i;
      default: theta_o <= {~choice[0], {15{choice[0]}}};
    endcase

  wire unused = |{product_i[36], product_i[19:0]};
endmodule
