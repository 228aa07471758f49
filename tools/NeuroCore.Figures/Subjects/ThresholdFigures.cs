// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>Intrinsic plasticity: thresholds that seek a rate.</summary>
internal static class ThresholdFigures
{
    /// <summary>Rates of neurons with several constant currents.</summary>
    internal static Figure Rates()
    {
        int[] biases = [20, 40, 80];
        const int Window = 2000, Windows = 30;
        var run = new ModelRun(
            Lines.Network().Neurons("n", biases.Length, new NeuronParameters
            {
                Threshold = 100,
                TauMembrane = Decay.Keep(Lines.Keep(20)),
                Bias = NeuronValues.Each(biases.Select(bias => (double)bias)),
                Adaptation = new Adaptation { Increment = 4, Tau = Decay.Keep(4095), Period = 5 },
            }).Build(),
            Synapses.Flagship);
        var seen = biases.Select(_ => new List<(double, double)>()).ToArray();
        for (var window = 0; window < Windows; window++)
        {
            var counts = new int[biases.Length];
            for (var tick = 0; tick < Window; tick++)
            {
                foreach (var (neuron, _) in run.Tick())
                    counts[neuron - run.Place("n", 0)]++;
            }

            for (var neuron = 0; neuron < biases.Length; neuron++)
                seen[neuron].Add((2.0 * (window + 1), counts[neuron] / 2.0));
        }

        return new Figure("homeostatic_threshold", new LinePlot(
            "Thresholds that seek 7.8 Hz, under three currents (icebreaker)",
            "s",
            "spikes a second, counted over 2 s",
            [
                .. biases.Select((bias, colour) => Lines.Line($"bias {bias}", colour, LineKind.Line, seen[colour])),
                Lines.Line("1000 / (4 * 32) Hz", 3, LineKind.Thin, [(2, 1000.0 / 128), (2 * Windows, 1000.0 / 128)]),
            ]));
    }
}
