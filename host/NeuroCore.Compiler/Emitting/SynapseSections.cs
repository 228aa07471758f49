// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>The occupied ranges of the sources, and the weights within them; nothing else of the synapse bank is written.</summary>
internal static class SynapseSections
{
    /// <summary>One section of ranges, then the weights, in runs as long as their addresses follow each other.</summary>
    public static IEnumerable<ImageSection> Of(WeightMatrix weights, int sources, Configuration target)
    {
        var ranges = Enumerable.Range(0, sources).Select(source => weights.Occupied(source, target.Lanes)).ToArray();
        yield return new ImageSection(Bank.Range, 0, [.. ranges.Select(range => RangeWord.Encode(range))]);

        var run = ImmutableArray.CreateBuilder<ushort>();
        var begin = 0;
        for (var source = 0; source < sources; source++)
        {
            if (ranges[source] is not { } range)
                continue;
            var address = FirstWord(target, source, range.First);
            if (run.Count > 0 && address != begin + run.Count)
                yield return new ImageSection(Bank.Synapse, begin, run.DrainToImmutable());
            if (run.Count == 0)
                begin = address;
            for (var block = range.First; block <= range.Last; block++)
                run.AddRange(Words(weights, source, block, target));
        }

        if (run.Count > 0)
            yield return new ImageSection(Bank.Synapse, begin, run.DrainToImmutable());
    }

    /// <summary>Address of the lowest word of a block: lanes are rotated, so any neuron of it may be there.</summary>
    private static int FirstWord(Configuration target, int source, int block) => Enumerable.Range(0, target.Lanes)
        .Min(lane => SynapseLayout.Address(target, source, block * target.Lanes + lane));

    private static ushort[] Words(WeightMatrix weights, int source, int block, Configuration target)
    {
        // A build with one lane has no odd one: its half of the word says no synapse.
        var bytes = new byte[2 * target.Pairs];
        Array.Fill(bytes, unchecked((byte)WeightCodes.NoSynapse));
        for (var lane = 0; lane < target.Lanes; lane++)
            bytes[lane] = (byte)weights[source, SynapseLayout.Neuron(target, source, block, lane)];
        var words = new ushort[target.Pairs];
        for (var pair = 0; pair < words.Length; pair++)
            words[pair] = (ushort)(bytes[2 * pair] | (bytes[2 * pair + 1] << 8));
        return words;
    }
}
