#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A part of `make soak`: 200 jobs of three clients on four virtual boards that are killed and started at random, the daemon
# killed ten times.
set -eu
cd "$(dirname "$0")/../.."
tools/setup.sh sim
sim/verilator/build.sh tiny
NEUROCORE_SOAK=1 dotnet test tests/NeuroCore.Daemon.Tests -c Release --nologo --filter Daemons_that_are_killed --logger 'console;verbosity=detailed'
