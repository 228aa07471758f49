#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the lockstep library of a configuration: tests/cosim/build.sh [--trace] core|board <configuration>
# Result: build/cosim/<configuration>/<core|board>.so, or with --trace, which can also write waveforms,
# <core|board>_trace.so. Does nothing when that is up to date.
set -eu

trace=no
if [ "${1:-}" = --trace ]; then
    trace=yes
    shift
fi
if [ $# -ne 2 ]; then
    echo "usage: tests/cosim/build.sh [--trace] core|board <configuration>" >&2
    exit 2
fi
part=$1
configuration=$2
cd "$(dirname "$0")/../.."
here=tests/cosim
# shellcheck source=sim/verilator/rtl.sh
. sim/verilator/rtl.sh

name=$part
flags=
if [ $trace = yes ]; then
    name=${part}_trace
    flags="--trace-fst -CFLAGS -DLOCKSTEP_TRACE -LDFLAGS -lz"
fi
work=build/cosim/$configuration
mkdir -p "$work"
parameters=$(rtl_parameters "$configuration")
if [ "$part" = core ]; then
    parameters=$(printf '%s\n' "$parameters" | grep -v -e '^CLOCK_HERTZ=' -e '^BAUD=' -e '_HASH=')
fi
stamp=$(rtl_stamp "$parameters" $here/"$part"_lockstep.v $here/core_record.vh $here/lockstep.cpp $here/build.sh sim/verilator/rtl.sh)
if [ -f "$work/$name.so" ] && [ "$(cat "$work/$name.stamp" 2>/dev/null)" = "$stamp" ]; then
    exit 0
fi

rm -f "$work/$name.stamp"
# shellcheck disable=SC2086,SC2046
{
    verilator --cc --build -j 2 --top-module "${part}_lockstep" --prefix Vlockstep $RTL_FLAGS $flags \
        $(rtl_generics "$parameters") +incdir+$here -Mdir "$work/$name.obj" \
        -MAKEFLAGS "OPT_FAST=-O3 OPT_SLOW=-O1 OPT_GLOBAL=-O3" -CFLAGS "-std=c++17 -fPIC -fvisibility=hidden -fno-gnu-unique" \
        $(rtl_sources) $here/"$part"_lockstep.v "$PWD"/$here/lockstep.cpp --exe -o "../$name.so" -LDFLAGS -shared
} > "$work/$name.log" 2>&1 || {
    grep -v -e '^g++' -e '^make' "$work/$name.log" >&2
    echo "The lockstep library '$part' of '$configuration' cannot be built: see the messages above." >&2
    exit 1
}
echo "$stamp" > "$work/$name.stamp"
echo "built $work/$name.so"
