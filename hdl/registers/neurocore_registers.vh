// SPDX-License-Identifier: Apache-2.0
// Generated from hdl/registers/registers.yaml by `make generate`: do not edit.
// Constants for the inside of a module: `include this after its ports. There is no include guard,
// since every module that uses a constant needs its own.

// No module uses every constant of the description.
/* verilator lint_save */
/* verilator lint_off UNUSEDPARAM */

// Versions
localparam [15:0] NC_VERSION_PROTOCOL = 16'h0004;
localparam [15:0] NC_VERSION_HARDWARE = 16'h0003;
localparam [15:0] NC_VERSION_IMAGE = 16'h0003;

// Magic
localparam [15:0] NC_MAGIC_BOARD = 16'h434E;

// Banks
localparam [4:0] NC_BANK_IDENTITY = 5'h00;             // What this board is; constants of the build.
localparam [4:0] NC_BANK_CONTROL = 5'h01;              // Size of the loaded image, time, run control, counters.
localparam [4:0] NC_BANK_SYNAPSE = 5'h02;              // Synapse words of W bits. 8 bits: two lanes a word, address = (source * N/L + block) * ceil(L/2) + lane / 2, even lane in the low byte. 16 bits: address = (source * N/L + block) * L + lane. Lane = (neuron + source) mod L.
localparam [4:0] NC_BANK_RANGE = 5'h03;                // Occupied blocks and class of each source.
localparam [4:0] NC_BANK_EVENT = 5'h04;                // Events of the coming tick, one bit a source, source 0 in bit 0 of word 0.
localparam [4:0] NC_BANK_CURRENT = 5'h05;              // Synaptic current u, signed.
localparam [4:0] NC_BANK_MEMBRANE = 5'h06;             // Membrane v, the upper 16 of 24 bits: the integer part, signed.
localparam [4:0] NC_BANK_RESIDUE = 5'h07;              // Low byte: the 8 fraction bits of v. Bits 8..14: refractory ticks left. Bit 15: the neuron is silenced.
localparam [4:0] NC_BANK_THRESHOLD = 5'h08;            // Threshold on v's integer scale, signed.
localparam [4:0] NC_BANK_BIAS = 5'h09;                 // Added to v's integer part each tick, signed.
localparam [4:0] NC_BANK_CLASS = 5'h0A;                // Parameters of each block of L neurons: address = block * 8 + class word.
localparam [4:0] NC_BANK_ACCUMULATOR = 5'h0B;          // Input of each neuron in the coming ticks, signed: address = slot * P + neuron, P being the power of two at or above the build's N. Slot of receptor r and delay d, as seen between ticks = r * D + (tick + d) mod D, with D = 2^delay_bits; the divisive receptor is the last.
localparam [4:0] NC_BANK_ADAPTATION = 5'h0C;           // theta: what adaptation adds to the threshold, signed.
localparam [4:0] NC_BANK_PROJECTION = 5'h0D;           // How a source of a class acts on a block: address = class * P + block, P being the power of two at or above the build's N/L.
localparam [4:0] NC_BANK_ENCODER = 5'h0E;              // What drives the encoded inputs: the first belongs to the first source that is a multiple of 16 (32 where S of the build is above 512) at or above N of the image.
localparam [4:0] NC_BANK_SIGN = 5'h0F;                 // Signs of the events of the coming tick, as in the event bank: 1 for negative. 0 where there is no event.
localparam [4:0] NC_BANK_COUNT = 5'h10;                // Spikes of each neuron, both signs, up to 65535.
localparam [4:0] NC_BANK_COUNT_TAKE = 5'h11;           // The same; reading it sets it to 0.
localparam [4:0] NC_BANK_FIRST_SPIKE = 5'h12;          // Ticks since the stimulus began (control register elapsed) at the neuron's first spike; means nothing while its count is 0.
localparam [4:0] NC_BANK_REPORT = 5'h13;               // One bit a neuron: its spikes are handed to the host.
localparam [4:0] NC_BANK_PROBE = 5'h14;                // What is sampled every probe_period ticks.
localparam [4:0] NC_BANK_NOISE = 5'h15;                // State H of the generator for membranes and inputs, 64 bits, least significant word first; never all 0.
localparam [4:0] NC_BANK_CLASS_MORE = 5'h16;           // Further parameters of each block: address = block * 8 + word. Only in builds with two receptors.
localparam [4:0] NC_BANK_SECOND_CURRENT = 5'h17;       // Second synaptic current, signed. Only in builds with two receptors.
localparam [4:0] NC_BANK_NEURON_DECAY = 5'h18;         // Class words 0 and 1 of each neuron: address = neuron * 2 + word. Only in builds with time constants per neuron, whose class bank has none.
localparam [4:0] NC_BANK_SOURCE_TRACE = 5'h19;         // Traces x1 and x2 of the sources, 8 bits: address = trace * P + source, P being the power of two at or above the build's S.
localparam [4:0] NC_BANK_NEURON_TRACE = 5'h1A;         // Items of the neurons, 8 bits: address = item * P + neuron, P being the power of two at or above the build's N. See items of neuron_trace.
localparam [4:0] NC_BANK_PROGRAM = 5'h1B;              // What the learning rules do: two words a product, address = ((rule * 4 + trigger) * 4 + index) * 2 + word.
localparam [4:0] NC_BANK_LEARNING = 5'h1C;             // How learning is driven: see learning registers.

