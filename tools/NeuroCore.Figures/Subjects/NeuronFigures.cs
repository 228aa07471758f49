// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>Figures of the page about the neuron.</summary>
internal static class NeuronFigures
{
    private const int Threshold = 1000;

    /// <summary>Free decay from both sides, beside the exponentials.</summary>
    internal static Figure FreeDecay()
    {
        const int Start = 1000, Ticks = 200;
        double[] taus = [10, 25, 50, 100];
        NetworkBuilder builder = Lines.Network();
        foreach (double tau in taus)
            builder.Neurons($"tau{tau}", 2, new NeuronParameters { Threshold = 32_767, TauMembrane = Decay.Keep(Lines.Keep(tau)), VInit = NeuronValues.Each([Start, -Start]) });
        var run = new ModelRun(builder.Build(), Lines.Build);
        var seen = taus.ToDictionary(tau => tau, _ => new List<(double, double)>[] { [(0, Start)], [(0, -Start)] });
        for (int tick = 1; tick <= Ticks; tick++)
        {
            run.Tick();
            foreach (double tau in taus.Where(_ => tick % 5 == 0))
            {
                for (int side = 0; side < 2; side++)
                    seen[tau][side].Add((tick, run.Membrane(run.Place($"tau{tau}", side)) / 256.0));
            }
        }
        return new Figure("neuron-decay", new LinePlot(
            "Free decay: dots are the model, every fifth tick; lines the exponentials asked for",
            "tick",
            "v, in units of its integer part",
            [.. taus.SelectMany((tau, colour) => new[]
            {
                Lines.Line($"tau {tau} ticks", colour, LineKind.Dots, seen[tau][0]),
                Lines.Line("", colour, LineKind.Dots, seen[tau][1]),
                Lines.Line("", colour, LineKind.Thin, Enumerable.Range(0, Ticks + 1).Select(t => ((double)t, Start * Math.Exp(-t / tau)))),
            })]));
    }

    /// <summary>Spikes under a constant current, beside the closed form.</summary>
    internal static Figure Rate()
    {
        const double Tau = 20;
        const int Ticks = 1000;
        int[] biases = [.. Enumerable.Range(0, 64).Select(number => number * 10)], periods = [0, 2, 5];
        NetworkBuilder builder = Lines.Network();
        foreach (int period in periods)
            builder.Neurons($"r{period}", biases.Length, Neuron(Tau, biases) with { Refractory = Duration.Ticks(period) });
        IReadOnlyList<int> counts = Counts(builder, Ticks, out ModelRun run);
        return new Figure("neuron-rate", new LinePlot(
            "Rate under a constant current (threshold 1000, tau 20 ticks): model and closed form",
            "bias, in units of v's integer part a tick",
            "spikes in 1,000 ticks",
            [.. periods.SelectMany((period, colour) => new[]
            {
                Lines.Line($"refractory {period} ticks", colour, LineKind.Dots, biases.Select((bias, at) => ((double)bias, (double)counts[run.Place($"r{period}", at)]))),
                Lines.Line("", colour, LineKind.Thin, biases.Select(bias => ((double)bias, Spikes(bias, Tau, period, Ticks)))),
            })]));
    }

    /// <summary>A threshold that spikes raise and time lowers.</summary>
    internal static Figure AdaptiveThreshold()
    {
        const int Ticks = 300;
        NetworkDescription network = Lines.Network()
            .Neurons("n", 1, Neuron(20, [100]) with { Adaptation = new Adaptation { Increment = 150, Tau = Decay.Keep(Lines.Keep(100)) } })
            .Build();
        var run = new ModelRun(network, Lines.Build);
        var (membrane, level) = (new List<(double, double)>(), new List<(double, double)>());
        for (int tick = 0; tick < Ticks; tick++)
        {
            run.Tick();
            membrane.Add((tick, run.Membrane(run.Place("n", 0)) / 256.0));
            level.Add((tick, Threshold + run.Theta(run.Place("n", 0))));
        }
        return new Figure("neuron-adaptation", new LinePlot(
            "Adaptive threshold: a spike adds 150, time constant 100 ticks; bias 100",
            "tick",
            "units of v's integer part",
            [Lines.Line("v after the tick", 0, LineKind.Line, membrane), Lines.Line("threshold + theta", 2, LineKind.Line, level)]));
    }

