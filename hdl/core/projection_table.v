// SPDX-License-Identifier: Apache-2.0
// How a source of a class acts on a block of neurons: a word for each of the two, read with the row of weights
// and there one clock later. Fields that the build lacks are constants.
module projection_table #(
  parameter BLOCK_BITS = 5,
  parameter EXPONENT_BITS = 2,
  parameter DELAY_BITS = 3,
  parameter POLARITY = 1,
  parameter TWO = 0,                  // the build has two receptors
  parameter DIVISIVE = 0,             // the build has the divisive one
  parameter LEARNING = 0,             // blocks have learning rules
  parameter CLASS_BITS = 3,
  parameter SHIFT_BITS = EXPONENT_BITS > 0 ? EXPONENT_BITS : 1,
  parameter SLOT_BITS = DELAY_BITS > 0 ? DELAY_BITS : 1
) (
  input  wire                  clk_i,
  input  wire                  read_i,
  input  wire [CLASS_BITS-1:0] class_i,
  input  wire [BLOCK_BITS-1:0] block_i,
  // one clock after the read
  output wire [SHIFT_BITS-1:0] exponent_o,
  output wire [SLOT_BITS-1:0]  delay_o,
  output wire                  negative_o,
  output wire                  second_o,      // goes to the second receptor
  output wire                  divisive_o,    // goes to the divisive one
  output wire                  enable_o,
  output wire [2:0]            rule_o,
  // host
  input  wire                  host_i,
  input  wire                  host_write_i,
  input  wire [CLASS_BITS+BLOCK_BITS-1:0] host_address_i,
  input  wire [15:0]           host_wdata_i,
  output wire [15:0]           host_rdata_o
);
  `include "neurocore_registers.vh"
  // The bits above mean nothing and are not kept.
  localparam WORD_WIDTH = LEARNING != 0 ? NC_PROJECTION_RULE_LOW + NC_PROJECTION_RULE_WIDTH : NC_PROJECTION_ENABLE_LOW + 1;

  wire [WORD_WIDTH-1:0] word;
  ram_1r1w #(.WIDTH(WORD_WIDTH), .DEPTH(1 << (CLASS_BITS + BLOCK_BITS))) words (
    .clk_i   (clk_i),
    .write_i (host_write_i),
    .waddr_i (host_address_i),
    .wdata_i (host_wdata_i[WORD_WIDTH-1:0]),
    .read_i  (read_i | host_i),
    .raddr_i (host_i ? host_address_i : {class_i, block_i}),
    .rdata_o (word)
  );

  generate
    if (EXPONENT_BITS > 0) begin : exponent
      assign exponent_o = word[NC_PROJECTION_EXPONENT_LOW +: SHIFT_BITS];
    end else begin : no_exponent
      assign exponent_o = 1'b0;
    end
    if (DELAY_BITS > 0) begin : delay
      assign delay_o = word[NC_PROJECTION_DELAY_LOW +: SLOT_BITS];
    end else begin : no_delay
      assign delay_o = 1'b0;
    end
    if (POLARITY != 0) begin : polarity
      assign negative_o = word[NC_PROJECTION_NEGATIVE_LOW];
    end else begin : no_polarity
      assign negative_o = 1'b0;
    end
    if (LEARNING != 0) begin : learning
      assign rule_o = word[NC_PROJECTION_RULE_LOW +: NC_PROJECTION_RULE_WIDTH];
    end else begin : fixed
      assign rule_o = 3'd0;
    end
  endgenerate
  // A receptor that the build lacks acts as the first.
  wire [1:0] receptor = word[NC_PROJECTION_RECEPTOR_LOW +: 2];
  assign second_o     = (TWO != 0) & (receptor == 2'd1);
  assign divisive_o   = (DIVISIVE != 0) & (receptor == 2'd2);
  assign enable_o     = word[NC_PROJECTION_ENABLE_LOW];
  wire unused = |host_wdata_i[15:WORD_WIDTH];
  assign host_rdata_o = {{(16-WORD_WIDTH){1'b0}}, word};
endmodule
