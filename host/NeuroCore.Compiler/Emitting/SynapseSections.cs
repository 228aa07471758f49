// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>
/// The occupied ranges of the sources, and the weights within them. Columns of what learns are walked whatever the ranges say:
/// there every word is written, "no synapse" where there is none. Nothing else of the synapse bank is.
/// </summary>
internal static class SynapseSections
{
    private const int Narrow = 8;    // bits of a synapse that shares a word

    /// <summary>One section of ranges, then the weights, in runs as long as their addresses follow each other.</summary>
    public static IEnumerable<ImageSection> Of(WeightMatrix weights, ProjectionTable table, int sources, Configuration target)
    {
        var ranges = Enumerable.Range(0, sources).Select(source => weights.Occupied(source, target.Lanes)).ToArray();
        yield return new ImageSection(Bank.Range, 0, [.. ranges.Select((range, source) => RangeWord.Encode(range, table.Classes.Of[source]))]);

        var run = ImmutableArray.CreateBuilder<ushort>();
        var begin = 0;
        run.Capacity = ranges.Max(range => range is null ? 0 : (range.Last - range.First + 1) * target.Pairs) * sources;
        for (var source = 0; source < sources; source++)
        {
            foreach (var block in Blocks(ranges[source], table.Classes, source))
            {
                var address = ((source * target.Blocks) + block) * target.Pairs;
                if (run.Count > 0 && address != begin + run.Count)
                    yield return new ImageSection(Bank.Synapse, begin, run.DrainToImmutable());
                if (run.Count == 0)
                    begin = address;
                Append(run, weights, source, block, target);
            }
        }

        if (run.Count > 0)
            yield return new ImageSection(Bank.Synapse, begin, run.DrainToImmutable());
    }

    /// <summary>The blocks of a source that are written, ascending.</summary>
    private static IEnumerable<int> Blocks(OccupiedRange? range, SourceClasses classes, int source)
    {
        var number = classes.Of[source];
        var reached = range is null ? [] : Enumerable.Range(range.First, range.Last - range.First + 1);
        return classes.IsPlastic(number)
            ? classes.Rows[number].Keys.Where(block => classes.HasRule(number, block)).Union(reached).Order()
            : reached;
    }

    private static void Append(ImmutableArray<ushort>.Builder run, WeightMatrix weights, int source, int block, Configuration target)
    {
        Span<byte> lanes = stackalloc byte[target.Lanes];
        Rotate(weights.Row(source).Slice(block * target.Lanes, target.Lanes), source % target.Lanes, lanes);
        if (target.SynapseBits == Narrow)
        {
            // A build with one lane has no odd one: its half of the word says no synapse.
            if (target.Lanes == 1)
                run.Add((ushort)(lanes[0] | (unchecked((byte)WeightCodes.NoSynapse) << Narrow)));
            else
                run.AddRange(MemoryMarshal.Cast<byte, ushort>(lanes));
            return;
        }

        for (var lane = 0; lane < target.Lanes; lane++)
        {
            var neuron = SynapseLayout.Neuron(target, source, block, lane);
            run.Add(target.Has(Capabilities.TaggedSynapses)
                ? SynapseWord.Tagged(lanes[lane], weights.OwnDelay(source, neuron))
                : (ushort)((lanes[lane] << Narrow) | weights.Fraction(source, neuron)));
        }
    }

    // Neuron n lies in lane (n + source) modulo L.
    private static void Rotate(ReadOnlySpan<sbyte> neurons, int by, Span<byte> lanes)
    {
        var bytes = MemoryMarshal.AsBytes(neurons);
        bytes[..^by].CopyTo(lanes[by..]);
        bytes[^by..].CopyTo(lanes);
    }
}
