// SPDX-License-Identifier: Apache-2.0
// The neurons: two clocks each, four under way. This file has their memories and says what is read when;
// the arithmetic is in neuron_current (u), neuron_membrane and neuron_noise (v before the test), neuron_adaptation
// (theta), neuron_firing (the test) and neuron_reset (v after it). Every memory is read in the step before its word
// is needed, so that little is carried along. Even steps of four neurons share the even clocks, odd steps the odd ones.
//
//   step  read                                  worked out                                    written
//   0     u, accumulators, keep_u a             noise's random bits are asked for
//   1     v, fraction, silenced, keep_v b       u * keep_u; accumulator * 2^a                 (accumulators: 0)
//   2     bias, theta, keep_theta p, firing(n)  u; v * keep_v
//   3     threshold(a), v_min                   v + u * 2^b + bias; theta * keep_theta; noise  u
//   4     held, firing, threshold               + noise, bounds: v; theta, T
//   5     keep_reset, theta_step                v against T and -T: fires or not
//   6     v_reset, count                        reset by subtraction; * keep_reset; theta + step
//   7                                           reset to value                                v, held, theta, count
//
// firing: R, bipolar, reset mode and c, read in step 2 (and kept) in builds with noise, in step 4 in others. threshold:
// in step 3 in builds with adaptation, in step 4 in others. held: refractory ticks and the silenced bit. One multiplier
// serves u (odd steps) and v (even ones), in builds with adaptation or keep_reset another one theta (odd) and reset (even).
// The counts are in spike_counters.
// Winners of winner-take-all groups come a second time (again1, again2), with every decay and input left out.
// The second current of builds with two receptors comes one step after u: its accumulator is read in step 1, it is
// multiplied in step 2 by a multiplier of its own, summed up in step 3, enters v and is written in step 4. The divisive
// accumulator is read with the first and taken from keep_v in step 2.
// u, the second current and theta are rounded toward zero as they are multiplied, v and the reset when they are summed up.
// While the core rests, the host reaches the memories through the same registers and write ports.
module neuron_update #(
  parameter NEURONS = 256,
  parameter LANES = 8,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter WINNERS = 0,                          // most of a winner-take-all group; 0: there are none
  parameter [31:0] FEATURES = 32'hFFFFFFFF,       // bits: NC_CAPABILITY_...
  parameter TECHNOLOGY = "generic",
  parameter BLOCKS = NEURONS / LANES,
  parameter NEURON_BITS = $clog2(NEURONS),
  parameter BLOCK_BITS = BLOCKS > 1 ? $clog2(BLOCKS) : 1,
  parameter LANE_BITS = LANES > 1 ? $clog2(LANES) : 1,
  parameter HOST_BITS = BLOCK_BITS + 3 > NEURON_BITS + 1 ? BLOCK_BITS + 3 : NEURON_BITS + 1
) (
  input  wire                   clk_i,
  input  wire                   rst_i,
  input  wire                   start_i,
  input  wire [HOST_BITS:0]     neurons_i,
  input  wire [6:0]             tick_i,           // low bits of the number of the tick
  output wire                   busy_o,
  // accumulators: read in step 0, value in step 1, block cleared after its last neuron's step 1
  output wire                   accumulator_read_o,
  output wire [BLOCK_BITS-1:0]  accumulator_block_o,
  output wire [LANE_BITS-1:0]   accumulator_lane_o,
  output wire                   accumulator_clear_o,
  output wire [BLOCK_BITS-1:0]  accumulator_clear_block_o,
  input  wire [15:0]            accumulator_i,
  // those of the second receptor: read in step 1, value in step 2 in place of the first, cleared one clock later
  output wire                   second_clear_o,
  // those of the divisive one: with the first
  input  wire [15:0]            divisive_i,
  // noise: asked for in step 0, random bits in step 1
  output wire                   noise_turn_o,
  output wire [NEURON_BITS-1:0] noise_place_o,
  input  wire [15:0]            b16_i,
  // step 7; the neuron in step 6 too
  output wire                   fired_o,
  output wire                   fired_negative_o,
  output wire [NEURON_BITS-1:0] fired_neuron_o,
  output wire                   odd_o,
  // program of the learning rules, in the class memories
  input  wire                   program_i,
  input  wire [6:0]             slot_i,
  input  wire [1:0]             host_write_program_i,
  output wire [31:0]            product_o,
  // host
  input  wire [HOST_BITS-1:0]   host_address_i,
  input  wire                   host_i,
  input  wire [9:0]             host_write_i,   // current, membrane, residue, threshold, bias, class, adaptation, neuron_decay,
                                                // second_current, class_more
  input  wire [15:0]            host_wdata_i,
  output wire [15:0]            current_o,
  output wire [15:0]            membrane_o,
  output wire [15:0]            residue_o,
  output wire [15:0]            threshold_o,
  output wire [15:0]            bias_o,
  output wire [15:0]            class_o,
  output wire [15:0]            decay_o,
  output wire [15:0]            second_o,
  output wire [15:0]            class_more_o,
  output wire [15:0]            adaptation_o
);
  `include "neurocore_registers.vh"
  localparam LEAK       = FEATURES[NC_CAPABILITY_LEAK];
  localparam DECAY      = FEATURES[NC_CAPABILITY_SYNAPTIC_DECAY];
  localparam BIAS       = FEATURES[NC_CAPABILITY_BIAS];
  localparam REFRACTORY = FEATURES[NC_CAPABILITY_REFRACTORY];
  localparam FLOOR      = FEATURES[NC_CAPABILITY_FLOOR];
  // Without reset by subtraction there is no overshoot of which a share could be kept.
  localparam KEEP_RESET = FEATURES[NC_CAPABILITY_KEEP_RESET] & FEATURES[NC_CAPABILITY_RESET_SUBTRACT];
  localparam ADAPTATION = FEATURES[NC_CAPABILITY_ADAPTATION];
  localparam NOISE      = FEATURES[NC_CAPABILITY_NOISE];
  localparam SILENCING  = FEATURES[NC_CAPABILITY_SILENCING];
  localparam OWN_DECAY  = FEATURES[NC_CAPABILITY_NEURON_DECAY] ? 1 : 0;
  localparam TWO        = FEATURES[NC_CAPABILITY_TWO_RECEPTORS] ? 1 : 0;
  localparam DIVISIVE   = FEATURES[NC_CAPABILITY_DIVISIVE];
  localparam LEARNING   = FEATURES[NC_CAPABILITY_LEARNING] ? 1 : 0;
  localparam CW = CURRENT_WIDTH;
  localparam LEVEL_WIDTH = MEMBRANE_WIDTH - 8;            // integer part of v
  localparam [12:0] KEEP_ALL = 13'd4096;

  // Who is where.
  wire odd, active0, active1, active2, active3, again1, again2, winner;
  wire [NEURON_BITS-1:0] winner_neuron;
  wire [HOST_BITS-1:0] walk0, walk1, walk2, walk3;
  neuron_walk #(.ADDRESS_BITS(HOST_BITS), .WINNERS(WINNERS)) walk (
    .clk_i (clk_i), .rst_i (rst_i), .start_i (start_i), .neurons_i (neurons_i),
    .winner_i (winner), .winner_neuron_i ({{(HOST_BITS-NEURON_BITS){1'b0}}, winner_neuron}),
    .again1_o (again1), .again2_o (again2),
    .host_address_i (host_address_i), .busy_o (busy_o), .odd_o (odd),
    .active0_o (active0), .active1_o (active1), .active2_o (active2), .active3_o (active3),
    .walk0_o (walk0), .walk1_o (walk1), .walk2_o (walk2), .walk3_o (walk3)
  );
  wire [NEURON_BITS-1:0] neuron0 = walk0[NEURON_BITS-1:0];
  wire [NEURON_BITS-1:0] neuron1 = walk1[NEURON_BITS-1:0];
  wire [NEURON_BITS-1:0] neuron2 = walk2[NEURON_BITS-1:0];
  wire [NEURON_BITS-1:0] neuron3 = walk3[NEURON_BITS-1:0];
  wire [BLOCK_BITS-1:0] block0, block1, block2, block3;
  generate
    if (BLOCKS > 1) begin : blocks
      assign block0 = neuron0[NEURON_BITS-1 -: BLOCK_BITS];
      assign block1 = neuron1[NEURON_BITS-1 -: BLOCK_BITS];
      assign block2 = neuron2[NEURON_BITS-1 -: BLOCK_BITS];
      assign block3 = neuron3[NEURON_BITS-1 -: BLOCK_BITS];
    end else begin : one_block
      assign {block0, block1, block2, block3} = 4'd0;
    end
    if (LANES > 1) begin : lanes
      assign accumulator_lane_o  = TWO != 0 & ~odd ? walk1[LANE_BITS-1:0] : walk0[LANE_BITS-1:0];
      assign accumulator_clear_o = active0 & odd & (&walk0[LANE_BITS-1:0]);
      assign second_clear_o      = TWO != 0 & active1 & ~odd & (&walk1[LANE_BITS-1:0]);
    end else begin : one_lane
      assign accumulator_lane_o  = 1'b0;
      assign accumulator_clear_o = active0 & odd;
      assign second_clear_o      = TWO != 0 & active1 & ~odd;
    end
  endgenerate
  assign accumulator_read_o  = TWO != 0 | ~odd;
  assign accumulator_block_o = block0;
  assign accumulator_clear_block_o = TWO != 0 & ~odd ? block1 : block0;
  assign noise_turn_o        = active0 & ~odd;
  assign noise_place_o       = neuron0;
  assign odd_o               = odd;

  // Parameters of the block.
  wire [15:0] decay, level, firing, adaptation;
  class_memory #(
    .BLOCKS(BLOCKS), .BLOCK_BITS(BLOCK_BITS), .NEURONS(NEURONS), .NEURON_BITS(NEURON_BITS), .HOST_BITS(HOST_BITS),
    .NEURON_DECAY(OWN_DECAY), .ADAPTATION(ADAPTATION), .NOISE(NOISE), .LEARNING(LEARNING),
    .MERGED(~FLOOR & ~KEEP_RESET & (WINNERS == 0) & (LEARNING != 0) ? 1 : 0)
  ) classes (
    .clk_i (clk_i), .odd_i (odd), .neuron0_i (neuron0),
    .block0_i (block0), .block1_i (block1), .block2_i (block2), .block3_i (block3),
    .decay_o (decay), .level_o (level), .firing_o (firing), .adaptation_o (adaptation),
    .program_i (program_i), .slot_i (slot_i), .host_write_program_i (host_write_program_i), .product_o (product_o),
    .host_i (host_i), .host_write_i (host_write_i[5]), .host_write_decay_i (host_write_i[7]),
    .host0_i (walk0), .host1_i (walk1), .host2_i (walk2), .host3_i (walk3), .host_wdata_i (host_wdata_i), .host_rdata_o (class_o)
  );

  // Words of the memories at the end of this file.
  wire [CW-1:0] current;
  wire [LEVEL_WIDTH-1:0] membrane;
  wire [7:0] fraction, held;
  wire [15:0] theta;
  wire [15:0] current_wide  = {{(16-CW){current[CW-1]}}, current};
  wire [15:0] membrane_wide = {{(16-LEVEL_WIDTH){membrane[LEVEL_WIDTH-1]}}, membrane};

  // Steps 1 to 4: u and v. One multiplier decays both, u in step 1, v in step 2.
  wire [12:0] keep_u = DECAY ? decay[NC_CLASS_KEEP_U_LOW +: 13] : 13'd0;
  wire [12:0] keep_v = LEAK  ? decay[NC_CLASS_KEEP_V_LOW +: 13] : KEEP_ALL;
  wire [12:0] keep_left;
  generate
    if (DIVISIVE) begin : divides
      reg [12:0] less_q;      // 0 if it is negative, and no more than a keep can be
      always @(posedge clk_i) less_q <= (divisive_i[12:0] | {13{|divisive_i[14:13]}}) & {13{~divisive_i[15]}};
      wire [13:0] difference = {1'b0, keep_v} - {1'b0, less_q};
      assign keep_left = difference[12:0] & {13{~difference[13]}};
    end else begin : undivided
      assign keep_left = keep_v;
      wire unused = |divisive_i;
    end
  endgenerate
  wire [36:0] product;
  decay_multiply decays (
    .clk_i     (clk_i),
    .high_i    (odd ? current_wide : membrane_wide),
    .low_i     (odd ? 8'd0 : fraction),
    .keep_i    (odd ? keep_u : again1 ? KEEP_ALL : keep_left),
    .toward_zero_i (odd & current_wide[15]),
    .product_o (product)
  );

  wire [CW-1:0] current_new;
  neuron_current #(
    .CURRENT_WIDTH(CW), .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS), .TECHNOLOGY(TECHNOLOGY)
  ) current_sum (
    .clk_i (clk_i), .accumulator_i (accumulator_i), .shift_i (decay[NC_CLASS_ACCUMULATOR_SHIFT_LOW +: 3]),
    .product_i (product), .current_o (current_new), .none_i (again1), .host_i (host_i), .host_wdata_i (host_wdata_i)
  );

  // Steps 2 to 4: the second current.
  reg silenced_q;
  wire [CW-1:0] second_new;
  generate
    if (TWO != 0) begin : two
      wire [15:0] more;
      ram_1r1w #(.WIDTH(16), .DEPTH(BLOCKS)) more_ram (
        .clk_i (clk_i), .write_i (host_write_i[9] & (walk1[2:0] == NC_CLASS_MORE_SECOND_CURRENT)),
        .waddr_i (walk1[BLOCK_BITS+2:3]), .wdata_i (host_wdata_i),
        .read_i (odd | host_i), .raddr_i (host_i ? walk0[BLOCK_BITS+2:3] : block0), .rdata_o (more)
      );
      assign class_more_o = more & {16{walk1[2:0] == NC_CLASS_MORE_SECOND_CURRENT}};

      reg silenced_late_q;
      always @(posedge clk_i) silenced_late_q <= silenced_q;
      wire [CW-1:0] second;
      ram_1r1w #(.WIDTH(CW), .DEPTH(NEURONS)) second_ram (
        .clk_i (clk_i), .write_i ((active2 & ~odd & ~silenced_late_q & ~again2) | host_write_i[8]), .waddr_i (neuron2),
        .wdata_i (second_new), .read_i (odd | host_i), .raddr_i (neuron0), .rdata_o (second)
      );
      assign second_o = {{(16-CW){second[CW-1]}}, second};

      wire [36:0] second_product;
      decay_multiply second_decay (
        .clk_i (clk_i), .high_i (second_o), .low_i (8'd0),
        .keep_i (DECAY ? more[NC_CLASS_MORE_KEEP_SECOND_LOW +: 13] : 13'd0), .toward_zero_i (second[CW-1]), .product_o (second_product)
      );
      neuron_current #(
        .CURRENT_WIDTH(CW), .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS), .TECHNOLOGY(TECHNOLOGY)
      ) second_sum (
        .clk_i (clk_i), .accumulator_i (accumulator_i), .shift_i (more[NC_CLASS_MORE_SECOND_SHIFT_LOW +: 3]),
        .product_i (second_product), .current_o (second_new), .none_i (again1), .host_i (host_i), .host_wdata_i (host_wdata_i)
      );
    end else begin : one
      assign second_new   = {CW{1'b0}};
      assign second_o     = 16'd0;
      assign class_more_o = 16'd0;
      wire unused = |{active2, host_write_i[9:8]};
    end
  endgenerate

  wire [14:0] noise;
  wire [LEVEL_WIDTH-1:0] level_bounded;
  wire [7:0] fraction_bounded;
  neuron_membrane #(
    .CURRENT_WIDTH(CW), .MEMBRANE_WIDTH(MEMBRANE_WIDTH), .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS),
    .FLOOR(FLOOR), .NOISE(NOISE), .TWO(TWO), .TECHNOLOGY(TECHNOLOGY)
  ) membrane_sum (
    .clk_i (clk_i), .odd_i (odd), .shift_i (decay[NC_CLASS_CURRENT_SHIFT_LOW +: 3]), .product_i (product),
    .current_i (current_new), .second_i (second_new), .bias_i (bias_o & ~{16{again1}}), .noise_i (noise), .v_min_i (level),
    .level_o (level_bounded), .fraction_o (fraction_bounded)
  );

  // R, bipolar and reset mode in step 5.
  wire [15:0] firing_late;
  generate
    if (NOISE) begin : noisy
      neuron_noise membrane_noise (
        .clk_i (clk_i), .odd_i (odd), .b16_i (b16_i), .amplitude_i (firing[NC_CLASS_NOISE_AMPLITUDE_LOW +: 4] & ~{4{again1}}),
        .noise_o (noise)
      );
      reg [15:0] firing_q;
      always @(posedge clk_i) if (odd) firing_q <= firing;
      assign firing_late = firing_q;
    end else begin : quiet
      assign noise = 15'd0;
      assign firing_late = firing;
      wire unused = |b16_i;
    end
  endgenerate

  // Steps 3 and 6: the second multiplier, for theta and for reset.
  wire fired, negative, subtracts, to_value, held_still, silenced;
  wire [LEVEL_WIDTH-1:0] excess, deficit, level_reset;
  wire [15:0] level_reset_wide = {{(16-LEVEL_WIDTH){level_reset[LEVEL_WIDTH-1]}}, level_reset};
  wire [36:0] product_late;
  generate
    if (ADAPTATION | KEEP_RESET) begin : second
      wire [2:0] period = adaptation[NC_CLASS_THETA_PERIOD_LOW +: 3];
      wire between = |(tick_i & ~(7'h7F << period));        // not a multiple of 2^p: theta keeps all
      wire keeps_all = odd & ADAPTATION ? between | again1 : ~subtracts;
      wire [12:0] keep = odd & ADAPTATION ? adaptation[NC_CLASS_KEEP_THETA_LOW +: 13] : firing[NC_CLASS_KEEP_RESET_LOW +: 13];
      decay_multiply late (
        .clk_i     (clk_i),
        .high_i    (~KEEP_RESET | (odd & ADAPTATION) ? theta : level_reset_wide),
        .low_i     (~KEEP_RESET | (odd & ADAPTATION) ? 8'd0 : fraction_bounded),
        .keep_i    (keeps_all ? KEEP_ALL : keep),
        .toward_zero_i ((~KEEP_RESET | (odd & ADAPTATION)) & theta[15]),
        .product_o (product_late)
      );
    end else begin : none
      assign product_late = 37'd0;
      wire unused = |{tick_i, level_reset_wide};
    end
  endgenerate

  // Step 5: T, and the test.
  wire [16:0] threshold;
  wire [15:0] theta_new;
  generate
    if (ADAPTATION) begin : adapts
      neuron_adaptation adapt (
        .clk_i (clk_i), .odd_i (odd), .product_i (product_late), .threshold_i (threshold_o), .threshold_o (threshold),
        .fired_i (fired), .step_i (adaptation), .theta_o (theta_new), .host_i (host_i), .host_wdata_i (host_wdata_i)
      );
    end else begin : fixed
      assign threshold = {threshold_o[15], threshold_o};
      assign theta_new = 16'd0;
    end
  endgenerate

  wire [7:0] held_new;
  wire competes = (WINNERS != 0) & firing_late[NC_CLASS_COMPETES_LOW] & ~again2;
  wire candidate;
  wire [17:0] whole_excess, whole_deficit;
  neuron_firing #(.LEVEL_WIDTH(LEVEL_WIDTH), .WINNERS(WINNERS), .FEATURES(FEATURES)) test (
    .clk_i (clk_i), .odd_i (odd), .level_i (level_bounded), .fraction_i (fraction_bounded), .threshold_i (threshold),
    .held_i (held), .refractory_i (firing_late[NC_CLASS_REFRACTORY_TICKS_LOW +: 7]),
    .bipolar_i (firing_late[NC_CLASS_BIPOLAR_LOW]), .mode_i (firing_late[NC_CLASS_RESET_MODE_LOW +: 2]),
    .competes_i (competes), .candidate_o (candidate), .whole_excess_o (whole_excess), .whole_deficit_o (whole_deficit),
    .held_o (held_still), .silenced_o (silenced), .fired_o (fired), .negative_o (negative),
    .excess_o (excess), .deficit_o (deficit), .value_o (to_value), .subtract_o (subtracts), .held_new_o (held_new)
  );

  // Steps 6 and 7: who wins. The number of winners is with keep_reset, so it is there in step 6.
  generate
    if (WINNERS != 0) begin : competing
      reg end_q;
      reg [2:0] most_q;
      always @(posedge clk_i)
        if (odd) end_q  <= competes & firing_late[NC_CLASS_GROUP_END_LOW];
        else     most_q <= firing[NC_CLASS_GROUP_WINNERS_LOW +: 3];
      wire last_lane;
      if (LANES > 1) begin : lanes
        assign last_lane = &walk3[LANE_BITS-1:0];
      end else begin : one_lane
        assign last_lane = 1'b1;
      end
      neuron_winners #(.NEURON_BITS(NEURON_BITS), .WINNERS(WINNERS)) winners (
        .clk_i (clk_i), .clear_i (rst_i | start_i), .odd_i (odd), .candidate_i (active3 & candidate),
        .neuron_i (neuron3), .negative_i (negative), .excess_i (whole_excess), .deficit_i (whole_deficit),
        .fraction_i (fraction_bounded), .end_i (active3 & end_q & last_lane), .most_i (most_q),
        .winner_o (winner), .winner_neuron_o (winner_neuron)
      );
    end else begin : alone
      assign winner        = 1'b0;
      assign winner_neuron = {NEURON_BITS{1'b0}};
      wire unused = |{candidate, whole_excess, whole_deficit};
    end
  endgenerate

  // Steps 6 and 7: reset.
  wire [LEVEL_WIDTH-1:0] level_new;
  wire [7:0] fraction_new;
  neuron_reset #(.MEMBRANE_WIDTH(MEMBRANE_WIDTH), .KEEP_RESET(KEEP_RESET)) reset (
    .clk_i (clk_i), .level_i (level_bounded), .fraction_i (fraction_bounded), .subtract_i (subtracts),
    .negative_i (negative), .excess_i (excess), .deficit_i (deficit), .level_o (level_reset),
    .product_i (product_late), .value_i (to_value), .v_reset_i (level),
    .level_new_o (level_new), .fraction_new_o (fraction_new), .host_i (host_i), .host_wdata_i (host_wdata_i)
  );

  // A silenced neuron keeps u too: its bit is there in step 2, u is written in step 3.
  always @(posedge clk_i) silenced_q <= held[7] & SILENCING;

  wire write_current  = active1 & odd & ~silenced_q & ~again1;
  wire write_last     = active3 & odd;
  wire write_membrane = write_last & ~held_still;
  wire write_held     = write_last & ~silenced & REFRACTORY;
  assign fired_o          = write_last & fired;
  assign fired_negative_o = negative;
  assign fired_neuron_o   = neuron3;

  // Memories.
  ram_1r1w #(.WIDTH(CW), .DEPTH(NEURONS)) current_ram (
    .clk_i (clk_i), .write_i (write_current | host_write_i[0]), .waddr_i (neuron1), .wdata_i (current_new),
    .read_i (~odd), .raddr_i (neuron0), .rdata_o (current)
  );
  ram_1r1w #(.WIDTH(LEVEL_WIDTH), .DEPTH(NEURONS)) membrane_ram (
    .clk_i (clk_i), .write_i (write_membrane | host_write_i[1]), .waddr_i (neuron3), .wdata_i (level_new),
    .read_i (odd | host_i), .raddr_i (neuron0), .rdata_o (membrane)
  );
  // Read twice a neuron: fraction and silenced bit for step 2, refractory count and silenced bit for step 5.
  ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS), .GROUPS(2)) residue_ram (
    .clk_i (clk_i), .write_i ({write_held | host_write_i[2], write_membrane | host_write_i[2]}), .waddr_i (neuron3),
    .wdata_i ({host_i ? host_wdata_i[15:8] : held_new, fraction_new}),
    .read_i (1'b1), .raddr_i (odd ? neuron0 : neuron2), .rdata_o ({held, fraction})
  );
  ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS)) threshold_ram (
    .clk_i (clk_i), .write_i (host_write_i[3]), .waddr_i (neuron1), .wdata_i (host_wdata_i),
    .read_i (ADAPTATION ? odd | host_i : ~odd), .raddr_i (ADAPTATION ? neuron1 : neuron2), .rdata_o (threshold_o)
  );
  generate
    if (BIAS) begin : biases
      ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS)) bias_ram (
        .clk_i (clk_i), .write_i (host_write_i[4]), .waddr_i (neuron1), .wdata_i (host_wdata_i),
        .read_i (~odd), .raddr_i (neuron1), .rdata_o (bias_o)
      );
    end else begin : unbiased
      assign bias_o = 16'd0;
      wire unused = host_write_i[4];
    end
    if (ADAPTATION) begin : thetas
      ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS)) theta_ram (
        .clk_i (clk_i), .write_i ((write_last & ~silenced) | host_write_i[6]), .waddr_i (neuron3), .wdata_i (theta_new),
        .read_i (~odd), .raddr_i (neuron1), .rdata_o (theta)
      );
    end else begin : unadapted
      assign theta = 16'd0;
      wire unused = |{theta_new, silenced, fired, adaptation, host_write_i[6]};
    end
  endgenerate

  assign current_o    = current_wide;
  assign decay_o      = OWN_DECAY != 0 ? decay : 16'd0;
  assign membrane_o   = membrane_wide;
  assign residue_o    = {held, fraction};
  assign adaptation_o = theta;
endmodule
