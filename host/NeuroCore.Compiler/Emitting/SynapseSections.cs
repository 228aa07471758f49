// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>
/// The occupied ranges of the sources, and the weights within them. Columns of what learns are walked whatever the ranges say:
/// there every word is written, "no synapse" where there is none. Nothing else of the synapse bank is.
/// </summary>
internal static class SynapseSections
{
    /// <summary>One section of ranges, then the weights, in runs as long as their addresses follow each other.</summary>
    public static IEnumerable<ImageSection> Of(SynapseWeights weights, ProjectionTable table, Placement placement, Configuration target)
    {
        var ranges = Enumerable.Range(0, placement.Sources).Select(source => weights.Occupied(source, target.Lanes)).ToArray();
        yield return new ImageSection(Bank.Range, 0, [.. ranges.Select((range, source) => RangeWord.Encode(range, table.Classes.Of[source]))]);

        var rows = new SynapseRows(weights, placement.Neurons, target);
        var run = new List<(int Source, int First, int Count)>();
        var (begin, end) = (0, 0);    // of the run
        for (var source = 0; source < placement.Sources; source++)
        {
            foreach (var (first, count) in Stretches(ranges[source], table.Classes, source))
            {
                var address = ((source * target.Blocks) + first) * target.Pairs;
                if (run.Count > 0 && address != end)
                {
                    yield return Section();
                    run.Clear();
                }

                if (run.Count == 0)
                    begin = address;
                run.Add((source, first, count));
                end = address + (count * target.Pairs);
            }
        }

        if (run.Count > 0)
            yield return Section();

        ImageSection Section() => new(Bank.Synapse, begin, new SynapseRun(rows, target, run));
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
}
