// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>The projection word of a block that a source reaches.</summary>
/// <param name="Block">Block of neurons.</param>
/// <param name="Word">The word, see <see cref="ProjectionWord"/>.</param>
internal readonly record struct BlockWord(int Block, ushort Word)
{
    /// <summary>The weights of the block learn.</summary>
    public bool HasRule => ProjectionWord.FromWord(Word).Rule > 0;
}

/// <summary>Sources that have one class.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many: one, or the L of a group.</param>
/// <param name="Words">Their projection words, by ascending block.</param>
internal sealed record SourceGroup(int First, int Count, BlockWord[] Words);

/// <summary>
/// A walk over a column reads the class of L sources from the first of them: if one of them learns, all have its class.
/// </summary>
internal static class SourceGroups
{
    /// <summary>The groups that learn, and the other sources one by one; ascending.</summary>
    /// <param name="words">For each source, the projection words of the blocks that it reaches, ascending.</param>
    /// <param name="lanes">L: groups begin at its multiples.</param>
    /// <param name="conflict">What is wrong if two sources of a group need different words for a block: sources and block.</param>
    public static ImmutableArray<SourceGroup> Of(IReadOnlyList<BlockWord[]> words, int lanes, Func<int, int, int, Obstacle> conflict)
    {
        var groups = ImmutableArray.CreateBuilder<SourceGroup>();
        for (var first = 0; first < words.Count; first += lanes)
        {
            var count = Math.Min(lanes, words.Count - first);
            if (Enumerable.Range(first, count).Any(source => Array.Exists(words[source], word => word.HasRule)))
            {
                groups.Add(Together(words, first, count, conflict));
                continue;
            }

            for (var source = first; source < first + count; source++)
                groups.Add(new SourceGroup(source, 1, words[source]));
        }

        return groups.ToImmutable();
    }

    private static SourceGroup Together(IReadOnlyList<BlockWord[]> words, int first, int count, Func<int, int, int, Obstacle> conflict)
    {
        var shared = new SortedDictionary<int, (ushort Word, int Owner)>();
        for (var source = first; source < first + count; source++)
        {
            foreach (var (block, word) in words[source])
            {
                if (!shared.TryAdd(block, (word, source)) && shared[block].Word != word)
                    throw conflict(shared[block].Owner, source, block);
            }
        }

        return new SourceGroup(first, count, [.. shared.Select(entry => new BlockWord(entry.Key, entry.Value.Word))]);
    }
}
