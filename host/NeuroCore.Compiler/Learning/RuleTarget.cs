// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning;

/// <summary>What a rule is assembled for.</summary>
public sealed record RuleTarget
{
    private const int MostShiftOfNarrowWeights = 7;

    /// <summary>A build, and the time that its tick stands for.</summary>
    /// <param name="build">A build that learns.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds, above 0.</param>
    /// <exception cref="NeuroCoreException">The build does not learn, or the tick is no length of time.</exception>
    public RuleTarget(Configuration build, double tickSeconds)
    {
        ArgumentNullException.ThrowIfNull(build);
        if (!build.Has(Capabilities.Learning))
            throw new NeuroCoreException($"The build '{build.Name}' does not learn: assemble for {BuildsWith(Capabilities.Learning)}.");
        if (!double.IsFinite(tickSeconds) || tickSeconds <= 0)
            throw new NeuroCoreException(FormattableString.Invariant($"A tick of {tickSeconds} s is no length of time: it must be above 0."));
        Build = build;
        TickSeconds = tickSeconds;
    }

    /// <summary>The build.</summary>
    public Configuration Build { get; }

    /// <summary>Time that a tick stands for, seconds.</summary>
    public double TickSeconds { get; }

    /// <summary>Weights that learn have 16 bits, in 1/256 of the integer that is delivered.</summary>
    public bool IsFine => Build.Has(Capabilities.FineSynapses);

    /// <summary>Synapses have tags.</summary>
    public bool HasTags => Build.Has(Capabilities.TaggedSynapses);

    /// <summary>Largest shift of a product.</summary>
    public int MostShift => IsFine ? (1 << Fields.ProductShiftWidth) - 1 : MostShiftOfNarrowWeights;

    /// <summary>Smallest change of a weight, in units of the integer that is delivered.</summary>
    public double Step => IsFine ? 1.0 / RuleProduct.Scale : 1;

    /// <summary>Builds that learn and have more besides, as a sentence lists them.</summary>
    internal static string BuildsWith(Capabilities features) => Words.Either(
        [.. Configurations.All.Where(build => build.Has(features | Capabilities.Learning)).Select(build => build.Name)]);
}
