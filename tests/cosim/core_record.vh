// SPDX-License-Identifier: Apache-2.0
// The observation points of a core, 64 bits a word: `CORE names its instance, core_record is the whole.
// A value that means something only with an enable is 0 without it, so that both sides need to agree
// on nothing but what happens. The words are described, field by field, in CoreRecord.cs.
  `include "neurocore_registers.vh"
  localparam PAIRS = FEATURES[NC_CAPABILITY_FINE_SYNAPSES] || FEATURES[NC_CAPABILITY_TAGGED_SYNAPSES] ? LANES : (LANES + 1) / 2;

  // Ports and sequencer.
  wire [63:0] ports;
  assign ports[2:0]   = `CORE.phases.phase_o;
  assign ports[3]     = `CORE.tick_busy_o;
  assign ports[4]     = `CORE.phases.tick_end_o;
  assign ports[5]     = `CORE.event_ready_o;
  assign ports[6]     = `CORE.spike_valid_o;
  assign ports[7]     = `CORE.memory_ready_o;
  assign ports[15:8]  = 8'd0;
  assign ports[31:16] = `CORE.spike_valid_o ? `CORE.spike_neuron_o : 16'd0;
  assign ports[46:32] = `CORE.spike_valid_o ? {10'd0, `CORE.spike_tick_o} : 15'd0;
  assign ports[47]    = 1'b0;
  assign ports[63:48] = `CORE.memory_ready_o & ~`CORE.memory_write_i ? `CORE.memory_rdata_o : 16'd0;

  // Control registers. What counts ticks is looked at during ticks: the end of one is counted in the clock after it.
  wire [63:0] control = {`CORE.control.clocks_q, `CORE.control.tick_q & {32{`CORE.tick_busy_o}}};

  // Events.
  wire event_write = |`CORE.events.sign_write;
  wire [63:0] events;
  assign events[0]     = event_write;
  assign events[1]     = `CORE.event_valid;
  // A wide word of 32 events may be written by halves: what it holds after the write is compared.
  wire [31:0] event_mask = $bits(`CORE.events.wdata) == 32 ? {{16{`CORE.events.write[$bits(`CORE.events.write)-1]}}, {16{`CORE.events.write[0]}}} : {32{`CORE.events.write[0]}};
  wire [31:0] event_new  = {{(32-$bits(`CORE.events.wdata)){1'b0}}, `CORE.events.wdata};
  wire [31:0] event_old  = {{(32-$bits(`CORE.events.wdata)){1'b0}}, `CORE.events.ram.memory[`CORE.events.ram_waddr]};
  assign events[14:2]  = event_write ? {{(13-$bits(`CORE.events.waddr)){1'b0}}, `CORE.events.waddr} : 13'd0;
  assign events[15]    = event_write & `CORE.events.half_i;
  assign events[47:16] = event_write ? (event_new & event_mask) | (event_old & ~event_mask) : 32'd0;
  assign events[63:48] = `CORE.event_valid ? {{(16-$bits(`CORE.event_source)){1'b0}}, `CORE.event_source} : 16'd0;

  // Synapses: rows read; words written, of every pair of lanes with an address of its own.
  wire [15:0] synapse_bytes;
  wire [127:0] synapse_places, synapse_words;
  genvar p;
  generate
    for (p = 0; p < 8; p = p + 1) begin : pair
      if (p < PAIRS) begin : used
        assign synapse_bytes[p*2 +: 2] = `CORE.synapses.pair[p].ram.write_i;
        assign synapse_places[p*16 +: 16] = |synapse_bytes[p*2 +: 2] ?
          {{(16-$bits(`CORE.synapses.pair[p].write_address)){1'b0}}, `CORE.synapses.pair[p].write_address} : 16'd0;
        assign synapse_words[p*16 +: 16] = `CORE.synapses.pair[p].ram.wdata_i & {{8{synapse_bytes[p*2+1]}}, {8{synapse_bytes[p*2]}}};
      end else begin : none
        assign synapse_bytes[p*2 +: 2]    = 2'd0;
        assign synapse_places[p*16 +: 16] = 16'd0;
        assign synapse_words[p*16 +: 16]  = 16'd0;
      end
    end
  endgenerate
  wire [63:0] synapses;
  assign synapses[0]     = `CORE.row_valid;
  assign synapses[7:1]   = `CORE.row_valid ? {{(7-$bits(`CORE.row_block)){1'b0}}, `CORE.row_block} : 7'd0;
  assign synapses[23:8]  = `CORE.row_valid ? {{(16-$bits(`CORE.row_source)){1'b0}}, `CORE.row_source} : 16'd0;
  assign synapses[39:24] = synapse_bytes;
  assign synapses[63:40] = 24'd0;

  // Accumulators: whole blocks are written, and single lanes by the host.
  wire [15:0] accumulator_lanes, first_lanes, divisive_lanes;
  wire accumulator_write = |accumulator_lanes;
  wire [255:0] accumulator_sums;
  wire [63:0] slots;
  generate
    for (p = 0; p < 16; p = p + 1) begin : lane
      if (p < LANES) begin : used
        assign first_lanes[p] = `CORE.sums.lane[p].ram.write_i;
        wire [15:0] divided;
        if (FEATURES[NC_CAPABILITY_DIVISIVE]) begin : divisive
          assign divisive_lanes[p] = `CORE.dividing.divisors.lane[p].ram.write_i;
          assign divided = divisive_lanes[p] ? `CORE.dividing.divisors.lane[p].ram.wdata_i : 16'd0;
        end else begin : undivided
          assign divisive_lanes[p] = 1'b0;
          assign divided = 16'd0;
        end
        assign accumulator_lanes[p] = first_lanes[p] | divisive_lanes[p];
        // Both at once are only ever cleared.
        assign accumulator_sums[p*16 +: 16] = (first_lanes[p] ? `CORE.sums.lane[p].ram.wdata_i : 16'd0) | divided;
        wire [31:0] place = {{(32-$bits(`CORE.sum_write)){1'b0}}, `CORE.sums.lane[p].write_address};
        wire [31:0] slot  = place >> $bits(`CORE.block3_q);
        assign slots[p*4 +: 4] = accumulator_lanes[p] ? slot[3:0] : 4'd0;
      end else begin : none
        assign accumulator_lanes[p] = 1'b0;
        assign first_lanes[p] = 1'b0;
        assign divisive_lanes[p] = 1'b0;
        assign accumulator_sums[p*16 +: 16] = 16'd0;
        assign slots[p*4 +: 4] = 4'd0;
      end
    end
  endgenerate
  wire [63:0] accumulators;
  wire [15:0] reports;
  assign accumulators[15:0]  = accumulator_lanes;
  assign accumulators[31:16] = accumulator_write ? {{(16-$bits(`CORE.sum_write)){1'b0}}, `CORE.sum_write} : 16'd0;
  assign accumulators[34:32] = `CORE.row_valid ? `CORE.row_class : 3'd0;
  assign accumulators[35]    = `CORE.event_valid & `CORE.event_negative;
  assign accumulators[36]    = |first_lanes;
  assign accumulators[37]    = |divisive_lanes;
  assign accumulators[47:38] = 10'd0;
  assign accumulators[63:48] = reports;

  // Signs of events; neurons that are reported.
  wire [63:0] signs;
  generate
    if (FEATURES[11]) begin : bipolar
      wire [31:0] sign_new  = {{(32-$bits(`CORE.events.wdata)){1'b0}}, `CORE.events.signed_events.new_signs};
      wire [31:0] sign_old  = {{(32-$bits(`CORE.events.wdata)){1'b0}}, `CORE.events.signed_events.signs.memory[`CORE.events.ram_waddr]};
      wire [31:0] sign_mask = $bits(`CORE.events.wdata) == 32 ?
        {{16{`CORE.events.sign_write[$bits(`CORE.events.sign_write)-1]}}, {16{`CORE.events.sign_write[0]}}} : {32{`CORE.events.sign_write[0]}};
      assign signs[31:0] = event_write ? (sign_new & sign_mask) | (sign_old & ~sign_mask) : 32'd0;
    end else begin : unipolar
      assign signs[31:0] = 32'd0;
    end
    if (FEATURES[16]) begin : report
      wire report_write = |`CORE.reporting.reports.ram.write_i;
      wire [31:0] report_old = {{(32-$bits(`CORE.reporting.reports.rdata_o)){1'b0}}, `CORE.reporting.reports.ram.memory[`CORE.reporting.reports.host_word]};
      wire [31:0] report_new = $bits(`CORE.reporting.reports.rdata_o) == 16 ? {16'd0, `CORE.reporting.reports.host_wdata_i} :
        `CORE.reporting.reports.ram.write_i[0] ? {report_old[31:16], `CORE.reporting.reports.host_wdata_i} :
        {`CORE.reporting.reports.host_wdata_i, report_old[15:0]};
      assign signs[63:32] = report_write ? report_new : 32'd0;
      assign reports = {7'd0, report_write ? {{(8-$bits(`CORE.reporting.reports.host_word)){1'b0}}, `CORE.reporting.reports.host_word} : 8'd0, report_write};
    end else begin : report_none
      assign signs[63:32] = 32'd0;
      assign reports = 16'd0;
    end
  endgenerate

  // Neurons.
  wire current_write = `CORE.update.current_ram.write_i;
  wire [63:0] current;
  assign current[0]     = current_write;
  assign current[15:1]  = 15'd0;
  assign current[31:16] = current_write ? {{(16-$bits(`CORE.update.neuron1)){1'b0}}, `CORE.update.neuron1} : 16'd0;
  assign current[47:32] = current_write ? {{(16-CURRENT_WIDTH){`CORE.update.current_ram.wdata_i[CURRENT_WIDTH-1]}}, `CORE.update.current_ram.wdata_i} : 16'd0;
  assign current[63:48] = 16'd0;

  wire membrane_write = `CORE.update.membrane_ram.write_i;
  wire [63:0] membrane;
  assign membrane[0]     = membrane_write;
  assign membrane[15:1]  = 15'd0;
  assign membrane[31:16] = membrane_write ? {{(16-$bits(`CORE.update.neuron3)){1'b0}}, `CORE.update.neuron3} : 16'd0;
  assign membrane[47:32] = membrane_write ? {{(24-MEMBRANE_WIDTH){`CORE.update.membrane_ram.wdata_i[MEMBRANE_WIDTH-9]}}, `CORE.update.membrane_ram.wdata_i} : 16'd0;
  assign membrane[48]    = `CORE.update.fired_o;
  assign membrane[49]    = `CORE.update.fired_o & `CORE.update.fired_negative_o;
  assign membrane[63:50] = 14'd0;

  wire [1:0] residue_write = `CORE.update.residue_ram.write_i;
  wire theta_write;
  wire [15:0] theta_data;
  wire bias_write;
  wire [15:0] bias_data;
  wire adaptation_write;
  wire count_write, first_write;
  wire [15:0] count_data, first_data;
  generate
    if (FEATURES[NC_CAPABILITY_ADAPTATION]) begin : adapts
      assign theta_write      = `CORE.update.thetas.theta_ram.write_i;
      assign theta_data       = `CORE.update.thetas.theta_ram.wdata_i;
      assign adaptation_write = `CORE.update.classes.adapts.adaptation.write_i;
    end else begin : fixed
      assign {theta_write, theta_data, adaptation_write} = 18'd0;
    end
    if (FEATURES[NC_CAPABILITY_BIAS]) begin : biases
      assign bias_write = `CORE.update.biases.bias_ram.write_i;
      assign bias_data  = `CORE.update.biases.bias_ram.wdata_i;
    end else begin : unbiased
      assign {bias_write, bias_data} = 17'd0;
    end
    if (FEATURES[NC_CAPABILITY_COUNTERS]) begin : counted
      assign count_write = `CORE.counted.counters.count_ram.write_i;
      assign count_data  = `CORE.counted.counters.count_ram.wdata_i;
      assign first_write = `CORE.counted.counters.first_ram.write_i;
      assign first_data  = `CORE.counted.counters.first_ram.wdata_i;
    end else begin : uncounted
      assign {count_write, count_data, first_write, first_data} = 34'd0;
    end
  endgenerate
  wire [63:0] residue;
  assign residue[1:0]   = residue_write;
  assign residue[2]     = theta_write;
  assign residue[15:3]  = 13'd0;
  assign residue[31:16] = |{residue_write, theta_write} ? {{(16-$bits(`CORE.update.neuron3)){1'b0}}, `CORE.update.neuron3} : 16'd0;
  assign residue[39:32] = residue_write[0] ? `CORE.update.residue_ram.wdata_i[7:0] : 8'd0;
  assign residue[47:40] = residue_write[1] ? `CORE.update.residue_ram.wdata_i[15:8] : 8'd0;
  assign residue[63:48] = theta_write ? theta_data : 16'd0;

  wire [63:0] counters;
  assign counters[1:0]   = {first_write, count_write};
  assign counters[15:2]  = 14'd0;
  assign counters[31:16] = first_write | count_write ? {{(16-$bits(`CORE.update.neuron3)){1'b0}}, `CORE.update.neuron3} : 16'd0;
  assign counters[47:32] = count_write ? count_data : 16'd0;
  assign counters[63:48] = first_write ? first_data : 16'd0;

  // Parameters: one write at a time. Stalls, for want of a better place.
  // The program lies in memories of the classes.
  wire [1:0] program_write = {`CORE.update.classes.firing.write_i, `CORE.update.classes.decay.write_i} & {2{`CORE.update.classes.program_i}};
  wire level_write, learning_write;
  wire threshold_write = `CORE.update.threshold_ram.write_i;
  wire decay_write     = `CORE.update.classes.decay.write_i & ~program_write[0];
  wire firing_write    = `CORE.update.classes.firing.write_i & ~program_write[1];
  wire range_write     = `CORE.walk.ranges.write_i;
  wire projection_write = `CORE.projections.host_write_i;
  wire neuron_write    = threshold_write | bias_write;
  wire class_write     = decay_write | level_write | firing_write | adaptation_write;
  wire [63:0] source_traces, traces_high, neuron_traces;
  // Builds that learn, with nothing else in it, have no level memory.
  localparam LEAN = FEATURES[NC_CAPABILITY_LEARNING] && !FEATURES[NC_CAPABILITY_FLOOR] && !FEATURES[NC_CAPABILITY_KEEP_RESET] && WINNERS == 0;
  generate
    if (LEAN) begin : merged
      assign level_write = 1'b0;
    end else begin : levels
      assign level_write = `CORE.update.classes.levels.level.write_i;
    end
    if (FEATURES[NC_CAPABILITY_LEARNING]) begin : learning
      assign learning_write = `CORE.plasticity.learning.registers.host_write_i;
    end else begin : fixed
      assign learning_write = 1'b0;
    end
  endgenerate
  wire more_write, second_write;
  wire [15:0] more_block, second_data;
  generate
    if (FEATURES[NC_CAPABILITY_TWO_RECEPTORS]) begin : two
      assign more_write = `CORE.update.two.more_ram.write_i;
      assign more_block = {{(16-$bits(`CORE.update.two.more_ram.waddr_i)){1'b0}}, `CORE.update.two.more_ram.waddr_i};
      assign second_write = `CORE.update.two.second_ram.write_i;
      assign second_data  = {{(16-CURRENT_WIDTH){`CORE.update.two.second_ram.wdata_i[CURRENT_WIDTH-1]}}, `CORE.update.two.second_ram.wdata_i};
    end else begin : one
      assign {more_write, more_block, second_write, second_data} = 34'd0;
    end
  endgenerate
  wire [63:0] parameters;
  assign parameters[7:0]   = {adaptation_write, projection_write, range_write, firing_write, level_write, decay_write, bias_write, threshold_write};
  assign parameters[8]     = more_write;
  assign parameters[9]     = |program_write;
  assign parameters[10]    = learning_write;
  assign parameters[13:11] = 3'd0;
  assign parameters[15:14] = {`CORE.noise_write, `CORE.encoder_write};
  assign parameters[31:16] = range_write ? {{(16-$bits(`CORE.walk.host_source_i)){1'b0}}, `CORE.walk.host_source_i} :
    projection_write ? {{(16-$bits(`CORE.projections.host_address_i)){1'b0}}, `CORE.projections.host_address_i} :
    neuron_write ? {{(16-$bits(`CORE.update.neuron1)){1'b0}}, `CORE.update.neuron1} :
    more_write ? more_block :
    |program_write ? {8'd0, `CORE.update.classes.slot_i, program_write[1]} :
    learning_write ? {13'd0, `CORE.memory_address_i[2:0]} :
    decay_write ? {{(16-$bits(`CORE.update.classes.decay_place)){1'b0}}, `CORE.update.classes.decay_place} :
    class_write ? {{(16-$bits(`CORE.update.classes.host_address)){1'b0}}, `CORE.update.classes.host_address} :
    `CORE.encoder_write ? {{(16-$bits(`CORE.encoder_address)){1'b0}}, `CORE.encoder_address} :
    `CORE.noise_write ? {14'd0, `CORE.memory_address_i[1:0]} : 16'd0;
  assign parameters[47:32] = range_write ? `CORE.walk.ranges.wdata_i :
    projection_write ? `CORE.projections.host_wdata_i :
    threshold_write ? `CORE.update.threshold_ram.wdata_i :
    bias_write ? bias_data :
    class_write | more_write | (|program_write) ? `CORE.update.classes.host_wdata_i :
    `CORE.encoder_write | `CORE.noise_write | learning_write ? `CORE.memory_wdata_i : 16'd0;
  assign parameters[63:48] = `CORE.control.stalls_q;

  // Traces: bytes written.
  generate
    if (FEATURES[NC_CAPABILITY_LEARNING]) begin : traces
      wire [63:0] x_mask, y_mask;
      wire [7:0] x_bytes, y_bytes;
      for (p = 0; p < 8; p = p + 1) begin : lane
        assign x_bytes[p] = x_mask[p*8];
        assign y_bytes[p] = y_mask[p*8];
        if (p < LANES / 2) begin : used
          assign x_mask[p*8 +: 8] = {8{`CORE.plasticity.learning.places.x_write[p]}};
          assign y_mask[p*8 +: 8] = {8{`CORE.plasticity.learning.places.y_write[p]}};
        end else begin : none
          assign x_mask[p*8 +: 8] = 8'd0;
          assign y_mask[p*8 +: 8] = 8'd0;
        end
      end
      wire [63:0] written = {{(64-LANES/2*8){1'b0}}, `CORE.plasticity.learning.places.wdata};
      wire [63:0] source_bytes = written & x_mask;
      wire [63:0] neuron_bytes = written & y_mask;
      assign traces_high = {neuron_bytes[63:32], source_bytes[63:32]};
      assign source_traces[31:0]  = source_bytes[31:0];
      assign source_traces[47:32] = |x_mask ? {{(16-$bits(`CORE.plasticity.learning.places.x_own_q)){1'b0}}, `CORE.plasticity.learning.places.of_sources.write_address_i} : 16'd0;
      assign source_traces[63:48] = {8'd0, x_bytes};
      assign neuron_traces[31:0]  = neuron_bytes[31:0];
      assign neuron_traces[47:32] = |y_mask ? {{(16-$bits(`CORE.plasticity.learning.places.y_own_q)){1'b0}}, `CORE.plasticity.learning.places.of_neurons.write_address_i} : 16'd0;
      assign neuron_traces[63:48] = {8'd0, y_bytes};
    end else begin : no_traces
      assign source_traces = 64'd0;
      assign neuron_traces = 64'd0;
      assign traces_high = 64'd0;
    end
  endgenerate

  // Noise and encoders.
  wire [63:0] noise = `CORE.update_start ? `CORE.noise_state : 64'd0;
  wire [63:0] encoded;
  assign encoded[0]     = `CORE.encoded;
  assign encoded[1]     = second_write;
  assign encoded[15:2]  = 14'd0;
  assign encoded[31:16] = `CORE.encoded ? {{(16-$bits(`CORE.encoded_source)){1'b0}}, `CORE.encoded_source} : 16'd0;
  assign encoded[47:32] = second_write ? {{(16-$bits(`CORE.update.neuron2)){1'b0}}, `CORE.update.neuron2} : 16'd0;
  assign encoded[63:48] = second_write ? second_data : 16'd0;

  // Run control.
  wire [63:0] run;
  assign run[15:0]  = `CORE.elapsed & {16{`CORE.tick_busy_o}};
  assign run[31:16] = `CORE.control.overruns;
  assign run[47:32] = `CORE.control.spikes_left;
  assign run[48]    = `CORE.tick_due_o;
  assign run[49]    = `CORE.last_spike_o;
  assign run[50]    = `CORE.probe_due_o;
  assign run[58:51] = `CORE.control.probe_left & {8{`CORE.tick_busy_o}};
  assign run[63:59] = `CORE.probe_count_o;

  wire [1663:0] core_record = {traces_high, neuron_traces, source_traces, synapse_words, synapse_places, slots, counters, run, signs, encoded, noise, parameters, residue, membrane, current, accumulator_sums, accumulators, synapses, events, control, ports};
