// SPDX-License-Identifier: Apache-2.0
// How long a bit lasts on both lines. It begins with the build's divider, which any host can start with; a host sets another
// one, and a break of the line (or a host that speaks more slowly) brings the first one back: whatever was agreed upon, and by
// whom, host and board find each other again.
module bit_rate #(
  parameter DIVIDER = 24,                // clocks a bit, at least 4
  parameter COUNT_BITS = $clog2(DIVIDER)
) (
  input  wire       clk_i,
  input  wire       rst_i,
  input  wire       set_i,
  input  wire [7:0] value_i,             // clocks a bit, less one; higher bits than the build's are ignored
  input  wire       byte_valid_i,        // of the receiver
  input  wire       byte_bad_i,
  output wire [COUNT_BITS-1:0] last_o
);
  localparam integer LAST = DIVIDER - 1;

  reg [COUNT_BITS-1:0] last_q = LAST[COUNT_BITS-1:0];
  reg [3:0]            bad_q  = 4'd0;    // bytes in a row without a stop bit, up to 15

  wire lost = &bad_q;
  wire [COUNT_BITS+7:0] value = {{COUNT_BITS{1'b0}}, value_i};

  always @(posedge clk_i) begin
    if (byte_valid_i) bad_q <= 4'd0;
    else              bad_q <= bad_q + {3'd0, byte_bad_i & ~lost};
    if (rst_i | lost) last_q <= LAST[COUNT_BITS-1:0];
    else if (set_i)   last_q <= value[COUNT_BITS-1:0];
  end

  assign last_o = last_q;
  wire unused = |value[COUNT_BITS+7:COUNT_BITS];
endmodule
