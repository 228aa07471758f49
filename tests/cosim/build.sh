#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the lockstep library of a configuration: tests/cosim/build.sh [--trace|--coverage] core|board <configuration>
# Result: build/cosim/<configuration>/<core|board>.so; with --trace, which can also write waveforms, <core|board>_trace.so;
# with --coverage, which counts what is reached, <core|board>_coverage.so. Does nothing when that is up to date.
set -eu

extra=
case ${1:-} in
    --trace | --coverage)
        extra=${1#--}
        shift
        ;;
esac
if [ $# -ne 2 ]; then
    echo "usage: tests/cosim/build.sh [--trace|--coverage] core|board <configuration>" >&2
    exit 2
fi
part=$1
configuration=$2
cd "$(dirname "$0")/../.."
here=tests/cosim
# shellcheck source=sim/verilator/rtl.sh
. sim/verilator/rtl.sh

name=$part${extra:+_$extra}
optimise="OPT_FAST=-O3 OPT_SLOW=-O1 OPT_GLOBAL=-O3"
case $extra in
    trace) flags="--trace-fst -CFLAGS -DLOCKSTEP_TRACE -LDFLAGS -lz" ;;
    coverage)
        flags="--coverage-line --coverage-toggle -CFLAGS -DLOCKSTEP_COVERAGE"
        # Counting makes it several times as long, and compiling it well takes longer than the cases.
        optimise="OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O1"
        ;;
    *) flags= ;;
esac
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
        -MAKEFLAGS "$optimise" -CFLAGS "-std=c++17 -fPIC -fvisibility=hidden -fno-gnu-unique" \
        $(rtl_sources) $here/"$part"_lockstep.v "$PWD"/$here/lockstep.cpp --exe -o "../$name.so" -LDFLAGS -shared
} > "$work/$name.log" 2>&1 || {
    grep -v -e '^g++' -e '^make' "$work/$name.log" >&2
    echo "The lockstep library '$part' of '$configuration' cannot be built: see the messages above." >&2
    exit 1
}
echo "$stamp" > "$work/$name.stamp"
echo "built $work/$name.so"