// Control registers
localparam [3:0] NC_CONTROL_IMAGE_NEURONS = 4'h0;      // N of the image: a multiple of L, from L to the build's N.
localparam [3:0] NC_CONTROL_IMAGE_SOURCES = 4'h1;      // S of the image: a multiple of L, from N of the image to the build's S.
localparam [3:0] NC_CONTROL_TICK_LOW = 4'h2;           // Number of the coming tick, low word.
localparam [3:0] NC_CONTROL_TICK_HIGH = 4'h3;          // Number of the coming tick, high word.
localparam [3:0] NC_CONTROL_CLOCKS_LOW = 4'h4;         // Clocks spent in ticks since power-up, stalls left out, modulo 2^32, low word.
localparam [3:0] NC_CONTROL_CLOCKS_HIGH = 4'h5;        // The same, high word.
localparam [3:0] NC_CONTROL_STALLS = 4'h6;             // Clocks that the core waited for a slow host since power-up, modulo 65,536.
localparam [3:0] NC_CONTROL_IMAGE_ENCODERS = 4'h7;     // Encoded inputs of the image, 0 to the build's E.
localparam [3:0] NC_CONTROL_ELAPSED = 4'h8;            // Ticks since the stimulus began, up to 65535: latency encoders and first spikes count in it. Write 0 to begin anew.
localparam [3:0] NC_CONTROL_TICK_PERIOD = 4'h9;        // Clocks from the start of a tick to that of the next, in units of 16; 0: as soon as possible.
localparam [3:0] NC_CONTROL_OVERRUNS = 4'hA;           // Ticks that began late, modulo 65,536.
localparam [3:0] NC_CONTROL_SPIKES_LEFT = 4'hB;        // Spikes still to be handed to the host before the run stops by itself; 0: it does not. The tick in which the last one falls is finished.
localparam [3:0] NC_CONTROL_PROBE_COUNT = 4'hC;        // Entries of the probe bank in use, 0..16.
localparam [3:0] NC_CONTROL_PROBE_PERIOD = 4'hD;       // k, 1..255: probes are sampled after every k-th tick.
localparam [3:0] NC_CONTROL_PROBE_LEFT = 4'hE;         // Ticks until the next sample, 1..k; set to k by a sample.

