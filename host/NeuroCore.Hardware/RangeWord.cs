// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>The word of the range bank: which blocks of neurons a source reaches.</summary>
public static class RangeWord
{
    private const int MostBlock = (1 << Fields.FirstBlockWidth) - 1;

    /// <summary>The word for a range; null is a source without any synapse.</summary>
    /// <exception cref="NeuroCoreException">The range is empty or has a block beyond 127.</exception>
    public static ushort Encode(OccupiedRange? range)
    {
        if (range is null)
            return 0;
        if (range.First < 0 || range.Last > MostBlock || range.First > range.Last)
        {
            throw new NeuroCoreException(
                $"Blocks {range.First}..{range.Last} are no range: it must ascend and lie within 0..{MostBlock}.");
        }

        return (ushort)((range.First << Fields.FirstBlockLow) | (range.Last << Fields.LastBlockLow) | (1 << Fields.OccupiedLow));
    }

    /// <summary>What a word says; null if the source has no synapse. Every word means something: the core checks no order.</summary>
    public static OccupiedRange? Decode(ushort word) =>
        ((word >> Fields.OccupiedLow) & 1) == 0
            ? null
            : new OccupiedRange((word >> Fields.FirstBlockLow) & MostBlock, (word >> Fields.LastBlockLow) & MostBlock);
}
