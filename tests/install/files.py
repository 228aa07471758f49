# SPDX-License-Identifier: Apache-2.0
"""Files for the installed command to read: files.py <folder>. NIR graphs with numbers of every type, a recording of SHD with lists."""
import sys
from pathlib import Path

import h5py
import numpy

TYPES = ['f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8']


def nir(path, dtype):
    """Two inputs, weights of a type, two neurons whose values are of it too, the second of their nodes with single values."""
    with h5py.File(path, 'w') as file:
        file['version'] = '1.0'
        graph = file.create_group('node')
        graph['type'] = 'NIRGraph'
        nodes = dict(
            input=dict(type='Input', shape=numpy.array([2], 'i8')),
            weights=dict(type='Linear', weight=numpy.array([[1, 2], [3, 4]], dtype)),
            neurons=dict(type='IF', r=numpy.array([1, 1], dtype), v_threshold=numpy.array([5, 6], dtype), v_reset=numpy.array([0, 0], dtype)),
            more=dict(type='Linear', weight=numpy.array([[1, 2], [3, 4]], dtype)),
            others=dict(type='IF', r=numpy.array(1, dtype), v_threshold=numpy.array(7, dtype), v_reset=numpy.array(0, dtype)),
            output=dict(type='Output', shape=numpy.array([2], 'i8')))
        for name, values in nodes.items():
            for key, value in values.items():
                graph[f'nodes/{name}/{key}'] = value
        names = list(nodes)
        graph['edges'] = numpy.array(list(zip(names, names[1:])), h5py.string_dtype())


def shd(path, times_type, units_type):
    """Three recordings, one without spikes."""
    with h5py.File(path, 'w') as file:
        times = file.create_dataset('spikes/times', (3,), h5py.vlen_dtype(times_type))
        units = file.create_dataset('spikes/units', (3,), h5py.vlen_dtype(units_type))
        for entry, spikes in enumerate([[(0.25, 3), (0.5, 699)], [], [(0.125, 7)]]):
            times[entry] = numpy.array([time for time, _ in spikes], times_type)
            units[entry] = numpy.array([unit for _, unit in spikes], units_type)
        file['labels'] = numpy.array([4, 19, 0], units_type)


def main(folder):
    for dtype in TYPES:
        nir(folder / f'{dtype}.nir', dtype)
    for times, units in ('f2', 'u2'), ('f4', 'u4'), ('f8', 'u8'):
        shd(folder / f'shd-{times}-{units}.h5', times, units)


if __name__ == '__main__':
    main(Path(sys.argv[1]))
