// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Whether a build has room and shifts for a network.</summary>
internal static class BuildFit
{
    /// <summary>Refuses a network that the build cannot hold.</summary>
    /// <exception cref="NeuroCoreException">What is short, by how much, and which builds would do.</exception>
    public static void Require(NetworkDescription network, Configuration target)
    {
        if (Obstacle(network, target) is { } obstacle)
            throw new NeuroCoreException($"The network '{network.Name}' {obstacle}: {Advice(network)}");
    }

    /// <summary>Why a build cannot hold a network; null if it can.</summary>
    public static string? Obstacle(NetworkDescription network, Configuration target) =>
        Room(network, target) ?? Shifts(network, target) ?? Levels(network, target);

    private static string Advice(NetworkDescription network)
    {
        var fitting = Configurations.All.Where(build => Obstacle(network, build) is null).Select(build => build.Name).ToList();
        return fitting.Count > 0 ? $"use {string.Join(" or ", fitting)}." : "no build can hold it.";
    }

    private static string? Room(NetworkDescription network, Configuration target)
    {
        var neurons = network.Populations.Sum(population => Padded(population.Size, target));
        var sources = neurons + network.Inputs.Sum(input => Padded(input.Size, target));
        return Short("neurons", neurons, target.Neurons, target) ??
            Short("sources (its neurons and inputs)", sources, target.Sources, target);
    }

    private static string? Short(string what, long needed, int there, Configuration target) => needed > there
        ? $"needs {needed} {what}, counted in blocks of {target.Lanes}, but '{target.Name}' has {there}, {needed - there} too few"
        : null;

    private static long Padded(int size, Configuration target) => ((long)size + target.Lanes - 1) / target.Lanes * target.Lanes;

    private static string? Shifts(NetworkDescription network, Configuration target)
    {
        foreach (var population in network.Populations)
        {
            if (population.Parameters.AccumulatorShift is { } wanted && wanted > target.MostAccumulatorShift)
            {
                return $"asks for an accumulator_shift of {wanted} in population '{population.Name}', but '{target.Name}' has shifts up to {target.MostAccumulatorShift}";
            }

            if (network.Weights == WeightMode.Exact && ExactScale.Shifts(population.Parameters.AccumulatorShift, target).Count == 0)
            {
                return $"has integer weights, which need shifts of together {ExactScale.TotalShift}" +
                    (population.Parameters.AccumulatorShift is { } fixedShift ? $" with accumulator_shift {fixedShift} in population '{population.Name}'" : "") +
                    $", but '{target.Name}' shifts accumulators by {target.MostAccumulatorShift} and currents by {target.MostCurrentShift} at most";
            }
        }

        return null;
    }

    private static string? Levels(NetworkDescription network, Configuration target)
    {
        if (network.Weights != WeightMode.Exact)
            return null;
        var largest = Ranges.LargestLevel(target);
        foreach (var population in network.Populations)
        {
            foreach (var (name, value) in Ranges.Levels(population.Parameters))
            {
                if (value > largest || value < -largest - 1)
                    return $"has {name} {value} in population '{population.Name}', but the membrane of '{target.Name}' holds {-largest - 1}..{largest}";
            }
        }

        return null;
    }
}
