// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace NeuroCore.Hardware;

/// <summary>Features by the names that <c>registers.yaml</c> and <c>configurations.yaml</c> use.</summary>
public static partial class FeatureNames
{
    /// <summary>Every feature.</summary>
    public static ImmutableDictionary<string, Capabilities> All { get; } = Enum.GetValues<Capabilities>()
        .Where(feature => feature != Capabilities.None)
        .ToImmutableDictionary(feature => Words().Replace(feature.ToString(), "_$1").ToLowerInvariant());

    /// <summary>Features that a build has when a size of it, the value, is above 0.</summary>
    public static ImmutableDictionary<string, string> Followed { get; } = ImmutableDictionary.CreateRange<string, string>(
    [
        new("exponent", "exponent_bits"), new("delay", "delay_bits"), new("encoders", "encoders"), new("winners", "winners"),
    ]);

    /// <summary>Features that the entry of a build lists.</summary>
    public static ImmutableDictionary<string, Capabilities> Listed { get; } = All.RemoveRange(Followed.Keys);

    /// <summary>Names of some features, in the order of their bits.</summary>
    public static ImmutableArray<string> Of(Capabilities features) =>
        [.. All.Where(feature => features.HasFlag(feature.Value)).OrderBy(feature => (uint)feature.Value).Select(feature => feature.Key)];

    // The start of every word but the first: ResetValue is reset_value.
    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Words();
}
