// SPDX-License-Identifier: Apache-2.0
// Generated from hdl/registers/registers.yaml by `make generate`: do not edit.
// Constants for the inside of a module: `include this after its ports. There is no include guard,
// since every module that uses a constant needs its own.

// No module uses every constant of the description.
/* verilator lint_save */
/* verilator lint_off UNUSEDPARAM */

// Versions
localparam [15:0] NC_VERSION_PROTOCOL = 16'h0001;
localparam [15:0] NC_VERSION_HARDWARE = 16'h0001;
localparam [15:0] NC_VERSION_IMAGE = 16'h0001;

// Magic
localparam [15:0] NC_MAGIC_BOARD = 16'h434E;

// Banks
localparam [3:0] NC_BANK_IDENTITY = 4'h0;              // What this board is; constants of the build.
localparam [3:0] NC_BANK_CONTROL = 4'h1;               // Size of the loaded image, time, counters.
localparam [3:0] NC_BANK_SYNAPSE = 4'h2;               // Weights, two lanes a word: address = (source * N/L + block) * ceil(L/2) + lane / 2, even lane in the low byte. Lane = (neuron + source) mod L.
localparam [3:0] NC_BANK_RANGE = 4'h3;                 // Occupied blocks of each source.
localparam [3:0] NC_BANK_EVENT = 4'h4;                 // Events of the coming tick, one bit a source, source 0 in bit 0 of word 0.
localparam [3:0] NC_BANK_CURRENT = 4'h5;               // Synaptic current u, signed.
localparam [3:0] NC_BANK_MEMBRANE = 4'h6;              // Membrane v, the upper 16 of 24 bits: the integer part, signed.
localparam [3:0] NC_BANK_RESIDUE = 4'h7;               // Low byte: the 8 fraction bits of v. High byte: refractory ticks left.
localparam [3:0] NC_BANK_THRESHOLD = 4'h8;             // Threshold on v's integer scale, signed.
localparam [3:0] NC_BANK_BIAS = 4'h9;                  // Added to v's integer part each tick, signed.
localparam [3:0] NC_BANK_CLASS = 4'hA;                 // Parameters of each block of L neurons: address = block * 8 + class word.
localparam [3:0] NC_BANK_ACCUMULATOR = 4'hB;           // Input of each neuron in the tick under way, signed; zero between ticks.

// Control registers
localparam [2:0] NC_CONTROL_IMAGE_NEURONS = 3'h0;      // N of the image: a multiple of L, from L to the build's N.
localparam [2:0] NC_CONTROL_IMAGE_SOURCES = 3'h1;      // S of the image: a multiple of L, from N of the image to the build's S.
localparam [2:0] NC_CONTROL_TICK_LOW = 3'h2;           // Number of the coming tick, low word.
localparam [2:0] NC_CONTROL_TICK_HIGH = 3'h3;          // Number of the coming tick, high word.
localparam [2:0] NC_CONTROL_CLOCKS_LOW = 3'h4;         // Clocks spent in ticks since power-up, stalls left out, modulo 2^32, low word.
localparam [2:0] NC_CONTROL_CLOCKS_HIGH = 3'h5;        // The same, high word.
localparam [2:0] NC_CONTROL_STALLS = 3'h6;             // Clocks that the core waited for a slow host since power-up, modulo 65,536.

// Identity words
localparam [3:0] NC_IDENTITY_MAGIC = 4'h0;             // 0x434E.
localparam [3:0] NC_IDENTITY_PROTOCOL_VERSION = 4'h1;  // Version of the link protocol.
localparam [3:0] NC_IDENTITY_HARDWARE_VERSION = 4'h2;  // Version of the banks and of the arithmetic.
localparam [3:0] NC_IDENTITY_NEURONS = 4'h3;           // N of the build.
localparam [3:0] NC_IDENTITY_SOURCES = 4'h4;           // S of the build.
localparam [3:0] NC_IDENTITY_LANES = 4'h5;             // L of the build.
localparam [3:0] NC_IDENTITY_CURRENT_WIDTH = 4'h6;     // Bits of u.
localparam [3:0] NC_IDENTITY_MEMBRANE_WIDTH = 4'h7;    // Bits of v, 8 of them fraction.
localparam [3:0] NC_IDENTITY_SHIFT_BITS = 4'h8;        // Low byte: bits of the accumulator shift; high byte: bits of the current shift.
localparam [3:0] NC_IDENTITY_CAPABILITIES = 4'h9;      // One bit a feature, see capabilities.
localparam [3:0] NC_IDENTITY_CLOCK_KHZ_LOW = 4'hA;     // Clock in kHz, low word.
localparam [3:0] NC_IDENTITY_CLOCK_KHZ_HIGH = 4'hB;    // Clock in kHz, high word.
localparam [3:0] NC_IDENTITY_SOURCE_HASH_LOW = 4'hC;   // Hash of the sources that the build was made from, low word; 0 in simulation.
localparam [3:0] NC_IDENTITY_SOURCE_HASH_HIGH = 4'hD;  // The same, high word.
localparam [3:0] NC_IDENTITY_CONFIGURATION_LOW = 4'hE; // CRC-32 of the configuration's name, low word.
localparam [3:0] NC_IDENTITY_CONFIGURATION_HIGH = 4'hF; // The same, high word.

