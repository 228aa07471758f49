// SPDX-License-Identifier: Apache-2.0
// The membrane of a neuron before the test against its threshold:
//   v = max(v_min * 256, sat(trunc(v * keep_v / 4096) + u * 2^b + bias * 256 + noise))
//   step 3  the sum without noise      4  noise, and the bounds; v is there in steps 5 and 6
// The second current of builds with two receptors is ready a clock later than the first, so it enters with the noise.
module neuron_membrane #(
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter FLOOR = 1,                             // the build has v_min
  parameter NOISE = 1,                             // the build has membrane noise
  parameter TWO = 0,                               // the build has a second current
  parameter TECHNOLOGY = "generic"
) (
  input  wire                      clk_i,
  input  wire                      odd_i,
  input  wire [2:0]                shift_i,        // step 2: b
  input  wire [36:0]               product_i,      // step 3: v * keep_v
  input  wire [CURRENT_WIDTH-1:0]  current_i,      // step 3: the new u
  input  wire [15:0]               bias_i,         // step 3
  input  wire [CURRENT_WIDTH-1:0]  second_i,       // step 4: the new second current
  input  wire [14:0]               noise_i,        // step 4
  input  wire [15:0]               v_min_i,        // step 4
  output reg  [MEMBRANE_WIDTH-9:0] level_o,        // steps 5 and 6: integer part of v
  output reg  [7:0]                fraction_o      // steps 5 and 6
);
  localparam MW = MEMBRANE_WIDTH;
  localparam LEVEL_WIDTH = MW - 8;
  localparam DRIVE_WIDTH = CURRENT_WIDTH + (1 << CURRENT_SHIFT_BITS) - 1;
  localparam WIDEST      = DRIVE_WIDTH > 24 ? DRIVE_WIDTH : 24;
  localparam SUM_WIDTH   = WIDEST + 2;             // three terms, and noise that is small

  // Step 3. Rounding toward zero: the arithmetic shift rounds down, so negative ones with a remainder get 1 more.
  reg [2:0] shift_q;
  always @(posedge clk_i) shift_q <= shift_i;
  wire [DRIVE_WIDTH-1:0] drive;
  shift_left #(.WIDTH(CURRENT_WIDTH), .SHIFT_BITS(CURRENT_SHIFT_BITS), .TECHNOLOGY(TECHNOLOGY)) current_shift (
    .value_i (current_i), .shift_i (shift_q), .shifted_o (drive)
  );
  wire [SUM_WIDTH-1:0] kept   = {{(SUM_WIDTH-MW){product_i[36]}}, product_i[12 +: MW]};
  wire                 round  = product_i[36] & (|product_i[11:0]);
  wire [SUM_WIDTH-9:0] biased = kept[SUM_WIDTH-1:8] + {{(SUM_WIDTH-24){bias_i[15]}}, bias_i};
  wire [SUM_WIDTH-1:0] driven = {{(SUM_WIDTH-DRIVE_WIDTH){drive[DRIVE_WIDTH-1]}}, drive};
  reg  [SUM_WIDTH-1:0] driven_q;
  always @(posedge clk_i)
    driven_q <= {biased, kept[7:0]} + driven + {{(SUM_WIDTH-1){1'b0}}, round};

  // Step 4. Four terms of at most 24 bits fit the sum too, since a shifted current has 23.
  wire [SUM_WIDTH-1:0] second;
  generate
    if (TWO != 0) begin : two_currents
      reg [2:0] late_shift_q;
      always @(posedge clk_i) late_shift_q <= shift_q;
      wire [DRIVE_WIDTH-1:0] late;
      shift_left #(.WIDTH(CURRENT_WIDTH), .SHIFT_BITS(CURRENT_SHIFT_BITS), .TECHNOLOGY(TECHNOLOGY)) second_shift (
        .value_i (second_i), .shift_i (late_shift_q), .shifted_o (late)
      );
      assign second = {{(SUM_WIDTH-DRIVE_WIDTH){late[DRIVE_WIDTH-1]}}, late};
    end else begin : one_current
      assign second = {SUM_WIDTH{1'b0}};
      wire unused = |second_i;
    end
  endgenerate
  wire [SUM_WIDTH-1:0] noise;
  generate
    if (NOISE != 0) begin : noisy
      assign noise = {{(SUM_WIDTH-15){noise_i[14]}}, noise_i};
    end else begin : quiet
      assign noise = {SUM_WIDTH{1'b0}};
      wire unused = |noise_i;
    end
  endgenerate
  wire [SUM_WIDTH-1:0] sum = driven_q + second + noise;
  wire sign  = sum[SUM_WIDTH-1];
  wire above = ~sign & (|sum[SUM_WIDTH-2:MW-1]);

  // The floor is bounded to v's range, so it bounds from below alone. What lies between it and the sum is a sum of its
  // own, in another order, so that neither waits for the other.
  wire [LEVEL_WIDTH-1:0] floor;
  wire below;
  generate
    if (FLOOR != 0) begin : floored
      wire over = (MW < 24) & ~(&v_min_i[15:LEVEL_WIDTH-1] | ~|v_min_i[15:LEVEL_WIDTH-1]);
      assign floor = over ? {v_min_i[15], {(LEVEL_WIDTH-1){~v_min_i[15]}}} : v_min_i[LEVEL_WIDTH-1:0];
      wire [SUM_WIDTH:0] floor_wide = {{(SUM_WIDTH-MW+1){floor[LEVEL_WIDTH-1]}}, floor, 8'd0};
      wire [SUM_WIDTH:0] between = ({driven_q[SUM_WIDTH-1], driven_q} - floor_wide)
        + ({second[SUM_WIDTH-1], second} + {noise[SUM_WIDTH-1], noise});
      assign below = between[SUM_WIDTH];
      wire unused = |between[SUM_WIDTH-1:0];
    end else begin : bottom
      assign floor = {1'b1, {(LEVEL_WIDTH-1){1'b0}}};
      assign below = sign & ~(&sum[SUM_WIDTH-2:MW-1]);
      wire unused = |v_min_i;
    end
  endgenerate

  always @(posedge clk_i)
    if (~odd_i) begin
      level_o    <= below ? floor : above ? {1'b0, {(LEVEL_WIDTH-1){1'b1}}} : sum[MW-1:8];
      fraction_o <= below ? 8'd0 : above ? 8'hFF : sum[7:0];
    end
`ifdef FORMAL
  `include "neuron_membrane.vh"
`endif
endmodule
