// SPDX-License-Identifier: Apache-2.0
// Two lanes of weights: 16 bits, a write enable a byte. One port, which either reads or writes in a clock; or, where
// DUAL_PORT says so, one to read and one to write, in the same clock but not in the same word (block RAM of any part has
// both). The output is defined in the clock after a read only.
module synapse_ram #(
  parameter DEPTH = 16384,
  parameter DUAL_PORT = 0,
  parameter TECHNOLOGY = "generic",
  parameter ADDRESS_WIDTH = DEPTH > 1 ? $clog2(DEPTH) : 1
) (
  input  wire                     clk_i,
  input  wire                     enable_i,
  input  wire [1:0]               write_i,
  input  wire [ADDRESS_WIDTH-1:0] address_i,
  input  wire [ADDRESS_WIDTH-1:0] write_address_i,   // where there are two ports
  input  wire [15:0]              wdata_i,
  output wire [15:0]              rdata_o
);
  generate
    if (TECHNOLOGY == "up5k") begin : spram
      wire [13:0] address = {{(14 - ADDRESS_WIDTH){1'b0}}, address_i};
      SB_SPRAM256KA ram (
        .CLOCK      (clk_i),
        .CHIPSELECT (enable_i),
        .WREN       (|write_i),
        .MASKWREN   ({{2{write_i[1]}}, {2{write_i[0]}}}),
        .ADDRESS    (address),
        .DATAIN     (wdata_i),
        .DATAOUT    (rdata_o),
        .STANDBY    (1'b0),
        .SLEEP      (1'b0),
        .POWEROFF   (1'b1)
      );
      wire unused = |write_address_i;
    end else begin : plain
      // Without this attribute yosys would build the comparison that makes a collision return the old word.
      (* no_rw_check *)
      reg [15:0] memory [0:DEPTH-1];
      reg [15:0] rdata;
      if (DUAL_PORT != 0) begin : two_ports
        always @(posedge clk_i) begin
          if (write_i[0]) memory[write_address_i][7:0]  <= wdata_i[7:0];
          if (write_i[1]) memory[write_address_i][15:8] <= wdata_i[15:8];
          if (enable_i) rdata <= memory[address_i];
        end
      end else begin : one_port
        always @(posedge clk_i)
          if (enable_i) begin
            if (write_i[0]) memory[address_i][7:0]  <= wdata_i[7:0];
            if (write_i[1]) memory[address_i][15:8] <= wdata_i[15:8];
            if (write_i == 2'b00) rdata <= memory[address_i];
          end
        wire unused = |write_address_i;
      end
      assign rdata_o = rdata;
`ifndef SYNTHESIS
      integer i;
      initial begin
        for (i = 0; i < DEPTH; i = i + 1) memory[i] = 16'd0;
        rdata = 16'd0;
      end
`endif
    end
  endgenerate
endmodule
