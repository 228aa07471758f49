// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator.Memory;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Synapses that may change of a network in which most pairs have none, as lists. Weights lie neuron after neuron, so that a
/// column is one stretch, with the source of each; each source has the neurons and the places of its weights. While code
/// runs on them the core's own memory is behind.
/// </summary>
/// <remarks>For rules whose terms do not depend on the weight.</remarks>
internal sealed unsafe class SynapseLists
{
    private const int SparseBelow = 4;    // one synapse in so many pairs, and lists are shorter
    private const int PickedFrom = 32;    // one synapse in so many pairs, and going over all sources is no more work than going along a list
    private const int WordBits = 64;

    private readonly Engine _core;
    private readonly NativeBlock _data;
    private readonly int[] _starts;       // by source, its first entry
    private readonly int _targets;
    private readonly int _places;
    private readonly int _weights;
    private readonly int _sources = -1;
    private readonly int _masks = -1;
    private readonly int _runs;

    private SynapseLists(Emitter emit, int[] rules, int[] starts, int places, bool hasMasks)
    {
        _core = emit.Core;
        _data = emit.Data;
        _starts = starts;
        Rules = rules;
        _targets = _data.Add((long)starts[^1] * sizeof(ushort));
        _places = _data.Add((long)starts[^1] * sizeof(int));
        _weights = _data.Add(places);
        HasMasks = hasMasks;
        if (hasMasks)
            _masks = _data.Add((long)_core.Shape.NeuronRoom * Kinds * MaskBytes);
        else
            _sources = _data.Add((long)places * sizeof(ushort));
        _runs = _data.Add((((long)_core.Shape.NeuronRoom * Kinds) + 1) * sizeof(int));
    }

    /// <summary>A run is a multiple of so many weights; behind the last there may be some that are none, of source 0.</summary>
    public const int Grain = 32;

    /// <summary>Rules of columns, by their number.</summary>
    public int[] Rules { get; }

    /// <summary>Runs that a neuron has: one for each rule, and one of what no column changes.</summary>
    public int Kinds => Rules.Length + 1;

    /// <summary>All weights, neuron after neuron, and of a neuron rule after rule.</summary>
    public sbyte* Weights => (sbyte*)_data[_weights];

    /// <summary>The sources of a run are told by a mask, since code picks bytes by masks; else by their numbers.</summary>
    public bool HasMasks { get; }

    /// <summary>The source of each weight; there where there are no masks.</summary>
    public ushort* Sources => (ushort*)_data[_sources];

    /// <summary>By neuron and number of the rule, a bit for each source, set where there is a weight.</summary>
    public ulong* Masks => (ulong*)_data[_masks];

    /// <summary>Bytes of the mask of a run.</summary>
    public int MaskBytes => _core.Shape.SourceRoom / 8;

    /// <summary>By neuron and number of the rule, where its weights begin; one more at the end.</summary>
    public int* Runs => (int*)_data[_runs];

    private ushort* Targets => (ushort*)_data[_targets];

    private int* Places => (int*)_data[_places];

    /// <summary>Lists; null where most pairs have a synapse, or a rule does not allow it. To be asked for before data is committed.</summary>
    public static SynapseLists? Of(Emitter emit)
    {
        var core = emit.Core;
        if (!core.Plan.Learns || core.Shape.SynapseBytes != 1 || core.Shape.NeuronRoom > ushort.MaxValue || core.Shape.SourceRoom > ushort.MaxValue ||
            core.Registers.Products(LearningTrigger.Epoch) != 0)
            return null;
        int[] columns = [.. core.Plan.Columns.SelectMany(column => column).Select(piece => piece.Rule).Distinct().Order()];
        var rows = core.Plan.Kinds.Where(kind => kind.Form == PieceForm.InPlace).Select(kind => kind.Rule);
        if (!columns.All(rule => Suits(core, rule, LearningTrigger.Post)) || !rows.All(rule => Suits(core, rule, LearningTrigger.Pre)))
            return null;
        var ends = Ends(core);
        var (starts, counts, pairs) = (new int[core.Build.Sources + 1], new int[core.Shape.NeuronRoom], 0L);
        for (var source = 0; source < core.Build.Sources; source++)
        {
            starts[source + 1] = starts[source];
            pairs += ends[source];
            for (var neuron = core.NextSynapse(source, 0, ends[source]); neuron < ends[source]; neuron = core.NextSynapse(source, neuron + 1, ends[source]))
            {
                starts[source + 1]++;
                counts[neuron]++;
            }
        }

        // Each run may be as much longer than its weights.
        var places = starts[^1] + ((long)counts.Count(count => count > 0) * (columns.Length + 1) * Grain);
        var hasMasks = core.HasWideVectors && MachineCode.PicksBytes && starts[^1] * (long)PickedFrom > pairs;
        return starts[^1] > 0 && starts[^1] * (long)SparseBelow < pairs && places <= int.MaxValue ? new SynapseLists(emit, columns, starts, (int)places, hasMasks) : null;
    }

