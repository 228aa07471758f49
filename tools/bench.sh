#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Emulator and Brian2 in turn on the five workloads, or those that are named: tools/bench.sh [workload...].
# Ratios go to build/bench.json.
set -eu
cd "$(dirname "$0")/.."
/usr/bin/python3 -c 'import brian2' 2> /dev/null || {
    echo 'make bench compares with Brian2: install it with `apt install python3-brian`.' >&2
    exit 1
}
# The first tick is that of the command as it is installed, and in a process that runs.
tools/install.sh build/bench/command
dotnet publish tools/NeuroCore.Bench -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -o build/bench/program --nologo -v q
exec /usr/bin/python3 tools/NeuroCore.Bench/bench.py build/bench build/bench/program/NeuroCore.Bench.dll build/bench/command/neurocore "$@"
