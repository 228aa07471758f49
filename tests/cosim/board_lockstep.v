// SPDX-License-Identifier: Apache-2.0
// The whole board with its pins in one vector and the observation points of link and core in another.
// Values are 0 without the enable that they belong to. The words are described, field by field, in
// BoardRecord.cs; those of the core come after them.
module board_lockstep #(
  parameter NEURONS = 16,
  parameter SOURCES = 32,
  parameter LANES = 4,
  parameter CURRENT_WIDTH = 16,
  parameter MEMBRANE_WIDTH = 24,
  parameter ACCUMULATOR_SHIFT_BITS = 3,
  parameter CURRENT_SHIFT_BITS = 3,
  parameter EXPONENT_BITS = 2,
  parameter DELAY_BITS = 3,
  parameter ENCODERS = 16,
  parameter WINNERS = 0,
  parameter [31:0] FEATURES = 32'h001FFFFF,
  parameter CLOCK_HERTZ = 24000000,
  parameter BAUD = 1000000,
  parameter TECHNOLOGY = "generic",
  parameter [31:0] CONFIGURATION_HASH = 32'd0
) (
  input  wire          clk_i,
  input  wire [127:0]  inputs_i,
  output wire [1855:0] record_o
);
  wire uart_tx, tick_busy;

  neurocore #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .CURRENT_WIDTH(CURRENT_WIDTH),
    .MEMBRANE_WIDTH(MEMBRANE_WIDTH), .ACCUMULATOR_SHIFT_BITS(ACCUMULATOR_SHIFT_BITS),
    .CURRENT_SHIFT_BITS(CURRENT_SHIFT_BITS), .EXPONENT_BITS(EXPONENT_BITS), .DELAY_BITS(DELAY_BITS),
    .ENCODERS(ENCODERS), .WINNERS(WINNERS), .FEATURES(FEATURES),
    .CLOCK_HERTZ(CLOCK_HERTZ), .BAUD(BAUD),
    .TECHNOLOGY(TECHNOLOGY), .CONFIGURATION_HASH(CONFIGURATION_HASH)
  ) board (
    .clk_i (clk_i), .rst_i (inputs_i[0]), .uart_rx_i (inputs_i[1]), .uart_tx_o (uart_tx),
    .tick_busy_o (tick_busy)
  );
  wire unused = |inputs_i[127:2];

  // Pins, and what the link asks of the core.
  wire event_valid  = board.host.event_valid_o;
  wire memory_valid = board.host.memory_valid_o;
  wire memory_write = memory_valid & board.host.memory_write_o;
  wire [63:0] requests;
  assign requests[0]     = uart_tx;
  assign requests[1]     = tick_busy;
  assign requests[2]     = board.host.core_reset_o;
  assign requests[3]     = board.host.tick_start_o;
  assign requests[4]     = event_valid;
  assign requests[5]     = board.host.spike_ready_o;
  assign requests[6]     = memory_valid;
  assign requests[7]     = memory_write;
  assign requests[12:8]  = memory_valid ? board.host.memory_bank_o : 5'd0;
  assign requests[15:13] = 3'd0;
  assign requests[31:16] = event_valid ? board.host.event_source_o : 16'd0;
  assign requests[55:32] = memory_valid ? board.host.memory_address_o : 24'd0;
  assign requests[63:56] = 8'd0;

  // Bits and bytes received, bytes sent, bytes put into the next data frame.
  wire bit_valid  = board.host.rx_bit_valid;
  wire byte_valid = board.host.rx_byte_valid;
  wire sent       = board.host.tx_valid & board.host.tx_ready;
  wire put        = board.host.put_valid;
  wire [63:0] bytes;
  assign bytes[15:0]  = memory_write ? board.host.memory_wdata_o : 16'd0;
  assign bytes[16]    = bit_valid;
  assign bytes[17]    = bit_valid & board.host.rx_bit;
  assign bytes[18]    = byte_valid;
  assign bytes[19]    = board.host.rx_byte_bad;
  assign bytes[20]    = sent;
  assign bytes[21]    = put;
  assign bytes[23:22] = 2'd0;
  assign bytes[31:24] = byte_valid ? board.host.rx_byte : 8'd0;
  assign bytes[39:32] = sent ? board.host.tx_byte : 8'd0;
  assign bytes[47:40] = put ? board.host.put_byte : 8'd0;
  assign bytes[63:48] = 16'd0;

  // Frames.
  wire acknowledge_valid = board.host.acknowledge_valid;
  wire [63:0] frames;
  assign frames[0]     = acknowledge_valid;
  assign frames[1]     = board.host.resend;
  assign frames[2]     = board.host.sync;
  assign frames[3]     = board.host.frame_damaged;
  assign frames[4]     = board.host.out_of_order;
  assign frames[5]     = board.host.frame_valid;
  assign frames[6]     = board.host.frame_next;
  assign frames[7]     = board.host.frame_done;
  assign frames[8]     = board.host.refused;
  assign frames[9]     = board.host.put_drop;
  assign frames[10]    = board.host.hand_over;
  assign frames[11]    = board.host.handed_over;
  assign frames[15:12] = acknowledge_valid ? board.host.acknowledge : 4'd0;
  assign frames[19:16] = board.host.expected;
  assign frames[20]    = board.host.stop;
  assign frames[21]    = board.host.stopped;
  assign frames[22]    = board.host.sync & board.host.rate;
  assign frames[23]    = 1'd0;
  assign frames[31:24] = board.host.nonce;
  assign frames[47:32] = {16'd0} | board.host.last;
  assign frames[63:48] = 16'd0;

  `define CORE board.core0
  `include "core_record.vh"
  assign record_o = {core_record, frames, bytes, requests};
endmodule
