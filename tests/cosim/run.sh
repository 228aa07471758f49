#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The lockstep as a suite of `make test`: the random cases, whether they bite, and the clocks against their budget.
set -u
cd "$(dirname "$0")/../.." || exit 2

passed=0
failed=0
for part in lockstep bite clocks; do
    if tests/cosim/cosim.sh $part; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $part"
    fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
