// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Compares the parameters of a population with its integers.</summary>
internal static class ParameterLines
{
    /// <summary>A line for every parameter that does something.</summary>
    public static IEnumerable<ParameterLine> Of(QuantisedPopulation population, double tickSeconds)
    {
        var name = population.Place.Population.Name;
        var wanted = population.Parameters;
        var got = population.Class;
        yield return Worst(name, "membrane", wanted.TauMembrane, [.. population.Keeps.Select(keep => keep.V)], tickSeconds);
        yield return Worst(name, "synapse", wanted.TauSynapse, [.. population.Keeps.Select(keep => keep.U)], tickSeconds);
        yield return Worst(name, "threshold", wanted.Threshold, population.Thresholds, population.Scale.LevelOf);
        yield return Worst(name, "bias", wanted.Bias, population.Biases, population.Scale.LevelOf);
        yield return Worst(name, "v_init", wanted.VInit, population.Initial, code => population.Scale.LevelOf(code) / (1 << Ranges.FractionBits));
        var ticks = wanted.Refractory.TicksAt(tickSeconds);
        yield return new ParameterLine(
            name, "refractory", null, "ticks", ticks, Exactly.Nearly(got.RefractoryTicks, ticks), got.RefractoryTicks);
        if (wanted.Reset == ResetMode.Value)
            yield return Level(name, "v_reset", wanted.VReset, got.VReset, population.Scale);
        if (wanted.VMin is { } floor)
            yield return Level(name, "v_min", floor, got.VMin, population.Scale);
        foreach (var line in Features(population, tickSeconds))
            yield return line;
    }

    /// <summary>What most populations do not have.</summary>
    private static IEnumerable<ParameterLine> Features(QuantisedPopulation population, double tickSeconds)
    {
        var (name, wanted, got) = (population.Place.Population.Name, population.Parameters, population.Class);
        if (wanted.Reset == ResetMode.Subtract && wanted.ResetKeep.Fraction < 1)
            yield return new ParameterLine(name, "reset_keep", null, "/4096", wanted.ResetKeep.Fraction * Ranges.KeepAll, got.KeepReset, got.KeepReset);
        if (wanted.Adaptation is { } adaptation)
        {
            var period = 1 << got.ThetaPeriod;
            yield return Level(name, "adaptation", adaptation.Increment, got.ThetaStep, population.Scale);
            yield return Decay(name, "adaptation", adaptation.Tau, got.KeepTheta, tickSeconds, period);
            yield return new ParameterLine(name, "adaptation_period", null, "ticks", period, period, got.ThetaPeriod);
        }

        if (population.Thetas.Any(theta => theta != 0))
            yield return Worst(name, "theta_init", wanted.ThetaInit, population.Thetas, population.Scale.LevelOf);
        if (wanted.Noise is { } noise)
        {
            var units = NoiseCode.Units(got.NoiseAmplitude) / population.Scale.LevelUnits;
            yield return new ParameterLine(
                name, "noise", null, "", noise.Amplitude ?? units, Exactly.Nearly(units, noise.Amplitude ?? units), got.NoiseAmplitude);
        }
    }

    private static ParameterLine Level(string name, string key, double wanted, int code, Scale scale) =>
        new(name, key, null, "", wanted, Exactly.Nearly(scale.LevelOf(code), wanted), code);

    private static ParameterLine Decay(string name, string which, Decay wanted, int keep, double tickSeconds, int period = 1)
    {
        if (wanted.TimeConstant is not { } tau)
            return new ParameterLine(name, $"keep_{which}", null, "/4096", wanted.Keep4096!.Value, keep, keep);
        var milliseconds = keep switch
        {
            0 => 0,
            Ranges.KeepAll => double.PositiveInfinity,
            _ => -period * tickSeconds / Math.Log(keep / (double)Ranges.KeepAll) * 1e3,
        };
        return new ParameterLine(name, $"tau_{which}", null, "ms", tau.SecondsAt(tickSeconds) * 1e3, milliseconds, keep);
    }

    private static ParameterLine Worst(string name, string which, Decays wanted, IReadOnlyList<int> keeps, double tickSeconds) => wanted.IsShared
        ? Decay(name, which, wanted[0], keeps[0], tickSeconds)
        : keeps.Select((keep, index) => Decay(name, which, wanted[index], keep, tickSeconds) with { Neuron = index })
            .MaxBy(line => Math.Abs(line.Error))!;

    private static ParameterLine Worst(string name, string key, NeuronValues wanted, IReadOnlyList<int> codes, Func<int, double> value)
    {
        var lines = codes.Select((code, index) => new ParameterLine(
            name, key, wanted.IsShared ? null : index, "", wanted[index], Exactly.Nearly(value(code), wanted[index]), code));
        return lines.MaxBy(line => Math.Abs(line.Error))!;
    }
}
