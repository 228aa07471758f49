// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>What an image tells of its learning.</summary>
/// <param name="Rules">Names of the rules, rule 1 first.</param>
/// <param name="IsOn">Whether the network is to learn at all.</param>
/// <param name="From">Tick of the run from which on it learns.</param>
/// <param name="Until">Tick before which it stops; null: it does not.</param>
public sealed record LearningNote(ImmutableArray<string> Rules, bool IsOn = true, int From = 0, int? Until = null)
{
    /// <summary>True if both say the same.</summary>
    public bool Equals(LearningNote? other) =>
        other is not null && (IsOn, From, Until) == (other.IsOn, other.From, other.Until) && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rules.Length, IsOn, From, Until);
}
