// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Experiments.Protocols;

/// <summary>What a protocol did to the weights of its cases.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="Repetitions">Patterns that each mean is over: synapses times repetitions.</param>
/// <param name="Codes">Every weight afterwards as the board's integer, case by case.</param>
public sealed record ProtocolResult(ImmutableArray<CaseResult> Cases, int Repetitions, ImmutableArray<int> Codes)
{
    /// <summary>Largest change that the formula asks for, of either sign.</summary>
    public double Peak => Cases.Max(item => Math.Abs(item.Formula));

    /// <summary>The case furthest from the formula.</summary>
    public CaseResult Worst => Cases.MaxBy(item => Math.Abs(item.Mean - item.Formula))!;

    /// <summary>Its distance, as a share of the peak.</summary>
    public double Error => Math.Abs(Worst.Mean - Worst.Formula) / Peak;
}

/// <summary>The change of a case, in units of the weight.</summary>
/// <param name="Name">The case.</param>
/// <param name="Mean">Mean over its synapses.</param>
/// <param name="Formula">What the formula says.</param>
public sealed record CaseResult(string Name, double Mean, double Formula);
