// SPDX-License-Identifier: Apache-2.0
// Whether a neuron fires, with which sign, and what that does to its refractory count: step 5.
// It fires if v >= T * 256; a bipolar one that does not, fires with negative sign if v <= -T * 256.
// A neuron that competes does not fire: it is a candidate.
// What is decided holds in steps 6 and 7.
module neuron_firing #(
  parameter LEVEL_WIDTH = 16,
  parameter WINNERS = 0,
  parameter [31:0] FEATURES = 32'hFFFFFFFF
) (
  input  wire                   clk_i,
  input  wire                   odd_i,
  // step 5
  input  wire [LEVEL_WIDTH-1:0] level_i,
  input  wire [7:0]             fraction_i,
  input  wire [16:0]            threshold_i,   // T
  input  wire [7:0]             held_i,        // silenced, and refractory ticks left
  input  wire [6:0]             refractory_i,  // R
  input  wire                   bipolar_i,
  input  wire [1:0]             mode_i,
  input  wire                   competes_i,
  // steps 6 and 7
  output reg                    held_o,        // refractory or silenced: v stays
  output reg                    silenced_o,
  output reg                    fired_o,
  output wire                   negative_o,    // its spike is negative
  output wire [LEVEL_WIDTH-1:0] excess_o,      // v - T, and
  output wire [LEVEL_WIDTH-1:0] deficit_o,     // v + T, integer parts
  output reg                    value_o,       // v becomes v_reset
  output reg                    subtract_o,    // T, or -T, is taken from v
  output wire [7:0]             held_new_o,
  output wire                   candidate_o,
  output wire [17:0]            whole_excess_o,   // v - T and v + T with all their bits, for candidates
  output wire [17:0]            whole_deficit_o
);
  `include "neurocore_registers.vh"
  localparam VALUE      = FEATURES[NC_CAPABILITY_RESET_VALUE];
  localparam SUBTRACT   = FEATURES[NC_CAPABILITY_RESET_SUBTRACT];
  localparam NONE       = FEATURES[NC_CAPABILITY_RESET_NONE];
  localparam BIPOLAR    = FEATURES[NC_CAPABILITY_BIPOLAR];
  localparam SILENCING  = FEATURES[NC_CAPABILITY_SILENCING];
  localparam REFRACTORY = FEATURES[NC_CAPABILITY_REFRACTORY];
  // A mode that the build lacks acts as the lowest-numbered one that it has.
  localparam [1:0] LOWEST = VALUE ? NC_RESET_VALUE : SUBTRACT ? NC_RESET_SUBTRACT : NC_RESET_NONE;
  wire present = (mode_i == NC_RESET_VALUE) & VALUE | (mode_i == NC_RESET_SUBTRACT) & SUBTRACT |
                 (mode_i == NC_RESET_NONE) & NONE;
  wire [1:0] mode = present ? mode_i : LOWEST;

  wire silenced   = held_i[7] & SILENCING;
  wire refractory = (|held_i[6:0]) & REFRACTORY;
  wire held       = silenced | refractory;

  wire [17:0] excess = {{(18-LEVEL_WIDTH){level_i[LEVEL_WIDTH-1]}}, level_i} - {threshold_i[16], threshold_i};
  wire above = ~excess[17];
  reg [LEVEL_WIDTH-1:0] excess_q;
  always @(posedge clk_i) if (odd_i) excess_q <= excess[LEVEL_WIDTH-1:0];
  assign excess_o = excess_q;

  wire below;
  wire fire = ~held & (above | below) & ~competes_i;
  generate
    if (WINNERS != 0) begin : competing
      reg candidate_q;
      reg [17:0] whole_excess_q;
      always @(posedge clk_i)
        if (odd_i) begin
          candidate_q    <= ~held & (above | below) & competes_i;
          whole_excess_q <= excess;
        end
      assign candidate_o    = candidate_q;
      assign whole_excess_o = whole_excess_q;
    end else begin : alone
      assign candidate_o    = 1'b0;
      assign whole_excess_o = 18'd0;
    end
    if (BIPOLAR) begin : signed_spikes
      wire [17:0] deficit = {{(18-LEVEL_WIDTH){level_i[LEVEL_WIDTH-1]}}, level_i} + {threshold_i[16], threshold_i};
      if (WINNERS != 0) begin : competing
        reg [17:0] whole_deficit_q;
        always @(posedge clk_i) if (odd_i) whole_deficit_q <= deficit;
        assign whole_deficit_o = whole_deficit_q;
      end else begin : alone
        assign whole_deficit_o = 18'd0;
      end
      assign below = bipolar_i & (deficit[17] | ~|{deficit, fraction_i});
      reg [LEVEL_WIDTH-1:0] deficit_q;
      reg negative_q;
      always @(posedge clk_i)
        if (odd_i) begin
          deficit_q  <= deficit[LEVEL_WIDTH-1:0];
          negative_q <= ~above;
        end
      assign deficit_o  = deficit_q;
      assign negative_o = negative_q;
    end else begin : one_sign
      assign below      = 1'b0;
      assign whole_deficit_o = 18'd0;
      assign deficit_o  = {LEVEL_WIDTH{1'b0}};
      assign negative_o = 1'b0;
      wire unused = |{bipolar_i, fraction_i};
    end
    if (REFRACTORY) begin : rests
      reg [6:0] refractory_q;
      always @(posedge clk_i)
        if (odd_i) refractory_q <= fire ? refractory_i : held_i[6:0] - {6'd0, refractory};
      assign held_new_o = {1'b0, refractory_q};
    end else begin : ready
      assign held_new_o = 8'd0;
      wire unused = |refractory_i;
    end
  endgenerate

  always @(posedge clk_i)
    if (odd_i) begin
      held_o     <= held;
      silenced_o <= silenced;
      fired_o    <= fire;
      value_o    <= fire & (mode == NC_RESET_VALUE);
      subtract_o <= fire & (mode == NC_RESET_SUBTRACT);
    end
endmodule
