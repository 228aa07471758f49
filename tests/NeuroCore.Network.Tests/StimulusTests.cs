// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

public class StimulusTests
{
    private static NetworkBuilder Builder() => new NetworkBuilder("n", Duration.Milliseconds(0.1))
        .Inputs("b", 3).Inputs("a", 2).Neurons("cells", 1, new NeuronParameters { Threshold = 1 });

    [Fact]
    public void Spikes_are_sorted_by_tick_then_input_then_index_and_none_is_there_twice()
    {
        var stimulus = Builder().Run(Duration.Ticks(10))
            .Spikes("a", [1, 0], [Duration.Ticks(4), Duration.Ticks(2)])
            .Spikes("b", null, [Duration.Ticks(4)])
            .Spikes("a", [0], [Duration.Ticks(4)])
            .Build().Stimulus!;

        Assert.Equal(10, stimulus.Ticks);
        Assert.Equal(
            [new(2, "a", 0), new(2, "a", 1), new(4, "b", 0), new(4, "b", 1), new(4, "b", 2), new(4, "a", 0), new(4, "a", 1)],
            stimulus.Spikes.AsEnumerable());
    }

    [Fact]
    public void A_train_starts_at_from_and_ends_before_until()
    {
        var spikes = Builder().Run(Duration.Ticks(30))
            .Train("a", [1], Duration.Milliseconds(0.3), Duration.Milliseconds(0.2), Duration.Milliseconds(1.1))
            .Build().Stimulus!.Spikes;

        Assert.Equal([2, 5, 8], spikes.Select(spike => spike.Tick));
    }

    [Fact]
    public void A_train_fills_the_run_by_default()
    {
        var spikes = Builder().Run(Duration.Ticks(9)).Train("a", [0], Duration.Ticks(4)).Build().Stimulus!.Spikes;

        Assert.Equal([0, 4, 8], spikes.Select(spike => spike.Tick));
    }

    [Fact]
    public void A_run_alone_is_a_stimulus_without_spikes() =>
        Assert.Equal(new Stimulus(7, []), Builder().Run(Duration.Ticks(7)).Build().Stimulus);

    [Fact]
    public void Without_a_run_there_is_no_stimulus() => Assert.Null(Builder().Build().Stimulus);

    [Fact]
    public void The_chain_of_the_examples_can_be_read()
    {
        var network = NetworkFile.Load(Path.Combine(Repository.Root, "host", "examples", "chain", "network.yaml"));

        Assert.Equal(40, network.Stimulus!.Ticks);
        Assert.Equal([0, 20], network.Stimulus.Spikes.Select(spike => spike.Tick));
        Assert.Equal(8, network.SizeOf("link"));
    }
}
