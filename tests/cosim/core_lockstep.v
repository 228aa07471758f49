// SPDX-License-Identifier: Apache-2.0
// The core with all its inputs in one vector and its observation points in another, 64 bits a word.
// A value that means something only with an enable is 0 without it, so that both sides need to agree
// on nothing but what happens. The words are described, field by field, in CoreRecord.cs.
module core_lockstep #(
  parameter NEURONS = 16,
  parameter SOURCES = 32,
  parameter LANES = 4,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter TECHNOLOGY = "generic"
) (
  input  wire         clk_i,
  input  wire [127:0] inputs_i,
  output wire [831:0] record_o
);
  localparam PAIRS = (LANES + 1) / 2;

  wire        rst          = inputs_i[0];
  wire        event_valid  = inputs_i[2];
  wire        spike_ready  = inputs_i[3];
  wire        memory_valid = inputs_i[4];
  wire        memory_write = inputs_i[5];
  wire        tick_busy, event_ready, spike_valid, memory_ready;
  wire [15:0] spike_neuron, memory_rdata;
  wire [14:0] spike_tick;

  core #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .CURRENT_WIDTH(CURRENT_WIDTH),
    .MEMBRANE_WIDTH(MEMBRANE_WIDTH), .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS),
    .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS), .TECHNOLOGY(TECHNOLOGY)
  ) core (
    .clk_i (clk_i), .rst_i (rst),
    .tick_start_i (inputs_i[1]), .tick_busy_o (tick_busy),
    .event_valid_i (event_valid), .event_source_i (inputs_i[31:16]), .event_ready_o (event_ready),
    .spike_valid_o (spike_valid), .spike_neuron_o (spike_neuron), .spike_tick_o (spike_tick),
    .spike_ready_i (spike_ready),
    .memory_valid_i (memory_valid), .memory_write_i (memory_write), .memory_bank_i (inputs_i[11:8]),
    .memory_address_i (inputs_i[55:32]), .memory_wdata_i (inputs_i[79:64]),
    .memory_ready_o (memory_ready), .memory_rdata_o (memory_rdata)
  );
  wire unused = |{inputs_i[127:80], inputs_i[63:56], inputs_i[15:12], inputs_i[7:6]};

  // Ports and sequencer.
  wire [63:0] ports;
  assign ports[1:0]   = core.phases.phase_o;
  assign ports[2]     = tick_busy;
  assign ports[3]     = core.phases.tick_end_o;
  assign ports[4]     = event_ready;
  assign ports[5]     = spike_valid;
  assign ports[6]     = memory_ready;
  assign ports[15:7]  = 9'd0;
  assign ports[31:16] = spike_valid ? spike_neuron : 16'd0;
  assign ports[46:32] = spike_valid ? spike_tick : 15'd0;
  assign ports[47]    = 1'b0;
  assign ports[63:48] = memory_ready & ~memory_write ? memory_rdata : 16'd0;

  // Control registers.
  wire [63:0] control = {core.control.clocks_q, core.control.tick_q};

  // Events.
  wire event_write = |core.events.ram.write_i;
  wire [63:0] events;
  assign events[0]     = event_write;
  assign events[1]     = core.event_valid;
  assign events[15:2]  = 14'd0;
  assign events[31:16] = event_write ? {{(16-$bits(core.events.waddr)){1'b0}}, core.events.waddr} : 16'd0;
  assign events[47:32] = event_write ? core.events.wdata : 16'd0;
  assign events[63:48] = core.event_valid ? {{(16-$bits(core.event_source)){1'b0}}, core.event_source} : 16'd0;

  // Synapses: rows read, words written.
  wire [PAIRS-1:0] synapse_pairs;
  genvar p;
  generate
    for (p = 0; p < PAIRS; p = p + 1) begin : pair
      assign synapse_pairs[p] = |core.synapses.pair[p].ram.write_i;
    end
  endgenerate
  wire synapse_write = |synapse_pairs;
  wire [63:0] synapses;
  assign synapses[0]     = core.row_valid;
  assign synapses[7:1]   = core.row_valid ? {{(7-$bits(core.row_block)){1'b0}}, core.row_block} : 7'd0;
  assign synapses[23:8]  = core.row_valid ? {{(16-$bits(core.row_source)){1'b0}}, core.row_source} : 16'd0;
  assign synapses[31:24] = {{(8-PAIRS){1'b0}}, synapse_pairs};
  assign synapses[47:32] = synapse_write ? {{(16-$bits(core.synapses.word)){1'b0}}, core.synapses.word} : 16'd0;
  assign synapses[63:48] = synapse_write ? core.synapses.host_wdata_i : 16'd0;

  // Accumulators: whole blocks are written.
  wire accumulator_write = core.sums.add_i | core.sums.clear_i;
  wire [255:0] accumulator_sums;
  generate
    for (p = 0; p < 16; p = p + 1) begin : lane
      if (p < LANES) begin : used
        assign accumulator_sums[p*16 +: 16] = accumulator_write ? core.sums.lane[p].ram.wdata_i : 16'd0;
      end else begin : none
        assign accumulator_sums[p*16 +: 16] = 16'd0;
      end
    end
  endgenerate
  wire [63:0] accumulators;
  assign accumulators[0]     = accumulator_write;
  assign accumulators[7:1]   = accumulator_write ? {{(7-$bits(core.sums.write_block_i)){1'b0}}, core.sums.write_block_i} : 7'd0;
  assign accumulators[63:8]  = 56'd0;

  // Neurons.
  wire current_write = core.update.current_ram.write_i;
  wire [63:0] current;
  assign current[0]     = current_write;
  assign current[15:1]  = 15'd0;
  assign current[31:16] = current_write ? {{(16-$bits(core.update.neuron1)){1'b0}}, core.update.neuron1} : 16'd0;
  assign current[47:32] = current_write ? {{(16-CURRENT_WIDTH){core.update.current_ram.wdata_i[CURRENT_WIDTH-1]}}, core.update.current_ram.wdata_i} : 16'd0;
  assign current[63:48] = 16'd0;

  wire membrane_write = core.update.membrane_ram.write_i;
  wire [63:0] membrane;
  assign membrane[0]     = membrane_write;
  assign membrane[15:1]  = 15'd0;
  assign membrane[31:16] = membrane_write ? {{(16-$bits(core.update.neuron2)){1'b0}}, core.update.neuron2} : 16'd0;
  assign membrane[47:32] = membrane_write ? {{(24-MEMBRANE_WIDTH){core.update.membrane_ram.wdata_i[MEMBRANE_WIDTH-9]}}, core.update.membrane_ram.wdata_i} : 16'd0;
  assign membrane[48]    = core.update.fired_o;
  assign membrane[63:49] = 15'd0;

  wire [1:0] residue_write = core.update.residue_ram.write_i;
  wire [63:0] residue;
  assign residue[1:0]   = residue_write;
  assign residue[15:2]  = 14'd0;
  assign residue[31:16] = |residue_write ? {{(16-$bits(core.update.neuron2)){1'b0}}, core.update.neuron2} : 16'd0;
  assign residue[39:32] = residue_write[0] ? core.update.residue_ram.wdata_i[7:0] : 8'd0;
  assign residue[47:40] = residue_write[1] ? core.update.residue_ram.wdata_i[15:8] : 8'd0;
  assign residue[63:48] = 16'd0;

  // Parameters: one write at a time. Stalls, for want of a better place.
  wire threshold_write = core.update.threshold_ram.write_i;
  wire bias_write      = core.update.bias_ram.write_i;
  wire decay_write     = core.update.classes.decay.write_i;
  wire level_write     = core.update.classes.level.write_i;
  wire firing_write    = core.update.classes.firing.write_i;
  wire range_write     = core.walk.ranges.write_i;
  wire neuron_write    = threshold_write | bias_write;
  wire class_write     = decay_write | level_write | firing_write;
  wire [63:0] parameters;
  assign parameters[5:0]   = {range_write, firing_write, level_write, decay_write, bias_write, threshold_write};
  assign parameters[15:6]  = 10'd0;
  assign parameters[31:16] = range_write ? {{(16-$bits(core.walk.host_source_i)){1'b0}}, core.walk.host_source_i} :
    neuron_write ? {{(16-$bits(core.update.neuron1)){1'b0}}, core.update.neuron1} :
    class_write ? {{(16-$bits(core.update.classes.host_address)){1'b0}}, core.update.classes.host_address} : 16'd0;
  assign parameters[47:32] = range_write ? core.walk.ranges.wdata_i :
    threshold_write ? core.update.threshold_ram.wdata_i :
    bias_write ? core.update.bias_ram.wdata_i :
    class_write ? core.update.classes.host_wdata_i : 16'd0;
  assign parameters[63:48] = core.control.stalls_q;

  assign record_o = {parameters, residue, membrane, current, accumulator_sums, accumulators, synapses, events, control, ports};
endmodule
