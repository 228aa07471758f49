// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>Figures of the page about projections.</summary>
internal static class ProjectionFigures
{
    /// <summary>The current of one spike, and the membrane that it moves, beside the closed form.</summary>
    internal static Figure Response()
    {
        const int Weight = 100, Ticks = 100, Shift = 7;
        const double TauCurrent = 5, TauMembrane = 20;
        NetworkDescription network = Lines.Network()
            .Inputs("spike", 1)
            .Neurons("n", 1, new NeuronParameters
            {
                Threshold = 32_767,
                TauMembrane = Decay.Keep(Lines.Keep(TauMembrane)),
                TauSynapse = Decay.Keep(Lines.Keep(TauCurrent)),
                AccumulatorShift = Shift,
            })
            .Project("spike", "n", Connector.AllToAll(), Weight)
            .Build();
        var run = new ModelRun(network, Lines.Build);
        var (current, membrane) = (new List<(double, double)>(), new List<(double, double)>());
        for (int tick = 0; tick < Ticks; tick++)
        {
            run.Tick(tick == 0 ? [run.Place("spike", 0)] : null);
            current.Add((tick, run.Current(run.Place("n", 0)) / (double)(1 << Shift)));
            membrane.Add((tick, run.Membrane(run.Place("n", 0)) / 256.0));
        }
        double q = Math.Exp(-1 / TauCurrent), k = Math.Exp(-1 / TauMembrane);
        return new Figure("projections-response", new LinePlot(
            "A spike of weight 100 in tick 0: time constants 5 ticks (u) and 20 ticks (v)",
            "tick",
            "units of v's integer part",
            [
                Lines.Line("u", 2, LineKind.Dots, current),
                Lines.Line("w q^t", 2, LineKind.Thin, current.Select((_, t) => ((double)t, Weight * Math.Pow(q, t)))),
                Lines.Line("v", 0, LineKind.Dots, membrane),
                Lines.Line("w (k^(t+1) - q^(t+1)) / (k - q)", 0, LineKind.Thin, current.Select((_, t) => ((double)t, Weight * (Math.Pow(k, t + 1) - Math.Pow(q, t + 1)) / (k - q)))),
            ]));
    }

    /// <summary>One spike on four ways of different delay.</summary>
    internal static Figure Delays()
    {
        const int Ticks = 30;
        int[] delays = [0, 2, 4, 7];
        NetworkBuilder builder = Lines.Network().Inputs("spike", 1);
        foreach (int delay in delays)
        {
            builder.Neurons($"d{delay}", 1, new NeuronParameters { Threshold = 32_767, TauMembrane = Decay.Keep(Lines.Keep(8)) })
                .Project("spike", $"d{delay}", Connector.AllToAll(), 100, options: new ProjectionOptions { Delay = Duration.Ticks(delay) });
        }
        var run = new ModelRun(builder.Build(), Lines.Build);
        var seen = delays.ToDictionary(delay => delay, _ => new List<(double, double)>());
        for (int tick = 0; tick < Ticks; tick++)
        {
            run.Tick(tick == 5 ? [run.Place("spike", 0)] : null);
            foreach (int delay in delays)
                seen[delay].Add((tick, run.Membrane(run.Place($"d{delay}", 0)) / 256.0));
        }
        return new Figure("projections-delay", new LinePlot(
            "An event delivered in tick 5 reaches v in tick 5 + delay",
            "tick",
            "v after the tick, in units of its integer part",
            [.. delays.Select((delay, colour) => Lines.Line($"delay {delay}", colour, LineKind.Line, seen[delay]))]));
    }
}
