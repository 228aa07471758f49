// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What learning asks of the walk of a row in a clock.</summary>
/// <param name="Hold">The next source has to wait.</param>
/// <param name="Read">The row may be read.</param>
/// <param name="Stay">And will be read once more.</param>
/// <param name="Sweep">Sources whose class is not plastic are skipped.</param>
/// <param name="PlasticClasses">Classes that are, one bit each.</param>
/// <param name="Column">The only block of every source is this one; below 0: its own are walked.</param>
public readonly record struct RowControl(
    bool Hold = false, bool Read = true, bool Stay = false, bool Sweep = false, byte PlasticClasses = 0, int Column = -1)
{
    /// <summary>Nothing: rows are delivered, a block a clock.</summary>
    public static RowControl Delivers { get; } = new(Hold: false);
}
