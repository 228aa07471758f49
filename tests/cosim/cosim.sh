#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds what the lockstep needs and runs it: tests/cosim/cosim.sh [lockstep|coverage|clocks|bite] [--cases <n>] [--seed <s>]
set -eu
cd "$(dirname "$0")/../.."
# shellcheck source=sim/verilator/rtl.sh
. sim/verilator/rtl.sh

builds=$(sed -n 's/^\([a-z0-9_-]*\):.*/\1/p' hdl/configurations.yaml)
for build in $builds; do
    rtl_parameters "$build" > /dev/null
done
kind=
[ "${1:-}" != coverage ] || kind=--coverage
for build in $builds; do
    printf '%s\n' "$kind core $build" "$kind board $build"
done | xargs -P 2 -L 1 tests/cosim/build.sh
dotnet build tests/cosim -c Release --nologo -v q > build/cosim/dotnet.log 2>&1 || {
    cat build/cosim/dotnet.log >&2
    exit 1
}
exec dotnet tests/cosim/bin/Release/net10.0/NeuroCore.Cosim.dll "$@"
