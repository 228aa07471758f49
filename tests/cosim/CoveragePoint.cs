// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>What a point of coverage counts.</summary>
internal enum CoverageKind
{
    /// <summary>A block of statements was executed.</summary>
    Line,

    /// <summary>A side of an if, or an item of a case, was taken.</summary>
    Branch,

    /// <summary>A bit changed.</summary>
    Toggle,
}

/// <summary>A place of the sources, whatever the instance and the build.</summary>
/// <param name="File">Source file, from the repository's root.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Name">The bit, or the side of the branch.</param>
internal readonly record struct CoveragePoint(string File, int Line, int Column, CoverageKind Kind, string Name) : IComparable<CoveragePoint>
{
    /// <inheritdoc/>
    public int CompareTo(CoveragePoint other) =>
        (string.CompareOrdinal(File, other.File), Line.CompareTo(other.Line), Column.CompareTo(other.Column), string.CompareOrdinal(Name, other.Name)) switch
        {
            (not 0 and var file, _, _, _) => file,
            (_, not 0 and var line, _, _) => line,
            (_, _, not 0 and var column, _) => column,
            var (_, _, _, name) => name,
        };

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Kind.ToString().ToLowerInvariant()} {Name}";
}
