// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler;

/// <summary>What the numbers of a description became, and how far off that is.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Target">Name of the build.</param>
/// <param name="Room">How much of the build is used.</param>
/// <param name="Scales">The scale of each population.</param>
/// <param name="Parameters">The worst case of every parameter of every population.</param>
/// <param name="Projections">The weights of every projection.</param>
/// <param name="Warnings">Sentences about what may behave otherwise than described.</param>
public sealed record QuantisationReport(
    string Network,
    string Target,
    ImmutableArray<RoomLine> Room,
    ImmutableArray<ScaleLine> Scales,
    ImmutableArray<ParameterLine> Parameters,
    ImmutableArray<ProjectionLine> Projections,
    ImmutableArray<string> Warnings)
{
    /// <summary>The rules, rule 1 first; empty if nothing learns.</summary>
    public ImmutableArray<RuleLine> Rules { get; init; } = [];

    /// <summary>The traces that they use.</summary>
    public ImmutableArray<TraceDecayLine> Traces { get; init; } = [];

    /// <summary>True if every number is exactly what the description says.</summary>
    public bool IsExact => Parameters.All(line => line.Error == 0) && Projections.All(line => line.WorstError == 0);

    /// <summary>The report as text, in aligned columns.</summary>
    public string ToText() => ReportText.Write(this);

    /// <summary>The report as JSON.</summary>
    public string ToJson() => ReportJson.Write(this);
}
