# SPDX-License-Identifier: Apache-2.0
"""Emulator and Brian2 in turn on the five workloads: bench.py <folder> <NeuroCore.Bench.dll> <neurocore> [workload...]. Prints ratios and
writes <folder>/../bench.json. A pair is a run of each, one after the other, so that both meet the machine in one state."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import networks

HERE = Path(__file__).resolve().parent
PAIRS = int(os.environ.get('PAIRS', '5'))
PYTHON = '/usr/bin/python3'


class Runner:
    """A process that runs a workload for each line that it gets."""

    def __init__(self, command, says_ready):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if says_ready and self.read() != 'ready':
            raise SystemExit(f'{" ".join(command)} does not get ready: its own message says why.')

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f'{" ".join(map(str, self.process.args))} has ended: its own message says why.')
        return line.strip()

    def run(self):
        self.process.stdin.write('run\n')
        self.process.stdin.flush()
        return json.loads(self.read())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def instructions(name, folder, program):
    """Instructions of the emulator's code for each synapse that delivers, counted as it runs."""
    stimulus = [str(folder / 'e.stimulus.csv')] if name == 'e' else []
    lines = subprocess.run(['dotnet', str(program), 'count', str(folder / f'{name}.yaml'), '2000', *stimulus], check=True, stdout=subprocess.PIPE, text=True).stdout
    return float(lines.split()[-1])


def first_ticks(name, folder, program, command):
    """ms to the end of the first tick. Cold: all of the installed command, from its start to its end. Warm: from the start of reading
    the description, in a process that has done so with a network of other seeds; with the stages of it. The least of PAIRS, since
    whatever else the machine does only adds to it. A network that learns and is larger than every build the command refuses."""
    files = [str(folder / f'{name}.yaml'), str(folder / 'other' / f'{name}.yaml')]

    build = ['--for', 'complete'] if name == 'e' else []    # it has more sources than the usual build

    def cold():
        began = time.perf_counter()
        ran = subprocess.run([command, 'run', files[0], '--ticks', '1', *build], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if ran.returncode and 'has no learning for it' not in ran.stderr:
            raise SystemExit(f'{command} cannot run {files[0]}: {ran.stderr.strip()}')
        return None if ran.returncode else 1000 * (time.perf_counter() - began)

    def warm():
        lines = subprocess.run(['dotnet', str(program), 'first', *reversed(files)], check=True, stdout=subprocess.PIPE, text=True).stdout
        return json.loads(lines.splitlines()[1])

    colds = [cold() for _ in range(PAIRS)]
    least = min((warm() for _ in range(PAIRS)), key=lambda run: run['first_tick_ms'])
    return dict(
        first_tick_ms=dict(cold=None if None in colds else round(min(colds)), warm=round(least['first_tick_ms'])),
        first_tick_stages_ms=least['stages'])


def measure(name, folder, program, command):
    ticks = networks.TICKS[name]
    stimulus = [str(folder / 'e.stimulus.csv')] if name == 'e' else []
    runners = dict(
        emulator=Runner(['dotnet', str(program), str(folder / f'{name}.yaml'), str(ticks), *stimulus], False),
        cpp=Runner([PYTHON, str(HERE / 'brian.py'), name, 'cpp', str(ticks)], True),
        default=Runner([PYTHON, str(HERE / 'brian.py'), name, 'default', str(ticks)], True))
    rows = [{who: runner.run() for who, runner in runners.items()} for _ in range(PAIRS)]
    for runner in runners.values():
        runner.end()

    def ratios(to):
        values = sorted(row[to]['seconds'] / row['emulator']['seconds'] for row in rows)
        return dict(median=round(statistics.median(values), 2), least=round(values[0], 2), most=round(values[-1], 2))

    emulator = rows[-1]['emulator']
    return dict(
        ticks=ticks,
        ticks_per_s=round(statistics.median(row['emulator']['ticks_per_s'] for row in rows)),
        ratio_to_brian2_cpp=ratios('cpp')['median'], range_to_brian2_cpp=[ratios('cpp')['least'], ratios('cpp')['most']],
        ratio_to_brian2_default=ratios('default')['median'],
        range_to_brian2_default=[ratios('default')['least'], ratios('default')['most']],
        spikes=dict(emulator=sum(count for place, count in emulator['spikes'].items() if place != 'inhibitors'),
                    brian2_cpp=rows[-1]['cpp']['spikes'], brian2_default=rows[-1]['default']['spikes']),
        instructions_per_event=instructions(name, folder, program),
        code_bytes=emulator['code_bytes'], memory_bytes=emulator['memory_bytes'], **first_ticks(name, folder, program, command))


def main(folder, program, command, names):
    networks.main(folder)
    networks.main(folder / 'other', 1)
    for place in folder, folder / 'other':
        for file in (HERE / 'Workloads').iterdir():
            shutil.copy(file, place)
    results = {}
    for name in names:
        result = results[name] = measure(name, folder, program, command)
        low, high = result['range_to_brian2_cpp']
        spikes = result['spikes']
        print(f"{name}: {result['ticks_per_s']:>10,} ticks/s, {result['ratio_to_brian2_cpp']} times Brian2 cpp_standalone ({low} to {high}), "
              f"{result['ratio_to_brian2_default']} times its default; spikes {spikes['emulator']}, Brian2 {spikes['brian2_cpp']} and {spikes['brian2_default']}; "
              f"first tick after {result['first_tick_ms']['cold'] or '-'} ms, the command as a whole, {result['first_tick_ms']['warm']} ms in a process that runs", flush=True)
        (folder.parent / 'bench.json').write_text(json.dumps(results, indent=2) + '\n')


if __name__ == '__main__':
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:] or list('abcde'))
