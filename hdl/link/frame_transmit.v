// SPDX-License-Identifier: Apache-2.0
// Frames to bytes. Words put in fill one half of the memory while the frame in the other is on its way.
// A frame handed over is finished in place: first header and CRC-32 are written around its words, then,
// walking back, each zero becomes the distance to the next one, which is COBS. What remains is sent as it
// stands, up to the zero that ends it, as often as needed. Status frames are made in a corner of half 0.
// Has no timer: the host asks for what it misses.
module frame_transmit (
  input  wire       clk_i,
  input  wire       rst_i,
  input  wire       sync_i,             // a reset that a status follows
  // words of the next data frame
  input  wire       put_valid_i,
  input  wire [7:0] put_byte_i,         // zero while nothing is put
  output wire       put_high_o,
  output wire       put_any_o,
  output wire       put_full_o,
  input  wire       put_drop_i,
  input  wire       put_is_read_i,
  input  wire       hand_over_i,        // held, with nothing put, until handed_over_o
  output wire       handed_over_o,
  // from received frames
  input  wire       acknowledge_valid_i,
  input  wire [3:0] acknowledge_i,
  input  wire       resend_i,
  // status
  input  wire       status_i,           // a status is due
  input  wire       damaged_i,          // a status that says so is due
  input  wire       refused_i,
  input  wire       stopped_i,
  input  wire [3:0] expected_i,
  input  wire [7:0] nonce_i,
  // bytes
  output wire [7:0] byte_o,
  output wire       valid_o,
  input  wire       ready_i
);
  `include "neurocore_registers.vh"
  // Places in a half of the memory. Header or content of either kind of frame begin at a multiple of four,
  // and no word of a data frame lies above 239: that, and which bit changes first, is what the short
  // comparisons below rest on.
  //   data:   code 255, header 0..1, words 2..235, CRC 236..239, closing zero 240 (words at most, the rest follows)
  //   status: code 243, content 244..247, CRC 248..251, closing zero 252
  localparam [7:0] DATA_CODE = 8'd255, STATUS_CONTENT = 8'd244, DATA_WORDS = 8'd2;
  localparam
    REST = 0, START = 1, WRITE = 2, READ = 3, CHECK = 4, READ_BACK = 5, STUFF = 6, LEAD = 7, SEND = 8;
  localparam STATES = 9;

  reg [STATES-1:0] state_q;
  reg       status_q;       // the frame under way is a status
  reg [8:0] fill_q;         // bytes there are; in the first pass, how many have no CRC yet, less one
  reg       any_q;
  reg       outstanding_q;  // the half that is not filled holds a frame that the host did not acknowledge
  reg [3:0] number_q;       // of the next data frame; the low bit is the half where it is filled in
  reg       resend_q;
  reg       due_q;
  reg       damaged_q;
  reg [7:0] place_q;
  reg [7:0] count_q;        // CHECK: bits of the byte, from 1 on. STUFF: distance to the next zero

  wire reset = rst_i | sync_i;
  wire [7:0] rdata;
  wire zero      = rdata == 8'd0;
  wire tail      = status_q ? place_q[3] : fill_q[8];
  wire closing   = status_q ? place_q[3] & place_q[2] : fill_q[8] & ~fill_q[2];
  wire header    = status_q | ~|place_q[7:1];
  wire at_code   = status_q ? ~place_q[3] & ~place_q[2] : &place_q[7:4];

  // What is put has to be taken at once; the frame under way waits.
  wire write     = state_q[WRITE] & ~put_valid_i;
  wire stuff     = state_q[STUFF] & ~put_valid_i;
  wire stuffed   = stuff & at_code;
  wire checked   = state_q[CHECK] & count_q[3];
  wire sent      = valid_o & ready_i;
  wire closed    = write & closing;
  wire again     = outstanding_q & resend_q;
  wire begun     = (~outstanding_q & hand_over_i) | due_q;

  wire [STATES-1:0] next;
  assign next[REST]      = (state_q[REST] & ~again & ~begun) | (state_q[SEND] & ready_i & zero);
  assign next[START]     = state_q[REST] & ~again & begun;
  assign next[WRITE]     = state_q[START] | checked | (state_q[WRITE] & put_valid_i);
  assign next[READ]      = write & ~closing;
  assign next[CHECK]     = state_q[READ] | (state_q[CHECK] & ~count_q[3]);
  assign next[READ_BACK] = closed | (stuff & ~at_code);
  assign next[STUFF]     = state_q[READ_BACK] | (state_q[STUFF] & put_valid_i);
  assign next[LEAD]      = (state_q[REST] & again) | stuffed | (state_q[LEAD] & ~ready_i);
  assign next[SEND]      = (state_q[LEAD] & ready_i) | (state_q[SEND] & ~(ready_i & zero));

  always @(posedge clk_i)
    if (reset) state_q <= 9'd1 << REST;
    else       state_q <= next;

  // Both counters go up by one or, with ones added above the lowest bit, down by one; the lowest bit and
  // the carry into it are the same for both, which keeps a bit in one logic cell.
  wire back = closed | stuff;
  wire fill_down = ~put_valid_i;
  wire [6:0] place_step = {7{back}} | (STATUS_CONTENT[7:1] & {7{state_q[START] & status_q}});

  always @(posedge clk_i) begin
    if (state_q[REST]) place_q <= DATA_CODE;
    else if (state_q[START] | checked | closed | (stuff & ~at_code) | sent)
      place_q <= place_q - ~{place_step, 1'b0};

    if (reset | put_drop_i | handed_over_o) begin
      fill_q <= {1'b0, DATA_WORDS};
      any_q  <= 1'b0;
    end else begin
      if (put_valid_i | (~status_q & (checked | state_q[START])))
        fill_q <= fill_q - ~{{8{fill_down}}, 1'b0};
      if (put_valid_i) any_q <= 1'b1;
    end

    if (state_q[START] | checked | (stuff & zero)) count_q <= 8'd1;
    else if (state_q[CHECK] | stuff)               count_q <= count_q + 8'd1;

    if (state_q[REST]) status_q <= ~again & ~(~outstanding_q & hand_over_i);

    if (reset) begin
      number_q      <= 4'd0;
      outstanding_q <= 1'b0;
      resend_q      <= 1'b0;
      damaged_q     <= 1'b0;
    end else begin
      number_q      <= number_q + {3'd0, handed_over_o};
      outstanding_q <= handed_over_o | (outstanding_q & ~(acknowledge_valid_i & acknowledge_i == number_q));
      // Kept even if the frame is acknowledged meanwhile: then the next one's first sending ends it.
      resend_q      <= resend_i | (resend_q & ~(state_q[LEAD] & ~status_q));
      // What comes while a status is made is for the next one.
      damaged_q     <= damaged_i | (damaged_q & ~(write & status_q & ~place_q[3] & place_q[1:0] == 2'd2));
    end
    due_q <= ~rst_i & (sync_i | status_i | damaged_i | resend_i | (due_q & ~(state_q[START] & status_q)));
  end

  wire [7:0] bits = {rdata[6:0], rdata[7]};
  wire [7:0] checksum;
  wire unused;
  crc32_serial crc (
    .clk_i (clk_i), .clear_i (state_q[START]), .shift_i (state_q[CHECK]), .bit_i (bits[count_q[2:0]]),
    .drain_i (tail), .residue_o (unused), .checksum_o (checksum)
  );

  // The sequence byte is the same in both kinds of frames; a host looks at a data frame's lower half only.
  wire [7:0] opcode = status_q ? NC_REPLY_STATUS : put_is_read_i ? NC_REPLY_READ_DATA : NC_REPLY_EVENT_DATA;
  wire [7:0] content = place_q[1] ? (place_q[0] ? nonce_i : {5'd0, stopped_i, refused_i, damaged_q})
                                  : (place_q[0] ? {expected_i, number_q} : opcode);
  reg [7:0] made;
  always @*
    case ({~put_valid_i & ~state_q[STUFF], ~put_valid_i & (state_q[STUFF] | ~tail)})
      2'b00:   made = 8'd0;
      2'b01:   made = count_q;
      2'b10:   made = checksum;
      default: made = content;
    endcase
  wire half = ~status_q & (number_q[0] ^ valid_o);

  ram_1r1w #(.WIDTH(8), .DEPTH(512)) buffer (
    .clk_i (clk_i),
    .write_i (put_valid_i | (write & (header | tail)) | (stuff & (zero | at_code))),
    .waddr_i (put_valid_i ? {number_q[0], fill_q[7:0]} : {half, place_q}),
    .wdata_i (put_byte_i | made),
    .read_i (state_q[READ] | state_q[READ_BACK] | sent),
    .raddr_i ({half, place_q}), .rdata_o (rdata)
  );

  assign put_high_o    = fill_q[0];
  assign put_any_o     = any_q;
  // The first even number with these bits set is 236.
  assign put_full_o    = (&fill_q[7:5]) & (&fill_q[3:2]);
  assign handed_over_o = stuffed & ~status_q;
  assign byte_o        = rdata & {8{state_q[SEND]}};
  assign valid_o       = state_q[LEAD] | state_q[SEND];
endmodule
