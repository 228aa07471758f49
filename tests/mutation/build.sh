#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds a virtual board of an elaborated design with mutants: tests/mutation/build.sh <build> <clock in Hz> <baud> <design.v> <program>
# --fault <n> of the program chooses the mutant.
set -eu
build=$1 clock=$2 baud=$3 design=$4 program=$5
cd "$(dirname "$0")/../.."
here=sim/verilator
# The code is flat: the optimiser of the compiler takes minutes for more and gains little.
verilator --cc --exe --build -j 2 --top-module mutated_board --prefix Vneurocore \
    -O3 --x-assign fast --x-initial fast --noassert -Wno-lint -Wno-fatal -Mdir "$program.obj" -o "$(realpath -m "$program")" \
    -MAKEFLAGS "OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O1" -CFLAGS -std=c++17 -CFLAGS "-DVIRTUAL_BOARD_CLOCK_HERTZ=$clock -DVIRTUAL_BOARD_BAUD=$baud" \
    -CFLAGS -DVIRTUAL_BOARD_FAULTS -CFLAGS "-DVIRTUAL_BOARD_CONFIGURATION='\"$build\"'" -LDFLAGS -lutil \
    tests/mutation/mutated_board.v "$design" "$PWD"/$here/*.cpp
