// SPDX-License-Identifier: Apache-2.0
// What probes sample: 16 entries of bank and address. Kept for whoever does the sampling; the core itself
// does not look at them.
module probe_table (
  input  wire        clk_i,
  input  wire        host_i,
  input  wire        host_write_i,
  input  wire [3:0]  host_address_i,
  input  wire [15:0] host_wdata_i,
  output wire [15:0] host_rdata_o
);
  ram_1r1w #(.WIDTH(16), .DEPTH(16)) entries (
    .clk_i (clk_i), .write_i (host_write_i), .waddr_i (host_address_i), .wdata_i (host_wdata_i),
    .read_i (host_i), .raddr_i (host_address_i), .rdata_o (host_rdata_o)
  );
endmodule
