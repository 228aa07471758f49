#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every check that needs no test: tools/lint.sh [word]. Each counts as one result; the last line is their sum.
# With a word, only the checks that have it in their name, e.g. verilator or icebreaker.
set -u
cd "$(dirname "$0")/.." || exit 2
. tools/report.sh
tools/setup.sh sim || exit 1

shopt -s nullglob
sources=(hdl/core/*.v hdl/link/*.v hdl/memory/*.v hdl/neurocore.v)
cells=(hdl/lint/vendor_cells.v)
generator=tools/NeuroCore.Generator/bin/Release/net10.0/NeuroCore.Generator.dll

only=${1:-}
lint() { [[ $1 != *"$only"* ]] || check "$@"; }

# The parameters of a configuration, each with something before it.
parameters() { dotnet "$generator" --parameters "$2" | sed "s/^/$1/"; }

# with_...: a tool, the top module, its configuration or nothing, and further sources.
with_verilator() {
    local list=() top=$1 configuration=$2
    shift 2
    [ -z "$configuration" ] || mapfile -t list < <(parameters -G "$configuration")
    verilator --lint-only -Wall +incdir+hdl/registers --top-module "$top" "${list[@]}" \
        hdl/lint/waivers.vlt "${cells[@]}" "${sources[@]}" "$@"
}

with_icarus() {
    local list=() top=$1 configuration=$2
    shift 2
    [ -z "$configuration" ] || mapfile -t list < <(parameters "-P$top." "$configuration")
    silent iverilog -g2005 -Wall -Wno-timescale -tnull -Ihdl/registers -s "$top" "${list[@]}" "${cells[@]}" "${sources[@]}" "$@"
}

with_yosys() {
    local set='' top=$1 configuration=$2
    shift 2
    [ -z "$configuration" ] || set="chparam $(parameters '-set ' "$configuration" | tr '=\n' '  ') $top;"
    silent yosys -q -p "read_verilog -lib ${cells[*]}; read_verilog -Ihdl/registers ${sources[*]} $*; \
        $set hierarchy -check -top $top; proc; check -assert"
}

# Every waiver has a comment above it.
waivers() {
    awk '/^lint_off/ && previous !~ /^\/\// && previous !~ /^lint_off/ { print FILENAME ": no reason above: " $0; bad = 1 }
        /-lines?/ { print FILENAME ": tied to a line: " $0; bad = 1 }
        { previous = $0 } END { exit bad }' hdl/lint/waivers.vlt
}

# Every source says what licence it is under, in its first lines.
licences() {
    local file bad=0
    while IFS= read -r file; do
        head -n 3 "$file" | grep -q 'SPDX-License-Identifier: Apache-2.0' || { echo "$file: its first lines do not name the licence (SPDX)"; bad=1; }
    done < <(git ls-files --cached --others --exclude-standard '*.cs' '*.v' '*.vh' '*.vlt' '*.sh' '*.cpp' '*.h' '*.py' Makefile .ci/run)
    return $bad
}

check 'generator builds' dotnet build tools/NeuroCore.Generator -c Release --nologo -v q
lint 'generated files match the description' dotnet "$generator" --check
lint 'every source names its licence' licences
lint 'every waiver has a reason' waivers
for configuration in $(dotnet "$generator" --configurations); do
    lint "verilator -Wall: $configuration" with_verilator neurocore "$configuration"
    lint "iverilog -Wall: $configuration" with_icarus neurocore "$configuration"
    lint "yosys check: $configuration" with_yosys neurocore "$configuration"
done
for top in hdl/boards/*/top.v; do
    board=$(basename "$(dirname "$top")")
    lint "verilator -Wall: board $board" with_verilator top '' "$top"
    lint "iverilog -Wall: board $board" with_icarus top '' "$top"
    lint "yosys check: board $board" with_yosys top '' "$top"
done
lint 'dotnet format' dotnet format NeuroCore.sln --verify-no-changes
sum
