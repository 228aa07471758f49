#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Puts mutants into the RTL and counts those that random hosts notice: tests/mutation/mutation.sh [options], --help tells them.
set -eu
cd "$(dirname "$0")/../.."
tools/setup.sh sim synth
mkdir -p build/mutation
dotnet build tests/mutation -c Release --nologo -v q > build/mutation/dotnet.log 2>&1 || {
    cat build/mutation/dotnet.log >&2
    exit 1
}
exec dotnet tests/mutation/bin/Release/net10.0/NeuroCore.Mutation.dll "$@"
