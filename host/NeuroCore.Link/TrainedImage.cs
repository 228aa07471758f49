// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Puts what a network has learned into its image.</summary>
internal static class TrainedImage
{
    /// <summary>The image with other synapse words.</summary>
    /// <param name="image">The image.</param>
    /// <param name="memory">Words of the synapse bank by address, at least those of the image.</param>
    /// <param name="freeze">True to close the gate for good.</param>
    public static RegisterImage Of(RegisterImage image, Dictionary<int, ushort> memory, bool freeze)
    {
        var trained = image with
        {
            Sections = [.. image.Sections.Select(section => section.Bank == Bank.Synapse
                ? section with { Words = [.. Enumerable.Range(section.Address, section.Words.Length).Select(address => memory[address])] }
                : section)],
        };
        return !freeze ? trained : trained with
        {
            Sections = [.. trained.Sections.Select(section => section.Bank == Bank.Learning ? Closed(section) : section)],
            Metadata = trained.Metadata with { Learning = trained.Metadata.Learning is { } note ? note with { IsOn = false } : null },
        };
    }

    /// <summary>The image with other words in a bank of neurons, from its beginning on.</summary>
    public static RegisterImage WithBank(RegisterImage image, Bank bank, ImmutableArray<ushort> words) => image with
    {
        Sections = [.. image.Sections.Where(section => section.Bank != bank), new ImageSection(bank, 0, words)],
    };

    private static ImageSection Closed(ImageSection section)
    {
        var gate = (int)LearningRegister.Gate - section.Address;
        return gate >= 0 && gate < section.Words.Length ? section with { Words = section.Words.SetItem(gate, 0) } : section;
    }
}
