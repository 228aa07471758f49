// SPDX-License-Identifier: Apache-2.0
// What a simulator needs to know of the UP5K's single-port RAM: it reads or writes, nibble by nibble,
// and its contents at power-up are whatever they are: here, random. The output holds through a write.
// Never off, never in standby.
module SB_SPRAM256KA (
  input  wire        CLOCK,
  input  wire        CHIPSELECT,
  input  wire        WREN,
  input  wire [3:0]  MASKWREN,
  input  wire [13:0] ADDRESS,
  input  wire [15:0] DATAIN,
  output reg  [15:0] DATAOUT,
  input  wire        STANDBY,
  input  wire        SLEEP,
  input  wire        POWEROFF
);
  reg [15:0] memory [0:16383];
  integer i;
  initial
    for (i = 0; i < 16384; i = i + 1) memory[i] = $random;

  always @(posedge CLOCK)
    if (CHIPSELECT) begin
      if (~WREN) DATAOUT <= memory[ADDRESS];
      if (WREN & MASKWREN[0]) memory[ADDRESS][3:0]   <= DATAIN[3:0];
      if (WREN & MASKWREN[1]) memory[ADDRESS][7:4]   <= DATAIN[7:4];
      if (WREN & MASKWREN[2]) memory[ADDRESS][11:8]  <= DATAIN[11:8];
      if (WREN & MASKWREN[3]) memory[ADDRESS][15:12] <= DATAIN[15:12];
    end

  wire unused = STANDBY | SLEEP | POWEROFF;
endmodule
