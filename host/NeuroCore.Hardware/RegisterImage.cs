// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>
/// A compiled network: what the board's memories hold before the first tick.
/// </summary>
/// <remarks>
/// The sections set all that a run relies on. A loader first fills all that runs change with 0, traces and the registers of
/// learning among it, and sets the tick to 0, then writes the sections in their order.
/// </remarks>
/// <param name="Target">Build that the image was made for.</param>
/// <param name="Needs">Features that the network needs.</param>
/// <param name="Neurons">N of the image: a multiple of L, from L to the build's N.</param>
/// <param name="Sources">S of the image: a multiple of L, from N of the image to the build's S.</param>
/// <param name="Sections">Runs of words, in the order in which they are written.</param>
/// <param name="Metadata">Names for people: what lies where.</param>
public sealed record RegisterImage(
    Configuration Target,
    Capabilities Needs,
    int Neurons,
    int Sources,
    ImmutableArray<ImageSection> Sections,
    ImageMetadata Metadata)
{
    /// <summary>The word that loading leaves at an address: of the last section that has it, 0 if none has.</summary>
    /// <param name="bank">Bank.</param>
    /// <param name="address">Address in the bank.</param>
    public ushort WordAt(Bank bank, int address)
    {
        var last = Sections.LastOrDefault(section => section.Bank == bank && address >= section.Address && address - section.Address < section.Length);
        ushort word = 0;
        last?.CopyTo(address - last.Address, new Span<ushort>(ref word));
        return word;
    }
}
