#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Simulates what the tools made of the sources, compares it with the model, and flips bits in it:
#   tests/netlist/netlist.sh bitstream|netlist <board> [<build>]
# FAULTS is the number of flipped bits (20), MISSED how many of them may stay unnoticed (a tenth), SEED chooses them (1),
# ONLY is the number of one of them to try alone. RECORDINGS is the number of random hosts (4).
set -eu
kind=$1 board=$2 build=${3:-}
cd "$(dirname "$0")/../.."
faults=${FAULTS:-20}
missed=${MISSED:-$((faults / 10))}
folder=netlist/$kind-$board${build:+-$build}

dotnet build tests/netlist -c Release --nologo -v q > /dev/null || {
    dotnet build tests/netlist -c Release --nologo -v q >&2
    exit 1
}
only=
[ "$kind" = bitstream ] || only=--netlist
# shellcheck disable=SC2086
dotnet tools/NeuroCore.Synthesis/bin/Release/net10.0/NeuroCore.Synthesis.dll "$board" $build --folder "$folder" $only ${SYNTHESIS:-}
exec dotnet tests/netlist/bin/Release/net10.0/NeuroCore.Netlists.dll "$kind" "$board" ${build:+--build "$build"} \
    --folder "$folder" --faults "$faults" --missed "$missed" --seed "${SEED:-1}" ${ONLY:+--only "$ONLY"} ${RECORDINGS:+--recordings "$RECORDINGS"}
