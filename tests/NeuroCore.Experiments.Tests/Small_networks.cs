// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures;
using NeuroCore.Trainer.Constructed;

namespace NeuroCore.Experiments.Tests;

/// <summary>Networks whose spikes can be told in advance, on the model.</summary>
public class Small_networks
{
    [Fact]
    public void Exclusive_or_answers_all_four_cases()
    {
        var network = Example.Network("xor");
        var run = new ModelRun(network, "tiny");
        var either = run.Place("either", 0);

        Assert.Equal([5L, 9L], run.Run(network.Stimulus!).Where(spike => spike.Neuron == either).Select(spike => spike.Tick));
    }

    [Fact]
    public void The_ring_copies_127_ticks_of_input_again_and_again()
    {
        var network = Example.Network("delay-ring");
        var run = new ModelRun(network, "tiny");
        var input = network.Stimulus!.Spikes.Select(spike => (long)spike.Tick).ToList();
        var first = run.Place("relays", 0);

        var seen = run.Run(network.Stimulus).Where(spike => spike.Neuron == first).Select(spike => spike.Tick);

        Assert.InRange(input.Count, 40, 90);
        Assert.Equal(Enumerable.Range(0, 4).SelectMany(turn => input.Select(tick => tick + (turn * DelayRing.Ticks))), seen);
    }

    [Fact]
    public void The_small_world_is_awake_and_not_in_lockstep()
    {
        var network = Example.Network("small-world");
        var run = new ModelRun(network, "icebreaker");
        var spikes = run.Run(network.Stimulus!);

        // Between 2 and 50 spikes a second of a neuron, and never half of them in one tick.
        Assert.InRange(spikes.Count, 256 * 2, 256 * 50);
        Assert.True(spikes.GroupBy(spike => spike.Tick).Max(tick => tick.Count()) < 128);
    }
}
