// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>Gives each kind of source a class, such that kinds of one class agree wherever they meet: a colouring of a graph.</summary>
internal static class ClassColours
{
    // Every pair of so many is compared; more kinds than a board has sources are taken one by one.
    private const int MostCompared = 1024;

    /// <summary>The class of each kind.</summary>
    /// <param name="kinds">Projection words of each kind, by ascending block.</param>
    public static int[] Of(IReadOnlyList<BlockWord[]> kinds)
    {
        var plastic = kinds.Select(kind => Array.Exists(kind, word => word.HasRule)).ToArray();
        return kinds.Count <= MostCompared ? BySaturation(kinds, plastic) : FirstFit(kinds, plastic);
    }

    /// <summary>Next always the kind that the fewest classes are left for, then the one with most conflicts.</summary>
    private static int[] BySaturation(IReadOnlyList<BlockWord[]> kinds, bool[] plastic)
    {
        var count = kinds.Count;
        var conflicts = new List<int>[count];
        for (var kind = 0; kind < count; kind++)
            conflicts[kind] = [.. Enumerable.Range(0, count).Where(other => plastic[kind] != plastic[other] || Conflict(kinds[kind], kinds[other]))];
        var colours = Enumerable.Repeat(-1, count).ToArray();
        var taken = colours.Select(_ => new HashSet<int>()).ToArray();
        for (var done = 0; done < count; done++)
        {
            var next = -1;
            for (var kind = 0; kind < count; kind++)
            {
                if (colours[kind] < 0 && (next < 0 || (taken[kind].Count, conflicts[kind].Count).CompareTo((taken[next].Count, conflicts[next].Count)) > 0))
                    next = kind;
            }

            colours[next] = Enumerable.Range(0, count).First(colour => !taken[next].Contains(colour));
            foreach (var other in conflicts[next])
                taken[other].Add(colours[next]);
        }

        return colours;
    }

    private static bool Conflict(BlockWord[] one, BlockWord[] other)
    {
        for (var (i, j) = (0, 0); i < one.Length && j < other.Length;)
        {
            var (left, right) = (one[i].Block, other[j].Block);
            if (left == right && one[i].Word != other[j].Word)
                return true;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }

        return false;
    }

    private static int[] FirstFit(IReadOnlyList<BlockWord[]> kinds, bool[] plastic)
    {
        var rows = new List<(ClassRow Row, bool Plastic)>();
        var colours = new int[kinds.Count];
        for (var kind = 0; kind < colours.Length; kind++)
        {
            var fits = rows.FindIndex(row => row.Plastic == plastic[kind] && row.Row.AgreesWith(kinds[kind]));
            if (fits < 0)
            {
                fits = rows.Count;
                rows.Add((new ClassRow(), plastic[kind]));
            }

            colours[kind] = fits;
            rows[fits].Row.Take(kinds[kind]);
        }

        return colours;
    }
}
