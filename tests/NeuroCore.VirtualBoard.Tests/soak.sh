#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A part of `make soak`: a hundred megabytes of fuzzing into the host's receiver, a megabyte of garbage into the board's; 10,000
# runs under noise at each of four rates; loads, reads and runs of the virtual board over a bad cable, also one that is cut; a
# million ticks with a host that reads slowly.
set -eu
cd "$(dirname "$0")/../.."
tools/setup.sh sim
sim/verilator/build.sh tiny
export NEUROCORE_SOAK=1
dotnet test tests/NeuroCore.Link.Tests -c Release --nologo --filter guided_fuzzer --logger 'console;verbosity=detailed'
dotnet test tests/NeuroCore.VirtualBoard.Tests -c Release --nologo --logger 'console;verbosity=detailed' \
    --filter 'FullyQualifiedName~On_a_bad_wire|FullyQualifiedName~Runs_under_noise|FullyQualifiedName~Slow_readers'
