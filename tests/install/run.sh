#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A part of `make test`: the command as `make install` installs it, compiled ahead of time as a whole. The tests of the command
# line run on it, and it makes the same files as the program that .NET runs.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tools/report.sh

folder=$PWD/build/install
program=$folder/tools/neurocore
compiled=host/NeuroCore.Cli/bin/Release/net10.0/NeuroCore.Cli.dll

tools/setup.sh sim tests || exit 1
[ -e "$compiled" ] || dotnet build NeuroCore.sln -c Release --nologo -v q || exit 1
rm -rf "$folder"
mkdir -p "$folder/files" "$folder/jit" "$folder/native"

tools/install.sh "$folder/tools"
say $? 'the command is compiled ahead of time and installed'
[ -x "$program" ] || { sum; exit; }
[ "$(stat -L -c %A "$program" | tr -d 'rw-')" = xxx ]
say $? 'whoever may read it may run it'

# Tests of a project that start the command, on the installed one: tests_of <project> <filter>
tests_of() {
    local status=0 line good bad left log=$folder/$1.log
    NEUROCORE_COMMAND=$program dotnet test "tests/$1" -c Release --no-build --nologo --filter "$2" > "$log" 2>&1 || status=$?
    grep -aE '^ *Failed |Error Message' -A 3 "$log"
    line=$(grep -aE '^(Passed|Failed)! +- ' "$log" | tail -n 1)
    good=$(echo "$line" | sed -n 's/.*Passed: *\([0-9]*\).*/\1/p') bad=$(echo "$line" | sed -n 's/.*Failed: *\([0-9]*\).*/\1/p')
    left=$(echo "$line" | sed -n 's/.*Skipped: *\([0-9]*\).*/\1/p')
    passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${left:-0}))
    [ $status -eq 0 ] && [ "${good:-0}" -gt 0 ] || [ "${bad:-0}" -gt 0 ] || say 1 "the tests of $1 ended with $status: $log"
}

sim/verilator/build.sh tiny > /dev/null
# A process cannot be interrupted before it begins, as that test does; another interrupts a run of it.
tests_of NeuroCore.Cli.Tests 'FullyQualifiedName!~That_is_cancelled_before_it_begins'
tests_of NeuroCore.Daemon.Tests 'FullyQualifiedName~At_rest|FullyQualifiedName~killed|FullyQualifiedName~Loans'

/usr/bin/python3 tests/install/files.py "$folder/files"
(cd "$folder/jit" && "$OLDPWD/tests/install/commands.sh" "$OLDPWD" "$folder/files" dotnet "$OLDPWD/$compiled")
(cd "$folder/native" && "$OLDPWD/tests/install/commands.sh" "$OLDPWD" "$folder/files" "$program")
diff -rq "$folder/jit" "$folder/native"
say $? "it makes the same $(find "$folder/native" -type f | wc -l) files and says the same as the program that .NET runs"
[ "$(grep -L 'exit code 0' "$folder"/native/*.out | wc -l)" -eq 2 ]
say $? 'all of its commands but the two that are given no files end well'

# The daemon: a job's digest is that of a run.
socket=$folder/daemon.socket
export NEUROCORE_SOCKET=$socket
"$program" serve --data "$folder/daemon" --socket "$socket" --board emulator:complete --no-search --quiet > "$folder/daemon.log" 2>&1 &
daemon=$!
trap 'kill "$daemon" 2> /dev/null' EXIT
for _ in $(seq 100); do [ -S "$socket" ] && break; sleep 0.1; done
job=$("$program" submit host/examples/digits/network.yaml --for complete --json | sed -n 's/.*"id":\([0-9]*\).*/\1/p')
given=$("$program" result "${job:-0}" | sed -n 's/^digest //p')
wanted=$("$program" run host/examples/digits/network.yaml | sed -n 's/^digest //p')
[ -n "$given" ] && [ "$given" = "$wanted" ] && "$program" jobs > /dev/null && "$program" boards --json > /dev/null
say $? "its daemon gives a job the digest of a run, ${wanted:-none}"
/usr/bin/python3 - "$socket" << 'END'
import http.client, json, socket, sys
class Daemon(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(sys.argv[1])
def get(path):
    daemon = Daemon('localhost')
    daemon.request('GET', path)
    answer = daemon.getresponse()
    return answer.status, answer.read()
pages = {path: get(path) for path in ('/openapi/v1.json', '/metrics', '/v1/health')}
assert all(status == 200 for status, _ in pages.values()), {path: status for path, (status, _) in pages.items()}
assert '/v1/jobs' in json.loads(pages['/openapi/v1.json'][1])['paths'] and b'neurocore' in pages['/metrics'][1]
END
say $? 'its daemon tells of itself, of what it has done and of how to ask it'
kill "$daemon" && wait "$daemon"
say $? 'its daemon ends when it is asked to'
sum