// Identity words
localparam [4:0] NC_IDENTITY_MAGIC = 5'h00;            // 0x434E.
localparam [4:0] NC_IDENTITY_PROTOCOL_VERSION = 5'h01; // Version of the link protocol.
localparam [4:0] NC_IDENTITY_HARDWARE_VERSION = 5'h02; // Version of the banks and of the arithmetic.
localparam [4:0] NC_IDENTITY_NEURONS = 5'h03;          // N of the build.
localparam [4:0] NC_IDENTITY_SOURCES = 5'h04;          // S of the build.
localparam [4:0] NC_IDENTITY_LANES = 5'h05;            // L of the build.
localparam [4:0] NC_IDENTITY_CURRENT_WIDTH = 5'h06;    // Bits of u.
localparam [4:0] NC_IDENTITY_MEMBRANE_WIDTH = 5'h07;   // Bits of v, 8 of them fraction.
localparam [4:0] NC_IDENTITY_SHIFT_BITS = 5'h08;       // Low byte: bits of the accumulator shift; high byte: bits of the current shift.
localparam [4:0] NC_IDENTITY_PROJECTION_BITS = 5'h09;  // Low byte: bits of a projection's exponent; high byte: bits of its delay.
localparam [4:0] NC_IDENTITY_CLOCK_KHZ_LOW = 5'h0A;    // Clock in kHz, low word.
localparam [4:0] NC_IDENTITY_CLOCK_KHZ_HIGH = 5'h0B;   // Clock in kHz, high word.
localparam [4:0] NC_IDENTITY_SOURCE_HASH_LOW = 5'h0C;  // Hash of the sources that the build was made from, low word; 0 in simulation.
localparam [4:0] NC_IDENTITY_SOURCE_HASH_HIGH = 5'h0D; // The same, high word.
localparam [4:0] NC_IDENTITY_CONFIGURATION_LOW = 5'h0E; // CRC-32 of the configuration's name, low word.
localparam [4:0] NC_IDENTITY_CONFIGURATION_HIGH = 5'h0F; // The same, high word.
localparam [4:0] NC_IDENTITY_CAPABILITIES_LOW = 5'h10; // One bit a feature, see capabilities; bits 0..15.
localparam [4:0] NC_IDENTITY_CAPABILITIES_HIGH = 5'h11; // The same, bits 16..31.
localparam [4:0] NC_IDENTITY_ENCODERS = 5'h12;         // E: inputs that encoders can drive.
localparam [4:0] NC_IDENTITY_WINNERS = 5'h13;          // Most winners of a winner-take-all group; 0: there are no groups.

// Capabilities: bits
localparam NC_CAPABILITY_LEAK = 0;                     // keep_v below 4096.
localparam NC_CAPABILITY_SYNAPTIC_DECAY = 1;           // keep_u above 0.
localparam NC_CAPABILITY_BIAS = 2;                     // A bias per neuron.
localparam NC_CAPABILITY_REFRACTORY = 3;               // Refractory period above 0.
localparam NC_CAPABILITY_FLOOR = 4;                    // v_min.
localparam NC_CAPABILITY_RESET_VALUE = 5;              // Reset to a value.
localparam NC_CAPABILITY_RESET_SUBTRACT = 6;           // Reset by subtraction of the threshold.
localparam NC_CAPABILITY_RESET_NONE = 7;               // A spike leaves v as it is.
localparam NC_CAPABILITY_KEEP_RESET = 8;               // Reset by subtraction may keep less than the whole overshoot: keep_reset below 4096.
localparam NC_CAPABILITY_ADAPTATION = 9;               // Adaptive threshold.
localparam NC_CAPABILITY_NOISE = 10;                   // Noise on v.
localparam NC_CAPABILITY_BIPOLAR = 11;                 // Neurons that also spike with negative sign; signed events.
localparam NC_CAPABILITY_SILENCING = 12;               // A bit a neuron that silences it and keeps its state.
localparam NC_CAPABILITY_POLARITY = 13;                // Projections that act with negative sign; without it the compiler turns their weights round.
localparam NC_CAPABILITY_ENCODERS = 14;                // Inputs that rates and latencies drive.
localparam NC_CAPABILITY_COUNTERS = 15;                // Spike counts and first spikes.
localparam NC_CAPABILITY_REPORT = 16;                  // Choice of the neurons whose spikes are handed to the host.
localparam NC_CAPABILITY_PROBES = 17;                  // Values sampled every k ticks.
localparam NC_CAPABILITY_PACING = 18;                  // Ticks at a fixed period; a run that stops at a number of spikes.
localparam NC_CAPABILITY_EXPONENT = 19;                // Projections whose weights are scaled by a power of two.
localparam NC_CAPABILITY_DELAY = 20;                   // Projections with a delay.
localparam NC_CAPABILITY_TWO_RECEPTORS = 21;           // Two synaptic currents a neuron, each with its decay.
localparam NC_CAPABILITY_DIVISIVE = 22;                // A receptor that speeds the leak up: divisive inhibition.
localparam NC_CAPABILITY_WINNERS = 23;                 // Winner-take-all groups.
localparam NC_CAPABILITY_FINE_SYNAPSES = 24;           // Synapse words w8f8: 16 bits, of which the upper 8 are delivered.
localparam NC_CAPABILITY_TAGGED_SYNAPSES = 25;         // Synapse words w8d3t5: weight, a delay of its own, a tag.
localparam NC_CAPABILITY_NEURON_DECAY = 26;            // keep_u and keep_v per neuron.
localparam NC_CAPABILITY_LEARNING = 27;                // Plastic projections: traces, rules, third factors.
localparam NC_CAPABILITY_WRITE_ONLY = 28;              // Parameters cannot be read back: the banks threshold, bias, class, range, projection and program read 0. A small part has better use for the multiplexers.
localparam NC_CAPABILITY_DUAL_PORT = 29;               // Synapse memories with a port to read and a port to write: a column that learns is read while it is written.

