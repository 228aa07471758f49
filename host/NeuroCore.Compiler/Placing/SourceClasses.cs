// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>
/// Classes of sources. A class is a row of the projection table, a word for each block of neurons; sources share one if
/// they agree in every block that both of them reach, and if both learn or neither does.
/// </summary>
/// <param name="Of">Class of each source; of a source without synapses one that does not learn, if there is any.</param>
/// <param name="Rows">For each class, its words by block; a block that no source of the class reaches has none.</param>
internal sealed record SourceClasses(ImmutableArray<int> Of, ImmutableArray<ImmutableSortedDictionary<int, ushort>> Rows)
{
    /// <summary>True for a class whose sources learn.</summary>
    public bool IsPlastic(int number) => number < Rows.Length && Rows[number].Values.Any(HasRule);

    /// <summary>The classes that learn, a bit each.</summary>
    public int PlasticMask => Enumerable.Range(0, Rows.Length).Where(IsPlastic).Sum(number => 1 << number);

    /// <summary>True if a block of a class has a rule.</summary>
    public bool HasRule(int number, int block) => number < Rows.Length && Rows[number].TryGetValue(block, out var word) && HasRule(word);

    /// <summary>Gives out as few classes as a good heuristic finds.</summary>
    /// <param name="groups">All sources, ascending.</param>
    public static SourceClasses Share(IReadOnlyList<SourceGroup> groups)
    {
        var (kinds, kindOf) = Kinds([.. groups.Select(group => group.Words)]);
        var conflicts = kinds.Select(one => kinds.Select(other => Conflict(one, other)).ToArray()).ToArray();
        var classes = Coloured(conflicts);
        var rows = Enumerable.Range(0, classes.Append(-1).Max() + 1)
            .Select(number => kinds.Where((_, kind) => classes[kind] == number)
                .SelectMany(kind => kind).DistinctBy(entry => entry.Key).ToImmutableSortedDictionary())
            .ToImmutableArray();
        var rest = Enumerable.Range(0, rows.Length).Where(number => !rows[number].Values.Any(HasRule)).Append(rows.Length).First();
        rest = rest < ProjectionTable.MostClasses ? rest : 0;
        return new SourceClasses(
            [.. groups.Zip(kindOf).SelectMany(pair => Enumerable.Repeat(pair.Second < 0 ? rest : classes[pair.Second], pair.First.Count))], rows);
    }

    private static bool HasRule(ushort word) => ProjectionWord.FromWord(word).Rule > 0;

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
        one.Values.Any(HasRule) != other.Values.Any(HasRule) ||
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
