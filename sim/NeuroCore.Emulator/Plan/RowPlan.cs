// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator.Memory;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Plan;

/// <summary>
/// Cuts the row of each source into pieces: runs of blocks with one projection word. Words that may change stay where they
/// are; others are copied, scaled and signed, with their neurons where few are there.
/// </summary>
internal sealed unsafe class RowPlan
{
    private const int Vector = 16;          // neurons that a dense piece is a multiple of
    private const int SparseBelow = 6;      // one synapse in so many neurons, and a list is shorter

    private readonly Engine _core;
    private readonly int _plastic;
    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<PieceKind, int> _kinds = [];
    private readonly Dictionary<(int, int), int> _masks = [];
    private bool _beyond;                   // a row reaches neurons beyond the image, whose sums nobody takes
    private readonly int[] _most;           // by slot's receptor and neuron: what one tick can add

    /// <summary>The rows of a core.</summary>
    /// <param name="core">The core.</param>
    /// <param name="plastic">Its plastic classes, one bit each.</param>
    public RowPlan(Engine core, int plastic)
    {
        _core = core;
        _plastic = plastic;
        _most = new int[core.Build.AccumulatorSlots / core.Shape.Delays * core.Shape.NeuronRoom];
    }

    /// <summary>Kinds of pieces.</summary>
    public List<PieceKind> Kinds { get; } = [];

    /// <summary>What holds the pieces; null before <see cref="Make"/>.</summary>
    public NativeBlock? Block { get; private set; }

    /// <summary>All pieces.</summary>
    public Piece* Pieces { get; private set; }

    /// <summary>How many.</summary>
    public int PieceCount => _drafts.Count;

    /// <summary>By source, the first piece, or -1.</summary>
    public int* RowStart { get; private set; }

    /// <summary>What accumulators may hold so that no sum reaches their bounds; below 0 if sums may.</summary>
    public int Headroom { get; private set; }

    /// <summary>By neuron: what its accumulators may hold beside the input of a tick so that they have 16 bits even when they are shifted.</summary>
    public int[] Rooms { get; private set; } = [];

    /// <summary>Makes all rows.</summary>
    public void Make()
    {
        _core.Arrays.Sparse?.Pack();
        for (var source = 0; source < _core.Build.Sources; source++)
            Cut(source);
        Headroom = _beyond ? -1 : short.MaxValue - _most.Append(0).Max();
        if (_core.LargestSum > Headroom)
            Headroom = -1;
        Rooms = [.. Enumerable.Range(0, _core.Neurons).Select(Room)];
        Write(saturates: Headroom < 0);
    }

    private int Room(int neuron)
    {
        var room = (short.MaxValue >> _core.Arrays[NeuronWords.AccumulatorShift][neuron]) - _most[neuron];
        return _core.Build.Has(Capabilities.TwoReceptors)
            ? Math.Min(room, (short.MaxValue >> _core.Arrays[NeuronWords.SecondShift][neuron]) - _most[_core.Shape.NeuronRoom + neuron])
            : room;
    }

    // Blocks of a source, in runs.
    private void Cut(int source)
    {
        var word = _core.Memory.Ranges[source];
        if (RangeWord.Decode(word) is not { } range)
            return;
        var sourceClass = RangeWord.SourceClass(word);
        var (mask, lanes) = (_core.Memory.BlockRoom - 1, _core.Build.Lanes);
        var (last, start) = (range.Last & mask, range.First & mask);
        for (var block = start; block <= last && block * lanes < _core.Shape.NeuronRoom;)
        {
            var projection = Acting(sourceClass, block);
            var end = block + 1;
            while (end <= last && Acting(sourceClass, end) == projection)
                end++;
            Add(source, sourceClass, projection, block * lanes, Math.Min((end - block) * lanes, _core.Shape.NeuronRoom - (block * lanes)));
            block = end;
        }
    }

    // A projection word without what the build does not know.
    private ProjectionWord Acting(int sourceClass, int block)
    {
        var (word, build) = (_core.Memory.Projection(sourceClass, block & (_core.Memory.ProjectionBlocks - 1)), _core.Build);
        return new ProjectionWord(
            word.Exponent & ((1 << build.ExponentBits) - 1), word.Delay & ((1 << build.DelayBits) - 1),
            word.Receptor switch
            {
                1 when build.Has(Capabilities.TwoReceptors) => 1,
                2 when build.Has(Capabilities.Divisive) => build.Receptors,
                _ => 0,
            },
            word.Negative && build.Has(Capabilities.Polarity), word.Enable, _plastic == 0 ? 0 : word.Rule);
    }

