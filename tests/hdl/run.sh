#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the benches of tests/hdl under Icarus Verilog: every folder with a bench.v, in each of the
# variants that its file "variants" lists, one a line (parameters of the bench, NAME=VALUE). Prints a line for
# each group of checks and "N passed, N failed, N skipped" (groups).
#   tests/hdl/run.sh [folder ...] [+seed=N]
cd "$(dirname "$0")/../.." || exit 2
here=tests/hdl
out=${OUT:-build/tests/hdl}
plus=""
folders=""
for argument; do
  case $argument in
    +*) plus="$plus $argument" ;;
    *)  folders="$folders $here/$argument/bench.v" ;;
  esac
done
[ -n "$folders" ] || folders=$(ls $here/*/bench.v)
passed=0 failed=0 skipped=0
mkdir -p "$out"

run() { # folder name, variant
  program="$out/$1.vvp" log="$out/$1.log"
  parameters=""
  for p in $2; do parameters="$parameters -Pbench.$p"; done
  # shellcheck disable=SC2086
  if ! iverilog -g2005 -Wall -Wno-timescale -s bench $parameters -o "$program" -I hdl/registers -I $here \
      -y "$here/$1" -y hdl/link -y hdl/core -y hdl/memory -y hdl "$here/$1/bench.v" >"$log" 2>&1; then
    cat "$log"
    echo "FAIL  $1: does not build"
    failed=$((failed + 1))
    return
  fi
  echo "$1${2:+ ($2)}"
  # shellcheck disable=SC2086
  vvp -n "$program" $plus >"$log" 2>&1
  grep -v '^sum ' "$log" | sed 's/^/  /'
  sum=$(sed -n 's/^sum //p' "$log")
  if [ -z "$sum" ]; then
    echo "  FAIL  $1: ended without a report"
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + ${sum% *}))
  failed=$((failed + ${sum#* }))
}

if ! command -v iverilog >/dev/null 2>&1; then
  for bench in $folders; do skipped=$((skipped + 1)); done
  echo "iverilog is not installed: no bench was run"
else
  for bench in $folders; do
    folder=$(basename "$(dirname "$bench")")
    if [ -f "$here/$folder/variants" ]; then
      while read -r variant; do
        case $variant in \#*) continue ;; esac
        run "$folder" "$variant"
      done <"$here/$folder/variants"
    else
      run "$folder" ""
    fi
  done
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
