// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Emulator.Machine;
using NeuroCore.Emulator.Memory;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Plan;

/// <summary>How a tick goes over a core as it is: rows in pieces, columns, groups, and which features take part.</summary>
/// <remarks>It holds until a word is written that it was made from.</remarks>
internal sealed unsafe class CorePlan : IDisposable
{
    private readonly NativeBlock? _block;

    private CorePlan(NativeBlock? block) => _block = block;

    /// <summary>N, S and encoded inputs of the image that it is for.</summary>
    public (int Neurons, int Sources, int Encoders) Size { get; private init; }

    /// <summary>Machine code for it, once there is some.</summary>
    public MachineCode? Code { get; set; }

    /// <summary>Ticks that still run in plain code before it is worth to make any.</summary>
    public long PlainLeft { get; set; }

    /// <summary>The plan of nothing.</summary>
    public static CorePlan None { get; } = new(null);

    /// <summary>A class is plastic.</summary>
    public bool Learns { get; private init; }

    /// <summary>Thresholds adapt.</summary>
    public bool Adapts { get; private init; }

    /// <summary>Of x1, x2, y1, y2: it is not 0 for good.</summary>
    public ImmutableArray<bool> ActiveTraces { get; private init; } = [];

    /// <summary>Neurons may be refractory or silenced.</summary>
    public bool Holds { get; private init; }

    /// <summary>Classes of sources that are plastic, one bit each.</summary>
    public int PlasticClasses { get; private init; }

    /// <summary>Kinds of pieces.</summary>
    public ImmutableArray<PieceKind> Kinds { get; private init; } = [];

    /// <summary>All pieces, source by source.</summary>
    public Piece* Pieces { get; private init; }

    /// <summary>How many.</summary>
    public int PieceCount { get; private init; }

    /// <summary>Of each source, its first piece; -1 if it reaches nobody.</summary>
    public int* RowStart { get; private init; }

    /// <summary>Of each block, the sources that learn when one of its neurons fires.</summary>
    public ImmutableArray<ImmutableArray<ColumnPiece>> Columns { get; private init; } = [];

    /// <summary>Groups, ascending.</summary>
    public ImmutableArray<WinnerGroup> Groups { get; private init; } = [];

    /// <summary>What an accumulator may hold so that no sum reaches its bounds; below 0 if sums may.</summary>
    public int Headroom { get; private init; }

    /// <summary>By neuron: what its accumulators may hold beside the input of a tick so that they have 16 bits even when they are shifted.</summary>
    public int[] Rooms { get; private init; } = [];

    /// <summary>The least of them that code relies on.</summary>
    public int SumRoom { get; set; } = int.MaxValue;

    /// <summary>Largest magnitude that accumulators held when the plan was made.</summary>
    public int FirstSum { get; private init; }

    /// <summary>The weights of a core are none that the plan does not expect.</summary>
    public bool AllowsWeightsOf(Engine core) => LeastWeight == WeightCodes.NoSynapse ||
        WeightRange.Least(core, Columns, new ReadOnlySpan<Piece>(Pieces, PieceCount), Kinds.AsSpan()) >= LeastWeight;

    /// <summary>The least that a weight can be that changes, where weights lie in tiles.</summary>
    public int LeastWeight { get; private init; } = WeightCodes.NoSynapse;

    /// <summary>Bytes of the pieces.</summary>
    public long Bytes => _block?.ArrayBytes ?? 0;

    /// <summary>A refractory count, or a bit that silences, changes nothing of the plan.</summary>
    public bool AllowsHeld(byte held) => Holds || held == 0;

    /// <summary>The plan of a core.</summary>
    public static CorePlan Of(Engine core)
    {
        var plastic = core.Build.Has(Capabilities.Learning) ? core.Registers.PlasticClasses : 0;
        var rows = new RowPlan(core, plastic);
        rows.Make();
        ImmutableArray<ImmutableArray<ColumnPiece>> columns = plastic != 0 ? ColumnPlan.Of(core) : [];
        return new CorePlan(rows.Block)
        {
            Size = (core.Neurons, core.Sources, core.Encoders),
            Learns = plastic != 0,
            PlasticClasses = plastic,
            Adapts = NeuronPlan.Adapts(core),
            ActiveTraces = TracePlan.Of(core),
            Holds = NeuronPlan.Holds(core),
            Kinds = [.. rows.Kinds],
            Pieces = rows.Pieces,
            PieceCount = rows.PieceCount,
            RowStart = rows.RowStart,
            Columns = columns,
            Groups = GroupPlan.Of(core),
            Headroom = rows.Headroom,
            Rooms = rows.Rooms,
            FirstSum = core.LargestSum,
            LeastWeight = core.Arrays.Layout.IsTiled
                ? WeightRange.Least(core, columns, new ReadOnlySpan<Piece>(rows.Pieces, rows.PieceCount), [.. rows.Kinds])
                : WeightCodes.NoSynapse,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Code?.Dispose();
        _block?.Dispose();
    }
}
