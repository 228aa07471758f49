// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>A named part of a record of one clock.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Word">64-bit word of the record.</param>
/// <param name="Low">Lowest bit in that word.</param>
/// <param name="Width">Number of bits, 1..63.</param>
/// <param name="Signed">How it is printed.</param>
internal sealed record RecordField(string Name, int Word, int Low, int Width, bool Signed = false)
{
    /// <summary>Value of the field in a record.</summary>
    public long In(ReadOnlySpan<ulong> record)
    {
        var value = (long)((record[Word] >> Low) & ((1UL << Width) - 1));
        return Signed && value >> (Width - 1) != 0 ? value - (1L << Width) : value;
    }
}
