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
    private readonly bool[] _plastic = [.. Rows.Select(row => row.Values.Any(HasRuleIn))];

    /// <summary>True for a class whose sources learn.</summary>
    public bool IsPlastic(int number) => number < _plastic.Length && _plastic[number];

    /// <summary>The classes that learn, a bit each.</summary>
    public int PlasticMask => Enumerable.Range(0, Rows.Length).Where(IsPlastic).Sum(number => 1 << number);

    /// <summary>True if a block of a class has a rule.</summary>
    public bool HasRule(int number, int block) => number < Rows.Length && Rows[number].TryGetValue(block, out var word) && HasRuleIn(word);

    /// <summary>Gives out as few classes as a good heuristic finds.</summary>
    /// <param name="groups">All sources, ascending.</param>
    public static SourceClasses Share(IReadOnlyList<SourceGroup> groups)
    {
        var (kinds, kindOf) = Kinds(groups);
        var classes = ClassColours.Of(kinds);
        var rows = Enumerable.Range(0, classes.Append(-1).Max() + 1).Select(_ => new ClassRow()).ToArray();
        for (var kind = 0; kind < kinds.Count; kind++)
            rows[classes[kind]].Take(kinds[kind]);

        var rest = Enumerable.Range(0, rows.Length).Where(number => !rows[number].Words.Any(pair => HasRuleIn(pair.Value))).Append(rows.Length).First();
        rest = rest < ProjectionTable.MostClasses ? rest : 0;
        return new SourceClasses(
            [.. groups.Zip(kindOf).SelectMany(pair => Enumerable.Repeat(pair.Second < 0 ? rest : classes[pair.Second], pair.First.Count))],
            [.. rows.Select(row => row.Words.ToImmutableSortedDictionary())]);
    }

    private static bool HasRuleIn(ushort word) => ProjectionWord.FromWord(word).Rule > 0;

    /// <summary>The different rows that sources ask for, and which of them each source asks for; -1 for none.</summary>
    private static (List<BlockWord[]> Kinds, int[] KindOf) Kinds(IReadOnlyList<SourceGroup> groups)
    {
        var kinds = new List<BlockWord[]>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var kindOf = new int[groups.Count];
        for (var i = 0; i < kindOf.Length; i++)
        {
            var words = groups[i].Words;
            var key = string.Create(2 * words.Length, words, Write);
            if (words.Length > 0 && known.TryAdd(key, kinds.Count))
                kinds.Add(words);
            kindOf[i] = words.Length > 0 ? known[key] : -1;
        }

        return (kinds, kindOf);
    }

    private static void Write(Span<char> key, BlockWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
            (key[2 * i], key[(2 * i) + 1]) = ((char)words[i].Block, (char)words[i].Word);
    }
}
