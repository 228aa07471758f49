// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>The word of the range bank: which blocks of neurons a source reaches, and its class.</summary>
public static class RangeWord
{
    /// <summary>Highest class of a source.</summary>
    public const int MostSourceClass = (1 << Fields.SourceClassWidth) - 1;

    private const int MostBlock = (1 << Fields.FirstBlockWidth) - 1;

    /// <summary>The word for a range; null is a source without any synapse, whose class matters to its group alone.</summary>
    /// <param name="range">Blocks that the source reaches.</param>
    /// <param name="sourceClass">Its row of the projection bank, 0..7.</param>
    /// <exception cref="NeuroCoreException">The range is empty or has a block beyond 63, or there is no such class.</exception>
    public static ushort Encode(OccupiedRange? range, int sourceClass = 0)
    {
        if (sourceClass is < 0 or > MostSourceClass)
            throw new NeuroCoreException($"There is no source class {sourceClass}: it must lie within 0..{MostSourceClass}.");
        if (range is null)
            return (ushort)(sourceClass << Fields.SourceClassLow);
        if (range.First < 0 || range.Last > MostBlock || range.First > range.Last)
        {
            throw new NeuroCoreException(
                $"Blocks {range.First}..{range.Last} are no range: it must ascend and lie within 0..{MostBlock}.");
        }

        return (ushort)(
            (range.First << Fields.FirstBlockLow) | (range.Last << Fields.LastBlockLow) |
            (sourceClass << Fields.SourceClassLow) | (1 << Fields.OccupiedLow));
    }

    /// <summary>What a word says; null if the source has no synapse. Every word means something: the core checks no order.</summary>
    public static OccupiedRange? Decode(ushort word) =>
        ((word >> Fields.OccupiedLow) & 1) == 0
            ? null
            : new OccupiedRange((word >> Fields.FirstBlockLow) & MostBlock, (word >> Fields.LastBlockLow) & MostBlock);

    /// <summary>Class of the source that a word says.</summary>
    public static int SourceClass(ushort word) => (word >> Fields.SourceClassLow) & MostSourceClass;
}
