// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Cli.Running;

/// <summary>Rates of a population over time: its spikes counted in steps.</summary>
/// <param name="Starts">Tick with which each step begins; the end of the run follows as the last.</param>
/// <param name="Hertz">Spikes a member and second in each step; the last is repeated for the end of the run.</param>
internal sealed record RateCourse(ImmutableArray<int> Starts, ImmutableArray<double> Hertz)
{
    private const int UsualSteps = 100;

    /// <summary>Ticks of a step where nobody says how many: about a hundredth of the run.</summary>
    public static int UsualStep(int ticks) => Math.Max(1, (ticks + UsualSteps - 1) / UsualSteps);

    /// <summary>Counts.</summary>
    /// <param name="population">Spikes.</param>
    /// <param name="ticks">Length of the run, 1 or more.</param>
    /// <param name="step">Ticks of a step, 1 or more; the last step may be shorter.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public static RateCourse Of(PopulationSpikes population, int ticks, int step, double tickSeconds)
    {
        var counts = new long[((ticks - 1) / step) + 1];
        foreach (var spike in population.Spikes)
            counts[spike.Tick / step]++;
        var rates = counts.Select((count, number) =>
            count / (Math.Min(step, ticks - ((long)number * step)) * tickSeconds * population.Place.Count)).ToList();
        return new RateCourse([.. counts.Select((_, number) => number * step), ticks], [.. rates, rates[^1]]);
    }
}
