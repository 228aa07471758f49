// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>Sources that have one class.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many: one, or the L of a group.</param>
/// <param name="Words">Their projection words by block.</param>
internal sealed record SourceGroup(int First, int Count, IReadOnlyDictionary<int, ushort> Words)
{
    /// <summary>True if weights of theirs learn.</summary>
    public bool IsPlastic => Words.Values.Any(word => ProjectionWord.FromWord(word).Rule > 0);
}

/// <summary>
/// A walk over a column reads the class of L sources from the first of them: if one of them learns, all have its class.
/// </summary>
internal static class SourceGroups
{
    /// <summary>The groups that learn, and the other sources one by one; ascending.</summary>
    /// <param name="words">For each source, the projection words of the blocks that it reaches.</param>
    /// <param name="lanes">L: groups begin at its multiples.</param>
    /// <param name="conflict">What is wrong if two sources of a group need different words for a block: sources and block.</param>
    public static ImmutableArray<SourceGroup> Of(
        IReadOnlyList<IReadOnlyDictionary<int, ushort>> words, int lanes, Func<int, int, int, Obstacle> conflict)
    {
        var groups = ImmutableArray.CreateBuilder<SourceGroup>();
        for (var first = 0; first < words.Count; first += lanes)
        {
            var single = Enumerable.Range(first, Math.Min(lanes, words.Count - first)).Select(source => new SourceGroup(source, 1, words[source])).ToList();
            if (single.Exists(source => source.IsPlastic))
                groups.Add(Together(single, conflict));
            else
                groups.AddRange(single);
        }

        return groups.ToImmutable();
    }

    private static SourceGroup Together(List<SourceGroup> sources, Func<int, int, int, Obstacle> conflict)
    {
        var words = new Dictionary<int, ushort>();
        var owners = new Dictionary<int, int>();
        foreach (var source in sources)
        {
            foreach (var (block, word) in source.Words)
            {
                if (words.TryAdd(block, word))
                    owners.Add(block, source.First);
                else if (words[block] != word)
                    throw conflict(owners[block], source.First, block);
            }
        }

        return new SourceGroup(sources[0].First, sources.Count, words);
    }
}
