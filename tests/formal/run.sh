#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Proves properties of modules for all inputs and shows that the proofs find faults: those of tests/formal/<module>.vh by
# induction (yosys-smtbmc with z3), those of tests/formal/<module>.v from outside, by ABC.
# One line a proof; the last line is their sum. As many at a time as there are processors.
#   tests/formal/run.sh [module]
#   tests/formal/run.sh --soak [module]     # at more values of the parameters too
set -u
cd "$(dirname "$0")/../.." || exit 2
here=tests/formal
out=build/tests/formal

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
    # aig, the greatest number, inputs, registers, outputs
    read -r _ _ _ registers outputs _ < "$out/proof.aig"
    for output in $(seq 0 $((outputs - 1))); do
        decided "&r $out/proof.aig; &put; cone -s -O $output -R 1; scleanup; &get -n; &scl; &put; scorr; dc2" || return $?
    done
}

# Whether the circuit that ABC is told to read never gives a one. Tried in turn: an invariant that is soon found; what shows soon;
# of few registers all states; an invariant; all states of the few registers that matter, where more count as reachable than are;
# what shows within a frame. Each has its time, since which of them is fast differs, and is ended where it does not keep to it
# (BDDs that are built do not); a slow machine comes to the later ones.
decided() {
    for search in "pdr -T 3" "bmc3 -F 100 -T 3" "reach -B 50000 -F 100000 -T 3" "pdr -T 40" \
        "&get -n; &gla -T 30; &gla_derive; &put; scorr; dc2; reach -B 500000 -F 1000000 -T 60" "bmc3 -F 100 -T 60" "pdr -T 600"; do
        case $search in reach*) [ "$registers" -le 200 ] || continue ;; esac
        limit=${search##*-T }
        timeout $((limit * 3 / 2 + 2)) yosys-abc -c "$1; $search" > "$out/said" 2>&1
        cat "$out/said" >> "$out/log"
        grep -q -e "^Property proved" -e "^The miter is proved unreachable" "$out/said" && return 0
        case $search in "&get"*) continue ;; esac
        grep -q "was asserted in frame" "$out/said" && return 1
    done
    return 2
}

source_of() { ls hdl/*/"$1".v; }

# One line of the answer, and of a failure what the solver said last.
told() { # ok or FAIL, words
    said=""
    [ "$1" = ok ] || said=$(sed 's/^/      /' "$out/log" | tail -n 8)
    printf '%-4s  %s\n%s' "$1" "$2" "${said:+$said
}"
    rm -rf "$out"
}

proof() { # module, parameters
    began=$(date +%s)
    if holds "$(source_of "$1")" "$@"; then word=ok; else word=FAIL; fi
    module=$1
    shift
    told $word "$module ($*): proven for all inputs, $(($(date +%s) - began)) s"
}

fault() { # page or page/module, parameters; what sed does to the module
    alteration=$1 page=${2%/*} altered=${2#*/}
    shift 2
    sed "$alteration" "$(source_of "$altered")" > "$out/faulty.v"
    word=FAIL
    if cmp -s "$out/faulty.v" "$(source_of "$altered")"; then echo "the fault changes nothing" > "$out/log"
    else
        holds "$out/faulty.v" "$page" "$@"
        # 1: a property fails; anything else would hide a fault of the flow.
        [ $? -eq 1 ] && word=ok
    fi
    told $word "$altered: a fault is found: $alteration"
}

# A line of proofs, or of faults, which has a bar: in a process of its own.
if [ "${1:-}" = --line ]; then
    out=$out/$$
    mkdir -p "$out"
    # shellcheck disable=SC2086
    case $2 in
        *\|*) fault "${2#*| }" ${2%%|*} ;;
        *) proof $2 ;;
    esac
    exit 0
fi

more=""
if [ "${1:-}" = --soak ]; then
    more=$here/proofs.soak
    shift
fi
mkdir -p $out
cat $here/proofs $more $here/faults | grep -E "^${1:-[a-z_]+}(/[a-z_]+)?( |$)" > $out/asked
xargs -d '\n' -n 1 -P "$(nproc)" "$here/run.sh" --line < $out/asked | tee $out/all
# Whoever was asked and did not answer has failed.
passed=$(grep -c '^ok' $out/all) failed=$(($(wc -l < $out/asked) - passed))
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
