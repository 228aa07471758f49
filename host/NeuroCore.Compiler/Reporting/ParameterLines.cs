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
        var wanted = population.Place.Population.Parameters;
        var got = population.Class;
        yield return Decay(name, "membrane", wanted.TauMembrane[0], got.KeepV, tickSeconds);
        yield return Decay(name, "synapse", wanted.TauSynapse[0], got.KeepU, tickSeconds);
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
    }

    private static ParameterLine Level(string name, string key, double wanted, int code, Scale scale) =>
        new(name, key, null, "", wanted, Exactly.Nearly(scale.LevelOf(code), wanted), code);

    private static ParameterLine Decay(string name, string which, Decay wanted, int keep, double tickSeconds)
    {
        if (wanted.TimeConstant is not { } tau)
            return new ParameterLine(name, $"keep_{which}", null, "/4096", wanted.Keep4096!.Value, keep, keep);
        var milliseconds = keep switch
        {
            0 => 0,
            Ranges.KeepAll => double.PositiveInfinity,
            _ => -tickSeconds / Math.Log(keep / (double)Ranges.KeepAll) * 1e3,
        };
        return new ParameterLine(name, $"tau_{which}", null, "ms", tau.SecondsAt(tickSeconds) * 1e3, milliseconds, keep);
    }

    private static ParameterLine Worst(string name, string key, NeuronValues wanted, IReadOnlyList<int> codes, Func<int, double> value)
    {
        var lines = codes.Select((code, index) => new ParameterLine(
            name, key, wanted.IsShared ? null : index, "", wanted[index], Exactly.Nearly(value(code), wanted[index]), code));
        return lines.MaxBy(line => Math.Abs(line.Error))!;
    }
}
