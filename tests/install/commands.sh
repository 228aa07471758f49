#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the command does with files of every kind, in this folder: commands.sh <repository> <files> <program>...
# What it prints goes into files beside those that it writes.
set -u
root=$1
files=$2
shift 2
number=0
neurocore() {
    number=$((number + 1))
    "$program" "$@" > "$(printf '%02d' $number).out" 2>&1
    echo "exit code $?" >> "$(printf '%02d' $number).out"
}
# A program with its arguments, as one.
program=$PWD/../neurocore.$$
{ echo '#!/bin/sh'; printf 'exec'; printf ' "%s"' "$@"; echo ' "$@"'; } > "$program"
chmod +x "$program"
trap 'rm -f "$program"' EXIT

for file in "$files"/*.nir; do
    neurocore import "$file" -o "$(basename "$file").yaml"
done
for file in "$files"/shd-*.h5; do
    neurocore encode "$file" -o "$(basename "$file").csv" --count 3 --labels "$(basename "$file").labels.csv"
done
for kind in classifier connectome reservoir stdp; do
    neurocore new $kind -o $kind.yaml
    neurocore compile $kind.yaml --for complete -o $kind.ncimg
    neurocore inspect $kind.ncimg --json
    neurocore weights $kind.ncimg
done
neurocore export "$root/host/examples/chain/network.yaml" -o chain.nir
neurocore import chain.nir -o again.yaml
digits=$root/host/examples/digits/network.yaml
neurocore run "$digits" --out digits.h5
neurocore run "$digits" --out digits.npz
neurocore run "$digits" --out digits.csv --plot digits.svg --plot-rates rates.png --json
neurocore run "$digits" --on model --save-state digits.state
neurocore run "$digits" --for icebreaker-inference --out digits.vcd --probe 'hidden[0].v' --probes probes.csv
neurocore compare "$digits" --plot compared.svg
neurocore run stdp.yaml --ticks 300 --save-network learnt.ncimg --plot-weights weights.png --save-weights weights.csv
neurocore disassemble stdp.ncimg
neurocore encode weights.png -o pixels.csv --pool 8 --ticks 2
neurocore boards
neurocore configurations
neurocore report stdp.yaml -o report.html -- --ticks 100
neurocore run missing.yaml
neurocore import missing.nir -o missing.yaml
