#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every check and test there is: tools/test.sh. One line a suite, and at the end their sum:
#     N passed, N failed, N skipped
# Suites: lint; each project tests/*.Tests; each tests/*/run.sh, which ends with such a line of its own.
# A suite that crashes, takes more than half an hour or reports no test counts as a failure.
# Logs: build/test/<suite>.log.
set -u
cd "$(dirname "$0")/.." || exit 2
. tools/report.sh
tools/setup.sh sim tests || exit 1

logs=build/test
rm -rf "$logs"
mkdir -p "$logs"
limit=1800
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# A number of a trx file's counters; nothing if the file has none.
counter() { sed -n "s/.*<Counters .*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null | tail -n 1; }

# Says how a suite ended and adds it to the sum: tell <suite> <seconds> <exit code> <passed> <failed> <skipped>
tell() {
    local suite=$1 seconds=$2 status=$3 good=${4:-0} bad=${5:-0} left=${6:-0} why=''
    if [ $((good + bad + left)) -eq 0 ]; then
        why='no result'
    elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        why="exit code $status"
    fi
    [ "$status" -ne 124 ] && [ "$status" -ne 137 ] || why="stopped after $limit s"
    [ -z "$why" ] || bad=$((bad + 1))
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
    local colour=$green word=ok
    [ "$bad" -eq 0 ] || { colour=$red word=FAIL; }
    printf '%s%-4s%s  %-28s %5d passed %4d failed %4d skipped %5d s%s\n' \
        "$colour" "$word" "$plain" "$suite" "$good" "$bad" "$left" "$seconds" "${why:+   $why}"
    if [ "$bad" -ne 0 ]; then
        { grep -E '^ *(FAIL|Failed |\[FAIL\]|[^ ]*: error )|\[FAIL\]$|error [A-Z]+[0-9]+:|Error Message' -B 3 -A 6 "$logs/$suite.log" || tail -n 30 "$logs/$suite.log"; } |
            head -n 80 | sed 's/^/      /'
        echo "      all of it: $logs/$suite.log"
    fi
}

# Runs a suite whose last summary line is the result: suite <name> <command>...
suite() {
    local name=$1 began=$SECONDS status=0 line
    shift
    timeout --kill-after=10 $limit "$@" > "$logs/$name.log" 2>&1 < /dev/null || status=$?
    line=$(grep -aE '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$logs/$name.log" | tail -n 1)
    # shellcheck disable=SC2086
    set -- ${line//[!0-9 ]/}
    tell "$name" $((SECONDS - began)) $status "$@"
}

# Runs a test project that was built.
project() {
    local name began=$SECONDS status=0 trx total run good
    name=$(basename "$1")
    trx=$logs/$name.trx
    timeout --kill-after=10 $limit dotnet test "$1" -c Release --no-build --nologo --results-directory "$logs" \
        --logger "trx;LogFileName=$name.trx" > "$logs/$name.log" 2>&1 < /dev/null || status=$?
    total=$(counter "$trx" total) run=$(counter "$trx" executed) good=$(counter "$trx" passed)
    tell "$name" $((SECONDS - began)) $status "${good:-0}" $((${run:-0} - ${good:-0})) $((${total:-0} - ${run:-0}))
}

suite lint tools/lint.sh

began=$SECONDS
if dotnet build NeuroCore.sln -c Release --nologo -v q > "$logs/build.log" 2>&1 < /dev/null; then
    printf '%sok%s    %-28s %47d s\n' "$green" "$plain" build $((SECONDS - began))
    # The tests of the command line run a network on this board.
    began=$SECONDS
    sim/verilator/build.sh tiny > "$logs/virtual-board.log" 2>&1 < /dev/null || tell virtual-board $((SECONDS - began)) 1 0 1 0
    for folder in tests/*.Tests; do
        project "$folder"
    done
else
    tell build $((SECONDS - began)) 1 0 1 0
fi

for runner in tests/*/run.sh; do
    [ -e "$runner" ] || continue
    suite "$(basename "$(dirname "$runner")")" "$runner"
done

sum