    /// <summary>What a count says about a current, with every reset.</summary>
    internal static Figure Resets()
    {
        const int Ticks = 64, Level = 256;
        int[] currents = [.. Enumerable.Range(0, 64).Select(number => number * 4)];
        var plain = new NeuronParameters { Threshold = Level, Bias = NeuronValues.Each(currents.Select(current => (double)current)) };
        NetworkBuilder builder = Lines.Network()
            .Neurons("value", currents.Length, plain)
            .Neurons("subtract", currents.Length, plain with { Reset = ResetMode.Subtract })
            .Neurons("half", currents.Length, plain with { Reset = ResetMode.Subtract, ResetKeep = Share.Keep(2048) });
        IReadOnlyList<int> counts = Counts(builder, Ticks, out ModelRun run);
        LineSeries Estimate(string population, string name, int colour) => Lines.Line(
            name, colour, LineKind.Dots, currents.Select((current, at) => ((double)current, counts[run.Place(population, at)] * (double)Level / Ticks)));
        return new Figure("neuron-resets", new LinePlot(
            "A current read back from 64 ticks of spikes: threshold 256, no leak",
            "current, in units of v's integer part a tick",
            "current that the count speaks for",
            [
                Estimate("subtract", "by subtraction", 0), Estimate("half", "by subtraction, half of the overshoot kept", 1), Estimate("value", "to value", 2),
                Lines.Line("the current", 3, LineKind.Thin, [(0, 0), (currents[^1], currents[^1])]),
            ]));
    }

    /// <summary>Noise lets neurons spike that would not, and blurs the rest.</summary>
    internal static Figure NoisyRate()
    {
        const double Tau = 20;
        const int Ticks = 4000;
        int[] biases = [.. Enumerable.Range(0, 40).Select(number => 20 + number)], amplitudes = [0, 13, 14, 15];
        NetworkBuilder builder = Lines.Network();
        foreach (int amplitude in amplitudes)
            builder.Neurons($"c{amplitude}", biases.Length, Neuron(Tau, biases) with { Noise = Noise.OfCode(amplitude) });
        IReadOnlyList<int> counts = Counts(builder.Seed(1), Ticks, out ModelRun run);
        return new Figure("neuron-noise", new LinePlot(
            "Noise on v: threshold 1000, time constant 20 ticks",
            "bias, in units of v's integer part a tick",
            "spikes in 1,000 ticks",
            [.. amplitudes.Select((amplitude, colour) => Lines.Line(
                amplitude == 0 ? "no noise" : $"c = {amplitude}: up to {1 << (amplitude - 1) >> 8} units",
                colour,
                LineKind.Line,
                biases.Select((bias, at) => ((double)bias, counts[run.Place($"c{amplitude}", at)] * 1000.0 / Ticks))))]));
    }

    private static NeuronParameters Neuron(double tau, IEnumerable<int> biases) => new()
    {
        Threshold = Threshold,
        TauMembrane = Decay.Keep(Lines.Keep(tau)),
        Bias = NeuronValues.Each(biases.Select(bias => (double)bias)),
    };

    private static IReadOnlyList<int> Counts(NetworkBuilder builder, int ticks, out ModelRun run)
    {
        NetworkDescription network = builder.Run(Duration.Ticks(ticks)).Build();
        run = new ModelRun(network, Lines.Build);
        return run.Counts(network.Stimulus!);
    }

    private static double Spikes(int bias, double tau, int refractory, int ticks)
    {
        double keep = Math.Exp(-1 / tau), left = bias == 0 ? 0 : 1 - (Threshold * (1 - keep) / bias);
        return left <= 0 ? 0 : Math.Floor((ticks + refractory) / (Math.Ceiling(Math.Log(left) / Math.Log(keep)) + refractory));
    }
}
