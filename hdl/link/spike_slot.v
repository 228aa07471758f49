// SPDX-License-Identifier: Apache-2.0
// One spike, or word of a sample, on its way from the core to the command: taken in one clock and given in another, so that
// neither side's condition runs through the other within a clock. At most one every two clocks.
module spike_slot (
  input  wire        clk_i,
  input  wire        rst_i,
  input  wire        valid_i,
  input  wire [15:0] neuron_i,
  input  wire        is_header_i,
  input  wire        is_word_i,
  output wire        ready_o,
  output wire        valid_o,
  output wire [15:0] neuron_o,
  output wire        is_header_o,
  output wire        is_word_o,
  input  wire        ready_i
);
  reg        full_q;
  reg [15:0] neuron_q;
  reg        is_header_q;
  reg        is_word_q;

  always @(posedge clk_i) begin
    full_q <= ~rst_i & (full_q ? ~ready_i : valid_i);
    if (~full_q) begin
      neuron_q    <= neuron_i;
      is_header_q <= is_header_i;
      is_word_q   <= is_word_i;
    end
  end

  assign ready_o     = ~full_q;
  assign valid_o     = full_q;
  assign neuron_o    = neuron_q;
  assign is_header_o = is_header_q;
  assign is_word_o   = is_word_q;
endmodule
