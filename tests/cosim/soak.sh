#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A part of `make soak`: lockstep for MINUTES (60 unless told) from SEED (the day's number unless told, so that each day has
# cases of its own), over all builds, with what features met.
set -eu
cd "$(dirname "$0")/../.."
tools/setup.sh sim
exec tests/cosim/cosim.sh lockstep --minutes "${MINUTES:-60}" --seed "${SEED:-$(($(date +%s) / 86400 * 100000))}"
