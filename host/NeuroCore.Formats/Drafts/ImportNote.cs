// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Formats.Drafts;

/// <summary>How true an import is to its file, in one respect.</summary>
public enum Fidelity
{
    /// <summary>As the file says.</summary>
    Exact,

    /// <summary>Near to what the file says.</summary>
    Approximate,

    /// <summary>The file does not say; this was taken.</summary>
    Assumed,

    /// <summary>Not taken over.</summary>
    LeftOut,
}

/// <summary>What an import did with a part of a file.</summary>
/// <param name="Fidelity">How true it is.</param>
/// <param name="Text">What, in a sentence.</param>
public readonly record struct ImportNote(Fidelity Fidelity, string Text);

/// <summary>A network that was read from a file of another tool.</summary>
/// <param name="Draft">The network.</param>
/// <param name="Format">What the file is, such as <c>NIR 1.0</c>.</param>
/// <param name="Notes">How true it is to the file.</param>
public sealed record Imported(Draft Draft, string Format, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>Names of the neurons in the file, where they have names and are one population; else empty.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}