// Class words, and the fields in them
localparam NC_CLASS_WORDS = 8;                         // Words of the class bank that a block takes.
localparam [2:0] NC_CLASS_CURRENT_DECAY = 3'h0;
localparam [2:0] NC_CLASS_MEMBRANE_DECAY = 3'h1;
localparam [2:0] NC_CLASS_V_MIN = 3'h2;
localparam [2:0] NC_CLASS_V_RESET = 3'h3;
localparam [2:0] NC_CLASS_FIRING = 3'h4;
localparam [2:0] NC_CLASS_RESET_KEEP = 3'h5;
localparam [2:0] NC_CLASS_ADAPTATION_DECAY = 3'h6;
localparam [2:0] NC_CLASS_ADAPTATION_STEP = 3'h7;
localparam NC_CLASS_KEEP_U_LOW = 0;                    // 0..4096: u keeps keep_u / 4096 each tick.
localparam NC_CLASS_KEEP_U_WIDTH = 13;
localparam NC_CLASS_ACCUMULATOR_SHIFT_LOW = 13;        // a: the accumulator enters u times 2^a.
localparam NC_CLASS_ACCUMULATOR_SHIFT_WIDTH = 3;
localparam NC_CLASS_KEEP_V_LOW = 0;                    // 0..4096: v keeps keep_v / 4096 each tick.
localparam NC_CLASS_KEEP_V_WIDTH = 13;
localparam NC_CLASS_CURRENT_SHIFT_LOW = 13;            // b: u enters v times 2^b, v with its 8 fraction bits.
localparam NC_CLASS_CURRENT_SHIFT_WIDTH = 3;
localparam NC_CLASS_V_MIN_LOW = 0;                     // Floor of v's integer part, signed.
localparam NC_CLASS_V_MIN_WIDTH = 16;
localparam NC_CLASS_V_RESET_LOW = 0;                   // Integer part of v after a reset to value, signed.
localparam NC_CLASS_V_RESET_WIDTH = 16;
localparam NC_CLASS_REFRACTORY_TICKS_LOW = 0;          // R: a spike at t holds v through t+1..t+R.
localparam NC_CLASS_REFRACTORY_TICKS_WIDTH = 7;
localparam NC_CLASS_BIPOLAR_LOW = 7;                   // Also spikes, with negative sign, at minus the threshold.
localparam NC_CLASS_BIPOLAR_WIDTH = 1;
localparam NC_CLASS_RESET_MODE_LOW = 8;                // See reset modes.
localparam NC_CLASS_RESET_MODE_WIDTH = 2;
localparam NC_CLASS_NOISE_AMPLITUDE_LOW = 10;          // c: 0 no noise; 1..15: noise within -2^(c-1)..2^(c-1) of v's 24-bit scale.
localparam NC_CLASS_NOISE_AMPLITUDE_WIDTH = 4;
localparam NC_CLASS_COMPETES_LOW = 14;                 // Belongs to a winner-take-all group.
localparam NC_CLASS_COMPETES_WIDTH = 1;
localparam NC_CLASS_GROUP_END_LOW = 15;                // Last block of its group.
localparam NC_CLASS_GROUP_END_WIDTH = 1;
localparam NC_CLASS_KEEP_RESET_LOW = 0;                // 0..4096: reset by subtraction keeps keep_reset / 4096 of the overshoot.
localparam NC_CLASS_KEEP_RESET_WIDTH = 13;
localparam NC_CLASS_GROUP_WINNERS_LOW = 13;            // k: most winners of the group a tick; read in its last block.
localparam NC_CLASS_GROUP_WINNERS_WIDTH = 3;
localparam NC_CLASS_KEEP_THETA_LOW = 0;                // 0..4096: theta keeps keep_theta / 4096 in each tick that is a multiple of the period.
localparam NC_CLASS_KEEP_THETA_WIDTH = 13;
localparam NC_CLASS_THETA_PERIOD_LOW = 13;             // p: the period is 2^p ticks.
localparam NC_CLASS_THETA_PERIOD_WIDTH = 3;
localparam NC_CLASS_THETA_STEP_LOW = 0;                // Added to theta by a spike, signed.
localparam NC_CLASS_THETA_STEP_WIDTH = 16;

