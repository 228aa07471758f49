#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Assembles every learning rule of firmware/ for the builds below, and writes firmware/listings anew.
set -eu
cd "$(dirname "$0")/.."

project=host/NeuroCore.Cli
dotnet build "$project" -c Release --nologo -v q
assemble() { dotnet "$project/bin/Release/net10.0/NeuroCore.Cli.dll" assemble "$1" --for "$2"; }

rm -f firmware/listings/*.lst
for rule in firmware/*.rule; do
    name=$(basename "$rule" .rule)
    for build in icebreaker complete complete-fine; do
        listing=firmware/listings/$name.$build.lst
        # A rule that needs tags has no listing for a build without; which ones may fail, a test knows.
        assemble "$rule" "$build" > "$listing" || rm "$listing"
    done
done