    // By source, where the neurons end to which it may have a synapse that changes; 0 if nothing of it changes.
    private static int[] Ends(Engine core)
    {
        var ends = new int[core.Build.Sources];
        foreach (var (first, count, _) in core.Plan.Columns.SelectMany(column => column))
            ends.AsSpan(first, count).Fill(core.Neurons);
        for (var source = 0; source < ends.Length; source++)
        {
            for (var piece = core.Plan.RowStart[source]; piece >= 0; piece++)
            {
                if (core.Plan.Kinds[core.Plan.Pieces[piece].Kind].Form == PieceForm.InPlace)
                    ends[source] = Math.Max(ends[source], core.Plan.Pieces[piece].First + core.Plan.Pieces[piece].Count);
                if (core.Plan.Pieces[piece].Last != 0)
                    break;
            }
        }

        return ends;
    }

    private static bool Suits(Engine core, int rule, LearningTrigger trigger) =>
        RuleProducts.Of(core, rule, trigger) is var products && (products.IsEmpty || products.IsApart);

    /// <summary>Writes all lists.</summary>
    public void Fill()
    {
        for (var source = 0; source < _core.Build.Sources; source++)
        {
            var (neuron, room) = (0, _core.Shape.NeuronRoom);
            for (var entry = _starts[source]; entry < _starts[source + 1]; entry++)
            {
                neuron = _core.NextSynapse(source, neuron, room);
                Targets[entry] = (ushort)neuron++;
            }
        }

        FillColumns();
        for (var source = 0; source < _core.Build.Sources; source++)
            CutRow(source);
        Fetch();
    }

    // Pieces of a row are runs of its list.
    private void CutRow(int source)
    {
        for (var piece = _core.Plan.RowStart[source]; piece >= 0; piece++)
        {
            ref var cut = ref _core.Plan.Pieces[piece];
            if (_core.Plan.Kinds[cut.Kind].Form == PieceForm.InPlace)
            {
                var row = new ReadOnlySpan<ushort>(Targets + _starts[source], _starts[source + 1] - _starts[source]);
                var (first, end) = (Before(row, cut.First), Before(row, cut.First + cut.Count));
                cut.Listed = end - first;
                cut.Values = (byte*)(Places + _starts[source] + first);
                cut.Targets = Targets + _starts[source] + first;
            }

            if (cut.Last != 0)
                break;
        }
    }

    // How many targets lie before a neuron.
    private static int Before(ReadOnlySpan<ushort> targets, int neuron)
    {
        var (low, high) = (0, targets.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (targets[middle] < neuron)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // Runs are counted, then filled.
    private void FillColumns()
    {
        var kinds = KindsOfEntries();
        var next = new int[_core.Shape.NeuronRoom * Kinds];
        for (var entry = 0; entry < kinds.Length; entry++)
            next[(Targets[entry] * Kinds) + kinds[entry]]++;
        var place = 0;
        for (var run = 0; run < next.Length; run++)
        {
            Runs[run] = place;
            (next[run], place) = (place, place + ((next[run] + Grain - 1) / Grain * Grain));
        }

        Runs[next.Length] = place;
        for (var source = 0; source < _core.Build.Sources; source++)
        {
            for (var entry = _starts[source]; entry < _starts[source + 1]; entry++)
            {
                var run = (Targets[entry] * Kinds) + kinds[entry];
                Places[entry] = next[run]++;
                if (HasMasks)
                    Masks[((long)run * MaskBytes / sizeof(ulong)) + (source / WordBits)] |= 1UL << (source % WordBits);
                else
                    Sources[Places[entry]] = (ushort)source;
            }
        }
    }

    // The number of the rule by which a column changes each synapse.
    private int[] KindsOfEntries()
    {
        var kinds = new int[_starts[^1]];
        Array.Fill(kinds, Rules.Length);
        for (var block = 0; block < _core.Plan.Columns.Length; block++)
        {
            var end = (block + 1) * _core.Build.Lanes;
            foreach (var (first, count, rule) in _core.Plan.Columns[block])
            {
                var number = Array.IndexOf(Rules, rule);
                for (var source = first; source < first + count; source++)
                {
                    var row = new ReadOnlySpan<ushort>(Targets + _starts[source], _starts[source + 1] - _starts[source]);
                    for (var i = Before(row, block * _core.Build.Lanes); i < row.Length && row[i] < end; i++)
                        kinds[_starts[source] + i] = number;
                }
            }
        }

        return kinds;
    }

    /// <summary>Takes the weights from the core's memory.</summary>
    public void Fetch()
    {
        for (var source = 0; source < _core.Build.Sources; source++)
        {
            for (var entry = _starts[source]; entry < _starts[source + 1]; entry++)
                Weights[Places[entry]] = *(sbyte*)_core.Arrays.Synapse(source, Targets[entry]);
        }
    }

    /// <summary>Writes the weights into the core's memory.</summary>
    public void Return()
    {
        for (var source = 0; source < _core.Build.Sources; source++)
        {
            for (var entry = _starts[source]; entry < _starts[source + 1]; entry++)
                *(sbyte*)_core.Arrays.Synapse(source, Targets[entry]) = Weights[Places[entry]];
        }
    }
}
