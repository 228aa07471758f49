// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Turns the description of a network into the image for a build of the hardware.</summary>
public static class NetworkCompiler
{
    /// <summary>Places the populations, rounds every number to the board's integers, and lays out the memories.</summary>
    /// <param name="network">The network.</param>
    /// <param name="target">The build that is to run it.</param>
    /// <param name="calibration">What data need of the integers; null: room is left for the worst.</param>
    /// <returns>The image, always the same for the same arguments, and a report of what was rounded.</returns>
    /// <exception cref="NeuroCoreException">
    /// The network does not fit the build or needs what it lacks (the sentence says what is short, by how much or where the
    /// description asks for it, and which builds would do), or has two synapses between one pair.
    /// </exception>
    public static CompiledNetwork Compile(NetworkDescription network, Configuration target, Calibration? calibration = null)
    {
        try
        {
            return CompileFor(network, target, calibration: calibration);
        }
        catch (Obstacle obstacle)
        {
            var able = Configurations.All.Where(build => ObstacleFor(network, build) is null).Select(build => build.Name).ToList();
            var advice = able.Count > 0 ? $"use {string.Join(" or ", able)}." : "no build can hold it.";
            throw new NeuroCoreException(
                $"The network '{network.Name}' {obstacle.Message}{(obstacle.Message.EndsWith(" or", StringComparison.Ordinal) ? "" : ":")} {advice}", obstacle);
        }
    }

    /// <summary>The same for a build that is made for what the network needs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="widest">A build with every feature.</param>
    /// <param name="narrow">The build of the same size with these features; the image is for it.</param>
    /// <exception cref="NeuroCoreException">The network does not fit, or has two synapses between one pair.</exception>
    public static CompiledNetwork Compile(NetworkDescription network, Configuration widest, Func<Capabilities, Configuration> narrow)
    {
        ArgumentNullException.ThrowIfNull(narrow);
        try
        {
            return CompileFor(network, widest, narrow);
        }
        catch (Obstacle obstacle)
        {
            throw new NeuroCoreException($"The network '{network.Name}' {obstacle.Message}{(obstacle.Message.EndsWith(" or", StringComparison.Ordinal) ? "" : ":")} make it smaller.", obstacle);
        }
    }

    /// <summary>Why a build cannot run a network; null if it can.</summary>
    /// <param name="network">The network.</param>
    /// <param name="target">The build.</param>
    public static string? ObstacleFor(NetworkDescription network, Configuration target)
    {
        try
        {
            CompileFor(network, target);
            return null;
        }
        catch (NeuroCoreException obstacle)
        {
            return obstacle.Message;
        }
    }

    private static CompiledNetwork CompileFor(NetworkDescription network, Configuration target, Func<Capabilities, Configuration>? narrow = null, Calibration? calibration = null)
    {
        BuildFit.Require(network, target);
        var plan = LearningPlan.Of(network, target);
        var original = network;
        network = target.Has(Capabilities.Polarity) ? network : network.WithPositiveSigns();
        var connections = new Connections(network);
        WeightSteps.Require(network, connections, plan);
        var folded = network.Populations.Select(population => FoldedPopulation.Of(network, population, connections)).ToImmutableArray();
        var placement = Placement.Of(network, connections, target);
        var synapses = SynapseTable.Of(network, connections, placement, folded);
        var (populations, table) = Quantise((1 << target.ExponentBits) - 1);

        // Exponents that differ cost classes of sources; rather coarser weights than none.
        if (table.Classes.Rows.Length > ProjectionTable.MostClasses && network.Weights == WeightMode.Scaled &&
            network.Projections.All(projection => projection.Options.WeightUnit is null))
            (populations, table) = Quantise(0);
        table.Require(placement, target);
        var needs = FeatureNeeds.Of(network, populations, table, connections, plan).ToImmutableArray();
        FeatureNeeds.Require(needs, target.Name, target.Capabilities);
        var features = needs.Aggregate(Capabilities.None, (all, need) => all | need.Feature);
        target = narrow?.Invoke(features) ?? target;
        var weights = SynapseWeights.Of(network, synapses, populations, table, placement, target);
        var report = ReportBuilder.Build(network, placement, populations, synapses, weights, plan, target);
        var turned = original.Projections.Zip(network.Projections)
            .Where(pair => pair.First.Options.Negative && !pair.Second.Options.Negative).Select(pair => pair.First.Name).ToHashSet();
        return new CompiledNetwork(
            ImageAssembler.Assemble(
                network, placement, populations, weights, table, plan,
                ProjectionPlaces.Of(network, connections, report.Projections, plan, turned),
                features, target),
            report);

        (ImmutableArray<QuantisedPopulation>, ProjectionTable) Quantise(int mostExponent)
        {
            var quantised = placement.Populations
                .Zip(folded, (place, parameters) => Compensated(place, PopulationQuantiser.Quantise(network, parameters, place, synapses.Into(place), plan, mostExponent, target, calibration)))
                .ToImmutableArray();
            return (quantised, ProjectionTable.Of(network, synapses, quantised, placement, plan, target));
        }

        QuantisedPopulation Compensated(PlacedPopulation place, QuantisedPopulation quantised) =>
            calibration is not null && network.Weights == WeightMode.Scaled && target.Has(Capabilities.Bias)
                ? RoundingBias.Of(network, quantised, synapses.Into(place), placement, calibration, target)
                : quantised;
    }
}