// Further class words, and the fields in them
localparam [2:0] NC_CLASS_MORE_SECOND_CURRENT = 3'h0;
localparam NC_CLASS_MORE_KEEP_SECOND_LOW = 0;          // 0..4096: the second current keeps keep_second / 4096 each tick.
localparam NC_CLASS_MORE_KEEP_SECOND_WIDTH = 13;
localparam NC_CLASS_MORE_SECOND_SHIFT_LOW = 13;        // Its accumulator enters it times 2^second_shift.
localparam NC_CLASS_MORE_SECOND_SHIFT_WIDTH = 3;

// Reset modes
localparam [1:0] NC_RESET_VALUE = 2'h0;                // v = v_reset.
localparam [1:0] NC_RESET_SUBTRACT = 2'h1;             // v = (v - sign * (threshold + theta)) * keep_reset / 4096.
localparam [1:0] NC_RESET_NONE = 2'h2;                 // v stays.

// Fields of a projection word
localparam NC_PROJECTION_EXPONENT_LOW = 0;             // e: the weight enters the accumulator times 2^e.
localparam NC_PROJECTION_EXPONENT_WIDTH = 3;
localparam NC_PROJECTION_DELAY_LOW = 3;                // d: the event takes effect d ticks later than the soonest.
localparam NC_PROJECTION_DELAY_WIDTH = 3;
localparam NC_PROJECTION_RECEPTOR_LOW = 6;             // 0 first current, 1 second current, 2 divisive.
localparam NC_PROJECTION_RECEPTOR_WIDTH = 2;
localparam NC_PROJECTION_NEGATIVE_LOW = 8;             // Acts with the opposite sign.
localparam NC_PROJECTION_NEGATIVE_WIDTH = 1;
localparam NC_PROJECTION_ENABLE_LOW = 9;               // 0: delivers nothing.
localparam NC_PROJECTION_ENABLE_WIDTH = 1;
localparam NC_PROJECTION_RULE_LOW = 10;                // Learning rule, 1..7; 0: the weights stay.
localparam NC_PROJECTION_RULE_WIDTH = 3;

// Fields of an encoder word
localparam NC_ENCODER_DRIVE_LOW = 0;                   // Bernoulli and regular: spikes a tick times 16,384. Latency: ticks.
localparam NC_ENCODER_DRIVE_WIDTH = 14;
localparam NC_ENCODER_ENCODING_LOW = 14;               // See encodings.
localparam NC_ENCODER_ENCODING_WIDTH = 2;

