// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Figures.Subjects;

/// <summary>What figures of learning rules share: many synapses at once, and chance that is the same each time.</summary>
internal static class Synapses
{
    /// <summary>The flagship: weights of 8 bits.</summary>
    internal const string Flagship = "icebreaker";

    /// <summary>Weights with 8 bits of fraction.</summary>
    internal const string Fine = "complete-fine";

    private const double TicksOfSecond = 1000;

    /// <summary>Synapses with a rule, all of one weight.</summary>
    internal static RuleRun Run(string rule, string build, int inputs, double weight, int seed)
    {
        var target = FirmwareRules.Target(build);
        var run = new RuleRun(FirmwareRules.Assemble(rule, target), target, inputs, Seed(seed));
        foreach (var input in Enumerable.Range(0, run.Inputs))
        {
            foreach (var neuron in Enumerable.Range(0, RuleRun.Neurons))
                run.Weight(input, neuron, weight);
        }

        return run;
    }

    /// <summary>
    /// Mean change of the weight by a pair, for each distance in ticks from the event to the spike: an input has the event
    /// of one distance, and all neurons fire at once.
    /// </summary>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="build">Name of the build.</param>
    /// <param name="weight">The weight before.</param>
    /// <param name="distances">Ticks from the event to the spike.</param>
    /// <param name="runs">Each gives 16 repetitions.</param>
    /// <param name="reward">g, in 1/128.</param>
    /// <param name="seed">Where the chance of the runs starts.</param>
    internal static IEnumerable<(double X, double Y)> Pairs(string rule, string build, double weight, int[] distances, int runs, int reward = 127, int seed = 0)
    {
        var changes = new double[distances.Length];
        var spike = distances.Max();
        for (var number = 0; number < runs; number++)
        {
            var run = Run(rule, build, distances.Length, weight, seed + number);
            run.ThirdFactor = reward;
            for (var tick = 0; tick <= spike - distances.Min(); tick++)
                run.Tick(Enumerable.Range(0, distances.Length).Where(input => spike - distances[input] == tick), tick == spike ? Neurons : []);
            for (var input = 0; input < distances.Length; input++)
                changes[input] += Neurons.Sum(neuron => run.Weight(input, neuron) - weight);
        }

        return distances.Select((distance, input) => ((double)distance, changes[input] / (runs * RuleRun.Neurons)));
    }

    /// <summary>All neurons.</summary>
    internal static int[] Neurons { get; } = [.. Enumerable.Range(0, RuleRun.Neurons)];

    /// <summary>Those of some numbers that an event of a rate falls to in this tick.</summary>
    internal static List<int> Poisson(Random chance, int count, Func<int, double> hertz) =>
        [.. Enumerable.Range(0, count).Where(number => chance.NextDouble() < hertz(number) / TicksOfSecond)];

    /// <summary>A state of the noise: near numbers give states that are far apart.</summary>
    private static ulong Seed(int number) => unchecked((ulong)(number + 1) * 0x9E37_79B9_7F4A_7C15);
}
