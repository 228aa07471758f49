// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler;

/// <summary>What was seen at a population while data ran through the network in real numbers, all on the network's scale.</summary>
/// <param name="Arriving">Largest sum of weights that arrived at a neuron in a tick, absolute, 0 or more.</param>
/// <param name="Current">Largest synaptic current, absolute, 0 or more.</param>
/// <param name="Lowest">Lowest membrane, 0 or less.</param>
/// <param name="Membranes">Mean membrane of each neuron after a tick.</param>
/// <param name="Signs">Mean sign of the synaptic current of each neuron, -1..1.</param>
public sealed record SeenPopulation(double Arriving, double Current, double Lowest, ImmutableArray<double> Membranes, ImmutableArray<double> Signs);

/// <summary>
/// What data need of a network's integers. Without it the compiler leaves room for all sources of a neuron firing in one tick,
/// which hardly ever happens; what was seen, and a quarter more, allows larger scales and other exponents, and so finer
/// weights and currents. What exceeds it saturates. What rounding adds to a neuron in the mean, its bias takes off again.
/// </summary>
/// <param name="Populations">What was seen, by population; of those that are missing the worst is assumed.</param>
/// <param name="Rates">Spikes a tick of each member, by population or input.</param>
public sealed record Calibration(ImmutableDictionary<string, SeenPopulation> Populations, ImmutableDictionary<string, ImmutableArray<double>> Rates)
{
    /// <summary>Room that is left beside what was seen.</summary>
    public const double Margin = 1.25;

    /// <summary>What can arrive at a population, given what has.</summary>
    internal static InputLoad Apply(Calibration? calibration, string population, InputLoad worst)
    {
        if (calibration?.Populations.GetValueOrDefault(population) is not { } seen)
            return worst;

        // A single weight must always pass, also one that never came.
        var arriving = Math.Min(worst.Volley, Math.Max(worst.Largest, seen.Arriving * Margin));
        return worst with
        {
            Volley = arriving,
            NegativeVolley = Math.Min(worst.NegativeVolley, -seen.Lowest * Margin),
            Current = Math.Max(arriving, seen.Current * Margin),
            IsSeen = true,
        };
    }
}
