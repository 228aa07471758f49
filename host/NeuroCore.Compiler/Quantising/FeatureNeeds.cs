// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>A feature of the hardware that a network uses.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Where">Where the description asks for it.</param>
internal sealed record FeatureNeed(Capabilities Feature, string Where);

/// <summary>Which features of the hardware a network uses.</summary>
internal static partial class FeatureNeeds
{
    /// <summary>The features that a network uses, and where.</summary>
    public static IEnumerable<FeatureNeed> Of(
        NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, ProjectionTable table, Connections connections, LearningPlan plan) =>
        populations.SelectMany(Of).Concat(Of(network, populations)).Concat(OfWhole(network, table)).Concat(OfLearning(network, connections, plan));

    /// <summary>Refuses a network that needs what a build lacks.</summary>
    /// <exception cref="Obstacle">What is lacking, and where it is asked for.</exception>
    public static void Require(IEnumerable<FeatureNeed> needs, string target, Capabilities offered)
    {
        var missing = needs.Where(need => (need.Feature & ~offered) != Capabilities.None).DistinctBy(need => need.Feature)
            .Select(need => $"{NameOf(need.Feature)} ({need.Where})").ToList();
        if (missing.Count > 0)
            throw new Obstacle($"needs {string.Join(" and ", missing)}, which '{target}' lacks");
    }

    /// <summary>Name of a feature as in <c>hdl/registers/registers.yaml</c>.</summary>
    private static string NameOf(Capabilities feature) => Words().Replace(feature.ToString(), "_$1").ToLowerInvariant();

    // The start of every word but the first.
    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Words();

    private static IEnumerable<FeatureNeed> Of(QuantisedPopulation population)
    {
        var (shared, parameters) = (population.Class, population.Parameters);
        (bool Used, Capabilities Feature, string Key)[] needs =
        [
            (population.Keeps.Any(keep => keep.V < Ranges.KeepAll), Capabilities.Leak, "tau_membrane"),
            (population.Keeps.Any(keep => keep.U > 0), Capabilities.SynapticDecay, "tau_synapse"),
            (!population.SharesDecays, Capabilities.NeuronDecay, "time constants"),
            (population.Biases.Any(bias => bias != 0), Capabilities.Bias, "bias"),
            (shared.RefractoryTicks > 0, Capabilities.Refractory, "refractory"),
            (parameters.VMin is not null, Capabilities.Floor, "v_min"),
            (shared.Reset == ResetMode.Value, Capabilities.ResetValue, "reset"),
            (shared.Reset == ResetMode.Subtract, Capabilities.ResetSubtract, "reset"),
            (shared.Reset == ResetMode.None, Capabilities.ResetNone, "reset"),
            (shared.Reset == ResetMode.Subtract && shared.KeepReset < Ranges.KeepAll, Capabilities.KeepReset, "reset_keep"),
            (parameters.Adaptation is not null || population.Thetas.Any(theta => theta != 0), Capabilities.Adaptation, "adaptation"),
            (shared.NoiseAmplitude > 0, Capabilities.Noise, "noise"),
            (parameters.Bipolar, Capabilities.Bipolar, "bipolar"),
            (!parameters.Silenced.IsNone, Capabilities.Silencing, "silenced"),
            (parameters.Winners is not null, Capabilities.Winners, "winners"),
        ];
        return needs.Where(need => need.Used)
            .Select(need => new FeatureNeed(need.Feature, $"{need.Key} of population '{population.Place.Population.Name}'"));
    }

    private static IEnumerable<FeatureNeed> Of(NetworkDescription network, ImmutableArray<QuantisedPopulation> populations)
    {
        foreach (var projection in network.Projections)
        {
            var where = $"of projection '{projection.Name}'";
            if (projection.Options.Negative)
                yield return new FeatureNeed(Capabilities.Polarity, "sign " + where);
            if (projection.Options.Receptor == Receptor.Second)
                yield return new FeatureNeed(Capabilities.TwoReceptors, "receptor " + where);
            if (projection.Options.Receptor == Receptor.Divisive)
                yield return new FeatureNeed(Capabilities.Divisive, "receptor " + where);
            if (populations.First(population => population.Place.Population.Name == projection.Target).Exponent(projection) > 0)
                yield return new FeatureNeed(Capabilities.Exponent, "exponent " + where);
        }
    }

    private static IEnumerable<FeatureNeed> OfLearning(NetworkDescription network, Connections connections, LearningPlan plan)
    {
        for (var i = 0; i < network.Projections.Length; i++)
        {
            if (plan.RuleOf(network.Projections[i]) is not { } rule)
                continue;
            yield return new FeatureNeed(Capabilities.Learning, $"rule of projection '{network.Projections[i].Name}'");
            if (rule.Assembled.NeedsTags)
                yield return new FeatureNeed(Capabilities.TaggedSynapses, $"tags of rule '{rule.Name}'");
            if (WeightSteps.HasFractions(network, connections, i))
                yield return new FeatureNeed(Capabilities.FineSynapses, $"weights with a fraction in projection '{network.Projections[i].Name}'");
        }
    }

    private static IEnumerable<FeatureNeed> OfWhole(NetworkDescription network, ProjectionTable table)
    {
        if (table.LongestDelay is { Ticks: > 0 } longest)
            yield return new FeatureNeed(Capabilities.Delay, $"delay of projection '{longest.Projection}'");
        if (table.IsTagged)
            yield return new FeatureNeed(Capabilities.TaggedSynapses, "delays of one source to one block");
        foreach (var input in network.Inputs.Where(input => InputPlaces.IsDriven(network, input)))
            yield return new FeatureNeed(Capabilities.Encoders, $"drive of input '{input.Name}'");
        if (network.Recorders is not null)
            yield return new FeatureNeed(Capabilities.Report, "the choice of recorded neurons");
        if (network.Probes is not null)
            yield return new FeatureNeed(Capabilities.Probes, "the probes");
        if (network.Control.TickPeriod is not null)
            yield return new FeatureNeed(Capabilities.Pacing, "tick_period of the run");
        if (network.Control.UntilSpikes is not null)
            yield return new FeatureNeed(Capabilities.Pacing, "until_spikes of the run");
        if (network.Stimulus?.Spikes.FirstOrDefault(spike => spike.Negative) is { Negative: true } negative)
            yield return new FeatureNeed(Capabilities.Bipolar, $"negative spikes of input '{negative.Population}'");
    }
}
