#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds a virtual board of a netlist: sim/verilator/netlist/build.sh <board> <configuration> <netlist.v> <program>
# The netlist's module is `top`, with the pins of the board. Vendor cells are those of Yosys, but for LUTs, and for the PLLs, which it has none of.
# --fault <n> of the program chooses one of the faults that were put into the netlist, if any were.
set -eu

if [ $# -ne 4 ]; then
    echo "usage: sim/verilator/netlist/build.sh <board> <configuration> <netlist.v> <program>" >&2
    exit 2
fi
board=$1 configuration=$2 netlist=$3 program=$4
cd "$(dirname "$0")/../../.."
here=sim/verilator
# shellcheck source=sim/verilator/rtl.sh
. $here/rtl.sh

work=$(dirname "$program")
mkdir -p "$work"
cells=$(dirname "$(realpath "$(command -v yosys)")")/../share/yosys/ice40/cells_sim.v
if [ ! -e "$cells" ]; then
    echo "$cells is missing, the vendor cells that Yosys simulates with: run \`make setup\` to install Yosys." >&2
    exit 1
fi
sed '/^module SB_\(PLL40_CORE\|PLL40_PAD\|LUT4\) /,/^endmodule/d' "$cells" > "$work/cells.v"

parameters=$(rtl_parameters "$configuration")
clock=$(rtl_parameter "$parameters" CLOCK_HERTZ)
baud=$(rtl_parameter "$parameters" BAUD)
# The optimiser of the compiler takes minutes for more and gains little: the code is flat.
verilator --cc --exe --build -j 2 --top-module neurocore --prefix Vneurocore \
    -O3 --x-assign fast --x-initial fast --noassert -Wno-lint -Wno-fatal -DNO_ICE40_DEFAULT_ASSIGNMENTS \
    -Mdir "$program.obj" -o "$(realpath -m "$program")" \
    -MAKEFLAGS "OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O1" -CFLAGS -std=c++17 -CFLAGS "-DVIRTUAL_BOARD_CLOCK_HERTZ=$clock -DVIRTUAL_BOARD_BAUD=$baud" \
    -CFLAGS -DVIRTUAL_BOARD_FAULTS -CFLAGS "-DVIRTUAL_BOARD_CONFIGURATION='\"$configuration\"'" -LDFLAGS -lutil \
    "$here/netlist/$board.v" "$netlist" "$work/cells.v" $here/netlist/pll.v $here/netlist/lut.v $here/netlist/fault_choice.v "$PWD"/$here/*.cpp > "$program.log" 2>&1 || {
    grep -e '^%Error' -e 'error:' "$program.log" | head -n 5 >&2
    echo "The netlist $netlist cannot be simulated: the whole output is in $program.log." >&2
    exit 1
}
