#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The demo: builds what it needs and classifies handwritten digits on the model and on the virtual board.
# tools/demo.sh [options of tools/NeuroCore.Demo, see --help]
set -eu
cd "$(dirname "$0")/.."
sim/verilator/build.sh icebreaker
sim/verilator/build.sh icebreaker-inference
dotnet build tools/NeuroCore.Demo -c Release --nologo -v q -clp:NoSummary
exec dotnet tools/NeuroCore.Demo/bin/Release/net10.0/NeuroCore.Demo.dll "$@"
