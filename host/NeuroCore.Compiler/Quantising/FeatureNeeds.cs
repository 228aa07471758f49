// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>Which features of the hardware a network uses.</summary>
internal static class FeatureNeeds
{
    /// <summary>The features that these populations use.</summary>
    public static Capabilities Of(ImmutableArray<QuantisedPopulation> populations) =>
        populations.Aggregate(Capabilities.None, (needs, population) => needs | Of(population));

    /// <summary>Refuses a network that needs what a build lacks.</summary>
    /// <exception cref="NeuroCoreException">What is lacking, and which builds have it.</exception>
    public static void Require(Capabilities needs, Configuration target, string network) =>
        Require(needs, target.Name, target.Capabilities, network, Configurations.All.Select(build => (build.Name, build.Capabilities)));

    /// <summary>The same, for any set of builds.</summary>
    public static void Require(
        Capabilities needs, string target, Capabilities offered, string network, IEnumerable<(string Name, Capabilities Offered)> builds)
    {
        var missing = needs & ~offered;
        if (missing == Capabilities.None)
            return;
        var able = builds.Where(build => (needs & ~build.Offered) == Capabilities.None).Select(build => build.Name).ToList();
        throw new NeuroCoreException(
            $"The network '{network}' needs {missing}, which '{target}' lacks: " +
            (able.Count > 0 ? $"use {string.Join(" or ", able)}." : "no build has it."));
    }

    private static Capabilities Of(QuantisedPopulation population)
    {
        var shared = population.Class;
        return If(shared.KeepV < Ranges.KeepAll, Capabilities.Leak) |
            If(shared.KeepU > 0, Capabilities.SynapticDecay) |
            If(population.Biases.Any(bias => bias != 0), Capabilities.Bias) |
            If(shared.RefractoryTicks > 0, Capabilities.Refractory) |
            If(population.Place.Population.Parameters.VMin is not null, Capabilities.Floor) |
            If(shared.Reset == ResetMode.Value, Capabilities.ResetValue) |
            If(shared.Reset == ResetMode.Subtract, Capabilities.ResetSubtract);
    }

    private static Capabilities If(bool used, Capabilities feature) => used ? feature : Capabilities.None;
}
