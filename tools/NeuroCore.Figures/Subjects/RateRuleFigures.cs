// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>Rules that rates drive.</summary>
internal static class RateRuleFigures
{
    private const double TicksOfSecond = 1000;

    /// <summary>Weights over time for inputs of several rates.</summary>
    internal static Figure Oja()
    {
        double[] rates = [10, 20, 30];
        const int Each = 16, Seconds = 60;
        var run = Synapses.Run("oja", Synapses.Flagship, Each * rates.Length, 5, 1);
        var chance = new Random(1);
        var seen = rates.Select(_ => new List<(double, double)>()).ToArray();
        for (var tick = 0; tick < Seconds * TicksOfSecond; tick++)
        {
            run.Tick(Synapses.Poisson(chance, Each * rates.Length, input => rates[input / Each]), Synapses.Poisson(chance, RuleRun.Neurons, _ => 20));
            for (var rate = 0; tick % 500 == 499 && rate < rates.Length; rate++)
                seen[rate].Add(((tick + 1) / TicksOfSecond, Enumerable.Range(rate * Each, Each).Average(input => Synapses.Neurons.Average(neuron => run.Weight(input, neuron)))));
        }

        return new Figure("oja", new LinePlot(
            "Oja: mean of 256 weights; neurons at 20 Hz (icebreaker)",
            "s",
            "weight",
            [
                .. rates.SelectMany((rate, colour) => new[]
                {
                    Lines.Line($"inputs at {rate} Hz", colour, LineKind.Line, seen[colour]),
                    Lines.Line("", colour, LineKind.Thin, [(0, 64 * rate / 20), (Seconds, 64 * rate / 20)]),
                }),
            ]));
    }

    /// <summary>Drift of the weight over the rate now, for several rates before.</summary>
    internal static Figure Bcm()
    {
        double[] before = [10, 20, 40];
        return new Figure("bcm", new LinePlot(
            "BCM: change of the weight in 0.3 s; inputs at 20 Hz (icebreaker)",
            "rate of the neuron in these 0.3 s, Hz",
            "change of the weight",
            [
                .. before.SelectMany((rate, colour) => new[]
                {
                    Lines.Line($"after {rate} Hz", colour, LineKind.Dots, Drift(rate)),
                    Lines.Line("", colour, LineKind.Thin, Enumerable.Range(0, 17).Select(step => (4.0 * step, Expected(rate, 4 * step)))),
                }),
            ]));
    }

    /// <summary>Weights of neurons that fire at several rates.</summary>
    internal static Figure Scaling()
    {
        double[] rates = [5, 10, 20];
        const int Seconds = 40;
        var chance = new Random(1);
        var run = Synapses.Run("homeostatic", Synapses.Flagship, 240, 40, 1);
        var seen = rates.Select(_ => new List<(double, double)>()).ToArray();
        for (var tick = 0; tick < Seconds * TicksOfSecond; tick++)
        {
            run.Tick([], Synapses.Poisson(chance, RuleRun.Neurons, neuron => rates[neuron % rates.Length]));
            for (var rate = 0; tick % 500 == 499 && rate < rates.Length; rate++)
            {
                seen[rate].Add(((tick + 1) / TicksOfSecond, Synapses.Neurons.Where(neuron => neuron % rates.Length == rate)
                    .Average(neuron => Enumerable.Range(0, run.Inputs).Average(input => run.Weight(input, neuron)))));
            }
        }

        return new Figure("homeostatic", new LinePlot(
            "Synaptic scaling: mean weight of neurons at three rates, from 40 (icebreaker)",
            "s",
            "weight",
            [.. rates.Select((rate, colour) => Lines.Line($"neuron at {rate} Hz", colour, LineKind.Line, seen[colour]))]));
    }

    private static IEnumerable<(double X, double Y)> Drift(double before)
    {
        const int Inputs = 64, Runs = 24, Settle = 4000, Measured = 300;
        var changes = new double[RuleRun.Neurons];
        for (var number = 0; number < Runs; number++)
        {
            var chance = new Random(number);
            var run = Synapses.Run("bcm", Synapses.Flagship, Inputs, 64, number);
            run.Gate = false;
            for (var tick = 0; tick < Settle + Measured; tick++)
            {
                if (tick == Settle)
                    run.Gate = true;
                run.Tick(Synapses.Poisson(chance, Inputs, _ => 20), Synapses.Poisson(chance, RuleRun.Neurons, neuron => tick < Settle ? before : Rate(neuron)));
            }

            foreach (var neuron in Synapses.Neurons)
                changes[neuron] += Enumerable.Range(0, Inputs).Average(input => run.Weight(input, neuron) - 64);
        }

        return Synapses.Neurons.Select(neuron => (Rate(neuron), changes[neuron] / Runs));

        static double Rate(int neuron) => 4.0 * (neuron + 1);
    }

    // Mean of x1 is 64 * 20 Hz * 20 ms, that of y1 and y2 1.6 a hertz once they have followed.
    private static double Expected(double before, double now)
    {
        double y1 = 1.6 * before, y2 = 1.6 * before, sum = 0;
        for (var tick = 0; tick < 300; tick++)
        {
            sum += now / TicksOfSecond * 25.6 * (y1 - (2 * y2) + 32) / 4096;
            (y1, y2) = (y1 + (((1.6 * now) - y1) / 50), y2 + (((1.6 * now) - y2) / 800));
        }

        return sum;
    }
}
