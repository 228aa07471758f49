// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Network;

/// <summary>What the parameters of a population must obey.</summary>
internal static class ParameterRules
{
    private const int LongestRefractory = 127;
    private const int MostWinners = 7;
    private const int LeastGroup = 4;

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

        Check(parameters.TauMembrane, "tau_membrane", where, size);
        Check(parameters.TauSynapse, "tau_synapse", where, size);
        CheckOutput(parameters, where, size);
        CheckAdaptation(parameters, where, size, mode);
        CheckNoise(parameters.Noise, where, mode);
        CheckNormalisation(parameters.Normalisation, where, size);
        var held = parameters.Refractory.TicksAt(tickSeconds);
        if (Math.Round(held) > LongestRefractory)
        {
            throw new DescriptionException(
                $"refractory {where} is {parameters.Refractory}, which is {Math.Round(held)} ticks: {LongestRefractory} is the most.");
        }

        CheckShift(parameters.AccumulatorShift, "accumulator_shift", where);
        CheckShift(parameters.SecondShift, "second_shift", where);
    }

    private static void CheckOutput(NeuronParameters parameters, string where, int size)
    {
        if (parameters.ResetKeep != Share.All && parameters.Reset != ResetMode.Subtract)
            throw new DescriptionException($"the reset {where} keeps a share of the overshoot, which goes with 'reset: subtract' alone.");
        if (parameters.Bipolar && parameters.Threshold.Distinct.Min() <= 0)
        {
            throw new DescriptionException(
                $"threshold {where} is {Numbers.Text(parameters.Threshold.Distinct.Min())}, but 'bipolar: true' needs thresholds above 0.");
        }

        parameters.Silenced.Require(size, $"silenced {where}");
        if (parameters.Winners is not { } winners)
            return;
        if (winners is < 1 or > MostWinners)
            throw new DescriptionException($"winners {where} is {winners}, but must lie within 1..{MostWinners}.");
        if (size < LeastGroup)
            throw new DescriptionException($"winners {where} needs at least {LeastGroup} neurons that compete, but there are {size}.");
    }

    private static void CheckAdaptation(NeuronParameters parameters, string where, int size, WeightMode mode)
    {
        Check(parameters.ThetaInit, "theta_init", where, size, mode);
        if (parameters.Adaptation is not { } adaptation)
        {
            if (parameters.ThetaInit.Distinct.Any(theta => theta != 0))
                throw new DescriptionException($"theta_init {where} needs an adaptation: add one, or add theta_init to the threshold.");
            return;
        }

        Check(adaptation.Increment, "the increment of the adaptation", where, mode);
        if (adaptation.Period is < 0 or > Adaptation.MostPeriod)
            throw new DescriptionException($"theta_period {where} is {adaptation.Period}, but must lie within 0..{Adaptation.MostPeriod}.");
    }

    private static void CheckNoise(Noise? noise, string where, WeightMode mode)
    {
        if (mode == WeightMode.Exact && noise?.Amplitude is { } amplitude && amplitude != 0 &&
            !(Math.Log2(amplitude) is >= -8 and <= 6 && double.IsPow2(amplitude)))
        {
            throw new DescriptionException(
                $"noise {where} is {Numbers.Text(amplitude)}, but with 'weights: integer' it must be a power of two from 1/256 to 64, or be given as noise_amplitude.");
        }
    }

    private static void CheckNormalisation(Normalisation? normalisation, string where, int size)
    {
        if (normalisation is null)
            return;
        where = $"of the normalisation {where}";

        // A normalisation is folded into integers, so its own numbers may be fractions even where weights are integers.
        Check(normalisation.Gamma, "gamma", where, size, WeightMode.Scaled);
        Check(normalisation.Beta, "beta", where, size, WeightMode.Scaled);
        Check(normalisation.Mean, "mean", where, size, WeightMode.Scaled);
        Check(normalisation.Variance, "variance", where, size, WeightMode.Scaled);
        Check(normalisation.Epsilon, "epsilon", where, WeightMode.Scaled);
        var least = normalisation.Variance.Distinct.Min();
        if (least < 0)
            throw new DescriptionException($"variance {where} is {Numbers.Text(least)}, but must not be negative.");
        if (normalisation.Epsilon < 0 || least + normalisation.Epsilon == 0)
            throw new DescriptionException($"epsilon {where} is {Numbers.Text(normalisation.Epsilon)}, but variance and epsilon together must be above 0, and neither below.");
    }

    private static void CheckShift(int? shift, string key, string where)
    {
        if (shift is < 0 or > 7)
            throw new DescriptionException($"{key} {where} is {shift}, but must lie within 0..7.");
    }

    private static void Check(Decays decays, string key, string where, int size)
    {
        if (!decays.IsShared && decays.Count != size)
            throw new DescriptionException($"{key} {where} has {decays.Count} values, but the population has {size} neurons.");
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
