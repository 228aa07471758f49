#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A part of `make test`: a bitstream is placed with timing met, made again byte by byte, and turned back into a circuit that
# does what the model does, driven through its UART pins.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tools/report.sh

synthesis=tools/NeuroCore.Synthesis/bin/Release/net10.0/NeuroCore.Synthesis.dll
one=build/netlist/bitstream-hx8k
tools/setup.sh sim synth || exit 1

FAULTS=0 RECORDINGS=2 SYNTHESIS='--seed 1' tests/netlist/netlist.sh bitstream hx8k
say $? 'the bitstream of hx8k is placed with timing met, and does what the model does, through its UART pins'

dotnet $synthesis hx8k --seed 1 --folder netlist/again > /dev/null && cmp $one/neurocore.bin build/netlist/again/neurocore.bin
say $? 'the same inputs give the same bitstream, byte by byte'

sum
