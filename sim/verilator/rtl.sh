# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# What every script that hands the RTL to Verilator needs. Sourced at the top of the repository.

RTL_FLAGS="-O3 --x-assign fast --x-initial fast --noassert -Wno-lint -Wno-fatal +incdir+hdl/registers"

# The sources of the board below its pins.
rtl_sources() {
    ls hdl/core/*.v hdl/link/*.v hdl/memory/*.v hdl/neurocore.v sim/verilator/cells/*.v 2>/dev/null
}

# The parameters of a configuration, NAME=value, one a line. Kept in build/parameters, since asking takes seconds.
rtl_parameters() {
    kept=build/parameters/$1
    if [ ! -s "$kept" ] || [ -n "$(find hdl/configurations.yaml hdl/registers/registers.yaml tools/NeuroCore.Generator/*.cs -newer "$kept")" ]; then
        mkdir -p build/parameters
        dotnet run --project tools/NeuroCore.Generator -- --parameters "$1" > "$kept.draft"
        mv "$kept.draft" "$kept"
    fi
    cat "$kept"
}

# rtl_parameter <parameters> <name>
rtl_parameter() {
    printf '%s\n' "$1" | sed -n "s/^$2=//p"
}

# The same as options for Verilator. Text needs its quotes.
rtl_generics() {
    printf '%s\n' "$1" | sed -n -e 's/^\(TECHNOLOGY\)="*\([^"]*\)"*$/-G\1="\2"/p' -e '/^TECHNOLOGY=/d' -e 's/^\([A-Z_]*=.*\)$/-G\1/p'
}

# rtl_stamp <parameters> <further files>: changes when anything that goes into a build does.
rtl_stamp() {
    parameters=$1
    shift
    # shellcheck disable=SC2046
    { printf '%s\n' "$parameters"; verilator --version; cat $(rtl_sources) hdl/registers/*.vh "$@"; } 2>/dev/null | sha256sum | cut -d ' ' -f 1
}
