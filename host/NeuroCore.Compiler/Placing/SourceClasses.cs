// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler;

/// <summary>
/// Classes of sources. A class is a row of the projection table, a word for each block of neurons; sources share one if
/// they agree in every block that both of them reach.
/// </summary>
/// <param name="Of">Class of each source; 0 for a source without synapses.</param>
/// <param name="Rows">For each class, its words by block; a block that no source of the class reaches has none.</param>
internal sealed record SourceClasses(ImmutableArray<int> Of, ImmutableArray<ImmutableSortedDictionary<int, ushort>> Rows)
{
    /// <summary>Gives out as few classes as a good heuristic finds.</summary>
    /// <param name="words">For each source, the projection words of the blocks that it reaches.</param>
    public static SourceClasses Share(IReadOnlyList<IReadOnlyDictionary<int, ushort>> words)
    {
        var (kinds, kindOf) = Kinds(words);
        var conflicts = kinds.Select(one => kinds.Select(other => Conflict(one, other)).ToArray()).ToArray();
        var classes = Coloured(conflicts);
        var rows = Enumerable.Range(0, classes.Append(-1).Max() + 1)
            .Select(number => kinds.Where((_, kind) => classes[kind] == number)
                .SelectMany(kind => kind).DistinctBy(entry => entry.Key).ToImmutableSortedDictionary())
            .ToImmutableArray();
        return new SourceClasses([.. kindOf.Select(kind => kind < 0 ? 0 : classes[kind])], rows);
    }

    /// <summary>The different rows that sources ask for, and which of them each source asks for; -1 for none.</summary>
    private static (List<IReadOnlyDictionary<int, ushort>> Kinds, int[] KindOf) Kinds(IReadOnlyList<IReadOnlyDictionary<int, ushort>> words)
    {
        var kinds = new List<IReadOnlyDictionary<int, ushort>>();
        var known = new Dictionary<string, int>();
        var kindOf = new int[words.Count];
        for (var source = 0; source < words.Count; source++)
        {
            var key = string.Join(' ', words[source].OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}:{entry.Value}"));
            if (key.Length > 0 && known.TryAdd(key, kinds.Count))
                kinds.Add(words[source]);
            kindOf[source] = key.Length > 0 ? known[key] : -1;
        }

        return (kinds, kindOf);
    }

    private static bool Conflict(IReadOnlyDictionary<int, ushort> one, IReadOnlyDictionary<int, ushort> other) =>
        one.Any(entry => other.TryGetValue(entry.Key, out var word) && word != entry.Value);

    /// <summary>Colours a graph: next always the kind that the fewest classes are left for, then the one with most conflicts.</summary>
    private static int[] Coloured(bool[][] conflicts)
    {
        var colours = Enumerable.Repeat(-1, conflicts.Length).ToArray();
        for (var done = 0; done < colours.Length; done++)
        {
            var next = Enumerable.Range(0, colours.Length).Where(kind => colours[kind] < 0)
                .OrderByDescending(kind => Taken(kind).Count)
                .ThenByDescending(kind => conflicts[kind].Count(conflict => conflict))
                .First();
            var taken = Taken(next);
            colours[next] = Enumerable.Range(0, colours.Length).First(colour => !taken.Contains(colour));
        }

        return colours;

        HashSet<int> Taken(int kind) =>
            [.. Enumerable.Range(0, colours.Length).Where(other => conflicts[kind][other] && colours[other] >= 0).Select(other => colours[other])];
    }
}