// Capabilities: bits
localparam NC_CAPABILITY_LEAK = 0;                     // keep_v below 4096.
localparam NC_CAPABILITY_SYNAPTIC_DECAY = 1;           // keep_u above 0.
localparam NC_CAPABILITY_BIAS = 2;                     // A bias per neuron.
localparam NC_CAPABILITY_REFRACTORY = 3;               // Refractory period above 0.
localparam NC_CAPABILITY_FLOOR = 4;                    // v_min.
localparam NC_CAPABILITY_RESET_VALUE = 5;              // Reset to a value.
localparam NC_CAPABILITY_RESET_SUBTRACT = 6;           // Reset by subtraction of the threshold.

// Class words, and the fields in them
localparam NC_CLASS_WORDS = 8;                         // Words of the class bank that a block takes.
localparam [2:0] NC_CLASS_CURRENT_DECAY = 3'h0;
localparam [2:0] NC_CLASS_MEMBRANE_DECAY = 3'h1;
localparam [2:0] NC_CLASS_V_MIN = 3'h2;
localparam [2:0] NC_CLASS_V_RESET = 3'h3;
localparam [2:0] NC_CLASS_FIRING = 3'h4;
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
localparam NC_CLASS_REFRACTORY_TICKS_WIDTH = 8;
localparam NC_CLASS_RESET_MODE_LOW = 8;                // See reset modes.
localparam NC_CLASS_RESET_MODE_WIDTH = 2;

// Reset modes
localparam [1:0] NC_RESET_VALUE = 2'h0;                // v = v_reset.
localparam [1:0] NC_RESET_SUBTRACT = 2'h1;             // v = v - threshold.

// Fields of a range word
localparam NC_RANGE_FIRST_BLOCK_LOW = 0;               // First occupied block.
localparam NC_RANGE_FIRST_BLOCK_WIDTH = 7;
localparam NC_RANGE_LAST_BLOCK_LOW = 8;                // Last occupied block.
localparam NC_RANGE_LAST_BLOCK_WIDTH = 7;
localparam NC_RANGE_OCCUPIED_LOW = 15;                 // 0: the source has no synapse at all.
localparam NC_RANGE_OCCUPIED_WIDTH = 1;

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
localparam [7:0] NC_OP_SYNC = 8'h82;                   // nonce u8: starts a session; answered by a status frame with this nonce.

// Replies, board to host
localparam [7:0] NC_REPLY_STATUS = 8'hC0;              // sequence u8, condition u8, nonce u8.
localparam [7:0] NC_REPLY_READ_DATA = 8'h41;           // sequence u8, words read.
localparam [7:0] NC_REPLY_EVENT_DATA = 8'h42;          // sequence u8, words: spikes and ticks.

// Marks of stream words: their highest bit
localparam [0:0] NC_MARK_SOURCE = 1'h0;                // run: source of an event in the coming tick. event_data: neuron that fired.
localparam [0:0] NC_MARK_TICK = 1'h1;                  // run: number of ticks to run (0..32767). event_data: low 15 bits of the tick of the spikes that follow.

// Conditions: bits
localparam NC_CONDITION_DAMAGED = 0;                   // A frame since the last status was damaged or out of order and was not acted on: send again from the sequence number asked for.
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
localparam NC_LINK_WRITE_WORDS = 122;                  // Most words of a write.
localparam NC_LINK_RUN_WORDS = 124;                    // Most words of a run.
localparam NC_LINK_READ_WORDS = 117;                   // Most words of a read.
localparam NC_LINK_EVENT_WORDS = 117;                  // Most words of an event_data frame.

/* verilator lint_restore */
