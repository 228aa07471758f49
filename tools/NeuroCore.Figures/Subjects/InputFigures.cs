// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>Figures of the page about inputs.</summary>
internal static class InputFigures
{
    /// <summary>Sixteen inputs of each encoding with the same sixteen values.</summary>
    internal static Figure Encoders()
    {
        const int Inputs = 16, Ticks = 128;
        double[] rates = [.. Enumerable.Range(0, Inputs).Select(number => (number + 1) / 64.0)];
        var relay = new NeuronParameters { Threshold = 1, TauMembrane = Decay.AtOnce };
        (string Name, Drive Drive)[] kinds =
        [
            ("Bernoulli", Drive.Bernoulli(Rates.PerTick(NeuronValues.Each(rates)))),
            ("regular", Drive.Regular(Rates.PerTick(NeuronValues.Each(rates)))),
            ("latency", Drive.Latency(Latencies.Each(Enumerable.Range(0, Inputs).Select(number => (Duration?)Duration.Ticks(120 - (8 * number)))))),
        ];
        NetworkBuilder builder = Lines.Network().Seed(3);
        foreach (var (name, drive) in kinds)
            builder.Inputs(name, Inputs, drive);
        foreach (var (name, _) in kinds)
            builder.Neurons($"{name}-relay", Inputs, relay).Project(name, $"{name}-relay", Connector.OneToOne, 1);
        NetworkDescription network = builder.Run(Duration.Ticks(Ticks)).Build();
        var run = new ModelRun(network, Lines.Build);
        var spikes = run.Run(network.Stimulus!);
        return new Figure("inputs-encoders", new LinePlot(
            "Sixteen inputs of each kind: 1/64 to 16/64 a tick, latencies 120 to 0",
            "tick in which the event is delivered",
            "input",
            [.. kinds.Select((kind, number) => Lines.Line(
                kind.Name,
                number,
                LineKind.Dots,
                spikes.Where(spike => Index(run, kind.Name, spike.Neuron) is >= 0 and < Inputs)
                    .Select(spike => ((double)spike.Tick, Index(run, kind.Name, spike.Neuron) + (20.0 * (kinds.Length - 1 - number))))))]));
    }

    private static int Index(ModelRun run, string kind, int neuron) => neuron - run.Place($"{kind}-relay", 0);
}
