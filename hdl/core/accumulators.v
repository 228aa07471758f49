// SPDX-License-Identifier: Apache-2.0
// L saturating 16-bit accumulators in parallel, each with a memory of one word for every slot and block.
// The weights are scaled by 2^exponent in the clock in which a block is read; in the next they are added and it is
// written back. For the update, one lane's value is picked out and whole blocks are cleared; the host writes
// one lane.
// Where synapses have delays of their own, each lane adds its synapse's to the slot of the address; it writes, whatever it writes, in
// the slot that it was given to read in the clock before.
// A negative weight of the projection comes as its one's complement: the 1 that is missing is the adder's carry-in.
module accumulators #(
  parameter LANES = 8,
  parameter ADDRESS_BITS = 8,     // slot and block
  parameter LANE_BITS = 3,
  parameter EXPONENT_BITS = 2,
  parameter OWN_BITS = 0,         // bits of the slot to which synapses add a delay of their own; 0: they have none
  parameter SLOT_LOW = 0,         // where in the address the slot begins; where there are such
  parameter SHIFT_BITS = EXPONENT_BITS > 0 ? EXPONENT_BITS : 1
) (
  input  wire                    clk_i,
  input  wire                    read_i,
  input  wire [ADDRESS_BITS-1:0] read_address_i,
  // in the clock of the read
  input  wire [LANES*8-1:0]      weights_i,
  input  wire [SHIFT_BITS-1:0]   exponent_i,
  input  wire                    negative_i,
  input  wire [LANES*3-1:0]      own_delays_i,
  // one clock after the read
  input  wire                    add_i,
  input  wire                    clear_i,
  input  wire [ADDRESS_BITS-1:0] write_address_i,
  input  wire [LANE_BITS-1:0]    lane_i,
  output wire [15:0]             value_o,
  // host: writes the lane; only while nothing is added or cleared
  input  wire                    host_i,
  input  wire                    host_write_i,
  input  wire [15:0]             host_wdata_i
);
  localparam ADDEND_WIDTH = 8 + (1 << EXPONENT_BITS) - 1;

  reg carry_q;
  always @(posedge clk_i) carry_q <= negative_i;

  wire [LANES*16-1:0] values;

  genvar i;
  generate
    for (i = 0; i < LANES; i = i + 1) begin : lane
      // Doubled as often as the exponent says; what comes in from below is 0, or 1 in a one's complement.
      integer k;
      reg [ADDEND_WIDTH-1:0] scaled, addend_q;
      always @* begin
        scaled = {{(ADDEND_WIDTH-8){weights_i[i*8+7]}}, weights_i[i*8 +: 8]};
        for (k = 0; k < EXPONENT_BITS; k = k + 1)
          if (exponent_i[k]) scaled = (scaled << (1 << k)) | ({ADDEND_WIDTH{negative_i}} & ~({ADDEND_WIDTH{1'b1}} << (1 << k)));
      end
      always @(posedge clk_i) addend_q <= scaled;

      wire [15:0] value  = values[i*16 +: 16];
      wire [15:0] addend = {{(16-ADDEND_WIDTH){addend_q[ADDEND_WIDTH-1]}}, addend_q};
      wire [16:0] sum    = {value, 1'b1} + {addend, carry_q};
      wire unused        = sum[0];
      // Overflow only happens away from zero, so the addend's sign tells the bound.
      wire overflow = (value[15] == addend[15]) & (sum[16] != value[15]);
      // What is written, told by two bits, so that a bit of it is one LUT: 00 the sum, 01 the upper bound,
      // 10 the lower bound, 11 the host's word. But for its sign the lower bound is the 0 of a clear, too.
      wire p = host_i | clear_i | (overflow & addend[15]);
      wire q = host_i | (~clear_i & overflow & ~addend[15]);
      wire [15:0] result;
      assign result[14:0] = p ? host_wdata_i[14:0] & {15{q}} : sum[15:1] | {15{q}};
      // The sign that two of the three have is the sum's, bounded.
      wire sign = (value[15] & addend[15]) | (value[15] & sum[16]) | (addend[15] & sum[16]);
      assign result[15] = host_i ? host_wdata_i[15] : sign & ~clear_i;

      wire selected;
      if (LANES > 1) begin : many
        assign selected = lane_i == i;
      end else begin : one
        assign selected = 1'b1;
      end
      wire [ADDRESS_BITS-1:0] read_address, write_address;
      if (OWN_BITS > 0) begin : own
        localparam [ADDRESS_BITS-1:0] SLOT = ((1 << OWN_BITS) - 1) << SLOT_LOW;
        wire [ADDRESS_BITS-1:0] delay = {{(ADDRESS_BITS-OWN_BITS){1'b0}}, own_delays_i[i*3 +: OWN_BITS]} << SLOT_LOW;
        reg  [ADDRESS_BITS-1:0] slot_q;
        assign read_address  = (read_address_i & ~SLOT) | ((read_address_i + delay) & SLOT);
        assign write_address = (write_address_i & ~SLOT) | slot_q;
        always @(posedge clk_i) slot_q <= read_address & SLOT;
      end else begin : common
        assign read_address  = read_address_i;
        assign write_address = write_address_i;
      end
      ram_1r1w #(.WIDTH(16), .DEPTH(1 << ADDRESS_BITS)) ram (
        .clk_i   (clk_i),
        .write_i (add_i | clear_i | (host_write_i & selected)),
        .waddr_i (write_address),
        .wdata_i (result),
        .read_i  (read_i),
        .raddr_i (read_address),
        .rdata_o (values[i*16 +: 16])
      );
    end
    if (LANES > 1) begin : pick
      assign value_o = values[{lane_i, 4'd0} +: 16];
    end else begin : only
      assign value_o = values;
      wire unused = |lane_i;
    end
    if (OWN_BITS < 3) begin : few_delays
      wire unused = |own_delays_i;
    end
    if (EXPONENT_BITS == 0) begin : unscaled
      wire unused = |exponent_i;
    end
  endgenerate
`ifdef FORMAL
  `include "accumulators.vh"
`endif
endmodule
