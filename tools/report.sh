# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Counting and telling results, for lint.sh, test.sh and suites. Sourced.
# shellcheck disable=SC2034

passed=0
failed=0
skipped=0

if [ -t 1 ]; then
    green=$'\e[32m' red=$'\e[31m' yellow=$'\e[33m' plain=$'\e[0m'
else
    green='' red='' yellow='' plain=''
fi

# check <name> <command>...: runs a command silently; says its name, the seconds it took and, if it failed, its output.
check() {
    local name=$1 log began=$SECONDS
    shift
    log=$(mktemp)
    if "$@" > "$log" 2>&1 < /dev/null; then
        passed=$((passed + 1))
        printf '%sok%s    %-44s %4d s\n' "$green" "$plain" "$name" $((SECONDS - began))
    else
        failed=$((failed + 1))
        printf '%sFAIL%s  %-44s %4d s\n' "$red" "$plain" "$name" $((SECONDS - began))
        head -n 60 "$log" | sed 's/^/      /'
    fi
    rm -f "$log"
}

# say <status> <sentence>: counts a result that is known, and says it.
say() {
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
        echo "ok   $2"
    else
        failed=$((failed + 1))
        echo "FAIL $2"
    fi
}

# silent <command>...: fails when the command does, or when it says anything.
silent() {
    local text status=0
    text=$("$@" 2>&1) || status=$?
    [ -z "$text" ] || printf '%s\n' "$text"
    [ $status -eq 0 ] && [ -z "$text" ]
}

# sum: the last line of every run.
sum() {
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ]
}
