// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>The triplet rule beside its model in real numbers.</summary>
internal static class TripletRuleFigures
{
    private const int PairsOfRun = 60, Weight = 64, Runs = 8, Apart = 10;

    /// <summary>Pairs at a frequency, event first and spike first.</summary>
    internal static Figure Frequency()
    {
        int[] frequencies = [1, 5, 10, 20, 30, 40, 50];
        return new Figure("triplet_stdp", new LinePlot(
            "Triplet STDP: 60 pairs, 10 ticks apart (icebreaker), and the model",
            "frequency of the pairs, Hz",
            "change of the weight",
            [
                .. new[] { Apart, -Apart }.SelectMany((apart, colour) => new[]
                {
                    Lines.Line(apart > 0 ? "event first" : "spike first", colour, LineKind.Dots, frequencies.Select(hertz => ((double)hertz, Change(hertz, apart)))),
                    Lines.Line("", colour, LineKind.Thin, frequencies.Select(hertz => ((double)hertz, Model(hertz, apart)))),
                }),
            ]));
    }

    private static double Change(int hertz, int apart)
    {
        var sum = 0.0;
        for (var number = 0; number < Runs; number++)
        {
            var run = Synapses.Run("triplet_stdp", Synapses.Flagship, 1, Weight, number);
            var (events, spikes) = Times(hertz, apart);
            for (var tick = 0; tick <= Math.Max(events[^1], spikes[^1]); tick++)
                run.Tick(Array.BinarySearch(events, tick) >= 0 ? [0] : [], Array.BinarySearch(spikes, tick) >= 0 ? Synapses.Neurons : []);
            sum += Synapses.Neurons.Average(neuron => run.Weight(0, neuron) - Weight);
        }

        return sum / Runs;
    }

    // Pfister and Gerstner's minimal model for visual cortex, all pairs and triplets.
    private static double Model(int hertz, int apart)
    {
        const double PairMinus = 7.1e-3 * Weight, TripletPlus = 6.5e-3 * Weight;
        double x1 = 0, y1 = 0, y2 = 0, weight = 0;
        var (events, spikes) = Times(hertz, apart);
        for (var tick = 0; tick <= Math.Max(events[^1], spikes[^1]); tick++)
        {
            var (comes, fires) = (Array.BinarySearch(events, tick) >= 0, Array.BinarySearch(spikes, tick) >= 0);
            weight = Math.Max(-Weight, weight - (comes ? PairMinus * y1 : 0));
            (x1, y1, y2) = (x1 * Math.Exp(-1 / 16.8), y1 * Math.Exp(-1 / 33.7), y2 * Math.Exp(-1 / 114.0));
            weight += fires ? TripletPlus * x1 * y2 : 0;
            (x1, y1, y2) = (x1 + (comes ? 1 : 0), y1 + (fires ? 1 : 0), y2 + (fires ? 1 : 0));
        }

        return weight;
    }

    private static (int[] Events, int[] Spikes) Times(int hertz, int apart)
    {
        int[] events = [.. Enumerable.Range(0, PairsOfRun).Select(pair => Math.Max(0, -apart) + (pair * 1000 / hertz))];
        return (events, [.. events.Select(tick => tick + apart)]);
    }
}