    private void Add(int source, int sourceClass, ProjectionWord projection, int first, int count)
    {
        var (synapses, all) = (0, 0);
        var same = (Is: true, Weight: WeightCodes.NoSynapse);
        var most = _most.AsSpan(projection.Receptor * _core.Shape.NeuronRoom, _core.Shape.NeuronRoom);
        var changes = projection.Rule != 0;
        foreach (var (neuron, weight) in _core.SynapsesOf(source, first, first + count))
        {
            synapses += weight != 0 ? 1 : 0;
            same = (same.Is && (all == 0 || weight == same.Weight), weight);
            all++;
            _beyond |= neuron >= _core.Neurons;
            if (projection.Enable)
                most[neuron] += (changes ? WeightCodes.Most : Math.Abs(weight)) << projection.Exponent;
        }

        if (changes || _core.Shape.Tagged)
        {
            // Neurons behind the last synapse are no gap, if there is none before.
            var filled = Filled(source, first, count);
            var gaps = all == 0 || all > filled;
            count = gaps ? count : filled;
            var rule = ((_plastic >> sourceClass) & 1) != 0 ? projection.Rule : 0;
            _drafts.Add(new Draft(
                source, projection, first, count, 0,
                new PieceKind(PieceForm.InPlace, projection.Enable, projection.Exponent, projection.Negative, rule, gaps, true)));
        }
        else if (projection.Enable && synapses > 0)
        {
            var packed = _core.Arrays.Sparse is not null;
            var form = all * SparseBelow >= count ? PieceForm.Dense : packed ? PieceForm.Packed : PieceForm.Sparse;
            var start = form == PieceForm.Dense ? first / Vector * Vector : first;
            var kind = form == PieceForm.Packed
                ? new PieceKind(form, true, projection.Exponent, projection.Negative, 0, false, true, same.Is)
                : new PieceKind(form, true, 0, false, 0, false, true, same.Is && form == PieceForm.Sparse);
            _drafts.Add(new Draft(source, projection, start, count + first - start, synapses, kind) { Empty = first - start });
        }
    }

    // How many neurons from the first on have a synapse.
    private int Filled(int source, int first, int count)
    {
        var filled = 0;
        while (filled < count && _core.WeightOf(source, first + filled) != WeightCodes.NoSynapse)
            filled++;
        return filled;
    }

    private void Write(bool saturates)
    {
        Block = new NativeBlock(_core.Strict);
        var pieces = Block.Add((long)_drafts.Count * sizeof(Piece));
        var rows = Block.Add((long)_core.Shape.SourceRoom * sizeof(int));
        var arrays = _drafts.Select(draft => draft.Kind.Form switch
        {
            PieceForm.Dense => (Block.Add((long)draft.Room * sizeof(short)), -1),
            PieceForm.Sparse => (Block.Add((long)draft.Synapses * sizeof(short)), Block.Add((long)draft.Synapses * sizeof(ushort))),
            _ => (-1, -1),
        }).ToArray();
        foreach (var place in _drafts.Where(draft => draft.Kind.Form == PieceForm.InPlace).Select(draft => (draft.First, draft.Count)).Distinct())
            _masks[place] = Block.Add(_core.Shape.NeuronRoom);
        Block.Commit();
        foreach (var ((first, count), mask) in _masks)
            new Span<byte>(Block[mask] + first, count).Fill(byte.MaxValue);
        Pieces = (Piece*)Block[pieces];
        RowStart = (int*)Block[rows];
        new Span<int>(RowStart, _core.Shape.SourceRoom).Fill(-1);
        for (var i = 0; i < _drafts.Count; i++)
        {
            var draft = _drafts[i];
            if (RowStart[draft.Source] < 0)
                RowStart[draft.Source] = i;
            Pieces[i] = new Piece
            {
                Source = draft.Source,
                First = draft.First,
                Count = draft.Kind.Form switch { PieceForm.Sparse => draft.Synapses, PieceForm.Packed => Packed(draft, draft.First + draft.Count) - Packed(draft, draft.First), PieceForm.Dense => draft.Room, _ => draft.Count },
                Ring = (short)(draft.Projection.Receptor * _core.Shape.Delays),
                Delay = (short)draft.Projection.Delay,
                Kind = KindOf(draft.Kind with { Saturates = saturates }),
                Last = i + 1 == _drafts.Count || _drafts[i + 1].Source != draft.Source ? 1 : 0,
            };
            WriteValues(draft, ref Pieces[i], arrays[i].Item1, arrays[i].Item2);
        }
    }

    private void WriteValues(Draft draft, ref Piece piece, int values, int targets)
    {
        if (draft.Kind.Form == PieceForm.InPlace)
        {
            piece.Values = _core.Arrays.Synapse(draft.Source, 0);
            piece.Targets = (ushort*)Block![_masks[(draft.First, draft.Count)]];
            return;
        }

        if (draft.Kind.Form == PieceForm.Packed)
        {
            var (sparse, place) = (_core.Arrays.Sparse!, Packed(draft, draft.First));
            piece.Values = (byte*)(sparse.Weights(draft.Source) + place);
            piece.Targets = sparse.Targets(draft.Source) + place;
            return;
        }

        piece.Values = Block![values];
        piece.Targets = targets < 0 ? null : (ushort*)Block[targets];
        var next = 0;
        foreach (var (neuron, weight) in _core.SynapsesOf(draft.Source, draft.First + draft.Empty, draft.First + draft.Count))
        {
            if (weight == 0)
                continue;
            var value = (short)((draft.Projection.Negative ? -weight : weight) << draft.Projection.Exponent);
            if (targets < 0)
            {
                ((short*)piece.Values)[neuron - draft.First] = value;
                continue;
            }

            piece.Targets[next] = (ushort)neuron;
            ((short*)piece.Values)[next++] = value;
        }
    }

    private int Packed(Draft draft, int neuron) => _core.Arrays.Sparse!.Before(draft.Source, neuron);

    private int KindOf(PieceKind kind)
    {
        if (_kinds.TryGetValue(kind, out var known))
            return known;
        Kinds.Add(kind);
        return _kinds[kind] = Kinds.Count - 1;
    }

    private sealed record Draft(int Source, ProjectionWord Projection, int First, int Count, int Synapses, PieceKind Kind)
    {
        // Neurons before the first that the source reaches.
        public int Empty { get; init; }

        public int Room => (Count + Vector - 1) / Vector * Vector;
    }
}
