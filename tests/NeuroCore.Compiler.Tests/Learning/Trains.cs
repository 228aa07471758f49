// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;

namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>Spikes for single synapses, and what they do to the weight in the mean.</summary>
internal static class Trains
{
    private const double TicksOfSecond = 1000;

    /// <summary>Mean change of the weight by spikes at given ticks, over repetitions with other noise.</summary>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="build">Name of the build.</param>
    /// <param name="weight">The weight before.</param>
    /// <param name="pre">Ticks with an event of the source.</param>
    /// <param name="post">Ticks with a spike of the neuron.</param>
    /// <param name="repetitions">How often.</param>
    public static double MeanChange(string rule, string build, double weight, int[] pre, int[] post, int repetitions) =>
        Changes(rule, build, weight, pre, post, repetitions).Average();

    /// <summary>Changes of the weight by spikes at given ticks, in each of some repetitions.</summary>
    public static IEnumerable<double> Changes(string rule, string build, double weight, int[] pre, int[] post, int repetitions)
    {
        var target = Firmware.On(build);
        var assembled = Firmware.Rule(rule, target);
        var (early, late) = (pre.ToHashSet(), post.ToHashSet());
        var end = early.Concat(late).Max();
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            var synapse = new OneSynapse(assembled, target, weight, Seed(repetition), 1 + (repetition % 37), repetition % 29);
            for (var tick = 0; tick <= end; tick++)
                synapse.Tick(early.Contains(tick), late.Contains(tick));
            yield return synapse.Weight - weight;
        }
    }

    /// <summary>Mean change by one pair.</summary>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="build">Name of the build.</param>
    /// <param name="weight">The weight before.</param>
    /// <param name="apart">Ticks from the event of the source to the spike of the neuron; negative if the spike comes first.</param>
    /// <param name="repetitions">How often.</param>
    public static double MeanOfPair(string rule, string build, double weight, int apart, int repetitions) =>
        MeanChange(rule, build, weight, [Math.Max(0, -apart)], [Math.Max(0, apart)], repetitions);

    /// <summary>Runs a synapse with random spikes of both sides.</summary>
    /// <param name="synapse">The synapse.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="pre">Rate of the source, Hz.</param>
    /// <param name="post">Rate of the neuron, Hz.</param>
    /// <param name="chance">Draws the spikes.</param>
    /// <param name="caused">Probability that an event of the source makes the neuron fire 3 ticks later.</param>
    public static void Run(OneSynapse synapse, double seconds, double pre, double post, Random chance, double caused = 0)
    {
        var due = new bool[4];
        for (var tick = 0; tick < seconds * TicksOfSecond; tick++)
        {
            var early = chance.NextDouble() < pre / TicksOfSecond;
            var late = (chance.NextDouble() < post / TicksOfSecond) | due[tick % 4];
            due[tick % 4] = false;
            due[(tick + 3) % 4] = early && chance.NextDouble() < caused;
            synapse.Tick(early, late);
        }
    }

    /// <summary>A seed of the noise: any number but 0, near ones far apart.</summary>
    public static ulong Seed(int number) => unchecked((ulong)(number + 1) * 0x9E37_79B9_7F4A_7C15);

    /// <summary>What the traces of a rule keep each tick.</summary>
    public static double Keep(TraceSetting setting) => 1 - (setting.Mantissa * Math.ScaleB(1, -8 - setting.Shift));
}
