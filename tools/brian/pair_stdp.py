#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Pair STDP in Brian2 beside the board's: the same spikes, the same weights to begin with.

usage: tools/brian/pair_stdp.py <folder>...

A folder is what the experiment `spikes` writes for a build: settings.csv, spikes.csv, weights.csv. Prints for each how
the weights of the board, and of the equations in C#, correlate with those of Brian2. Exit code: 0 all is as promised,
1 it is not, 2 bad arguments.
"""
import csv
import sys
import warnings
from pathlib import Path

import numpy

# Debian's pythran, which scipy brings in, speaks of old names in numpy.
warnings.filterwarnings("ignore", category=FutureWarning, module="pythran")
from brian2 import Network, SpikeGeneratorGroup, Synapses, defaultclock, ms, prefs

# Two traces for each synapse: x of its source, y of its neuron.
TRACES = """
w : 1
dx/dt = -x / tau : 1 (event-driven)
dy/dt = -y / tau : 1 (event-driven)
"""

# A source's event is delivered before the traces of its tick decay: y as it was a tick ago. So a spike n ticks before an
# event weighs exp(-(n - 1) / tau), and an event n ticks before a spike exp(-n / tau).
DEPRESS = "w = clip(w - minus * y * exp(tick / tau), 0, most)"
POTENTIATE = "w = clip(w + plus * x, 0, most)"

# What happens within one tick, in this order: weights change by events and then by spikes, and only then do the traces grow.
# So an event and a spike in one tick are no pair.
ORDER = {"depress": 0, "potentiate": 1, "note_event": 2, "note_spike": 3}

# Equations in C# are those of this file: they may differ by what arithmetic leaves of doubles.
LEAST_OF_EQUATIONS = 0.999999


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def run(settings, spikes, pre, post, start):
    """Weights of Brian2 after the spikes."""
    tick = 1 * ms
    defaultclock.dt = tick
    names = {
        "tau": settings["tau_ticks"] * tick, "tick": tick,
        "plus": settings["plus"], "minus": settings["minus"], "most": settings["most"],
    }
    neurons = SpikeGeneratorGroup(
        int(settings["neurons"]), [int(row["neuron"]) for row in spikes], [int(row["tick"]) for row in spikes] * tick)
    synapses = Synapses(
        neurons, neurons, TRACES, namespace=names,
        on_pre={"depress": DEPRESS, "note_event": "x += 1"}, on_post={"potentiate": POTENTIATE, "note_spike": "y += 1"})
    synapses.connect(i=pre, j=post)
    synapses.w = start
    # A spike is an event of its source in the next tick.
    synapses.depress.delay = tick
    synapses.note_event.delay = tick
    for name, place in ORDER.items():
        getattr(synapses, name).order = place
    Network(neurons, synapses).run(settings["ticks"] * tick)
    return numpy.array(synapses.w)


def compare(folder):
    """Prints how a build compares; true if all is as promised."""
    settings = {row["name"]: float(row["value"]) for row in table(folder / "settings.csv")}
    weights = table(folder / "weights.csv")
    column = {name: numpy.array([float(row[name]) for row in weights]) for name in ("pre", "post", "start", "board", "equations")}
    brian = run(settings, table(folder / "spikes.csv"), column["pre"].astype(int), column["post"].astype(int), column["start"])
    least = settings["least_correlation"]
    board, equations = (numpy.corrcoef(column[name], brian)[0, 1] for name in ("board", "equations"))
    farthest = numpy.abs(column["equations"] - brian).max()
    print(f"{folder.name}: {len(brian)} weights, correlation of the board's with Brian2's {board:.4f}, at least {least}")
    print(f"{folder.name}: correlation of the equations in C# with Brian2 {equations:.9f}, farthest weights {farthest:.2g} apart")
    return board >= least and equations >= LEAST_OF_EQUATIONS


def main():
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders or sys.argv[1].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    for folder in folders:
        if not (folder / "weights.csv").is_file():
            print(f"There is no weights.csv in '{folder}': run `make experiments ONLY=spikes` first.", file=sys.stderr)
            return 1
    prefs.codegen.target = "numpy"
    good = [compare(folder) for folder in folders]
    if not all(good):
        print("NOT AS PROMISED", file=sys.stderr)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
