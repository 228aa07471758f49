// SPDX-License-Identifier: Apache-2.0
// A core with mutants: inputs as in core_lockstep.v, and the number of the mutant that it has in bits that have no other use; 0 is none.
module mutated_core #(
  parameter RECORD_WIDTH = 128
) (
  input  wire                    clk_i,
  input  wire [127:0]            inputs_i,
  output wire [RECORD_WIDTH-1:0] record_o
);
  core core (
    .clk_i (clk_i), .rst_i (inputs_i[0]), .mutant (inputs_i[127:112]),
    .tick_start_i (inputs_i[1]), .probe_done_i (inputs_i[6]),
    .event_valid_i (inputs_i[2]), .event_source_i (inputs_i[31:16]),
    .spike_ready_i (inputs_i[3]),
    .memory_valid_i (inputs_i[4]), .memory_write_i (inputs_i[5]), .memory_bank_i (inputs_i[12:8]),
    .memory_address_i (inputs_i[55:32]), .memory_wdata_i (inputs_i[79:64]),
    .record_o (record_o), .reads_o ()
  );
endmodule
