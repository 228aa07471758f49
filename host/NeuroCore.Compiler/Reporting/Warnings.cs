// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>Sentences about what may behave otherwise than described.</summary>
internal static class Warnings
{
    private const double CoarseThreshold = 0.01;

    // Amplitudes are powers of two: the nearest is never further off than this.
    private const double CoarseNoise = 0.5;

    /// <summary>All warnings, population by population, then projection by projection.</summary>
    public static IEnumerable<string> Of(
        ImmutableArray<QuantisedPopulation> populations,
        ImmutableArray<ScaleLine> scales,
        ImmutableArray<ParameterLine> parameters,
        ImmutableArray<ProjectionLine> projections,
        Configuration target) =>
    [
        .. populations.Zip(scales).SelectMany(pair => Saturation(pair.First, pair.Second, target)),
        .. parameters.SelectMany(Parameter),
        .. projections.Where(line => line.BecameZero > 0).Select(line =>
            $"{line.BecameZero} of {line.Synapses} weights of projection '{line.Projection}' are below half a step of {Text(line.Step)} and became 0."),
    ];

    private static IEnumerable<string> Saturation(QuantisedPopulation population, ScaleLine scale, Configuration target)
    {
        var name = scale.Population;
        if (scale.WorstVolley > scale.VolleyLimit)
        {
            yield return $"The input of population '{name}' saturates if all sources of a neuron fire in one tick: their weights add up to {scale.WorstVolley} units, {scale.VolleyLimit} fit.";
        }

        if (population.Keeps.Any(keep => keep.U > 0) && scale.SustainedActivity < 1)
        {
            yield return $"The current of population '{name}' saturates if more than {Text(100 * scale.SustainedActivity)} % of its synapses are active in every tick.";
        }

        var parameters = population.Parameters;
        var falls = population.Load.NegativeVolley > 0 || population.Biases.Any(bias => bias < 0);
        if (falls && parameters.VMin is null && population.Keeps.Any(keep => keep.V == Ranges.KeepAll))
        {
            var lowest = population.Scale.LevelOf(-Ranges.LargestLevel(target) - 1);
            yield return $"The membrane of population '{name}' has neither leak nor v_min: inhibition can take it down to {Text(lowest)}, where it saturates.";
        }
    }

    private static IEnumerable<string> Parameter(ParameterLine line)
    {
        var what = $"{line.Parameter} of {line.Population}{(line.Neuron is { } neuron ? $"[{neuron}]" : "")}";
        switch (line.Parameter)
        {
            case "tau_membrane" or "tau_synapse" when line.Code is 0 or Ranges.KeepAll:
                yield return $"The {what} is {Text(line.Wanted)} ms, which the board cannot tell from {(line.Code == 0 ? "0" : "no decay at all")}.";
                break;
            case "refractory" when line.Error != 0:
                yield return $"The {what} is {Text(line.Wanted)} ticks and became {line.Code}.";
                break;
            case "threshold" when Math.Abs(line.Error) > CoarseThreshold * Math.Abs(line.Wanted):
                yield return $"The {what} is {Text(line.Wanted)} and became {Text(line.Got)}: the population's numbers differ too much in size.";
                break;
            case "adaptation" or "noise" when line.Wanted != 0 && line.Code == 0:
                yield return $"The {what} is {Text(line.Wanted)} and became 0.";
                break;
            case "noise" when Math.Abs(line.Error) > CoarseNoise * line.Wanted:
                yield return $"The {what} is {Text(line.Wanted)} and became {Text(line.Got)}, the nearest that the board has.";
                break;
            case "tau_adaptation" when line.Code is 0 or Ranges.KeepAll:
                yield return $"The {what} is {Text(line.Wanted)} ms, which the board cannot tell from {(line.Code == 0 ? "0" : "no decay at all")}.";
                break;
            case "rate" when line.Wanted > 0 && line.Code == 0:
                yield return $"The {what} is {Text(line.Wanted)} spikes a tick and became 0.";
                break;
            case "bias" when line.Wanted != 0 && line.Code == 0:
                yield return $"The {what} is {Text(line.Wanted)} and became 0.";
                break;
        }
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
