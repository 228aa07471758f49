// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Netlists;

/// <summary>The words that a run may change. (A session would save the state of images alone that a compiler could make.)</summary>
internal static class StateWords
{
    private const int WidestGap = 16;    // words

    /// <summary>Stretches of words, all of the build.</summary>
    public static IEnumerable<(Bank Bank, int Address, int Count)> OfBuild(RegisterImage image) =>
    [
        .. StateBanks.Registers.Select(register => (Bank.Control, (int)register, 1)),
        .. StateBanks.Of(image.Target).Select(bank => (bank, 0, BankDepth.Of(image.Target, bank))),
        .. StateBanks.LearningOf(image),
    ];

    /// <summary>The same in fewer stretches: a frame and its answer take as long as a dozen words, so that small gaps are read too.</summary>
    /// <param name="stretches">Stretches of words.</param>
    public static IEnumerable<(Bank Bank, int Address, int Count)> Joined(IEnumerable<(Bank Bank, int Address, int Count)> stretches)
    {
        (Bank Bank, int Address, int Count)? open = null;
        foreach (var next in stretches.OrderBy(stretch => (stretch.Bank, stretch.Address)))
        {
            if (open is { } last && last.Bank == next.Bank && next.Address - (last.Address + last.Count) <= WidestGap)
            {
                open = last with { Count = Math.Max(last.Count, next.Address + next.Count - last.Address) };
                continue;
            }

            if (open is { } done)
                yield return done;
            open = next;
        }

        if (open is { } end)
            yield return end;
    }

    /// <summary>Stretches of words of the image's own neurons and sources: fewer, where the image is smaller than the build.</summary>
    public static IEnumerable<(Bank Bank, int Address, int Count)> OfImage(RegisterImage image)
    {
        foreach (var (bank, address, count) in OfBuild(image))
        {
            var (row, used) = bank switch
            {
                Bank.Current or Bank.Membrane or Bank.Residue or Bank.Adaptation or Bank.Count or Bank.FirstSpike or Bank.SecondCurrent or
                    Bank.Accumulator or Bank.NeuronTrace => (Configuration.PowerOfTwoFrom(image.Target.Neurons), image.Neurons),
                Bank.SourceTrace => (Configuration.PowerOfTwoFrom(image.Target.Sources), image.Sources),
                _ => (count, count),
            };
            if (used == row)
            {
                yield return (bank, address, count);
                continue;
            }

            for (var at = 0; at < count; at += row)
                yield return (bank, address + at, Math.Min(used, count - at));
        }
    }
}
