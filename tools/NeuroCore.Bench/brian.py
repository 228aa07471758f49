# SPDX-License-Identifier: Apache-2.0
"""A workload on Brian2: brian.py <workload> cpp|default <ticks>. Says "ready" when it is compiled; then runs it from its
beginning once for each line of its input, and prints a line of JSON each time."""
import json
import logging
import sys
import tempfile
import time
import warnings

warnings.filterwarnings('ignore')
from brian2 import (Network, NeuronGroup, SpikeGeneratorGroup, SpikeMonitor, Synapses, defaultclock, get_device, mV, ms,
                    prefs, second, seed, set_device)

import networks

logging.getLogger('brian2').setLevel(logging.ERROR)

LIF = 'dv/dt = (I - v) / (20*ms) : 1 (unless refractory)\nI : 1'
PAIRS = dict(
    model='w : 1\nda/dt = -a / (20*ms) : 1 (event-driven)\ndb/dt = -b / (20*ms) : 1 (event-driven)',
    on_pre='v_post += w\na += up\nw = clip(w - b, 0, most)', on_post='b += down\nw = clip(w + a, 0, most)', delay=1*ms)


def pairs(most):
    return dict(PAIRS, namespace=dict(up=0.01 * most, down=0.0105 * most, most=most))


def recurrent(name):
    net = networks.recurrent(name)
    cells = NeuronGroup(net['size'], LIF, threshold='v > 1', reset='v = 0', refractory=2*ms, method='exact')
    cells.I, cells.v = net['drive'], net['first']
    joined = Synapses(cells, cells, 'w : 1', on_pre='v_post += w', delay=1*ms) if name == 'a' else Synapses(cells, cells, **pairs(net['most']))
    joined.connect(i=net['pre'], j=net['post'])
    joined.w = net['weight']
    return [cells, joined], cells


def cuba():
    net = networks.cuba()
    cells = NeuronGroup(net['size'], '''dv/dt = (raised + lowered - (v + 49*mV)) / (20*ms) : volt (unless refractory)
draised/dt = -raised / (5*ms) : volt
dlowered/dt = -lowered / (10*ms) : volt''', threshold='v > -50*mV', reset='v = -60*mV', refractory=5*ms, method='exact')
    cells.v = net['first'] * mV
    excites = net['pre'] < net['excitatory']
    up = Synapses(cells, cells, on_pre='raised += 1.62*mV', delay=1*ms)
    up.connect(i=net['pre'][excites], j=net['post'][excites])
    down = Synapses(cells, cells, on_pre='lowered -= 9*mV', delay=1*ms)
    down.connect(i=net['pre'][~excites], j=net['post'][~excites])
    return [cells, up, down], cells


def digits(ticks):
    net = networks.digits(ticks)
    image = SpikeGeneratorGroup(784, net['places'], net['times'] * ms)
    cells = NeuronGroup(100, 'dv/dt = -v / (20*ms) : 1 (unless refractory)\ndtheta/dt = -theta / (10000*ms) : 1',
                        threshold='v > 1 + theta', reset='v = 0; theta += 0.05', refractory=5*ms, method='exact')
    inhibitors = NeuronGroup(100, 'dv/dt = -v / (10*ms) : 1 (unless refractory)', threshold='v > 1', reset='v = 0', refractory=2*ms, method='exact')
    seen = Synapses(image, cells, **pairs(net['most']))
    seen.connect()
    seen.w = net['weight']
    there = Synapses(cells, inhibitors, on_pre='v_post += 1.5', delay=1*ms)
    there.connect(j='i')
    back = Synapses(inhibitors, cells, on_pre='v_post -= 0.5', delay=1*ms)
    back.connect(condition='i != j')
    return [image, cells, inhibitors, seen, there, back], cells


def main(name, mode, ticks):
    seed(1)
    if mode == 'cpp':
        set_device('cpp_standalone', directory=tempfile.mkdtemp(prefix='brian-'), build_on_run=False)
        prefs.devices.cpp_standalone.openmp_threads = 0
    defaultclock.dt = 1 * ms
    objects, cells = digits(ticks) if name == 'e' else cuba() if name == 'd' else recurrent(name)
    spikes = SpikeMonitor(cells, record=False)
    net = Network(objects + [spikes])
    if mode == 'cpp':
        net.run(ticks * ms)
        get_device().build(directory=get_device().project_dir or tempfile.mkdtemp(prefix='brian-'), compile=True, run=False, debug=False)
    else:
        net.store()
        net.run(100 * ms)
    print('ready', flush=True)
    for _ in sys.stdin:
        if mode == 'cpp':
            get_device().run(get_device().project_dir, with_output=False, run_args=[])
            seconds = get_device()._last_run_time
        else:
            net.restore()
            began = time.perf_counter()
            net.run(ticks * ms)
            seconds = time.perf_counter() - began
        print(json.dumps(dict(seconds=seconds, ticks_per_s=ticks / seconds, spikes=int(spikes.count[:].sum()))), flush=True)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
