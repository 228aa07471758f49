// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>Figures of the page about outputs and runs.</summary>
internal static class OutputFigures
{
    /// <summary>What the counters hold after a run: the stronger the current, the more spikes and the earlier the first.</summary>
    internal static Figure Counters()
    {
        const int Neurons = 64, Ticks = 100;
        NetworkDescription network = Lines.Network()
            .Neurons("n", Neurons, new NeuronParameters
            {
                Threshold = 1000,
                TauMembrane = Decay.Keep(Lines.Keep(20)),
                Bias = NeuronValues.Each(Enumerable.Range(0, Neurons).Select(number => 40.0 + (5 * number))),
            })
            .Run(Duration.Ticks(Ticks))
            .Build();
        var run = new ModelRun(network, Lines.Build);
        _ = run.Run(network.Stimulus!);
        int first = run.Place("n", 0);
        (double Bias, double Count, double First)[] held =
        [
            .. Enumerable.Range(0, Neurons).Select(number => (
                40.0 + (5 * number), (double)run.Read(Bank.Count, first + number), (double)run.Read(Bank.FirstSpike, first + number))),
        ];
        return new Figure("outputs-counters", new LinePlot(
            "What the counters hold after 100 ticks: threshold 1000, time constant 20 ticks",
            "bias, in units of v's integer part a tick",
            "spikes; ticks",
            [
                Lines.Line("count", 0, LineKind.Dots, held.Select(neuron => (neuron.Bias, neuron.Count))),
                Lines.Line("first spike", 2, LineKind.Dots, held.Where(neuron => neuron.Count > 0).Select(neuron => (neuron.Bias, neuron.First))),
            ]));
    }
}
