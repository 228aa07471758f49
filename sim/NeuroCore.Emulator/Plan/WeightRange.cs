// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Plan;

/// <summary>
/// What weights can be that change by an event or a spike: no host writes one while a plan holds, so only what they are and
/// the bounds of rules count.
/// </summary>
internal static unsafe class WeightRange
{
    /// <summary>The least such weight of a build with 8-bit words, or that a rule may give it; no more than 127.</summary>
    /// <param name="core">The core, whose memory holds the weights as they are.</param>
    /// <param name="columns">By block, the sources that learn when one of its neurons fires.</param>
    /// <param name="pieces">Pieces of rows.</param>
    /// <param name="kinds">Their kinds.</param>
    public static int Least(Engine core, ImmutableArray<ImmutableArray<ColumnPiece>> columns, ReadOnlySpan<Piece> pieces, ReadOnlySpan<PieceKind> kinds)
    {
        var least = Vector64.Create(sbyte.MaxValue);
        for (var block = 0; block < columns.Length; block++)
        {
            foreach (var (first, count, _) in columns[block])
            {
                for (var source = first; source < first + count; source++)
                    least = Vector64.Min(least, Least(core, source, block * core.Build.Lanes, (block + 1) * core.Build.Lanes));
            }
        }

        foreach (ref readonly var piece in pieces)
        {
            if (kinds[piece.Kind].Rule != 0)
                least = Vector64.Min(least, Least(core, piece.Source, piece.First, piece.First + piece.Count));
        }

        return Math.Min(Enumerable.Range(0, SynapseTiles.Neurons).Min(lane => least[lane]), LeastBound(core));
    }

    // Of tiles that are there in part the rest counts too.
    private static Vector64<sbyte> Least(Engine core, int source, int first, int end)
    {
        var least = Vector64.Create(sbyte.MaxValue);
        var none = Vector64.Create((sbyte)WeightCodes.NoSynapse);
        for (var neuron = first & -SynapseTiles.Neurons; neuron < end; neuron += SynapseTiles.Neurons)
        {
            var weights = Vector64.Load((sbyte*)core.Arrays.Synapse(source, neuron));
            least = Vector64.Min(least, Vector64.ConditionalSelect(Vector64.Equals(weights, none), least, weights));
        }

        return least;
    }

    private static int LeastBound(Engine core) => Enumerable.Range(1, (1 << Fields.RuleWidth) - 1)
        .SelectMany(rule => Enum.GetValues<LearningTrigger>().SelectMany(trigger => core.Program.Of(rule, trigger, core.Registers.Products(trigger)).ToArray()))
        .Where(product => product.Last)
        .Select(product => (int)product.Lower)
        .Append(sbyte.MaxValue)
        .Min();
}
