// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Learning.Language;

/// <summary>What the text of a rule says.</summary>
internal sealed record RuleText
{
    /// <summary>Traces by variable.</summary>
    public ImmutableDictionary<RuleVariable, TraceLine> Traces { get; init; } = ImmutableDictionary<RuleVariable, TraceLine>.Empty;

    /// <summary>Bounds of the weight.</summary>
    public BoundsLine? Bounds { get; init; }

    /// <summary>Bounds of the tag.</summary>
    public BoundsLine? TagBounds { get; init; }

    /// <summary>Rounds to nearest, not stochastically; null where nothing is said.</summary>
    public bool? Nearest { get; init; }

    /// <summary>Length of an epoch.</summary>
    public TimeText? Epoch { get; init; }

    /// <summary>Terms of dw.</summary>
    public RuleSum? Weight { get; init; }

    /// <summary>Terms of dt.</summary>
    public RuleSum? Tag { get; init; }

    /// <summary>Named numbers, in the order of the text.</summary>
    public ImmutableArray<ConstantLine> Constants { get; init; } = [];
}

/// <summary>A length of time and where it stands.</summary>
internal sealed record TimeText(Duration Length, RulePlace Place);

/// <summary>A trace.</summary>
/// <param name="Tau">Its time constant; null if it does not decay.</param>
/// <param name="Impulse">What an event adds.</param>
/// <param name="Place">Its name.</param>
internal sealed record TraceLine(TimeText? Tau, int Impulse, RulePlace Place);

/// <summary>Bounds, checked: on both sides of 0 alike, or on one side.</summary>
/// <param name="Lower">0 or below.</param>
/// <param name="Upper">0 or above.</param>
/// <param name="Place">The word bounds.</param>
internal sealed record BoundsLine(int Lower, int Upper, RulePlace Place)
{
    /// <summary>The magnitude of either.</summary>
    public int Magnitude => Math.Max(-Lower, Upper);
}

/// <summary>A sum of terms and the word before its =.</summary>
internal sealed record RuleSum(ImmutableArray<RuleTerm> Terms, RulePlace Place);

/// <summary>A named number.</summary>
internal sealed record ConstantLine(string Name, double Value, RulePlace Place);
