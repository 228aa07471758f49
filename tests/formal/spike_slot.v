// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/link/spike_slot.v. What a user may rely on: a spike that the core has handed over reaches the command
// once, whole, and before the next one, however long the host makes it wait.
module spike_slot_proof (
  input  wire        clk_i,
  input  wire        rst_i,
  input  wire        valid_i,
  input  wire [17:0] word_i,     // the neuron, and of what kind the word is
  input  wire        ready_i,
  output wire        bad_o
);
  wire ready, valid;
  wire [17:0] word;
  spike_slot slot (
    .clk_i (clk_i), .rst_i (rst_i),
    .valid_i (valid_i), .neuron_i (word_i[15:0]), .is_header_i (word_i[16]), .is_word_i (word_i[17]), .ready_o (ready),
    .valid_o (valid), .neuron_o (word[15:0]), .is_header_o (word[16]), .is_word_o (word[17]), .ready_i (ready_i)
  );

  reg        begun = 1'b0;       // a reset came
  reg        under_way = 1'b0;   // taken and not given yet
  reg [17:0] taken = 18'd0;
  always @(posedge clk_i) begin
    begun <= begun | rst_i;
    under_way <= ~rst_i & (under_way ? ~(valid & ready_i) : valid_i & ready);
    if (valid_i & ready) taken <= word_i;
  end
  assign bad_o = begun & ~(valid == under_way & ready == ~under_way & (~valid | word == taken));
endmodule
