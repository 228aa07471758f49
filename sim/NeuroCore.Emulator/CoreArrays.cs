// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator.Memory;

namespace NeuroCore.Emulator;

/// <summary>
/// Everything that a network is and what becomes of it, as arrays in one block of memory: by neuron, by source, or by
/// source and neuron. What a build lacks is there too, as 0.
/// </summary>
internal sealed unsafe class CoreArrays : IDisposable
{
    private const int Items = 4;    // bytes that a neuron has in its bank of traces

    private const int Behind = 32;  // bytes that a vector from the last source on may read

    private readonly NativeBlock _block;

    /// <summary>The arrays of a build, all 0.</summary>
    /// <param name="shape">Its sizes.</param>
    /// <param name="strict">A guard page follows each array.</param>
    public CoreArrays(CoreShape shape, bool strict)
    {
        _block = new NativeBlock(strict);
        var (neurons, sources) = (shape.NeuronRoom, shape.SourceRoom);
        var header = _block.Add(sizeof(CoreHeader));
        int[] words = [.. Enumerable.Range(0, (int)NeuronWords.Count).Select(_ => _block.Add(neurons * sizeof(int)))];
        int[] halves = [.. Enumerable.Range(0, (int)NeuronHalves.Count).Select(_ => _block.Add(neurons * sizeof(short)))];
        var held = _block.Add(neurons);
        var accumulators = _block.Add((long)shape.Build.AccumulatorSlots * neurons * sizeof(short));
        int[] bits = [.. Enumerable.Range(0, 6).Select(_ => _block.Add(Math.Max(neurons, sources) / 8))];
        int[] neuronTraces = [.. Enumerable.Range(0, Items).Select(_ => _block.Add(neurons))];
        int[] sourceTraces = [.. Enumerable.Range(0, 2).Select(_ => _block.Add(sources + Behind))];
        var (neuronNoise, sourceNoise) = (_block.Add(neurons), _block.Add(sources + Behind));
        var delivered = _block.Add(sources * sizeof(int));
        var fired = _block.Add(neurons * sizeof(int));
        var spikes = _block.Add((long)neurons * sizeof(SpikeEntry));
        _layout = new SynapseTiles(shape);
        _synapses = _block.Add(shape.Sparse ? 0 : _layout.Bytes);
        _block.Commit();
        Sparse = shape.Sparse ? new SparseSynapses(shape.Build, strict) : null;

        Header = (CoreHeader*)_block[header];
        _words = words;
        _halves = halves;
        Held = _block[held];
        Accumulators = (short*)_block[accumulators];
        Events = (ulong*)_block[bits[0]];
        Signs = (ulong*)_block[bits[1]];
        FiredBits = (ulong*)_block[bits[2]];
        FiredSigns = (ulong*)_block[bits[3]];
        Reported = (ulong*)_block[bits[4]];
        Candidates = (ulong*)_block[bits[5]];
        NeuronItems = [.. neuronTraces.Select(number => (nint)_block[number])];
        SourceTraces = [.. sourceTraces.Select(number => (nint)_block[number])];
        NeuronNoise = _block[neuronNoise];
        SourceNoise = _block[sourceNoise];
        Delivered = (int*)_block[delivered];
        Fired = (int*)_block[fired];
        Spikes = (SpikeEntry*)_block[spikes];
        Synapses = _block[_synapses];
    }

    private readonly SynapseTiles _layout;
    private readonly int _synapses;
    private readonly int[] _words;
    private readonly int[] _halves;

    /// <summary>Numbers that code finds at one place.</summary>
    public CoreHeader* Header { get; }

    /// <summary>Refractory ticks left, and bit 7: the neuron is silenced.</summary>
    public byte* Held { get; }

    /// <summary>By slot of every receptor, then neuron.</summary>
    public short* Accumulators { get; }

    /// <summary>Events of the coming tick, one bit a source.</summary>
    public ulong* Events { get; }

    /// <summary>Their signs.</summary>
    public ulong* Signs { get; }

    /// <summary>Neurons that fire in the tick under way, one bit each.</summary>
    public ulong* FiredBits { get; }

    /// <summary>Those with negative sign.</summary>
    public ulong* FiredSigns { get; }

    /// <summary>Neurons whose spikes are handed out.</summary>
    public ulong* Reported { get; }

    /// <summary>Neurons of winner-take-all groups that would fire.</summary>
    public ulong* Candidates { get; }

    /// <summary>y1, y2, m and the parameters of traces.</summary>
    public nint[] NeuronItems { get; }

    /// <summary>x1 and x2.</summary>
    public nint[] SourceTraces { get; }

    /// <summary>What a neuron adds to the noise byte of a place.</summary>
    public byte* NeuronNoise { get; }

    /// <summary>What a source adds to it.</summary>
    public byte* SourceNoise { get; }

    /// <summary>Sources that delivered in the tick under way, ascending.</summary>
    public int* Delivered { get; }

    /// <summary>Neurons that fired in it, ascending.</summary>
    public int* Fired { get; }

    /// <summary>Room for the spikes of a tick.</summary>
    public SpikeEntry* Spikes { get; }

    /// <summary>Synapse words, in the order of <see cref="Layout"/>.</summary>
    public byte* Synapses { get; }

    /// <summary>Synapses of a build that is too large for a word of every pair; null where there is one.</summary>
    public SparseSynapses? Sparse { get; }

    /// <summary>Where synapses lie.</summary>
    public SynapseTiles Layout => _layout;

    /// <summary>Where a synapse lies.</summary>
    public byte* Synapse(int source, int neuron) => Synapses + _layout.At(source, neuron);

    /// <summary>Bytes of all arrays.</summary>
    public long Bytes => _block.ArrayBytes + (Sparse?.Bytes ?? 0);

    /// <summary>What they hold.</summary>
    /// <param name="synapses">With the synapses.</param>
    public byte[]?[] Save(bool synapses) => _block.Save(array => synapses || array != _synapses);

    /// <summary>Puts back what was saved.</summary>
    public void Restore(byte[]?[] saved) => _block.Restore(saved);

    /// <summary>An array of 32 bits a neuron.</summary>
    public int* this[NeuronWords array] => (int*)_block[_words[(int)array]];

    /// <summary>An array of 16 bits a neuron.</summary>
    public short* this[NeuronHalves array] => (short*)_block[_halves[(int)array]];

    /// <inheritdoc/>
    public void Dispose()
    {
        Sparse?.Dispose();
        _block.Dispose();
    }
}
