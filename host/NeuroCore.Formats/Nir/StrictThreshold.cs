// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Nir;

/// <summary>
/// NIR spikes above a threshold, the core at it as well. Where membranes are sums of a few round numbers that difference
/// is met, and a threshold half a step higher does what NIR does.
/// </summary>
internal static class StrictThreshold
{
    private const double Tolerance = 1e-9;
    private const double MostSteps = 4096;

    /// <summary>The population with thresholds that it must pass; itself where sums meet a threshold by chance alone.</summary>
    /// <param name="population">The population.</param>
    /// <param name="weights">All weights that arrive.</param>
    public static DraftPopulation Of(DraftPopulation population, IEnumerable<double> weights)
    {
        // Subtraction takes the threshold itself off, and a leak makes every sum a fraction of its own.
        if (population.Reset == "subtract" || population.KeepMembrane.Any(keep => keep is not (0 or 1)) || population.KeepSynapse.Any(keep => keep != 0))
            return population;
        if (Step(weights.Concat(population.Bias).Concat(population.VInit).Append(population.VReset)) is not { } step)
            return population;
        return population with { Threshold = [.. population.Threshold.Select(threshold => (Math.Floor((threshold / step) + Tolerance) + 0.5) * step)] };
    }

    /// <summary>The largest step of which all numbers are multiples; null if there is none that is large enough to matter.</summary>
    public static double? Step(IEnumerable<double> numbers)
    {
        var sizes = numbers.Select(Math.Abs).Where(size => size > 0).Distinct().Take((int)MostSteps + 1).ToList();
        if (sizes.Count is 0 or > (int)MostSteps)
            return null;
        var most = sizes.Max();
        var step = most;
        foreach (var size in sizes)
        {
            var (one, other) = (step, size);
            while (other > most * Tolerance * MostSteps)
                (one, other) = (other, one - (other * Math.Floor((one / other) + Tolerance)));
            step = one;
            if (step * MostSteps < most)
                return null;
        }

        return sizes.TrueForAll(size => Math.Abs((size / step) - Math.Round(size / step)) < 1e-6) ? step : null;
    }
}