// Encodings
localparam [1:0] NC_ENCODING_NONE = 2'h0;              // Events of the host alone.
localparam [1:0] NC_ENCODING_BERNOULLI = 2'h1;         // Fires with probability drive / 16,384 a tick.
localparam [1:0] NC_ENCODING_REGULAR = 2'h2;           // Fires drive times in 16,384 ticks, evenly: when (drive * (tick + 1)) mod 16,384 < drive.
localparam [1:0] NC_ENCODING_LATENCY = 2'h3;           // Fires once, when elapsed equals drive.

// Fields of a probe word
localparam NC_PROBE_PROBE_ADDRESS_LOW = 0;             // Address in the bank.
localparam NC_PROBE_PROBE_ADDRESS_WIDTH = 11;
localparam NC_PROBE_PROBE_BANK_LOW = 11;               // Bank that is sampled.
localparam NC_PROBE_PROBE_BANK_WIDTH = 5;

// Fields of a range word
localparam NC_RANGE_FIRST_BLOCK_LOW = 0;               // First occupied block.
localparam NC_RANGE_FIRST_BLOCK_WIDTH = 6;
localparam NC_RANGE_LAST_BLOCK_LOW = 6;                // Last occupied block.
localparam NC_RANGE_LAST_BLOCK_WIDTH = 6;
localparam NC_RANGE_SOURCE_CLASS_LOW = 12;             // Class of the source: row of the projection bank.
localparam NC_RANGE_SOURCE_CLASS_WIDTH = 3;
localparam NC_RANGE_OCCUPIED_LOW = 15;                 // 0: the source has no synapse at all.
localparam NC_RANGE_OCCUPIED_WIDTH = 1;

// Learning registers
localparam [2:0] NC_LEARNING_GATE = 3'h0;              // Bit 0: 1 lets weights and tags change. Traces go on whatever it is.
localparam [2:0] NC_LEARNING_THIRD_FACTOR = 3'h1;      // g: bits 0..6 magnitude in 1/128, bit 7 sign.
localparam [2:0] NC_LEARNING_PRODUCTS = 3'h2;          // Products that are executed: bits 0..2 pre, 3..5 post, 6..8 epoch; 0..4 each.
localparam [2:0] NC_LEARNING_EPOCH = 3'h3;             // k, 0..15: an epoch ends every 2^k ticks.
localparam [2:0] NC_LEARNING_PLASTIC_CLASSES = 3'h4;   // Bit c: rows of sources of class c take the time of learning; without it they are delivered only.

// Items of the neuron_trace bank
localparam [1:0] NC_NEURON_TRACE_FIRST = 2'h0;         // y1.
localparam [1:0] NC_NEURON_TRACE_SECOND = 2'h1;        // y2.
localparam [1:0] NC_NEURON_TRACE_FACTOR = 2'h2;        // m: bits 0..6 magnitude, bit 7 sign.
localparam [1:0] NC_NEURON_TRACE_PARAMETERS = 2'h3;    // Of the traces: at 4 * trace + parameter, traces x1, x2, y1, y2 being 0..3.

// Parameters of a trace
localparam [1:0] NC_TRACE_MANTISSA = 2'h0;             // d: a trace loses d / 2^(8 + k) of itself each tick.
localparam [1:0] NC_TRACE_SHIFT = 2'h1;                // k, 0..15.
localparam [1:0] NC_TRACE_IMPULSE = 2'h2;              // What an event adds, saturating.

// Triggers of a learning rule
localparam [1:0] NC_TRIGGER_PRE = 2'h0;                // An event of the source is delivered.
localparam [1:0] NC_TRIGGER_POST = 2'h1;               // The neuron fires.
localparam [1:0] NC_TRIGGER_EPOCH = 2'h2;              // An epoch ends.

