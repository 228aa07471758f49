// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>Rules with rewards and errors.</summary>
internal static class ThirdFactorFigures
{
    /// <summary>What a reward does that comes some time after four pairs.</summary>
    internal static Figure RewardLater()
    {
        int[] delays = [0, 128, 256, 512, 768, 1024, 1536, 2048, 3072];
        var changes = new[] { 127, -127 }.Select(reward => delays.Select(delay => ((double)delay, Change(delay, reward))).ToArray()).ToArray();
        return new Figure("reward_stdp", new LinePlot(
            "Reward after four pairs, 2 ticks apart: mean of 1,024 synapses (complete)",
            "ticks from the pairs to the reward, which then stays",
            "change of the weight",
            [
                Lines.Line("g = 127/128", 0, LineKind.Dots, changes[0]),
                Lines.Line("g = -127/128", 1, LineKind.Dots, changes[1]),
                Lines.Line("7/8 in each epoch of 64 ticks", 3, LineKind.Thin, delays.Select(delay => ((double)delay, changes[0][0].Item2 * Math.Pow(7 / 8.0, delay / 64.0)))),
                Lines.Line("", 3, LineKind.Thin, delays.Select(delay => ((double)delay, changes[1][0].Item2 * Math.Pow(7 / 8.0, delay / 64.0)))),
            ]));
    }

    /// <summary>Weights that follow what their neurons ask for.</summary>
    internal static Figure Errors()
    {
        int[] wanted = [90, 40, 0, -60];
        const int Ticks = 8000;
        var run = Synapses.Run("error_three_factor", Synapses.Flagship, 1, -20, 1);
        var seen = wanted.Select(_ => new List<(double, double)>()).ToArray();
        for (var tick = 0; tick < Ticks; tick++)
        {
            // The host sets each neuron's error, as far as m goes.
            for (var neuron = 0; neuron < wanted.Length; neuron++)
            {
                run.Factor(neuron, (int)Math.Clamp(wanted[neuron] - run.Weight(0, neuron), -127, 127));
                if (tick % 20 == 0)
                    seen[neuron].Add((tick, run.Weight(0, neuron)));
            }

            run.Tick(tick % 25 == 0 ? [0] : [], []);
        }

        return new Figure("error_three_factor", new LinePlot(
            "Errors: the host sets m to what the weight lacks (icebreaker)",
            "tick",
            "weight",
            [
                .. wanted.SelectMany((weight, colour) => new[]
                {
                    Lines.Line($"wanted {weight}", colour, LineKind.Line, seen[colour]),
                    Lines.Line("", colour, LineKind.Thin, [(0, weight), (Ticks, weight)]),
                }),
            ]));
    }

    private static double Change(int delay, int reward)
    {
        const int Inputs = 64, PairsOfRun = 4, Interval = 120, Rewarded = 3000;
        var run = Synapses.Run("reward_stdp", "complete", Inputs, 64, delay);
        run.ThirdFactor = 0;
        for (var tick = 0; tick < (PairsOfRun * Interval) + delay + Rewarded; tick++)
        {
            var (pair, at) = (tick / Interval, tick % Interval);
            if (tick == (PairsOfRun * Interval) + delay)
                run.ThirdFactor = reward;
            run.Tick(pair < PairsOfRun && at == 0 ? Enumerable.Range(0, Inputs) : [], pair < PairsOfRun && at == 2 ? Synapses.Neurons : []);
        }

        return Enumerable.Range(0, Inputs).Average(input => Synapses.Neurons.Average(neuron => run.Weight(input, neuron) - 64));
    }
}
