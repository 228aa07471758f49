// SPDX-License-Identifier: Apache-2.0
// Frames from bytes: undoes COBS, checks CRC-32, keeps two frames of commands and gives their bytes one
// by one, first the number of argument bytes, then the decoded frame. What a frame carries besides a
// command (acknowledgement, resend, stop, sync) takes effect here, whatever is being executed meanwhile.
// Does not look into commands and knows nothing of sequence numbers.
module frame_receive (
  input  wire       clk_i,
  input  wire       rst_i,
  // bytes
  input  wire       bit_i,
  input  wire       bit_valid_i,
  input  wire [7:0] byte_i,
  input  wire       byte_valid_i,
  input  wire       byte_bad_i,
  // every good frame
  output wire       acknowledge_valid_o,
  output wire [3:0] acknowledge_o,
  output wire       resend_o,
  output wire       stop_o,
  output wire       sync_o,             // a new session
  output wire       rate_o,             // with sync_o: at another speed
  output wire [7:0] rate_value_o,
  output wire [7:0] nonce_o,            // of the last sync
  output wire       damaged_o,          // a frame failed its check, or there was no room for it
  // commands
  output wire       frame_valid_o,
  input  wire       frame_next_i,       // frame_data_o shows the next byte in the next clock
  input  wire       frame_done_i,
  output wire [7:0] frame_data_o
);
  `include "neurocore_registers.vh"
  // A half of the memory holds the length at PLACE_LENGTH and the frame after it. Places count on through
  // zero after opcode, sequence byte and four more, so a place is the number of argument bytes once the
  // CRC is in, and stays negative for a frame that is too short to be one.
  localparam HEADER_AND_CRC = NC_LINK_HEADER_BYTES + NC_LINK_CHECKSUM_BYTES;
  localparam [8:0] PLACE_LENGTH = -9'sd1 - HEADER_AND_CRC[8:0];

  // After power-up the line may be in the middle of anything: the first frame is not sound.
  reg       begun_q = 1'b0;   // a byte came since the last zero byte
  reg       sound_q = 1'b0;   // and nothing speaks against the frame so far
  reg [7:0] left_q = 8'd0;       // bytes to the next COBS code, itself included
  reg [8:0] place_q = 9'd0;      // where the next byte goes
  reg       checked_q = 1'b0;    // what came before this byte ended in its own checksum
  reg       write_q = 1'b0;
  reg [7:0] wdata_q = 8'd0;
  reg       good_q = 1'b0;
  reg       failed_q = 1'b0;
  reg       numbered_q = 1'b0;
  reg       resend_q = 1'b0;
  reg       sync_q = 1'b0;
  reg       rate_q = 1'b0;
  reg       stop_q = 1'b0;
  reg [7:0] head_q = 8'd0;       // sequence byte; in a sync or rate, then its argument
  reg [7:0] nonce_q = 8'd0;
  reg       store_q = 1'b0;      // there was room when this frame began
  reg [1:0] written_q = 2'd0;    // frames kept and frames done, modulo 4; the low bit is the half
  reg [1:0] read_q = 2'd0;
  reg [7:0] next_q = 8'd0;       // place of the byte to be read next

  wire zero      = byte_i == 8'd0;
  wire delimiter = byte_valid_i & zero;
  wire take      = byte_valid_i & ~zero;
  wire code      = left_q == 8'd1;
  wire data      = ~code;

  // A COBS code stands for a zero, except the first. While its bits arrive it is known already that they
  // are a code, so the checksum is fed with zeros in their place.
  wire residue;
  wire [7:0] unused;
  crc32_serial crc (
    .clk_i (clk_i), .clear_i (delimiter), .shift_i (bit_valid_i & begun_q), .bit_i (bit_i & ~code),
    .drain_i (1'b0), .residue_o (residue), .checksum_o (unused)
  );

  wire good = begun_q & sound_q & code & checked_q & ~place_q[8];
  wire full = (written_q ^ read_q) == 2'b10;
  wire sync = good_q & sync_q;
  wire keep = good_q & numbered_q & store_q;

  // The longest frame ends at place 248; the first place beyond is the first one with these bits set.
  wire overlong = write_q & ~place_q[8] & (&place_q[7:3]);
  wire header   = write_q & place_q[8];

  always @(posedge clk_i) begin
    if (delimiter) begin
      begun_q <= 1'b0;
      sound_q <= 1'b1;
      left_q  <= 8'd1;
      place_q <= PLACE_LENGTH;
    end else begin
      if (byte_valid_i | byte_bad_i) begun_q <= 1'b1;
      if (byte_bad_i | overlong)     sound_q <= 1'b0;
      if (byte_valid_i)              left_q  <= data ? left_q + {8{data}} : byte_i;
      if (write_q)                   place_q <= place_q + 9'd1;
    end
    if (byte_valid_i) checked_q <= residue;

    // The zero after a frame writes its length; as the place was just set back, that lands in front.
    write_q  <= delimiter | (take & ~(code & ~begun_q));
    wdata_q  <= (place_q[7:0] & {8{delimiter}}) | (byte_i & {8{data}});
    good_q   <= delimiter & good;
    failed_q <= delimiter & ~good & begun_q;

    if (header & place_q[2:0] == PLACE_LENGTH[2:0] + 3'd1) begin
      numbered_q <= ~wdata_q[7];
      resend_q   <= wdata_q == NC_OP_RESEND;
      sync_q     <= wdata_q == NC_OP_SYNC | wdata_q == NC_OP_RATE;
      rate_q     <= wdata_q == NC_OP_RATE;
      stop_q     <= wdata_q == NC_OP_STOP;
    end
    if (header & (place_q[2:0] == PLACE_LENGTH[2:0] + 3'd2 | (place_q[2:0] == PLACE_LENGTH[2:0] + 3'd3 & sync_q)))
      head_q <= wdata_q;
    if (sync)     nonce_q <= head_q;
    if (~begun_q) store_q <= ~full;
    if (rst_i | sync) begin
      written_q <= 2'd0;
      read_q    <= 2'd0;
      next_q    <= PLACE_LENGTH[7:0];
    end else begin
      written_q <= written_q + {1'b0, keep};
      read_q    <= read_q + {1'b0, frame_done_i};
      if (frame_done_i)      next_q <= PLACE_LENGTH[7:0];
      else if (frame_next_i) next_q <= next_q + 8'd1;
    end
  end

  ram_1r1w #(.WIDTH(8), .DEPTH(512)) buffer (
    .clk_i (clk_i),
    .write_i (write_q & store_q), .waddr_i ({written_q[0], place_q[7:0]}), .wdata_i (wdata_q),
    .read_i (frame_next_i), .raddr_i ({read_q[0], next_q}), .rdata_o (frame_data_o)
  );

  assign acknowledge_valid_o = good_q;
  assign acknowledge_o       = head_q[3:0];
  assign resend_o            = good_q & resend_q;
  assign stop_o              = good_q & stop_q;
  assign sync_o              = sync;
  assign rate_o              = rate_q;
  assign rate_value_o        = head_q;
  assign nonce_o             = nonce_q;
  assign damaged_o           = failed_q | (good_q & numbered_q & ~store_q);
  assign frame_valid_o       = written_q != read_q;
endmodule
