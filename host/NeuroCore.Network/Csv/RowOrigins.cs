// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>Where rows were read from, so that a later check can name the line.</summary>
/// <param name="File">The file.</param>
/// <param name="Lines">Line of each row, from 1; default if they follow a line of names without gaps.</param>
internal sealed record RowOrigins(string File, ImmutableArray<int> Lines = default)
{
    private const int FirstAfterNames = 2;

    /// <summary>Line of a row, from 1.</summary>
    public int LineOf(int row) => Lines.IsDefault ? row + FirstAfterNames : Lines[row];
}
