#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Proves properties of modules for all inputs and shows that the proofs find faults: those of tests/formal/<module>.vh by
# induction (yosys-smtbmc with z3), those of tests/formal/<module>.v from outside, by ABC.
# One line a proof; the last line is their sum.
#   tests/formal/run.sh [module]
set -u
cd "$(dirname "$0")/../.." || exit 2
here=tests/formal
out=build/tests/formal
only=${1:-}
passed=0 failed=0
mkdir -p "$out"

# Whether the properties of a module hold: holds <verilog> <module> <parameters>. What the solver said is in $out/log.
# 1: one of them does not; 2: it was not said.
holds() {
    file=$1 module=$2
    shift 2
    settings=""
    for parameter; do settings="$settings -set ${parameter%=*} ${parameter#*=}"; done
    if [ -f $here/"$module.v" ]; then searched; else inducted; fi
}

# The induction looks at two clocks; so the base is the first three.
inducted() {
    yosys -q -p "read_verilog -formal -sv -I hdl/registers -I $here $file; chparam $settings $module;
        hierarchy -libdir hdl/core -libdir hdl/memory -top $module; prep -flatten -top $module;
        async2sync; dffunmap; opt_clean; write_smt2 -wires $out/proof.smt2" > "$out/log" 2>&1 || return 2
    yosys-smtbmc -s z3 --noprogress -t 3 "$out/proof.smt2" >> "$out/log" 2>&1 || return 1
    yosys-smtbmc -s z3 --noprogress -i -t 2 "$out/proof.smt2" >> "$out/log" 2>&1 || return 1
}

# Of an empty circuit everything is proved, so there must be one with an output. Each bit of it is a property.
searched() {
    yosys -q -p "verilog_defaults -add -I hdl/registers; read_verilog $file $here/$module.v; ${settings:+chparam $settings ${module}_proof;}
        hierarchy -libdir hdl/core -libdir hdl/link -libdir hdl/memory -top ${module}_proof; prep -flatten -top ${module}_proof;
        memory_map; techmap; opt; async2sync; dffunmap; simplemap;
        setundef -undriven -anyseq; aigmap; opt_clean; select -assert-count 1 o:*;
        write_aiger -zinit $out/proof.aig" > "$out/log" 2>&1 || return 2
    outputs=$(head -n 1 "$out/proof.aig" | cut -d ' ' -f 5)
    for output in $(seq 0 $((outputs - 1))); do
        decided "&r $out/proof.aig; &put; cone -s -O $output -R 1; scleanup; &get -n; &scl; &put; scorr; dc2" || return $?
    done
}

# Whether the circuit that ABC is told to read never gives a one. Tried in turn: an invariant that is soon found; what shows soon;
# of few registers all states; an invariant; all states of the few registers that matter, where more count as reachable than are;
# what shows within a frame. Each has its time, since which of them is fast differs, and is ended where it does not keep to it
# (BDDs that are built do not); a slow machine comes to the later ones.
decided() {
    for search in "pdr -T 3" "bmc3 -F 100 -T 3" "reach -B 50000 -F 100000 -T 3" "pdr -T 60" \
        "&get -n; &gla -T 30; &gla_derive; &put; scorr; dc2; reach -B 500000 -F 1000000 -T 60" "bmc3 -F 100 -T 60" "pdr -T 120"; do
        limit=${search##*-T }
        timeout $((limit * 3 / 2 + 2)) yosys-abc -c "$1; $search" > "$out/said" 2>&1
        cat "$out/said" >> "$out/log"
        grep -q -e "^Property proved" -e "^The miter is proved unreachable" "$out/said" && return 0
        case $search in "&get"*) continue ;; esac
        grep -q "was asserted in frame" "$out/said" && return 1
    done
    return 2
}

count() { # good or bad, words
    if [ "$1" = good ]; then passed=$((passed + 1)); echo "ok    $2"; else
        failed=$((failed + 1)); echo "FAIL  $2"; sed 's/^/      /' "$out/log" | tail -n 8; fi
}

source_of() { ls hdl/*/"$1".v; }

while read -r module parameters; do
    case $module in \#*|'') continue ;; esac
    [ -z "$only" ] || [ "$only" = "$module" ] || continue
    began=$(date +%s)
    # shellcheck disable=SC2086
    if holds "$(source_of "$module")" "$module" $parameters; then word=good; else word=bad; fi
    count $word "$module ($parameters): proven for all inputs, $(($(date +%s) - began)) s"
done < $here/proofs

while IFS='|' read -r what fault; do
    # shellcheck disable=SC2086
    set -- $what
    case ${1:-#} in \#*) continue ;; esac
    page=${1%/*} altered=${1#*/}
    [ -z "$only" ] || [ "$only" = "$page" ] || continue
    shift
    sed "${fault# }" "$(source_of "$altered")" > "$out/faulty.v"
    if cmp -s "$out/faulty.v" "$(source_of "$altered")"; then echo "the fault changes nothing" > "$out/log"; word=bad
    else
        # shellcheck disable=SC2086
        holds "$out/faulty.v" "$page" "$@"
        # 1: a property fails; anything else would hide a fault of the flow.
        if [ $? -eq 1 ]; then word=good; else word=bad; fi
    fi
    count $word "$altered: a fault is found:${fault}"
done < $here/faults

echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
