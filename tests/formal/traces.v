// SPDX-License-Identifier: Apache-2.0
// Properties of hdl/core/traces.v. What a user may rely on: a trace is what the host wrote, decayed once in each tick, grown
// once by each event of its source or spike of its neuron, by the impulse of its kind and to 255 at most; no decay or
// growth is lost, made twice or made to another trace, and what learning reads of it is its value. A third factor stays as it
// was written, and each of the parameters is used where it belongs.
// One byte is watched, in the bank of sources or neurons; what is read of the others may be anything. The engine may make
// anything of a byte that decays.
module traces_proof #(
  parameter LANES = 4,
  parameter NEURONS = 16,
  parameter SOURCES = 32,
  parameter USED = 16,                             // neurons and sources of the image
  parameter OF_NEURON = 0,                         // the byte's bank
  parameter ITEM = 0,                              // trace 1, trace 2; of a neuron also third factor, parameters
  parameter NUMBER = 0,
  parameter HALF = LANES / 2,
  parameter LANE_BITS = $clog2(LANES),
  parameter NEURON_BITS = $clog2(NEURONS),
  parameter SOURCE_BITS = $clog2(SOURCES),
  parameter BLOCK_BITS = NEURON_BITS - LANE_BITS,
  parameter INDEX_BITS = SOURCE_BITS - LANE_BITS,
  parameter HOST_BITS = SOURCE_BITS + 1 > NEURON_BITS + 2 ? SOURCE_BITS + 1 : NEURON_BITS + 2
) (
  input  wire                   clk_i,
  input  wire                   tick_start_i,
  input  wire                   deliver_busy_i,
  input  wire                   update_busy_i,
  input  wire                   emit_busy_i,
  input  wire                   epoch_busy_i,
  input  wire                   fired_i,
  input  wire                   delivered_i,
  input  wire                   epoch_ends_i,
  input  wire                   plastic_i,
  input  wire                   event_i,           // there is one more event in this phase
  input  wire [SOURCE_BITS-1:0] event_source_i,
  input  wire                   done_i,            // there is none
  input  wire                   columns_i,
  input  wire                   column_done_i,
  input  wire                   take_i,
  input  wire [SOURCE_BITS-1:0] row_source_i,
  input  wire [1:0]             item_i,
  input  wire [INDEX_BITS-1:0]  index_i,
  input  wire                   half_i,
  input  wire [HALF*8-1:0]      change_i,
  input  wire                   host_neurons_i,
  input  wire                   host_write_i,
  input  wire [HOST_BITS-1:0]   host_address_i,
  input  wire [7:0]             host_wdata_i,
  output reg  [2:0]             bad_o
);
  localparam INDEX = NUMBER / LANES, PLACE = NUMBER % LANES / 2, PARITY = NUMBER % 2;
  localparam [HOST_BITS-1:0] WATCHED = OF_NEURON != 0 ? ITEM * NEURONS + NUMBER : ITEM * SOURCES + NUMBER;
  localparam [$clog2(NEURONS+1)-1:0] NEURONS_USED = USED;
  localparam [$clog2(SOURCES+1)-1:0] SOURCES_USED = USED;
  reg [1:0] clocks = 2'd0;                         // of the reset
  wire begun = &clocks;

  // Phases, of an image that has a plastic class.
  wire [2:0] phase;
  wire tick_busy, tick_end, deliver_start, update_start, emit_start, post_start, pre_start, epoch_start, decaying, event_busy;
  wire tick_start = tick_start_i & begun;
  wire delivering = begun & phase == 3'd1, updating = begun & phase == 3'd2, posting = begun & phase == 3'd4,
       marking = begun & phase == 3'd5, sweeping = begun & phase == 3'd6;
  sequencer #(.LEARNING(1)) sequence (
    .clk_i (clk_i), .rst_i (~begun), .tick_start_i (tick_start), .tick_busy_o (tick_busy), .tick_end_o (tick_end), .phase_o (phase),
    .deliver_start_o (deliver_start), .update_start_o (update_start), .emit_start_o (emit_start), .post_start_o (post_start),
    .pre_start_o (pre_start), .epoch_start_o (epoch_start), .deliver_busy_i (deliver_busy_i | take | take_q | take2_q), .update_busy_i (update_busy_i | decaying),
    .emit_busy_i (emit_busy_i), .post_busy_i (event_busy), .pre_busy_i (event_busy), .epoch_busy_i (epoch_busy_i | take | take_q | take2_q),
    .plastic_i (1'b1), .fired_i (fired_i), .delivered_i (delivered_i), .epoch_ends_i (epoch_ends_i)
  );
  wire resting = begun & ~tick_busy;
  wire host = ~begun | (resting & ~tick_start);

  // Events of a phase, any, and neurons in post, one at least: the scan is busy until it has found the last.
  reg some = 1'b0;
  reg scanning = 1'b0, event_q = 1'b0;
  reg [SOURCE_BITS-1:0] event_source_q;
  wire event_ready;
  assign event_busy = scanning | event_q;
  always @(posedge clk_i) begin
    if (begun & (post_start | pre_start)) scanning <= 1'b1;
    else if (done_i & some) scanning <= 1'b0;
    some <= event_q | (some & ~post_start & ~pre_start);
    if (~event_q | event_ready) begin
      event_q        <= scanning & event_i & (~posting | event_source_i < NEURONS);
      event_source_q <= event_source_i;
    end
  end

  // Columns take as long as they like, and take their sources as rows do. Of a row the own side is read in two clocks.
  wire column_start;
  reg column_q = 1'b0, take_q = 1'b0, take2_q = 1'b0;
  reg [SOURCE_BITS-1:0] row_source_q;
  wire take = take_i & ~take_q & (delivering | sweeping | (posting & column_q));
  wire [SOURCE_BITS-1:0] row_source = take_q ? row_source_q : row_source_i;

  // The engine: what decays is read at stage A, and written three clocks after it was there.
  wire step, step_second, step_neurons, step_half;
  wire [INDEX_BITS-1:0] step_index;
  reg [5:1] steps = 5'd0;
  reg second_a, half_a;
  reg [INDEX_BITS-1:0] index_a;
  wire [HALF*8-1:0] words;
  reg [HALF*8-1:0] words_c, words_d, words_e;
  wire [HALF*8-1:0] results = words_e ^ change_i;
  always @(posedge clk_i) begin
    if (~begun) clocks <= clocks + 2'd1;
    column_q <= column_start | (column_q & ~column_done_i);
    take_q   <= take;
    take2_q  <= take_q;
    row_source_q <= row_source;
    steps    <= {steps[4:1], step & begun};
    second_a <= step_second;
    index_a  <= step_index;
    half_a   <= step_half;
    words_c  <= words;
    words_d  <= words_c;
    words_e  <= words_d;
  end

  // While there is a reset the watched byte is read. The host's address is there before it writes.
  reg [HOST_BITS:0] address_q;
  reg host_q = 1'b0;
  wire [HOST_BITS:0] address = begun ? {host_neurons_i, host_address_i} : {OF_NEURON != 0, WATCHED};
  wire host_write = host & host_q & begun & host_write_i & address == address_q;
  wire [7:0] first, second, factor, mantissa, host_read;
  wire [3:0] shift;
  // Impulses lie in the place of mantissas: shown while they are used.
  reg ready_q = 1'b0;
  traces #(
    .NEURONS(NEURONS), .SOURCES(SOURCES), .LANES(LANES), .SOURCE_BITS(SOURCE_BITS), .NEURON_BITS(NEURON_BITS), .BLOCK_BITS(BLOCK_BITS), .WIDTH(8)
  ) dut (
    .clk_i (clk_i), .rst_i (~begun), .update_i (updating), .update_start_i (update_start), .post_i (posting), .post_start_i (post_start),
    .pre_i (marking), .pre_start_i (pre_start), .neurons_i (NEURONS_USED), .sources_i (SOURCES_USED), .decaying_o (decaying),
    .take_i (take), .row_source_i (row_source), .first_o (first), .second_o (second), .factor_o (factor),
    .event_valid_i (event_q), .event_source_i (event_source_q), .event_ready_o (event_ready), .columns_i (columns_i),
    .column_start_o (column_start), .column_busy_i (column_q), .step_o (step), .step_second_o (step_second),
    .step_neurons_o (step_neurons), .step_half_o (step_half), .step_index_o (step_index), .mantissa_o (mantissa), .shift_o (shift),
    .second_a_i (updating ? second_a : ready_q), .item_i (updating ? {1'b0, second_a} : item_i), .index_i (updating ? index_a : index_i),
    .half_i (updating ? half_a : half_i), .words_o (words), .decayed_i (steps[5]), .results_i (results), .host_i (host),
    .host_neurons_i (address[HOST_BITS]), .host_write_i (host_write), .host_address_i (address[HOST_BITS-1:0]),
    .host_wdata_i (host_wdata_i), .host_rdata_o (host_read)
  );

  // The watched byte, as whoever changes it says.
  reg [7:0] value = 8'd0;
  wire trace   = ITEM < 2;
  wire decays  = step & trace & step_neurons == OF_NEURON & step_second == ITEM & step_index == INDEX & step_half == PARITY;
  reg [5:1] decaying_here = 5'd0;
  wire event_here = event_q & event_source_q == NUMBER & (OF_NEURON != 0 ? posting : marking);
  wire marked     = event_here & event_ready;
  reg  marked_q   = 1'b0;
  wire grows      = trace & (ITEM == 0 ? marked : marked_q);
  wire [8:0] grown = value + mantissa;
  // Its reads.
  wire other  = OF_NEURON != 0 ? delivering | sweeping : posting;
  wire read   = other & item_i == ITEM & index_i == INDEX & half_i == PARITY;
  wire taken  = OF_NEURON == 0 & take & ~posting & row_source == NUMBER;
  wire column = OF_NEURON != 0 & column_start & event_source_q == NUMBER;
  reg [4:1] takes = 4'd0, columns = 4'd0;
  reg read_q = 1'b0, host_here = 1'b0;
  wire [7:0] word = words[PLACE*8 +: 8];
  // It is there from so many clocks after the take or the column's start to the next one.
  wire own_comes = ITEM == 0 ? takes[2] | columns[2] : ITEM == 1 ? takes[3] | columns[3] : ITEM == 2 & columns[4];
  wire own_ends  = OF_NEURON != 0 ? ~(posting & column_q) : take | take_q | ~(delivering | sweeping);
  reg  own_stays = 1'b0;
  wire own_read  = own_comes | own_stays;
  wire [7:0] own = ITEM == 0 ? first : ITEM == 1 ? second : factor;
  // Which parameter is in use: side, trace, whether it is an impulse, whether it is a shift.
  localparam [3:0] PARAMETER = NUMBER;
  wire used  = updating & steps[1] ? step_neurons_a == PARAMETER[3] & second_a == PARAMETER[2] & ~PARAMETER[1]
             : (marked_any | marked_any_q) & posting == PARAMETER[3] & marked_any_q == PARAMETER[2] & PARAMETER[1] & ~PARAMETER[0];
  reg  step_neurons_a;
  wire marked_any = event_q & event_ready;
  reg  marked_any_q = 1'b0;
  // Decays that are due.
  localparam IN_IMAGE = INDEX <= (USED - 1) / LANES;
  reg due = 1'b0;
  initial bad_o = 3'd0;
  always @(posedge clk_i) begin
    host_q    <= host;
    address_q <= address;
    ready_q   <= event_ready;
    decaying_here <= {decaying_here[4:1], decays & begun};
    marked_q     <= marked;
    marked_any_q <= marked_any;
    step_neurons_a <= step_neurons;
    if (host_write & address == {OF_NEURON != 0, WATCHED}) value <= host_wdata_i;
    else if (decaying_here[5]) value <= value ^ change_i[PLACE*8 +: 8];
    else if (grows) value <= grown[8] ? 8'd255 : grown[7:0];
    read_q  <= read;
    takes   <= {takes[3:1], taken};
    columns <= {columns[3:1], column};
    own_stays <= own_read & ~own_ends;
    host_here <= begun & host & ~host_write & address == {OF_NEURON != 0, WATCHED};
    due <= (update_start & begun & trace & IN_IMAGE) | (due & ~decaying_here[5]);
    bad_o[0] <= (host_here & host & address == address_q & host_read != value) | (read_q & ITEM < 3 & word != value)
                | (decaying_here[2] & word != value) | (own_read & own != value);
    bad_o[1] <= begun & ((update_start & due) | (decaying_here[5] & ~due) | (resting & due));
    bad_o[2] <= begun & OF_NEURON != 0 & ITEM == 3 & used & (PARAMETER[0] ? shift != value[3:0] : mantissa != value);
  end
endmodule

// A memory that holds one word, the one that is read in its third clock. What is read of the others may be anything, and so may
// be what is read where it is written.
module ram_1r1w #(
  parameter WIDTH  = 16,
  parameter DEPTH  = 256,
  parameter GROUPS = 1,
  parameter ADDRESS_WIDTH = DEPTH > 1 ? $clog2(DEPTH) : 1
) (
  input  wire                     clk_i,
  input  wire [GROUPS-1:0]        write_i,
  input  wire [ADDRESS_WIDTH-1:0] waddr_i,
  input  wire [WIDTH-1:0]         wdata_i,
  input  wire                     read_i,
  input  wire [ADDRESS_WIDTH-1:0] raddr_i,
  output reg  [WIDTH-1:0]         rdata_o
);
  localparam PART = WIDTH / GROUPS;
  (* anyseq *) wire [WIDTH-1:0] anything;
  reg [1:0] clocks = 2'd0;
  wire known = &clocks;
  reg [ADDRESS_WIDTH-1:0] place;
  reg [WIDTH-1:0] word = {WIDTH{1'b0}};
  wire here = ~known | raddr_i == place;
  integer g;
  always @(posedge clk_i) begin
    if (~known) clocks <= clocks + 2'd1;
    if (~known) place <= raddr_i;
    for (g = 0; g < GROUPS; g = g + 1)
      if (write_i[g] & known & waddr_i == place) word[g*PART +: PART] <= wdata_i[g*PART +: PART];
    if (read_i) rdata_o <= here & ~(|write_i & waddr_i == raddr_i) ? word : anything;
  end
endmodule
