#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the command neurocore from this source for this user, or into a folder: tools/install.sh [folder]
set -eu
case ${1:-} in
    '' | /*) ;;
    *) set -- "$PWD/$1" ;;
esac
cd "$(dirname "$0")/.."
tools/setup.sh dotnet native

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
echo 'Compiling neurocore for this machine takes some minutes.'
# Ahead of time and as a whole, for the processor of this machine: most commands are over before .NET has loaded what would run them.
dotnet pack host/NeuroCore.Cli -c Release --use-current-runtime -p:PublishAot=true -p:IlcInstructionSet=native -p:Version="$version" -o "$packages" --nologo -v q > "$log" 2>&1 ||
    say "The command neurocore cannot be built: see above."
if [ $# -eq 0 ]; then
    tools=${DOTNET_CLI_HOME:-$HOME}/.dotnet/tools
    set -- --global
else
    tools=$1
    set -- --tool-path "$1"
fi
dotnet tool update NeuroCore.Cli "$@" --source "$packages" --version "$version" --allow-downgrade > "$log" 2>&1 ||
    say "The command neurocore was built, but not installed: see above."

# Whoever may read it may run it: a daemon of the system is another user.
chmod a+rx "$(readlink -f "$tools/neurocore")"
echo "neurocore $version is in $tools."
[ "$1" = --global ] || exit 0
case ":$PATH:" in
    *":$tools:"*) ;;
    *) echo "That folder is not in your PATH. Add it: export PATH=\"\$PATH:$tools\"" ;;
esac
