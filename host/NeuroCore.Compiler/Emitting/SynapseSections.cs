// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Numerics;
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
        var lanes = new byte[target.Blocks * target.Lanes];    // of a stretch
        var begin = 0;
        run.Capacity = ranges.Max(range => range is null ? 0 : (range.Last - range.First + 1) * target.Pairs) * sources;
        for (var source = 0; source < sources; source++)
        {
            foreach (var (first, count) in Stretches(ranges[source], table.Classes, source))
            {
                var address = ((source * target.Blocks) + first) * target.Pairs;
                if (run.Count > 0 && address != begin + run.Count)
                    yield return new ImageSection(Bank.Synapse, begin, run.DrainToImmutable());
                if (run.Count == 0)
                    begin = address;
                Append(run, weights, source, first, lanes.AsSpan(0, count * target.Lanes), target);
            }
        }

        if (run.Count > 0)
            yield return new ImageSection(Bank.Synapse, begin, run.DrainToImmutable());
    }

    /// <summary>The blocks of a source that are written: where they begin and how many follow each other, ascending.</summary>
    private static IEnumerable<(int First, int Count)> Stretches(OccupiedRange? range, SourceClasses classes, int source)
    {
        var number = classes.Of[source];
        if (!classes.IsPlastic(number))
        {
            if (range is not null)
                yield return (range.First, range.Last - range.First + 1);
            yield break;
        }

        var reached = range is null ? [] : Enumerable.Range(range.First, range.Last - range.First + 1);
        var (first, count) = (0, 0);
        foreach (var block in classes.Rows[number].Keys.Where(block => classes.HasRule(number, block)).Union(reached).Order())
        {
            if (count > 0 && block != first + count)
            {
                yield return (first, count);
                count = 0;
            }

            if (count++ == 0)
                first = block;
        }

        if (count > 0)
            yield return (first, count);
    }

    private static void Append(ImmutableArray<ushort>.Builder run, WeightMatrix weights, int source, int first, Span<byte> lanes, Configuration target)
    {
        Turn(MemoryMarshal.AsBytes(weights.Row(source).Slice(first * target.Lanes, lanes.Length)), target.Lanes, source % target.Lanes, lanes);
        if (target.SynapseBits == Narrow)
        {
            // A build with one lane has no odd one: its half of the word says no synapse.
            if (target.Lanes > 1)
                run.AddRange(MemoryMarshal.Cast<byte, ushort>(lanes));
            else
            {
                foreach (var lane in lanes)
                    run.Add((ushort)(lane | (unchecked((byte)WeightCodes.NoSynapse) << Narrow)));
            }

            return;
        }

        for (var i = 0; i < lanes.Length; i++)
        {
            var neuron = SynapseLayout.Neuron(target, source, first + (i / target.Lanes), i % target.Lanes);
            run.Add(target.Has(Capabilities.TaggedSynapses)
                ? SynapseWord.Tagged(lanes[i], weights.OwnDelay(source, neuron))
                : (ushort)((lanes[i] << Narrow) | weights.Fraction(source, neuron)));
        }
    }

    // Neuron n lies in lane (n + source) modulo L: the bytes of each block are turned.
    private static void Turn(ReadOnlySpan<byte> neurons, int lanes, int by, Span<byte> turned)
    {
        if (lanes == sizeof(ulong) && BitConverter.IsLittleEndian)
        {
            var blocks = MemoryMarshal.Cast<byte, ulong>(turned);
            for (var i = 0; i < blocks.Length; i++)
                blocks[i] = BitOperations.RotateLeft(MemoryMarshal.Cast<byte, ulong>(neurons)[i], by * Narrow);
            return;
        }

        for (var block = 0; block < neurons.Length; block += lanes)
        {
            neurons.Slice(block, lanes - by).CopyTo(turned[(block + by)..]);
            neurons.Slice(block + lanes - by, by).CopyTo(turned[block..]);
        }
    }
}
