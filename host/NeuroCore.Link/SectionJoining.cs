// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>
/// Sections of a bank that nearly touch, as one: each section costs a frame of its own, which is dearer than a few words of no
/// meaning between two of them. Those become 0.
/// </summary>
internal static class SectionJoining
{
    // More than this in a gap costs as much as another frame.
    private const int MostGapWords = LinkCommand.WireBytesBesideWords / 2;

    // Memories in which a 0 where no section has a word changes nothing: nobody looks at it, or clearing has put a 0 there already.
    // Registers are none of them.
    private static readonly Bank[] s_memories =
        [Bank.Synapse, Bank.Range, Bank.Threshold, Bank.Bias, Bank.Class, Bank.ClassMore, Bank.Projection, Bank.Encoder, Bank.NeuronDecay, Bank.NeuronTrace, Bank.Program];

    /// <summary>The same sections, fewer.</summary>
    public static IEnumerable<ImageSection> Of(ImmutableArray<ImageSection> sections)
    {
        // A gap is a gap only if no other section writes there: so where sections of a bank are out of order nothing is joined.
        var inOrder = s_memories.Where(bank => Ascends(sections, bank)).ToHashSet();
        var group = new List<ImageSection>();
        foreach (var section in sections)
        {
            if (group.Count > 0 && !(inOrder.Contains(section.Bank) && IsNear(group[^1], section)))
            {
                yield return Joined(group);
                group.Clear();
            }

            group.Add(section);
        }

        if (group.Count > 0)
            yield return Joined(group);
    }

    private static bool IsNear(ImageSection one, ImageSection next) =>
        one.Bank == next.Bank && next.Address - one.Address - one.Words.Length is >= 0 and <= MostGapWords;

    private static ImageSection Joined(List<ImageSection> group)
    {
        if (group.Count == 1)
            return group[0];
        var words = new ushort[group[^1].Address + group[^1].Words.Length - group[0].Address];
        foreach (var section in group)
            section.Words.CopyTo(words, section.Address - group[0].Address);
        return group[0] with { Words = ImmutableCollectionsMarshal.AsImmutableArray(words) };
    }

    private static bool Ascends(ImmutableArray<ImageSection> sections, Bank bank)
    {
        var end = 0;
        foreach (var section in sections)
        {
            if (section.Bank != bank)
                continue;
            if (section.Address < end)
                return false;
            end = section.Address + section.Words.Length;
        }

        return true;
    }
}
