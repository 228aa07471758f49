// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Netlists;

/// <summary>The words that a run may change. (A session would save the state of images alone that a compiler could make.)</summary>
internal static class StateWords
{
    /// <summary>Stretches of words, all of the build.</summary>
    public static IEnumerable<(Bank Bank, int Address, int Count)> OfBuild(RegisterImage image) =>
    [
        .. StateBanks.Registers.Select(register => (Bank.Control, (int)register, 1)),
        .. StateBanks.Of(image.Target).Select(bank => (bank, 0, BankDepth.Of(image.Target, bank))),
        .. StateBanks.LearningOf(image),
    ];

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