// Fields of a product's words
localparam NC_PRODUCT_VECTOR_LOW = 0;                  // B: see vectors.
localparam NC_PRODUCT_VECTOR_WIDTH = 3;
localparam NC_PRODUCT_SCALAR_LOW = 3;                  // A: see scalars.
localparam NC_PRODUCT_SCALAR_WIDTH = 3;
localparam NC_PRODUCT_GATED_LOW = 6;                   // A is multiplied by g.
localparam NC_PRODUCT_GATED_WIDTH = 1;
localparam NC_PRODUCT_SUBTRACT_LOW = 7;                // The term is taken away.
localparam NC_PRODUCT_SUBTRACT_WIDTH = 1;
localparam NC_PRODUCT_PRODUCT_SHIFT_LOW = 8;           // The term is A * B * 2^-(8 + shift) of the weight's unit.
localparam NC_PRODUCT_PRODUCT_SHIFT_WIDTH = 4;
localparam NC_PRODUCT_TARGET_LOW = 12;                 // 0 weight, 1 tag.
localparam NC_PRODUCT_TARGET_WIDTH = 1;
localparam NC_PRODUCT_LAST_LOW = 13;                   // The sum of the target is rounded, bounded and written after this product.
localparam NC_PRODUCT_LAST_WIDTH = 1;
localparam NC_PRODUCT_NEAREST_LOW = 14;                // 1: rounds to nearest; 0: stochastically. Counts in the first product of a sum.
localparam NC_PRODUCT_NEAREST_WIDTH = 1;
localparam NC_PRODUCT_LOWER_BOUND_LOW = 15;            // 1: the lower bound is -bound, else 0. Counts in the last product.
localparam NC_PRODUCT_LOWER_BOUND_WIDTH = 1;
localparam NC_PRODUCT_COEFFICIENT_LOW = 0;             // A of scalar coefficient.
localparam NC_PRODUCT_COEFFICIENT_WIDTH = 8;
localparam NC_PRODUCT_BOUND_LOW = 8;                   // Magnitude of the bounds. Counts in the last product, as the two flags.
localparam NC_PRODUCT_BOUND_WIDTH = 7;
localparam NC_PRODUCT_UPPER_BOUND_LOW = 15;            // 1: the upper bound is bound, else 0.
localparam NC_PRODUCT_UPPER_BOUND_WIDTH = 1;

// Vectors of a product
localparam [2:0] NC_VECTOR_FIRST = 3'h0;               // Trace 1 of the other side.
localparam [2:0] NC_VECTOR_SECOND = 3'h1;              // Trace 2 of the other side.
localparam [2:0] NC_VECTOR_FACTOR = 3'h2;              // m of the neuron (pre and epoch).
localparam [2:0] NC_VECTOR_WEIGHT = 3'h3;              // |w|.
localparam [2:0] NC_VECTOR_ONE = 3'h4;                 // 128.
localparam [2:0] NC_VECTOR_TAG = 3'h5;                 // 8 |tag|.

// Scalars of a product
localparam [2:0] NC_SCALAR_COEFFICIENT = 3'h0;         // The product's coefficient.
localparam [2:0] NC_SCALAR_FIRST = 3'h1;               // Trace 1 of its own side.
localparam [2:0] NC_SCALAR_SECOND = 3'h2;              // Trace 2 of its own side.
localparam [2:0] NC_SCALAR_FACTOR = 3'h3;              // m of the neuron (post).
localparam [2:0] NC_SCALAR_WEIGHT = 3'h4;              // |w| of each synapse.

// Weights
localparam signed [7:0] NC_WEIGHT_NO_SYNAPSE = 8'sh80; // -128.
localparam signed [7:0] NC_WEIGHT_LEAST = 8'sh81;      // -127.
localparam signed [7:0] NC_WEIGHT_MOST = 8'sh7F;       // 127.

// Opcodes, host to board
localparam [7:0] NC_OP_WRITE = 8'h01;                  // bank u8, address u24, words: writes them from address on.
localparam [7:0] NC_OP_FILL = 8'h02;                   // bank u8, address u24, value u16, count u16 (1..65535): writes value count times.
localparam [7:0] NC_OP_READ = 8'h03;                   // bank u8, address u24, 0 u16, count u16 (1..117): answered by a read_data frame.
localparam [7:0] NC_OP_RUN = 8'h04;                    // words: events for the coming tick, and ticks to run.
localparam [7:0] NC_OP_ACK = 8'h80;                    // Nothing but its acknowledgement; not answered.
localparam [7:0] NC_OP_RESEND = 8'h81;                 // Asks for the unacknowledged data frame, if any, and for a status frame.
localparam [7:0] NC_OP_STOP = 8'h83;                   // Ends the run after the tick under way: run frames have no effect from then on, until a numbered frame that is none.
localparam [7:0] NC_OP_SYNC = 8'h82;                   // nonce u8: starts a session; answered by a status frame with this nonce.
localparam [7:0] NC_OP_RATE = 8'h86;                   // last u8: as sync, and from now on a bit takes last + 1 clocks, which the host keeps between 4 and those of the build; the answer comes at that speed.

