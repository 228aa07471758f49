# SPDX-License-Identifier: Apache-2.0
"""The numbers of the five workloads, for both simulators: networks.py <folder> writes the CSV files that the descriptions name.

dt = 1 ms. Neurons of a, b, c, e: v decays with 20 ms to a constant drive, a synapse adds its weight to v, threshold 1,
reset to 0, 2 ms refractory, 1 ms delay. d: the CUBA network of Vogels and Abbott (2005)."""
import csv
import sys
from pathlib import Path

import numpy as np

TICKS = dict(a=400000, b=100000, c=10000, d=40000, e=40000)
WARM_UP = 100
KEPT = np.exp(-1 / 20)    # of v in a tick; Brian2 adds a weight before that, the board after it
DIGITS = Path(__file__).resolve().parents[2] / 'host/examples/digits/digits.csv'


def recurrent(name, other=0):
    """a, b, c: pairs, weights, drives and first membranes."""
    draws = np.random.default_rng(12345 + other)
    if name in 'ab':
        size = 100
        pre, post = np.divmod(np.arange(size * size), size)
    else:
        size = 1000
        pre, post = np.nonzero(draws.random((size, size)) < 0.10)
    weight = draws.uniform(0, 0.002, len(pre))
    return dict(size=size, pre=pre, post=post, weight=weight, drive=draws.uniform(1.02, 1.5, size),
                first=draws.uniform(0, 1, size), most=0.004)


def cuba(other=0):
    draws = np.random.default_rng(54321 + other)
    size, excitatory = 4000, 3200
    pre, post = np.nonzero(draws.random((size, size)) < 0.02)
    return dict(size=size, excitatory=excitatory, pre=pre, post=post, first=draws.uniform(-60, -50, size))


def digits(ticks, other=0):
    """e: 784 inputs that spike at up to 63.75 Hz as the pixels of digits say, 350 ms of every 500."""
    draws = np.random.default_rng(777 + other)
    with open(DIGITS) as file:
        images = np.array([[int(value) for value in row[:64]] for row in csv.reader(file)]).reshape(-1, 8, 8)
    nearest = np.minimum(np.arange(28) * 8 // 28, 7)
    times, places = [], []
    for shown in range(ticks // 500 + 1):
        chance = (images[shown % len(images)] / 16)[np.ix_(nearest, nearest)].reshape(-1) * 0.06375
        tick, place = np.nonzero(draws.random((350, 784)) < chance)
        times.append(tick + 500 * shown + 1)
        places.append(place)
    times, places = np.concatenate(times), np.concatenate(places)
    return dict(times=times[times < ticks], places=places[times < ticks], weight=draws.uniform(0, 0.1, 784 * 100), most=0.3)


def write(path, names, *columns):
    with open(path, 'w', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(names)
        writer.writerows(zip(*(column.tolist() for column in columns)))


def main(folder, other=0):
    """The same networks drawn anew, if other is not 0."""
    folder.mkdir(parents=True, exist_ok=True)
    share = 1 - KEPT
    for name in 'abc':
        net = recurrent(name, other)
        write(folder / f'{name}.neurons.csv', ['bias', 'v_init'], net['drive'] * share, net['first'])
        write(folder / f'{name}.synapses.csv', ['pre', 'post', 'weight'], net['pre'], net['post'], net['weight'] * KEPT)
    net = cuba(other)
    bound = net['excitatory']
    write(folder / 'd.excitatory.csv', ['v_init'], net['first'][:bound] + 49)
    write(folder / 'd.inhibitory.csv', ['v_init'], net['first'][bound:] + 49)
    for source in 'ei':
        for target in 'ei':
            chosen = ((net['pre'] < bound) == (source == 'e')) & ((net['post'] < bound) == (target == 'e'))
            write(folder / f'd.{source}{target}.csv', ['pre', 'post'],
                  net['pre'][chosen] - (0 if source == 'e' else bound), net['post'][chosen] - (0 if target == 'e' else bound))
    net = digits(TICKS['e'] + WARM_UP, other)
    pre, post = np.divmod(np.arange(784 * 100), 100)
    write(folder / 'e.synapses.csv', ['pre', 'post', 'weight'], pre, post, net['weight'] * KEPT)
    write(folder / 'e.stimulus.csv', ['tick', 'index'], net['times'], net['places'])


if __name__ == '__main__':
    main(Path(sys.argv[1]))
