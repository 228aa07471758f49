// SPDX-License-Identifier: Apache-2.0
// The LIF neuron, two clocks each, three under way. Steps of one neuron:
//   0 read u, accumulator, keep_u, a      1 read v, keep_v, b; multiply u; shift the accumulator
//   2 new u, written; multiply v          3 leak + shifted u; read bias, threshold, v_min
//   4 bias, bounds; read refractory       5 threshold, reset, refractory; v written; fired
// Every memory is read in the step before its word is needed; nothing is carried along.
// While it rests, the host reaches the memories through the same registers and write ports.
module neuron_update #(
  parameter NEURONS = 256,
  parameter LANES = 8,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter TECHNOLOGY = "generic",
  parameter BLOCKS = NEURONS / LANES,
  parameter NEURON_BITS = $clog2(NEURONS),
  parameter BLOCK_BITS = BLOCKS > 1 ? $clog2(BLOCKS) : 1,
  parameter LANE_BITS = LANES > 1 ? $clog2(LANES) : 1,
  parameter HOST_BITS = BLOCK_BITS + 3 > NEURON_BITS ? BLOCK_BITS + 3 : NEURON_BITS
) (
  input  wire                   clk_i,
  input  wire                   rst_i,
  input  wire                   start_i,
  input  wire [HOST_BITS:0]     neurons_i,
  output wire                   busy_o,
  // accumulators: read in step 0, value in step 1, block cleared after its last neuron's step 1
  output wire                   accumulator_read_o,
  output wire [BLOCK_BITS-1:0]  accumulator_block_o,
  output wire [LANE_BITS-1:0]   accumulator_lane_o,
  output wire                   accumulator_clear_o,
  input  wire [15:0]            accumulator_i,
  // step 5
  output wire                   fired_o,
  output wire [NEURON_BITS-1:0] fired_neuron_o,
  // host
  input  wire [HOST_BITS-1:0]   host_address_i,
  input  wire                   host_i,
  input  wire [5:0]             host_write_i,   // current, membrane, residue, threshold, bias, class
  input  wire [15:0]            host_wdata_i,
  output wire [15:0]            current_o,
  output wire [15:0]            membrane_o,
  output wire [15:0]            residue_o,
  output wire [15:0]            threshold_o,
  output wire [15:0]            bias_o,
  output wire [15:0]            class_o
);
  `include "neurocore_registers.vh"
  localparam CW = CURRENT_WIDTH;
  localparam MW = MEMBRANE_WIDTH;
  localparam LEVEL_WIDTH = MW - 8;                        // integer part of v
  localparam INPUT_WIDTH = 16 + (1 << ACCUMULATOR_SHIFT_BITS) - 1;
  localparam DRIVE_WIDTH = CW + (1 << CURRENT_SHIFT_BITS) - 1;
  localparam USUM_WIDTH  = (INPUT_WIDTH > CW ? INPUT_WIDTH : CW) + 1;
  localparam LEAK_WIDTH  = (DRIVE_WIDTH > MW ? DRIVE_WIDTH : MW) + 1;
  localparam VSUM_WIDTH  = (LEAK_WIDTH > 24 ? LEAK_WIDTH : 24) + 1;

  wire odd, active0, active1, active2;
  wire [HOST_BITS-1:0] walk0, walk1, walk2;
  neuron_walk #(.ADDRESS_BITS(HOST_BITS)) walk (
    .clk_i (clk_i), .rst_i (rst_i), .start_i (start_i), .neurons_i (neurons_i),
    .host_address_i (host_address_i), .busy_o (busy_o), .odd_o (odd),
    .active0_o (active0), .active1_o (active1), .active2_o (active2),
    .walk0_o (walk0), .walk1_o (walk1), .walk2_o (walk2)
  );
  wire [NEURON_BITS-1:0] neuron0 = walk0[NEURON_BITS-1:0];
  wire [NEURON_BITS-1:0] neuron1 = walk1[NEURON_BITS-1:0];
  wire [NEURON_BITS-1:0] neuron2 = walk2[NEURON_BITS-1:0];
  wire [BLOCK_BITS-1:0] block0, block1, block2;
  generate
    if (BLOCKS > 1) begin : blocks
      assign block0 = neuron0[NEURON_BITS-1 -: BLOCK_BITS];
      assign block1 = neuron1[NEURON_BITS-1 -: BLOCK_BITS];
      assign block2 = neuron2[NEURON_BITS-1 -: BLOCK_BITS];
    end else begin : one_block
      assign {block0, block1, block2} = 3'd0;
    end
    if (LANES > 1) begin : lanes
      assign accumulator_lane_o  = walk0[LANE_BITS-1:0];
      assign accumulator_clear_o = active0 & odd & (&walk0[LANE_BITS-1:0]);
    end else begin : one_lane
      assign accumulator_lane_o  = 1'b0;
      assign accumulator_clear_o = active0 & odd;
    end
  endgenerate
  assign accumulator_read_o  = ~odd;
  assign accumulator_block_o = block0;

  // Parameters of the block.
  wire [15:0] decay, level, firing;
  class_memory #(.BLOCKS(BLOCKS), .BLOCK_BITS(BLOCK_BITS)) classes (
    .clk_i (clk_i), .odd_i (odd), .block0_i (block0), .block1_i (block1), .block2_i (block2),
    .decay_o (decay), .level_o (level), .firing_o (firing),
    .host_i (host_i), .host_write_i (host_write_i[5]), .host_block_i (walk1[BLOCK_BITS+2:3]),
    .host_word_i (walk1[2:0]), .host_wdata_i (host_wdata_i), .host_rdata_o (class_o)
  );

  // Step 1: the accumulator's shift. Steps 1 and 2: one multiplier decays u, then v.
  wire signed [CW-1:0] current;
  wire signed [LEVEL_WIDTH-1:0] membrane;
  wire [7:0] fraction, refractory;
  wire signed [15:0] current_wide  = {{(16-CW){current[CW-1]}}, current};
  wire signed [15:0] membrane_wide = {{(16-LEVEL_WIDTH){membrane[LEVEL_WIDTH-1]}}, membrane};

  wire signed [INPUT_WIDTH-1:0] accumulator_shifted;
  shift_left #(.WIDTH(16), .SHIFT_BITS(ACCUMULATOR_SHIFT_BITS), .TECHNOLOGY(TECHNOLOGY)) accumulator_shift (
    .value_i (accumulator_i),
    .shift_i (decay[NC_CLASS_ACCUMULATOR_SHIFT_LOW +: 3]),
    .shifted_o (accumulator_shifted)
  );
  reg signed [INPUT_WIDTH-1:0] input_q;
  reg [2:0] current_shift_q;
  always @(posedge clk_i) begin
    input_q         <= accumulator_shifted;
    current_shift_q <= decay[NC_CLASS_CURRENT_SHIFT_LOW +: 3];
  end

  wire signed [36:0] product;
  decay_multiply multiply (
    .clk_i     (clk_i),
    .high_i    (odd ? current_wide : membrane_wide),
    .low_i     (odd ? 8'd0 : fraction),
    .keep_i    (decay[NC_CLASS_KEEP_U_LOW +: 13]),
    .product_o (product)
  );

  // Rounding toward zero: the arithmetic shift rounds down, so negative ones with a remainder get 1 more.
  // Step 2: new current.
  wire [USUM_WIDTH-1:0] current_kept  = {{(USUM_WIDTH-CW){product[36]}}, product[20 +: CW]};
  wire [USUM_WIDTH-1:0] current_input = {{(USUM_WIDTH-INPUT_WIDTH){input_q[INPUT_WIDTH-1]}}, input_q};
  wire                  current_round = product[36] & (|product[19:8]);
  wire [USUM_WIDTH-1:0] current_sum   = current_kept + current_input + {{(USUM_WIDTH-1){1'b0}}, current_round};
  wire current_over = ~(&current_sum[USUM_WIDTH-1:CW-1] | ~|current_sum[USUM_WIDTH-1:CW-1]);
  wire [CW-1:0] current_new = current_over ? {current_sum[USUM_WIDTH-1], {(CW-1){~current_sum[USUM_WIDTH-1]}}}
                                           : current_sum[CW-1:0];
  reg signed [CW-1:0] current_q;
  always @(posedge clk_i) current_q <= current_new;

  // Step 3: leak and drive.
  wire signed [DRIVE_WIDTH-1:0] drive;
  shift_left #(.WIDTH(CW), .SHIFT_BITS(CURRENT_SHIFT_BITS), .TECHNOLOGY(TECHNOLOGY)) current_shift (
    .value_i (current_q), .shift_i (current_shift_q), .shifted_o (drive)
  );
  wire [LEAK_WIDTH-1:0] membrane_kept  = {{(LEAK_WIDTH-MW){product[36]}}, product[12 +: MW]};
  wire [LEAK_WIDTH-1:0] membrane_drive = {{(LEAK_WIDTH-DRIVE_WIDTH){drive[DRIVE_WIDTH-1]}}, drive};
  wire                  membrane_round = product[36] & (|product[11:0]);
  reg  [LEAK_WIDTH-1:0] driven_q;
  always @(posedge clk_i)
    driven_q <= membrane_kept + membrane_drive + {{(LEAK_WIDTH-1){1'b0}}, membrane_round};

  // Step 4: bias and bounds. The floor lies within v's range, so it bounds from below alone.
  wire signed [VSUM_WIDTH-9:0] bias_sum = {{(VSUM_WIDTH-LEAK_WIDTH){driven_q[LEAK_WIDTH-1]}}, driven_q[LEAK_WIDTH-1:8]}
                                        + {{(VSUM_WIDTH-24){bias_o[15]}}, bias_o};
  wire [15:0] floor_wide = level;
  wire floor_over = (MW < 24) & ~(&floor_wide[15:LEVEL_WIDTH-1] | ~|floor_wide[15:LEVEL_WIDTH-1]);
  wire [LEVEL_WIDTH-1:0] floor = floor_over ? {floor_wide[15], {(LEVEL_WIDTH-1){~floor_wide[15]}}}
                                                   : floor_wide[LEVEL_WIDTH-1:0];
  wire signed [VSUM_WIDTH-9:0] floor_sum = {{(VSUM_WIDTH-MW){floor[LEVEL_WIDTH-1]}}, floor};
  wire below = bias_sum < floor_sum;
  wire above = ~bias_sum[VSUM_WIDTH-9] & (|bias_sum[VSUM_WIDTH-10:LEVEL_WIDTH-1]);
  reg [LEVEL_WIDTH-1:0] level_q;
  reg [7:0] fraction_q;
  always @(posedge clk_i) begin
    level_q    <= below ? floor : above ? {1'b0, {(LEVEL_WIDTH-1){1'b1}}} : bias_sum[LEVEL_WIDTH-1:0];
    fraction_q <= below ? 8'd0 : above ? 8'hFF : driven_q[7:0];
  end

  // Step 5: threshold, reset, refractory period.
  wire [16:0] excess = {{(17-LEVEL_WIDTH){level_q[LEVEL_WIDTH-1]}}, level_q} - {threshold_o[15], threshold_o};
  wire held = |refractory;
  wire fire = ~held & ~excess[16];
  wire subtract = firing[NC_CLASS_RESET_MODE_LOW];
  wire [LEVEL_WIDTH-1:0] after_spike = subtract ? excess[LEVEL_WIDTH-1:0] : level[LEVEL_WIDTH-1:0];
  wire [LEVEL_WIDTH-1:0] level_new   = fire ? after_spike : level_q;
  wire [7:0] fraction_new            = fraction_q & {8{~fire | subtract}};
  wire [7:0] refractory_less         = refractory - {7'd0, held};
  wire [7:0] refractory_new          = fire ? {1'b0, firing[NC_CLASS_REFRACTORY_TICKS_LOW +: 7]} : refractory_less;

  wire write_current = active1 & ~odd;
  wire write_residue = active2 & odd;
  wire write_membrane = write_residue & ~held;
  assign fired_o        = write_residue & fire;
  assign fired_neuron_o = neuron2;

  // Memories.
  ram_1r1w #(.WIDTH(CW), .DEPTH(NEURONS)) current_ram (
    .clk_i (clk_i), .write_i (write_current | host_write_i[0]), .waddr_i (neuron1),
    .wdata_i (host_i ? host_wdata_i[CW-1:0] : current_new),
    .read_i (~odd), .raddr_i (neuron0), .rdata_o (current)
  );
  ram_1r1w #(.WIDTH(LEVEL_WIDTH), .DEPTH(NEURONS)) membrane_ram (
    .clk_i (clk_i), .write_i (write_membrane | host_write_i[1]), .waddr_i (neuron2),
    .wdata_i (host_i ? host_wdata_i[LEVEL_WIDTH-1:0] : level_new),
    .read_i (odd | host_i), .raddr_i (neuron0), .rdata_o (membrane)
  );
  // Read twice a neuron: the fraction for step 2, the refractory count for step 5.
  ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS), .GROUPS(2)) residue_ram (
    .clk_i (clk_i), .write_i ({write_residue | host_write_i[2], write_membrane | host_write_i[2]}), .waddr_i (neuron2),
    .wdata_i (host_i ? host_wdata_i : {refractory_new, fraction_new}),
    .read_i (1'b1), .raddr_i (odd ? neuron0 : neuron2), .rdata_o ({refractory, fraction})
  );
  ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS)) threshold_ram (
    .clk_i (clk_i), .write_i (host_write_i[3]), .waddr_i (neuron1), .wdata_i (host_wdata_i),
    .read_i (odd | host_i), .raddr_i (neuron1), .rdata_o (threshold_o)
  );
  ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS)) bias_ram (
    .clk_i (clk_i), .write_i (host_write_i[4]), .waddr_i (neuron1), .wdata_i (host_wdata_i),
    .read_i (odd | host_i), .raddr_i (neuron1), .rdata_o (bias_o)
  );

  assign current_o  = current_wide;
  assign membrane_o = membrane_wide;
  assign residue_o  = {refractory, fraction};
endmodule
