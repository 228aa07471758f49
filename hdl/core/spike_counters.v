// SPDX-License-Identifier: Apache-2.0
// How often each neuron fired, up to 65535, and when it first did. A neuron's words are read while it is in step 6 of
// neuron_update and written in step 7, if it fires.
module spike_counters #(
  parameter NEURONS = 256,
  parameter NEURON_BITS = $clog2(NEURONS)
) (
  input  wire                   clk_i,
  input  wire                   odd_i,
  input  wire [NEURON_BITS-1:0] neuron_i,        // for both steps; the host's while the core rests
  input  wire                   fired_i,         // step 7
  input  wire [15:0]            elapsed_i,
  // host
  input  wire                   host_i,
  input  wire                   host_write_count_i,
  input  wire                   host_take_i,     // the count becomes 0
  input  wire                   host_write_first_i,
  input  wire [15:0]            host_wdata_i,
  output wire [15:0]            count_o,
  output wire [15:0]            first_o
);
  wire [15:0] more = count_o + {15'd0, ~&count_o};

  ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS)) count_ram (
    .clk_i   (clk_i),
    .write_i (fired_i | host_write_count_i | host_take_i),
    .waddr_i (neuron_i),
    .wdata_i (host_i ? host_wdata_i & {16{~host_take_i}} : more),
    .read_i  (~odd_i),
    .raddr_i (neuron_i),
    .rdata_o (count_o)
  );
  ram_1r1w #(.WIDTH(16), .DEPTH(NEURONS)) first_ram (
    .clk_i   (clk_i),
    .write_i ((fired_i & ~|count_o) | host_write_first_i),
    .waddr_i (neuron_i),
    .wdata_i (host_i ? host_wdata_i : elapsed_i),
    .read_i  (~odd_i),
    .raddr_i (neuron_i),
    .rdata_o (first_o)
  );
endmodule
