#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the virtual board of a configuration: sim/verilator/build.sh [--trace] <configuration>
# Result: build/verilator/<configuration>/virtual_board, or virtual_board_trace, which can also write waveforms.
# Does nothing when that is up to date.
set -eu

trace=no
if [ "${1:-}" = --trace ]; then
    trace=yes
    shift
fi
if [ $# -ne 1 ]; then
    echo "usage: sim/verilator/build.sh [--trace] <configuration>" >&2
    exit 2
fi
configuration=$1
cd "$(dirname "$0")/../.."
here=sim/verilator
# shellcheck source=sim/verilator/rtl.sh
. $here/rtl.sh

name=virtual_board
flags=
if [ $trace = yes ]; then
    name=virtual_board_trace
    flags="--trace-fst -CFLAGS -DVIRTUAL_BOARD_TRACE"
fi
work=build/verilator/$configuration
mkdir -p "$work"
parameters=$(rtl_parameters "$configuration")
stamp=$(rtl_stamp "$parameters" $here/*.h $here/*.cpp $here/*.sh)
if [ -x "$work/$name" ] && [ "$(cat "$work/$name.stamp" 2>/dev/null)" = "$stamp" ]; then
    exit 0
fi

clock=$(rtl_parameter "$parameters" CLOCK_HERTZ)
baud=$(rtl_parameter "$parameters" BAUD)
rm -f "$work/$name.stamp"
# shellcheck disable=SC2086,SC2046
verilator --cc --exe --build -j 2 --top-module neurocore --prefix Vneurocore $RTL_FLAGS $flags \
    $(rtl_generics "$parameters") -Mdir "$work/$name.obj" -o "../$name" \
    -MAKEFLAGS "OPT_FAST=-O3 OPT_SLOW=-O1 OPT_GLOBAL=-O3" -CFLAGS -std=c++17 -CFLAGS "-DVIRTUAL_BOARD_CLOCK_HERTZ=$clock -DVIRTUAL_BOARD_BAUD=$baud" \
    -CFLAGS "-DVIRTUAL_BOARD_CONFIGURATION='\"$configuration\"'" -LDFLAGS -lutil \
    $(rtl_sources) "$PWD"/$here/*.cpp > "$work/$name.log" 2>&1 || {
    grep -v -e '^g++' -e '^make' "$work/$name.log" >&2
    echo "The virtual board '$configuration' cannot be built: see the messages above." >&2
    exit 1
}
echo "$stamp" > "$work/$name.stamp"
echo "built $work/$name"
