// SPDX-License-Identifier: Apache-2.0
// Executes frames of commands in order: memory accesses, events, ticks. What has to be refused is refused
// before anything is done. Once a run was stopped, run frames are gone through without effect. Words read and
// event bytes go to the frame transmitter one at a time; it builds the frames around them. Addresses are passed
// on as they are.
module command #(
  parameter NEURONS = 256,
  parameter SOURCES = 512,
  parameter ADDRESS_WIDTH = 16,       // bits of an address that any bank uses, 5..24
  parameter [0:0] BIPOLAR = 1'b0      // events may have negative sign
) (
  input  wire        clk_i,
  input  wire        rst_i,           // also on sync
  // received frames
  input  wire        frame_valid_i,
  output wire        frame_next_o,
  output wire        frame_done_o,    // executed, repeated or out of order: due for a status
  input  wire [7:0]  frame_data_i,
  // state of the link
  output wire [3:0]  expected_o,
  output wire        refused_o,
  output wire        stopped_o,
  output wire        out_of_order_o,
  input  wire        stop_i,          // no tick starts from now on, until a command that is no run
  // replies
  output wire        put_valid_o,
  output wire [7:0]  put_byte_o,      // zero while nothing is put
  input  wire        put_high_i,      // an odd number of bytes was put
  input  wire        put_any_i,
  input  wire        put_full_i,
  output wire        put_drop_o,      // forget what was put
  output wire        put_is_read_o,   // what is put is read_data, not event_data
  output wire        hand_over_o,     // held until handed_over_i
  input  wire        handed_over_i,
  // identity
  output wire [4:0]  identity_number_o,
  input  wire [15:0] identity_word_i,
  // core
  output wire        tick_start_o,
  input  wire        tick_due_i,      // it may
  input  wire        tick_busy_i,
  output wire        event_valid_o,
  output wire [15:0] event_source_o,
  input  wire        event_ready_i,
  input  wire        spike_valid_i,
  input  wire [15:0] spike_neuron_i,
  input  wire        spike_is_header_i, // no neuron but the length of a sample
  input  wire        spike_is_word_i,   // no neuron but a word of a sample
  output wire        spike_ready_o,
  input  wire [4:0]  spike_tick_i,    // of the tick that starts
  output wire        memory_valid_o,
  output wire        memory_write_o,
  output wire [4:0]  memory_bank_o,
  output wire [23:0] memory_address_o,
  output wire [15:0] memory_wdata_o,
  input  wire        memory_ready_i,
  input  wire [15:0] memory_rdata_i
);
  `include "neurocore_registers.vh"
  // One bit a state: the conditions are few and wide.
  localparam
    IDLE = 0, LENGTH = 1, OPCODE = 2, SEQUENCE = 3, BANK = 4, ADDRESS_LOW = 5, ADDRESS_MIDDLE = 6,
    ADDRESS_HIGH = 7, WORD_LOW = 8, WORD_HIGH = 9, COUNT_LOW = 10, COUNT_HIGH = 11, COUNTED = 12,
    NEXT = 13, ACCESS = 14, EVENT = 15, TICKS = 16, TICK = 17, SPIKES = 18, HAND_OVER = 19, DONE = 20;
  localparam STATES = 21;
  localparam [4:0] LAST_BANK = NC_BANK_LEARNING;

  reg [STATES-1:0] state_q;
  reg        write_q;       // the command; none of the three: fill
  reg        read_q;
  reg        run_q;
  reg        unfit_q;       // unknown opcode or wrong length
  reg [3:0]  expected_q;
  reg        refused_q;
  reg        stopped_q;
  reg [4:0]  bank_q;
  reg        identity_q;    // that is the bank
  reg [ADDRESS_WIDTH-1:0] address_q;
  reg [15:0] word_q;        // word to write, event, or ticks to run
  reg [16:0] count_q;       // bytes or words to come, less one; bit 16 clear: none
  reg [4:0]  tick_q;        // low bits of the tick under way
  reg        always_q;      // the tick under way is told even if nothing follows, and was not yet
  reg        told_q;        // the tick under way was put before its spikes
  reg        half_q;        // the lower byte of the sample's word was put
  reg        fetched_q;     // a word that was read is at hand, to be put
  reg [15:0] fetch_q;       // that word

  wire more = count_q[16];

  // Opcode and length, while the opcode is at hand and count_q is the number of argument bytes.
  wire is_write = frame_data_i[2:0] == NC_OP_WRITE[2:0];
  wire is_fill  = frame_data_i[2:0] == NC_OP_FILL[2:0];
  wire is_read  = frame_data_i[2:0] == NC_OP_READ[2:0];
  wire is_run   = frame_data_i[2:0] == NC_OP_RUN[2:0];
  wire few      = count_q[7:4] == 4'd0;
  wire unfit    = frame_data_i[7:3] != 5'd0
    | ~((is_run & ~count_q[0])
      | (is_write & ~count_q[0] & (~few | count_q[3] | (&count_q[2:1])))
      | ((is_fill | is_read) & few & count_q[3:0] == 4'd8));
  // Sequence number: 0 is the one expected, 8..15 were executed before.
  wire [3:0] ahead = frame_data_i[7:4] - expected_q;
  wire in_turn     = ahead == 4'd0;
  wire no_bank = frame_data_i[7:5] != 3'd0 | frame_data_i[4:0] > LAST_BANK
    | (~read_q & (frame_data_i[4:0] == NC_BANK_IDENTITY | frame_data_i[4:0] == NC_BANK_COUNT_TAKE));
  // Bits 12..0 of an event name its source, bit 14 is its sign.
  wire no_sign = word_q[13] | (word_q[14] & ~BIPOLAR);
  wire no_source;

  // The core sees one access for each word, since reading a count may set it to 0; its two bytes are put later.
  wire ready     = state_q[ACCESS] & ~fetched_q & (identity_q | memory_ready_i);
  wire accessed  = read_q ? fetched_q & put_high_i : ready;
  wire news      = spike_valid_i | always_q;
  wire tell      = state_q[SPIKES] & news & ~put_full_i;
  wire skip      = state_q[SEQUENCE] & ~in_turn;
  wire begun     = state_q[SEQUENCE] & in_turn;
  wire unable    = (begun & unfit_q) | (state_q[BANK] & no_bank);
  wire evented   = state_q[EVENT] & (event_ready_i | no_source | stopped_q);
  wire running   = word_q[15] & ~stopped_q;
  wire start     = state_q[TICK] & running & tick_due_i;
  // A read of more words than a frame holds shows only here; nothing was sent of it yet.
  wire go_on     = more & ~(read_q & put_full_i);
  wire empty     = state_q[NEXT] & ~go_on & (more | ~put_any_i);
  wire end_words = (state_q[WORD_LOW] | state_q[NEXT]) & ~more & put_any_i;

  wire [STATES-1:0] next;
  assign next[IDLE]           = (state_q[IDLE] & ~frame_valid_i) | frame_done_o;
  assign next[LENGTH]         = state_q[IDLE] & frame_valid_i;
  assign next[OPCODE]         = state_q[LENGTH];
  assign next[SEQUENCE]       = state_q[OPCODE];
  assign next[BANK]           = begun & ~unfit_q & ~run_q;
  assign next[ADDRESS_LOW]    = state_q[BANK] & ~no_bank;
  assign next[ADDRESS_MIDDLE] = state_q[ADDRESS_LOW];
  assign next[ADDRESS_HIGH]   = state_q[ADDRESS_MIDDLE];
  assign next[WORD_LOW]       = state_q[ADDRESS_HIGH] | (begun & ~unfit_q & run_q) | (accessed & write_q)
                              | evented | (state_q[TICK] & ~running);
  assign next[WORD_HIGH]      = state_q[WORD_LOW] & more;
  assign next[COUNT_LOW]      = state_q[WORD_HIGH] & ~write_q & ~run_q;
  assign next[COUNT_HIGH]     = state_q[COUNT_LOW];
  assign next[COUNTED]        = state_q[COUNT_HIGH];
  assign next[NEXT]           = state_q[COUNTED] | (accessed & ~write_q);
  assign next[ACCESS]         = (state_q[WORD_HIGH] & write_q) | (state_q[NEXT] & go_on) | (state_q[ACCESS] & ~accessed);
  assign next[EVENT]          = (state_q[WORD_HIGH] & run_q & ~frame_data_i[7]) | (state_q[EVENT] & ~evented);
  assign next[TICKS]          = (state_q[WORD_HIGH] & run_q & frame_data_i[7])
                              | (state_q[SPIKES] & ~news & ~tick_busy_i);
  assign next[TICK]           = state_q[TICKS] | (state_q[TICK] & running & ~tick_due_i);
  assign next[SPIKES]         = start | (state_q[HAND_OVER] & handed_over_i & news)
                              | (state_q[SPIKES] & (news ? ~put_full_i : tick_busy_i));
  assign next[HAND_OVER]      = end_words | (state_q[SPIKES] & news & put_full_i)
                              | (state_q[HAND_OVER] & ~handed_over_i);
  assign next[DONE]           = unable | empty | (state_q[WORD_LOW] & ~more & ~put_any_i)
                              | (state_q[HAND_OVER] & handed_over_i & ~news);

  always @(posedge clk_i)
    if (rst_i) state_q <= 21'd1 << IDLE;
    else       state_q <= next;

  wire header_byte = state_q[SEQUENCE] | state_q[BANK] | state_q[ADDRESS_LOW] | state_q[ADDRESS_MIDDLE]
    | state_q[ADDRESS_HIGH];
  wire word_byte = (state_q[WORD_LOW] & more) | state_q[WORD_HIGH];

  // Counters that are loaded from the frame: the term that counts is left out of the sum by the same
  // signal that selects the load, so that a bit fits into one logic cell.
  wire count_down   = header_byte | word_byte | state_q[COUNTED] | state_q[NEXT];
  wire ticks_down   = state_q[TICKS];
  wire address_load = ~accessed;
  wire [16:0] count_next = count_q + {17{count_down}};
  wire [15:0] word_next  = word_q + {16{ticks_down}};
  wire [ADDRESS_WIDTH-1:0] address_next = address_q - ~{ADDRESS_WIDTH{address_load}};

  always @(posedge clk_i) begin
    if (state_q[LENGTH])                           count_q[16:8] <= 9'h100;
    else if (count_down | state_q[COUNT_HIGH])     count_q[16:8] <= count_down ? count_next[16:8] : {1'b1, frame_data_i};
    if (count_down | state_q[LENGTH] | state_q[COUNT_LOW])
      count_q[7:0] <= count_down ? count_next[7:0] : frame_data_i;
    if (ticks_down | word_byte)
      word_q <= ticks_down ? word_next : {frame_data_i, word_q[15:8]};

    if (state_q[OPCODE]) begin
      write_q <= is_write;
      read_q  <= is_read;
      run_q   <= is_run;
      unfit_q <= unfit;
    end
    if (state_q[BANK]) begin
      bank_q     <= frame_data_i[4:0];
      identity_q <= frame_data_i[4:0] == NC_BANK_IDENTITY;
    end
    if (~fetched_q) fetch_q <= identity_q ? identity_word_i : memory_rdata_i;
    told_q <= ~state_q[TICKS] & (told_q | tell);
    if (start) tick_q <= spike_tick_i;
    half_q <= ~state_q[TICKS] & (half_q ^ (tell & told_q & spike_is_word_i));
    always_q <= ~rst_i & ((start & round) | (always_q & ~tell));

    fetched_q <= ~rst_i & ((ready & read_q) | (fetched_q & ~put_high_i));
    if (rst_i) begin
      expected_q <= 4'd0;
      refused_q  <= 1'b0;
      stopped_q  <= 1'b0;
    end else begin
      expected_q <= expected_q + {3'd0, state_q[DONE]};
      refused_q  <= refused_q | unable | (empty & read_q) | (state_q[EVENT] & no_source);
      stopped_q  <= stop_i | (stopped_q & ~(begun & ~run_q));
    end
  end

  genvar i;
  generate
    for (i = 0; i < ADDRESS_WIDTH; i = i + 8) begin : address
      localparam TOP = i + 8 < ADDRESS_WIDTH ? i + 7 : ADDRESS_WIDTH - 1;
      always @(posedge clk_i)
        if (accessed | state_q[ADDRESS_LOW + i / 8])
          address_q[TOP:i] <= address_load ? frame_data_i[TOP-i:0] : address_next[TOP:i];
    end
    if ((SOURCES & (SOURCES - 1)) == 0) assign no_source = no_sign | (|(word_q[12:0] >> $clog2(SOURCES)));
    else                                assign no_source = no_sign | ({19'd0, word_q[12:0]} >= SOURCES);
  endgenerate

  // The byte that is put. Each of the two sources is zero where it is not meant, so that the transmitter can join
  // them to its own by OR.
  wire       put   = tell | fetched_q;
  wire [5:0] page;
  wire       paged;       // the page was told already
  wire       is_neuron = ~spike_is_header_i & ~spike_is_word_i;
  wire       turn      = is_neuron & ~paged;
  wire       round     = spike_tick_i == 5'd0;
  reg  [7:0] event_byte;
  always @* begin
    if (~told_q)                event_byte = NC_EVENT_TICK | {3'd0, tick_q};
    else if (spike_is_header_i) event_byte = NC_EVENT_SAMPLE | {3'd0, spike_neuron_i[4:0]};
    else if (spike_is_word_i)   event_byte = half_q ? spike_neuron_i[15:8] : spike_neuron_i[7:0];
    else if (turn)              event_byte = NC_EVENT_PAGE | {2'd0, page};
    else                        event_byte = NC_EVENT_SPIKE | {1'b0, spike_neuron_i[14], spike_neuron_i[5:0]};
  end
  wire [7:0] read_byte = put_high_i ? fetch_q[15:8] : fetch_q[7:0];

  localparam PLACE_BITS = NC_LINK_EVENT_PLACE_BITS;
  generate
    if (NEURONS > 1 << PLACE_BITS) begin : pages
      localparam BITS = $clog2(NEURONS) - PLACE_BITS;
      reg [BITS-1:0] page_q;
      always @(posedge clk_i)
        if (tell & (~told_q | turn)) page_q <= told_q ? page[BITS-1:0] : {BITS{1'b0}};
      assign page  = {{(6-BITS){1'b0}}, spike_neuron_i[PLACE_BITS +: BITS]};
      assign paged = page[BITS-1:0] == page_q;
    end else begin : one_page
      assign page  = 6'd0;
      assign paged = 1'b1;
    end
  endgenerate

  assign frame_next_o   = next[LENGTH] | state_q[LENGTH] | state_q[OPCODE] | header_byte | word_byte
    | state_q[COUNT_LOW] | state_q[COUNT_HIGH];
  assign frame_done_o   = state_q[DONE] | skip;
  assign expected_o     = expected_q;
  assign refused_o      = refused_q;
  assign stopped_o      = stopped_q;
  assign out_of_order_o = skip & ~ahead[3];
  assign put_valid_o    = put;
  assign put_byte_o     = (event_byte & {8{tell}}) | (read_byte & {8{fetched_q}});
  assign put_drop_o     = empty;
  assign put_is_read_o  = read_q;
  assign hand_over_o    = state_q[HAND_OVER];
  assign identity_number_o = address_q[4:0];
  assign tick_start_o   = start;
  assign event_valid_o  = state_q[EVENT] & ~no_source & ~stopped_q;
  assign event_source_o = {1'b0, word_q[14:0]};
  assign spike_ready_o  = tell & spike_valid_i & told_q & ~turn & ~(spike_is_word_i & ~half_q);
  assign memory_valid_o = state_q[ACCESS] & ~identity_q & ~fetched_q;
  assign memory_write_o = ~read_q;
  assign memory_bank_o  = bank_q;
  assign memory_address_o = {{(24-ADDRESS_WIDTH){1'b0}}, address_q};
  assign memory_wdata_o = word_q;
endmodule
