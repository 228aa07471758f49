// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Formats.Hdf;

/// <summary>A dataset that was read: numbers as doubles, or texts.</summary>
/// <param name="Path">Where it lies in the file.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Numbers">Its numbers, the last dimension fastest; null for texts.</param>
/// <param name="Texts">Its texts; null for numbers.</param>
internal sealed record HdfValue(string Path, ImmutableArray<int> Shape, double[]? Numbers, string[]? Texts)
{
    /// <summary>How many values there are.</summary>
    public int Count => Numbers?.Length ?? Texts!.Length;

    /// <summary>The shape as people write it.</summary>
    public string ShapeText => ShapeTextOf(Shape);

    /// <summary>A shape as people write it.</summary>
    public static string ShapeTextOf(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";
}
