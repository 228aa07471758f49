// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Whether a build has room and shifts for a network; asked before anything is placed.</summary>
internal static class BuildFit
{
    /// <summary>Refuses a network that the build cannot hold.</summary>
    /// <exception cref="Obstacle">What is short, and by how much.</exception>
    public static void Require(NetworkDescription network, Configuration target)
    {
        if ((Room(network, target) ?? Shifts(network, target) ?? Levels(network, target) ?? Exponents(network, target) ?? Groups(network, target)) is { } what)
            throw new Obstacle(what);
    }

    private static string? Room(NetworkDescription network, Configuration target)
    {
        var neurons = network.Populations.Sum(population => InputPlaces.Padded(population.Size, target.Lanes));
        var sources = InputPlaces.Of(network, neurons, target).Select(place => InputPlaces.Padded(place.First + place.Input.Size, target.Lanes)).Append(neurons).Max();
        return Short("neurons", neurons, target.Neurons, target) ??
            Short("sources (its neurons and inputs)", sources, target.Sources, target) ??
            Encoders(InputPlaces.Encoders(network, neurons, target), target);
    }

    private static string? Short(string what, long needed, int there, Configuration target) => needed > there
        ? $"needs {needed} {what}, counted in blocks of {target.Lanes}, but '{target.Name}' has {there}, {needed - there} too few"
        : null;

    // A build without any encoders lacks a feature, which is told with the place that asks for it.
    private static string? Encoders(long needed, Configuration target) => needed > target.Encoders && target.Encoders > 0
        ? $"needs {needed} inputs that rates or latencies drive, counted in blocks of {target.Lanes}, but '{target.Name}' has {target.Encoders}, {needed - target.Encoders} too few"
        : null;

    private static string? Shifts(NetworkDescription network, Configuration target)
    {
        foreach (var population in network.Populations)
        {
            foreach (var (key, shift) in new[] { ("accumulator_shift", population.Parameters.AccumulatorShift), ("second_shift", population.Parameters.SecondShift) })
            {
                if (shift > target.MostAccumulatorShift)
                    return $"asks for {Article(key)} {key} of {shift} in population '{population.Name}', but '{target.Name}' has shifts up to {target.MostAccumulatorShift}";
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

    private static string Article(string key) => key[0] == 'a' ? "an" : "a";

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

    private static string? Exponents(NetworkDescription network, Configuration target)
    {
        var most = (1 << target.ExponentBits) - 1;
        return network.Projections.FirstOrDefault(projection => projection.Options.Exponent > most) is { } beyond && target.ExponentBits > 0
            ? $"asks for an exponent of {beyond.Options.Exponent} in projection '{beyond.Name}', but '{target.Name}' has exponents up to {most}"
            : null;
    }

    private static string? Groups(NetworkDescription network, Configuration target)
    {
        const int LeastNeurons = 4;
        foreach (var population in network.Populations)
        {
            if (population.Parameters.Winners > target.Winners && target.Winners > 0)
                return $"asks for {population.Parameters.Winners} winners in population '{population.Name}', but '{target.Name}' has {target.Winners} at most";
            if (population.Parameters.Winners is not null && InputPlaces.Padded(population.Size, target.Lanes) < LeastNeurons)
                return $"has winners in population '{population.Name}', which fills {InputPlaces.Padded(population.Size, target.Lanes)} neurons of '{target.Name}', but a group has {LeastNeurons} or more";
        }

        return null;
    }
}
