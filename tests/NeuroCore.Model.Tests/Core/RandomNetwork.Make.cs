// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <content>How its numbers are drawn: mostly such that something happens, and every fourth network without bounds.</content>
internal sealed partial class RandomNetwork
{
    private readonly Random _random;
    private readonly bool _wild;
    private readonly bool _alike;    // neighbours share parameters, as those of a population do

    private void MakeTime()
    {
        Tick = _random.Next(3) switch
        {
            0 => 0,
            1 => uint.MaxValue - (uint)_random.Next(40),
            _ => (uint)_random.NextInt64(1L << 32),
        };
        Elapsed = _random.Next(4) switch
        {
            0 => 16_383 - _random.Next(40),
            1 => 65_535 - _random.Next(40),
            2 => _random.Next(65_536),
            _ => 0,
        };
        H = _random.Next(10) switch
        {
            0 => 1,
            1 => ulong.MaxValue,
            _ => (ulong)_random.NextInt64() * 2 + 1,
        };
    }

    private void MakeProjections()
    {
        var plain = _random.Next(4) == 0;
        for (var row = 0; row < ProjectionWord.Classes; row++)
        {
            for (var block = 0; block < Blocks; block++)
            {
                Projections[row, block] = plain
                    ? new ProjectionWord()
                    : new ProjectionWord(_random.Next(8), _random.Next(8), _random.Next(3), _random.Next(2) == 0, _random.Next(8) != 0, Learns[row] ? _random.Next(Rules) : 0);
            }
        }
    }

    private void Connect(int source)
    {
        SourceClasses[source] = SourceClass(source);
        if (_random.Next(6) != 0 || !MayBeWithoutSynapses(SourceClasses[source]))
        {
            var (one, other) = (_random.Next(Blocks), _random.Next(Blocks));
            Ranges[source] = new OccupiedRange(Math.Min(one, other), Math.Max(one, other));
        }

        var kind = _random.Next(4);
        for (var neuron = 0; neuron < Neurons; neuron++)
        {
            var weight = kind switch
            {
                0 => _random.Next(-128, 128),
                1 => 127,
                2 => _random.Next(3) == 0 ? _random.Next(-127, 128) : WeightCodes.NoSynapse,
                _ => -127,
            };
            Synapses[source, neuron] = Synapse(Shared(SourceClasses[source]) && !Reaches(source, neuron) ? WeightCodes.NoSynapse : weight);
        }
    }

    // Wide words have a second byte, whatever it says.
    private ushort Synapse(int weight) =>
        Build.Has(Capabilities.FineSynapses) ? (ushort)((weight << 8) | _random.Next(256))
        : Build.Has(Capabilities.TaggedSynapses) ? (ushort)((_random.Next(256) << 8) | (weight & 255))
        : (ushort)(weight & 255);

    private void MakeClasses()
    {
        for (var block = 0; block < Blocks; block++)
        {
            if (_alike && block > 0 && _random.Next(8) != 0)
            {
                (Classes[block], SecondDecays[block]) = (Classes[block - 1], SecondDecays[block - 1]);
                continue;
            }

            Classes[block] = Class();
            if (_alike)
                Classes[block] = Classes[block] with { Bipolar = false, NoiseAmplitude = 0, AccumulatorShift = _random.Next(2) * Classes[block].AccumulatorShift };
            SecondDecays[block] = (Keep(), _random.Next(8));
        }

        if (Build.Has(Capabilities.Winners))
            MakeGroups();
    }

    private ClassParameters Class() => new(
        Keep(), Keep(),
        _random.Next(Build.MostAccumulatorShift + 1), _random.Next(Build.MostCurrentShift + 1),
        _wild ? Word() : -_random.Next(200),
        _wild ? Word() : _random.Next(-20, 20),
        _random.Next(3) == 0 ? _random.Next(128) : _random.Next(3),
        (ResetMode)_random.Next(3),
        Bipolar: _random.Next(2) == 0,
        NoiseAmplitude: _random.Next(3) == 0 ? 0 : _random.Next(16),
        Competes: false,
        GroupEnd: false,
        KeepReset: Keep(),
        GroupWinners: _random.Next(8),
        KeepTheta: Keep(),
        ThetaPeriod: _random.Next(8),
        ThetaStep: _wild ? Word() : _random.Next(-5, 30));

    // Groups of one and more blocks and at least four neurons, with blocks between that belong to none.
    private void MakeGroups()
    {
        var least = Math.Max(1, 4 / Build.Lanes);
        for (var block = 0; block + least <= Blocks;)
        {
            if (_random.Next(3) == 0)
            {
                block++;
                continue;
            }

            var end = block + _random.Next(least, Math.Min(Blocks - block, least + 4) + 1) - 1;
            for (; block <= end; block++)
                Classes[block] = Classes[block] with { Competes = true, GroupEnd = block == end };
        }
    }

    private void MakeNeuron(int neuron)
    {
        var c = Classes[neuron / Build.Lanes];
        Decays[neuron] = Build.Has(Capabilities.NeuronDecay) && !_alike
            ? (Keep(), _random.Next(8), Keep(), _random.Next(8))
            : (c.KeepU, c.AccumulatorShift, c.KeepV, c.CurrentShift);
        var same = _alike && neuron > 0 && _random.Next(40) != 0;
        Thresholds[neuron] = same ? Thresholds[neuron - 1] : (short)(_wild ? Word() : _random.Next(300));
        Biases[neuron] = same ? Biases[neuron - 1] : (short)(_wild ? Word() : _random.Next(-20, 20));
        Reported[neuron] = _random.Next(3) != 0;
        var (u, v) = (1 << (Build.CurrentWidth - 1), 1 << (Build.MembraneWidth - 1));
        (U[neuron], U2[neuron], V[neuron]) = (_random.Next(-u, u), _random.Next(-u, u), _random.Next(-v, v));
        Theta[neuron] = _wild ? Word() : _random.Next(-20, 100);
        Refractory[neuron] = _random.Next(3) == 0 ? _random.Next(128) : 0;
        Silenced[neuron] = Build.Has(Capabilities.Silencing) && !_alike && _random.Next(8) == 0;
        Counts[neuron] = _random.Next(4) == 0 ? 65_535 - _random.Next(4) : _random.Next(3);
        FirstSpikes[neuron] = _random.Next(65_536);
        for (var slot = 0; slot < Build.AccumulatorSlots; slot++)
            Accumulators[slot, neuron] = _random.Next(2) == 0 ? 0 : _wild ? Word() : _random.Next(-500, 500);
    }

    private EncoderWord Drive()
    {
        var encoding = (InputEncoding)_random.Next(4);
        return new EncoderWord(encoding, _random.Next(4) switch
        {
            0 => _random.Next(2) * 16_383,
            1 when encoding == InputEncoding.Latency => Math.Min(Elapsed + _random.Next(40), 16_383),
            _ => _random.Next(16_384),
        });
    }

    private int Keep() => _random.Next(4) switch
    {
        0 => ClassParameters.KeepAll,
        1 => _random.Next(2) == 0 ? 0 : ClassParameters.KeepAll - 1,
        _ => _random.Next(ClassParameters.KeepAll + 1),
    };

    private int Word() => _random.Next(short.MinValue, short.MaxValue + 1);
}
