#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds a lockstep library of an elaborated design with mutants: tests/mutation/build.sh core|board <bits of a record> <design.v> <library.so>
set -eu
part=$1 width=$2 design=$3 library=$4
cd "$(dirname "$0")/../.."
# The code is flat: the optimiser of the compiler takes minutes for more and gains little.
verilator --cc --build -j 2 --top-module "mutated_$part" --prefix Vlockstep "-GRECORD_WIDTH=$width" \
    -O3 --x-assign fast --x-initial fast --noassert -Wno-lint -Wno-fatal -Mdir "$library.obj" \
    -MAKEFLAGS "OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O1" -CFLAGS "-std=c++17 -fPIC -fvisibility=hidden -fno-gnu-unique" \
    "tests/mutation/mutated_$part.v" "$design" "$PWD"/tests/cosim/lockstep.cpp --exe -o "$(realpath -m "$library")" -LDFLAGS -shared
