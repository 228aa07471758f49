// SPDX-License-Identifier: Apache-2.0
// The memories of the iCE40 as a proof sees them: a box, of which an input counts only where it has an effect. An address that
// is not used, data that is masked, or a write that writes no bit may differ.
module SB_RAM40_4K (
  output wire [15:0] RDATA,
  input  wire        RCLK, RCLKE, RE,
  input  wire [10:0] RADDR,
  input  wire        WCLK, WCLKE, WE,
  input  wire [10:0] WADDR,
  input  wire [15:0] MASK, WDATA
);
  parameter integer READ_MODE = 0;
  parameter integer WRITE_MODE = 0;
  parameter INIT_FILE = "";
  parameter [0:0] NEG_CLK_R = 1'b0;
  parameter [0:0] NEG_CLK_W = 1'b0;
  parameter [255:0] INIT_0 = 256'd0;
  parameter [255:0] INIT_1 = 256'd0;
  parameter [255:0] INIT_2 = 256'd0;
  parameter [255:0] INIT_3 = 256'd0;
  parameter [255:0] INIT_4 = 256'd0;
  parameter [255:0] INIT_5 = 256'd0;
  parameter [255:0] INIT_6 = 256'd0;
  parameter [255:0] INIT_7 = 256'd0;
  parameter [255:0] INIT_8 = 256'd0;
  parameter [255:0] INIT_9 = 256'd0;
  parameter [255:0] INIT_A = 256'd0;
  parameter [255:0] INIT_B = 256'd0;
  parameter [255:0] INIT_C = 256'd0;
  parameter [255:0] INIT_D = 256'd0;
  parameter [255:0] INIT_E = 256'd0;
  parameter [255:0] INIT_F = 256'd0;

  // Only the widest mode has a mask.
  wire [15:0] written = {16{WE & WCLKE}} & ~(WRITE_MODE == 0 ? MASK : 16'd0);
  wire        read    = RE & RCLKE;
  effective_ram box (
    .read_clk (RCLK), .read (read), .read_address (RADDR & {11{read}}),
    .write_clk (WCLK), .written (written), .write_address (WADDR & {11{|written}}), .data (WDATA & written), .output_data (RDATA)
  );
endmodule

(* blackbox *)
module effective_ram (
  input  wire        read_clk, read,
  input  wire [10:0] read_address,
  input  wire        write_clk,
  input  wire [15:0] written,
  input  wire [10:0] write_address,
  input  wire [15:0] data,
  output wire [15:0] output_data
);
endmodule

module SB_SPRAM256KA (
  input  wire [13:0] ADDRESS,
  input  wire [15:0] DATAIN,
  input  wire [3:0]  MASKWREN,
  input  wire        WREN, CHIPSELECT, CLOCK, STANDBY, SLEEP, POWEROFF,
  output wire [15:0] DATAOUT
);
  wire [3:0] written = MASKWREN & {4{CHIPSELECT & WREN}};
  wire [15:0] bits = {{4{written[3]}}, {4{written[2]}}, {4{written[1]}}, {4{written[0]}}};
  effective_spram box (
    .clk (CLOCK), .selected (CHIPSELECT), .writes (CHIPSELECT & WREN), .address (ADDRESS & {14{CHIPSELECT}}),
    .written (written), .data (DATAIN & bits), .standby (STANDBY), .sleep (SLEEP), .power (POWEROFF), .output_data (DATAOUT)
  );
endmodule

(* blackbox *)
module effective_spram (
  input  wire        clk, selected, writes,
  input  wire [13:0] address,
  input  wire [3:0]  written,
  input  wire [15:0] data,
  input  wire        standby, sleep, power,
  output wire [15:0] output_data
);
endmodule
