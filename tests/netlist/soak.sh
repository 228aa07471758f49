#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A part of `make soak`: flipped bits in the truth tables of a placed bitstream, and of the netlist of an UP5K, are noticed.
set -u
cd "$(dirname "$0")/../.." || exit 2
tools/setup.sh sim synth || exit 1
result=0
SYNTHESIS='--seed 1' tests/netlist/netlist.sh bitstream hx8k || result=1
RECORDINGS=2 tests/netlist/netlist.sh netlist icebreaker || result=1
exit $result
