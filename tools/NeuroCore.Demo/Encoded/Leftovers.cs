// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Demo.Encoded;

/// <summary>What a run leaves in an image's neurons that the next one would feel.</summary>
internal static class Leftovers
{
    private const int FractionBits = 8;

    /// <summary>The banks to be cleared before the network sees something new, if all its state starts at 0.</summary>
    /// <remarks>
    /// A current that lasts one tick is replaced by the next. A membrane to which only whole units are added, and that
    /// leaks none of them, has no fraction, so its residue stays 0 as long as no spike holds it. Without delays every sum
    /// is taken in the tick that made it, and left at 0.
    /// </remarks>
    internal static ImmutableArray<Bank> Of(RegisterImage image)
    {
        ImmutableArray<ClassParameters> blocks =
        [
            .. Words(image, Bank.Class).Chunk(ClassParameters.WordsPerBlock).Select(words => ClassParameters.FromWords(words)),
        ];
        var banks = ImmutableArray.CreateBuilder<Bank>();
        banks.Add(Bank.Membrane);
        if (blocks.Any(block => HasResidue(block, image.Target)))
            banks.Add(Bank.Residue);
        if (blocks.Any(block => block.KeepU != 0))
            banks.Add(Bank.Current);
        if (blocks.Any(block => block.ThetaStep != 0))
            banks.Add(Bank.Adaptation);
        if (Words(image, Bank.Projection).Any(word => ProjectionWord.FromWord(word).Delay != 0))
            banks.Add(Bank.Accumulator);
        return banks.ToImmutable();
    }

    private static bool HasResidue(ClassParameters block, Configuration target) =>
        block.KeepV != ClassParameters.KeepAll ||
        (target.Has(Capabilities.KeepReset) && block.KeepReset != ClassParameters.KeepAll) ||
        block.AccumulatorShift + block.CurrentShift < FractionBits ||
        block.NoiseAmplitude != 0 ||
        block.RefractoryTicks != 0;

    private static IEnumerable<ushort> Words(RegisterImage image, Bank bank) =>
        image.Sections.Where(section => section.Bank == bank).SelectMany(section => section.Words);
}
