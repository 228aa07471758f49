// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>A spike of a run, by population and index.</summary>
internal readonly record struct RunSpike(int Tick, string Population, int Index, bool Negative = false);

/// <summary>Runs an image the slow and plain way: the arithmetic of hdl/core/README.md and nothing else.</summary>
internal sealed class ImageRun
{
    private readonly RegisterImage _image;
    private readonly ImageMemory _memory;
    private readonly (int Neuron, int Weight, int Delay)[][] _synapses;
    private readonly long[,] _slots;
    private readonly long[] _u;
    private readonly long[] _v;
    private readonly long[] _theta;
    private readonly int[] _held;
    private readonly SortedDictionary<int, bool> _events = [];
    private readonly int _elapsed;
    private ulong _h;

    private ImageRun(RegisterImage image)
    {
        _image = image;
        _memory = new ImageMemory(image);
        _synapses = [.. Enumerable.Range(0, image.Sources).Select(source => Enumerable.Range(0, image.Neurons)
            .Where(neuron => _memory.Effective(source, neuron) is not null)
            .Select(neuron => (neuron, _memory.Effective(source, neuron)!.Value, _memory.Projection(source, neuron).Delay + _memory.OwnDelay(source, neuron))).ToArray())];
        _slots = new long[1 << image.Target.DelayBits, image.Neurons];
        _u = new long[image.Neurons];
        _held = new int[image.Neurons];
        _v = [.. Enumerable.Range(0, image.Neurons).Select(neuron => (long)_memory.Membrane(neuron))];
        _theta = [.. Enumerable.Range(0, image.Neurons).Select(neuron => (long)_memory.Theta(neuron))];
        for (var word = 0; word < 4; word++)
            _h |= (ulong)_memory.OrZero(Bank.Noise, word) << (16 * word);
        _elapsed = _memory.Control(ControlRegister.Elapsed);
    }

    /// <summary>The spikes of a run by population and index, those that are reported.</summary>
    public static List<RunSpike> Spikes(CompiledNetwork compiled, Stimulus stimulus) =>
        [.. new ImageRun(compiled.Image).Run(stimulus).OrderBy(spike => spike.Tick)];

    private IEnumerable<RunSpike> Run(Stimulus stimulus)
    {
        var host = StimulusPlacement.Place(stimulus, _image.Metadata).ToLookup(pair => pair.Tick);
        for (var tick = 0; tick < stimulus.Ticks; tick++)
        {
            foreach (var (_, source, negative) in host[tick])
                _events[source] = negative || _events.GetValueOrDefault(source);
            foreach (var (neuron, negative) in Tick(tick))
            {
                if (_image.Target.Has(Capabilities.Report) && ((_memory[Bank.Report, neuron / 16] >> (neuron % 16)) & 1) == 0)
                    continue;
                var place = _image.Metadata.Populations.Single(place => !place.IsInput && place.Holds(neuron));
                yield return new RunSpike(tick, place.Name, place.Index(neuron), negative);
            }
        }
    }

    private List<(int Neuron, bool Negative)> Tick(int tick)
    {
        _h = Arithmetic.Next(_h);
        foreach (var (source, negative) in _events)
        {
            foreach (var (neuron, weight, delay) in _synapses[source])
            {
                ref var slot = ref _slots[(tick + delay) % _slots.GetLength(0), neuron];
                slot = Arithmetic.Saturate(slot + (negative ? -weight : weight), 16);
            }
        }

        _events.Clear();
        var fired = new List<(int Neuron, bool Negative)>();
        for (var neuron = 0; neuron < _image.Neurons; neuron++)
        {
            ref var slot = ref _slots[tick % _slots.GetLength(0), neuron];
            if (!_memory.IsSilenced(neuron) && Fires(neuron, slot, tick) is { } negative)
                fired.Add((neuron, negative));
            slot = 0;
        }

        foreach (var (neuron, negative) in fired)
            _events[neuron] = negative;
        Encode(tick);
        return fired;
    }

    /// <summary>Updates a neuron; says whether its spike is negative, if it spikes.</summary>
    private bool? Fires(int n, long arrived, int tick)
    {
        var (shared, target) = (_memory.Class(n), _image.Target);
        _u[n] = Arithmetic.Saturate(_u[n] * shared.KeepU / 4096 + (arrived << shared.AccumulatorShift), target.CurrentWidth);
        var held = _held[n] > 0;
        if (held)
        {
            _held[n]--;
        }
        else
        {
            var next = _v[n] * shared.KeepV / 4096 + (_u[n] << shared.CurrentShift) + _memory.Bias(n) * 256L +
                Arithmetic.Noise(_h, n, shared.NoiseAmplitude);
            _v[n] = Math.Max(shared.VMin * 256L, Arithmetic.Saturate(next, target.MembraneWidth));
        }

        if (tick % (1 << shared.ThetaPeriod) == 0)
            _theta[n] = _theta[n] * shared.KeepTheta / 4096;
        var level = (_memory.Threshold(n) + _theta[n]) * 256;
        var negative = _v[n] < level;
        if (held || (negative && !(shared.Bipolar && _v[n] <= -level)))
            return null;
        _v[n] = shared.Reset switch
        {
            ResetMode.Value => shared.VReset * 256L,
            ResetMode.Subtract => (_v[n] - (negative ? -level : level)) * shared.KeepReset / 4096,
            _ => _v[n],
        };
        _theta[n] = Arithmetic.Saturate(_theta[n] + shared.ThetaStep, 16);
        _held[n] = shared.RefractoryTicks;
        return negative;
    }

    private void Encode(int tick)
    {
        var first = _image.Target.FirstEncoded(_image.Neurons);
        for (var i = 0; i < _memory.Control(ControlRegister.ImageEncoders); i++)
        {
            var (encoding, drive) = EncoderWord.FromWord(_memory[Bank.Encoder, i]);
            var fires = encoding switch
            {
                InputEncoding.Bernoulli => Arithmetic.Bits(_h, first + i) >> 2 < drive,
                InputEncoding.Regular => drive * (tick + 1L) % 16384 < drive,
                InputEncoding.Latency => _elapsed + tick == drive,
                _ => false,
            };
            if (fires)
                _events[first + i] = false;
        }
    }
}