// Replies, board to host
localparam [7:0] NC_REPLY_STATUS = 8'hC0;              // sequence u8, condition u8, nonce u8.
localparam [7:0] NC_REPLY_READ_DATA = 8'h41;           // sequence u8, words read.
localparam [7:0] NC_REPLY_EVENT_DATA = 8'h42;          // sequence u8, event bytes.

// Marks of stream words: their highest bit
localparam [0:0] NC_MARK_SOURCE = 1'h0;                // Source of an event in the coming tick: bits 0..12; bit 14: with negative sign.
localparam [0:0] NC_MARK_TICK = 1'h1;                  // Number of ticks to run (0..32767).

// Event bytes: the lowest of each kind
localparam [7:0] NC_EVENT_SPIKE = 8'h00;               // A neuron of the page fired: bits 0..5 are its place in the page; bit 6: with negative sign.
localparam [7:0] NC_EVENT_TICK = 8'h80;                // Bits 0..4 are the low bits of the tick of what follows. The page becomes 0. Ticks that are a multiple of 32 are always told, others if anything follows.
localparam [7:0] NC_EVENT_SAMPLE = 8'hA0;              // As many words of probes follow as bits 0..4 say, 2 bytes each.
localparam [7:0] NC_EVENT_PAGE = 8'hC0;                // Bits 0..5 are the page: 64 neurons each.

// Conditions: bits
localparam NC_CONDITION_DAMAGED = 0;                   // A frame since the last status was damaged or out of order and was not acted on: send again from the sequence number asked for.
localparam NC_CONDITION_STOPPED = 2;                   // A run was ended by stop or by spikes_left; run frames have no effect until a numbered frame that is none.
localparam NC_CONDITION_REFUSED = 1;                   // A frame since the session began had an unknown opcode, a bad length or a bank that does not allow the access; it was skipped. Cleared by sync.

// Link
localparam NC_LINK_RECEIVE_FRAME_BYTES = 254;          // Most bytes of a decoded frame, checksum included, host to board.
localparam NC_LINK_TRANSMIT_FRAME_BYTES = 240;         // Most bytes of a decoded frame, checksum included, board to host.
localparam NC_LINK_HEADER_BYTES = 2;                   // Bytes before a frame's arguments: opcode or reply, sequence.
localparam NC_LINK_CHECKSUM_BYTES = 4;                 // Bytes of the CRC-32 that ends a frame.
localparam NC_LINK_SEQUENCE_BITS = 4;                  // Bits of a sequence number.
localparam NC_LINK_WINDOW_FRAMES = 8;                  // Frames that a host may have unacknowledged.
localparam NC_LINK_RUN_WINDOW_FRAMES = 2;              // The same while one of them is a run.
localparam NC_LINK_STREAM_VALUE_BITS = 15;             // Bits of a stream word below its mark.
localparam NC_LINK_SOURCE_BITS = 13;                   // Bits of a source in a stream word.
localparam NC_LINK_WRITE_WORDS = 122;                  // Most words of a write.
localparam NC_LINK_RUN_WORDS = 124;                    // Most words of a run.
localparam NC_LINK_READ_WORDS = 117;                   // Most words of a read.
localparam NC_LINK_EVENT_BYTES = 234;                  // Most bytes of an event_data frame, header and checksum left out.
localparam NC_LINK_EVENT_TICK_BITS = 5;                // Bits of the tick that an event byte tells.
localparam NC_LINK_EVENT_PLACE_BITS = 6;               // Bits of a neuron's place in its page.
localparam NC_LINK_EVENT_PAGE_BITS = 6;                // Bits of a page of neurons.

/* verilator lint_restore */
