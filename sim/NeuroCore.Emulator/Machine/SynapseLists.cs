// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator.Memory;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// Synapses that may change of a network in which most pairs have none, as lists: row after row the neurons and the weights,
/// and for each neuron the places of its weights and their sources. While code runs on them the core's own memory is behind.
/// </summary>
/// <remarks>For rules whose terms do not depend on the weight.</remarks>
internal sealed unsafe class SynapseLists
{
    private const int SparseBelow = 4;    // one synapse in so many pairs, and lists are shorter

    private readonly Engine _core;
    private readonly NativeBlock _data;
    private readonly int[] _starts;       // by source, its first place
    private readonly int _targets;
    private readonly int _weights;
    private readonly int _places;
    private readonly int _sources;
    private readonly int _runs;

    private SynapseLists(Emitter emit, int[] rules, int[] starts)
    {
        _core = emit.Core;
        _data = emit.Data;
        _starts = starts;
        Rules = rules;
        var count = starts[^1];
        _targets = _data.Add((long)count * sizeof(ushort));
        _weights = _data.Add(count);
        _places = _data.Add((long)count * sizeof(int));
        _sources = _data.Add((long)count * sizeof(ushort));
        _runs = _data.Add(((long)_core.Neurons * rules.Length + 1) * sizeof(int));
    }

    /// <summary>Rules of columns, by their number.</summary>
    public int[] Rules { get; }

    /// <summary>All weights, row after row.</summary>
    public sbyte* Weights => (sbyte*)_data[_weights];

    /// <summary>By neuron, then place in its list: where the weight lies.</summary>
    public int* Places => (int*)_data[_places];

    /// <summary>By neuron, then place in its list: the source.</summary>
    public ushort* Sources => (ushort*)_data[_sources];

    /// <summary>By neuron and number of the rule: where its list begins; one more at the end.</summary>
    public int* Runs => (int*)_data[_runs];

    private ushort* Targets => (ushort*)_data[_targets];

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
        var (starts, pairs, synapses) = (new int[core.Build.Sources + 1], 0L, 0);
        var ends = Ends(core);
        for (var source = 0; source < core.Build.Sources; source++)
        {
            starts[source] = synapses;
            pairs += ends[source];
            for (var neuron = core.NextSynapse(source, 0, ends[source]); neuron < ends[source]; neuron = core.NextSynapse(source, neuron + 1, ends[source]))
                synapses++;
        }

        starts[^1] = synapses;
        return synapses > 0 && (long)synapses * SparseBelow < pairs ? new SynapseLists(emit, columns, starts) : null;
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
            for (var place = _starts[source]; place < _starts[source + 1]; place++)
            {
                neuron = _core.NextSynapse(source, neuron, room);
                Targets[place] = (ushort)neuron++;
            }
        }

        for (var source = 0; source < _core.Build.Sources; source++)
            CutRow(source);
        Fetch();
        FillColumns();
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
                cut.Values = (byte*)(Weights + _starts[source] + first);
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

    // Lists of neurons: counted, then filled.
    private void FillColumns()
    {
        var counts = new int[(_core.Neurons * Rules.Length) + 1];
        Each((list, _, _) => counts[list + 1]++);
        for (var list = 1; list < counts.Length; list++)
            counts[list] += counts[list - 1];
        counts.CopyTo(new Span<int>(Runs, counts.Length));
        Each((list, place, source) =>
        {
            Places[counts[list]] = place;
            Sources[counts[list]++] = (ushort)source;
        });
    }

    private void Each(Action<int, int, int> visit)
    {
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
                        visit((row[i] * Rules.Length) + number, _starts[source] + i, source);
                }
            }
        }
    }

    /// <summary>Takes the weights from the core's memory.</summary>
    public void Fetch()
    {
        for (var source = 0; source < _core.Build.Sources; source++)
        {
            for (var place = _starts[source]; place < _starts[source + 1]; place++)
                Weights[place] = *(sbyte*)_core.Arrays.Synapse(source, Targets[place]);
        }
    }

    /// <summary>Writes the weights into the core's memory.</summary>
    public void Return()
    {
        for (var source = 0; source < _core.Build.Sources; source++)
        {
            for (var place = _starts[source]; place < _starts[source + 1]; place++)
                *(sbyte*)_core.Arrays.Synapse(source, Targets[place]) = Weights[place];
        }
    }
}
