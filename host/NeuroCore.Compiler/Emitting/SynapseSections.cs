// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>
/// The occupied ranges of the sources, and the weights within them. Columns of what learns are walked whatever the ranges say:
/// there every word is written, "no synapse" where there is none. Nothing else of the synapse bank is.
/// </summary>
internal static class SynapseSections
{
    /// <summary>One section of ranges, then the weights, in runs as long as their addresses follow each other.</summary>
    public static IEnumerable<ImageSection> Of(WeightMatrix weights, ProjectionTable table, int sources, Configuration target)
    {
        var ranges = Enumerable.Range(0, sources).Select(source => weights.Occupied(source, target.Lanes)).ToArray();
        yield return new ImageSection(Bank.Range, 0, [.. ranges.Select((range, source) => RangeWord.Encode(range, table.Classes.Of[source]))]);

        var run = ImmutableArray.CreateBuilder<ushort>();
        var begin = 0;
        for (var source = 0; source < sources; source++)
        {
            foreach (var block in Blocks(ranges[source], table.Classes, source))
            {
                var address = FirstWord(target, source, block);
                if (run.Count > 0 && address != begin + run.Count)
                    yield return new ImageSection(Bank.Synapse, begin, run.DrainToImmutable());
                if (run.Count == 0)
                    begin = address;
                run.AddRange(Words(weights, source, block, target));
            }
        }

        if (run.Count > 0)
            yield return new ImageSection(Bank.Synapse, begin, run.DrainToImmutable());
    }

    /// <summary>The blocks of a source that are written, ascending.</summary>
    private static IEnumerable<int> Blocks(OccupiedRange? range, SourceClasses classes, int source)
    {
        var number = classes.Of[source];
        var walked = classes.IsPlastic(number) ? classes.Rows[number].Keys.Where(block => classes.HasRule(number, block)) : [];
        return walked.Union(range is null ? [] : Enumerable.Range(range.First, range.Last - range.First + 1)).Order();
    }

    /// <summary>Address of the lowest word of a block: lanes are rotated, so any neuron of it may be there.</summary>
    private static int FirstWord(Configuration target, int source, int block) => Enumerable.Range(0, target.Lanes)
        .Min(lane => SynapseLayout.Address(target, source, block * target.Lanes + lane));

    private static ushort[] Words(WeightMatrix weights, int source, int block, Configuration target)
    {
        var words = new ushort[target.Pairs];

        // A build with one lane has no odd one: its half of the word says no synapse.
        if (target.SynapseBits == 8)
            Array.Fill(words, unchecked((ushort)((WeightCodes.NoSynapse << 8) | (byte)WeightCodes.NoSynapse)));
        for (var lane = 0; lane < target.Lanes; lane++)
        {
            var neuron = SynapseLayout.Neuron(target, source, block, lane);
            var weight = (byte)weights[source, neuron];
            if (target.Has(Capabilities.TaggedSynapses))
                words[lane] = SynapseWord.Tagged(weight, weights.OwnDelay(source, neuron));
            else if (target.Has(Capabilities.FineSynapses))
                words[lane] = (ushort)((weight << 8) | weights.Fraction(source, neuron));
            else
                words[lane / 2] = (ushort)(lane % 2 == 0 ? (words[lane / 2] & 0xFF00) | weight : (words[lane / 2] & 0xFF) | (weight << 8));
        }

        return words;
    }
}
