#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the command neurocore for this user, from this source: tools/install.sh
set -eu
cd "$(dirname "$0")/.."
tools/setup.sh dotnet

packages=$PWD/build/packages
log=build/install.log
rm -rf "$packages"
mkdir -p "$packages"
# Every build gets a version of its own: .NET would take an older one of the same number from its cache.
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)-build.$(date -u +%Y%m%d%H%M%S)
say() {
    cat "$log" >&2
    echo "$1" >&2
    exit 1
}
# Compiled ahead of time for this machine: most commands are over before compiling while they run pays off.
dotnet pack host/NeuroCore.Cli -c Release --use-current-runtime -p:PublishReadyToRun=true -p:SelfContained=false -p:Version="$version" -o "$packages" --nologo -v q > "$log" 2>&1 ||
    say "The command neurocore cannot be built: see above."
dotnet tool update NeuroCore.Cli --global --source "$packages" --version "$version" --allow-downgrade > "$log" 2>&1 ||
    say "The command neurocore was built, but not installed: see above."

tools=${DOTNET_CLI_HOME:-$HOME}/.dotnet/tools
echo "neurocore $version is in $tools."
case ":$PATH:" in
    *":$tools:"*) ;;
    *) echo "That folder is not in your PATH. Add it: export PATH=\"\$PATH:$tools\"" ;;
esac
