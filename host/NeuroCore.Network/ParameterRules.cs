// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Network;

/// <summary>What the parameters of a population must obey.</summary>
internal static class ParameterRules
{
    private const int LongestRefractory = 127;

    /// <summary>Refuses parameters that contradict each other, the size or the mode.</summary>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public static void Check(string population, int size, NeuronParameters parameters, double tickSeconds, WeightMode mode)
    {
        var where = $"of population '{population}'";
        Check(parameters.Threshold, "threshold", where, size, mode);
        Check(parameters.Bias, "bias", where, size, mode);
        Check(parameters.VInit, "v_init", where, size, mode);
        Check(parameters.VReset, "v_reset", where, mode);
        if (parameters.VMin is { } floor)
        {
            Check(floor, "v_min", where, mode);
            var lowest = parameters.Threshold.Distinct.Min();
            if (floor >= lowest)
            {
                throw new DescriptionException(
                    $"v_min {where} is {Numbers.Text(floor)}, but must lie below the lowest threshold, {Numbers.Text(lowest)}: the neuron would always spike.");
            }
        }

        if (parameters.Reset == ResetMode.Subtract && parameters.Threshold.Distinct.Min() <= 0)
        {
            throw new DescriptionException(
                $"threshold {where} is {Numbers.Text(parameters.Threshold.Distinct.Min())}, but 'reset: subtract' needs thresholds above 0.");
        }

        var held = parameters.Refractory.TicksAt(tickSeconds);
        if (Math.Round(held) > LongestRefractory)
        {
            throw new DescriptionException(
                $"refractory {where} is {parameters.Refractory}, which is {Math.Round(held)} ticks: {LongestRefractory} is the most.");
        }

        if (parameters.AccumulatorShift is < 0 or > 7)
            throw new DescriptionException($"accumulator_shift {where} is {parameters.AccumulatorShift}, but must lie within 0..7.");
    }

    private static void Check(NeuronValues values, string key, string where, int size, WeightMode mode)
    {
        if (!values.IsShared && values.Count != size)
            throw new DescriptionException($"{key} {where} has {values.Count} values, but the population has {size} neurons.");
        foreach (var value in values.Distinct)
            Check(value, key, where, mode);
    }

    private static void Check(double value, string key, string where, WeightMode mode)
    {
        if (!Numbers.IsUsable(value))
            throw new DescriptionException($"{key} {where} is {Numbers.Text(value)}, but must be {Numbers.Usable}.");
        if (mode == WeightMode.Exact && (value != Math.Round(value) || value is < short.MinValue or > short.MaxValue))
        {
            throw new DescriptionException(
                $"{key} {where} is {Numbers.Text(value)}, but with 'weights: integer' it must be an integer in {short.MinValue}..{short.MaxValue}.");
        }
    }
}
