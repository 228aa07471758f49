// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Figures;
using NeuroCore.Network;
using NeuroCore.Trainer;
using NeuroCore.Trainer.Constructed;

namespace NeuroCore.Experiments.Tests;

/// <summary>An elementary cellular automaton as threshold neurons, on the model.</summary>
public class Rule_110
{
    [Fact]
    public void No_cell_is_wrong_over_512_random_starts_of_64_steps()
    {
        var run = new ModelRun(Example.Network("rule110"), "icebreaker-inference");
        var random = new SplitMix64(512);
        var (wrong, alive) = (0, 0);
        for (var start = 0; start < 512; start++)
        {
            run.Rest();
            var state = random.Below(1 << Rule110.Cells);
            var seen = Cells(run, run.Tick(Enumerable.Range(0, Rule110.Cells).Where(cell => (state >> cell & 1) == 1).Select(cell => run.Place("start", cell))));
            for (var step = 0; ; step++)
            {
                wrong += BitOperations.PopCount((uint)(seen ^ state));
                alive += BitOperations.PopCount((uint)state);
                if (step == 64)
                    break;
                state = Rule110.Next(state);
                Assert.Equal(0, Cells(run, run.Tick()));
                seen = Cells(run, run.Tick());
            }
        }

        Assert.Equal(0, wrong);
        Assert.InRange(alive, 512 * 64, 512 * 65 * Rule110.Cells);
    }

    private static int Cells(ModelRun run, IReadOnlyList<(int Neuron, int Sign)> fired)
    {
        var first = run.Place("cells", 0);
        return fired.Where(spike => spike.Neuron >= first && spike.Neuron < first + Rule110.Cells).Sum(spike => 1 << (spike.Neuron - first));
    }
}
