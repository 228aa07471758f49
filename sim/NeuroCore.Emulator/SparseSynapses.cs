// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator.Memory;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>
/// Weights of a large build in which nothing learns: of each source only the neurons to which it has a synapse, so that
/// memory grows with synapses and not with pairs. Rows that the host writes are loose until <see cref="Pack"/>.
/// </summary>
internal sealed unsafe class SparseSynapses : IDisposable
{
    private readonly int _lanes;
    private readonly int _blocks;
    private readonly bool _strict;
    private readonly LooseRow?[] _loose;
    private readonly bool[] _written;    // by source and block; what was never written reads as weight 0
    private readonly int[] _counts;
    private readonly nint[] _targets;
    private readonly nint[] _weights;
    private NativeBlock? _block;

    /// <summary>No row is written.</summary>
    /// <param name="build">The build.</param>
    /// <param name="strict">A guard page follows each packed row.</param>
    public SparseSynapses(Configuration build, bool strict)
    {
        (_lanes, _blocks, _strict) = (build.Lanes, build.Blocks, strict);
        _loose = new LooseRow?[build.Sources];
        _written = new bool[build.Sources * build.Blocks];
        _counts = new int[build.Sources];
        _targets = new nint[build.Sources];
        _weights = new nint[build.Sources];
    }

    /// <summary>Bytes of packed rows.</summary>
    public long Bytes => _block?.ArrayBytes ?? 0;

    /// <summary>The neurons of a packed row, ascending.</summary>
    public ushort* Targets(int source) => (ushort*)_targets[source];

    /// <summary>Its weights, in the same order.</summary>
    public sbyte* Weights(int source) => (sbyte*)_weights[source];

    /// <summary>A row is being written, and not packed.</summary>
    public bool IsLoose(int source) => _loose[source] is not null;

    /// <summary>How many lie before a neuron in a row.</summary>
    public int Before(int source, int neuron)
    {
        var targets = Row(source).Targets;
        var low = 0;
        for (var high = targets.Length; low < high;)
        {
            var middle = (low + high) / 2;
            if (targets[middle] < neuron)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>A weight; -128: there is no synapse.</summary>
    public sbyte this[int source, int neuron]
    {
        get
        {
            var place = Before(source, neuron);
            var row = Row(source);
            if (place < row.Targets.Length && row.Targets[place] == neuron)
                return row.Weights[place];
            return _written[(source * _blocks) + (neuron / _lanes)] ? (sbyte)WeightCodes.NoSynapse : (sbyte)0;
        }

        set
        {
            var block = neuron / _lanes;
            if (!_written[(source * _blocks) + block])
                Put(source, block * _lanes, new sbyte[_lanes]);
            var (place, row) = (Before(source, neuron), Loosen(source));
            var there = place < row.Count && row.Targets[place] == neuron;
            if (there)
                row.Remove(place, 1);
            if (value != WeightCodes.NoSynapse)
                row.Insert(place, (ushort)neuron, value);
        }
    }

    /// <summary>The first neuron from one on to which there is a synapse that was written; the end if there is none.</summary>
    public int Next(int source, int neuron, int end)
    {
        var place = Before(source, neuron);
        var targets = Row(source).Targets;
        return place < targets.Length ? Math.Min(end, (int)targets[place]) : end;
    }

    /// <summary>Writes the weights of the neurons of whole blocks that follow each other.</summary>
    public void Put(int source, int first, ReadOnlySpan<sbyte> weights)
    {
        _written.AsSpan((source * _blocks) + (first / _lanes), weights.Length / _lanes).Fill(true);
        var row = Loosen(source);
        // A host that writes a row from its beginning on writes behind all that is there.
        var begin = row.Count;
        if (begin > 0 && row.Targets[^1] >= first)
        {
            begin = Before(source, first);
            row.Remove(begin, Before(source, first + weights.Length) - begin);
        }

        row.Reserve(weights.Length - weights.Count((sbyte)WeightCodes.NoSynapse));
        for (var (i, far) = (-1, 0); (far = weights[(i + 1)..].IndexOfAnyExcept((sbyte)WeightCodes.NoSynapse)) >= 0;)
        {
            i += far + 1;
            row.Insert(begin++, (ushort)(first + i), weights[i]);
        }
    }

    /// <summary>All rows into one stretch of memory, where code finds them. Pointers to rows from before are void.</summary>
    public void Pack()
    {
        if (_block is not null && !Array.Exists(_loose, row => row is not null))
            return;
        var block = new NativeBlock(_strict);
        var places = new (int Targets, int Weights)[_loose.Length];
        for (var source = 0; source < places.Length; source++)
        {
            var count = Row(source).Targets.Length;
            if (count > 0)
                places[source] = (block.Add((long)count * sizeof(ushort)), block.Add(count));
        }

        block.Commit();
        for (var source = 0; source < places.Length; source++)
        {
            var row = Row(source);
            var count = row.Targets.Length;
            if (count > 0)
            {
                row.Targets.CopyTo(new Span<ushort>(block[places[source].Targets], count));
                row.Weights.CopyTo(new Span<sbyte>(block[places[source].Weights], count));
                (_targets[source], _weights[source]) = ((nint)block[places[source].Targets], (nint)block[places[source].Weights]);
            }

            (_counts[source], _loose[source]) = (count, null);
        }

        _block?.Dispose();
        _block = block;
    }

    private RowView Row(int source) => _loose[source] is { } row
        ? new RowView(row.Targets, row.Weights)
        : new RowView(new ReadOnlySpan<ushort>((void*)_targets[source], _counts[source]), new ReadOnlySpan<sbyte>((void*)_weights[source], _counts[source]));

    private LooseRow Loosen(int source)
    {
        if (_loose[source] is { } loose)
            return loose;
        var row = Row(source);
        return _loose[source] = new LooseRow(row.Targets, row.Weights);
    }

    /// <inheritdoc/>
    public void Dispose() => _block?.Dispose();

    private readonly ref struct RowView(ReadOnlySpan<ushort> targets, ReadOnlySpan<sbyte> weights)
    {
        public ReadOnlySpan<ushort> Targets { get; } = targets;

        public ReadOnlySpan<sbyte> Weights { get; } = weights;
    }
}
