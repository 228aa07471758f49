// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>Builds whose synapse words have 16 bits.</summary>
public class WideSynapseTests
{
    private const int Cells = 32;

    private static NetworkDescription Net(DelayRule delay) => new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact)
        .Inputs("x", Cells).Neurons("a", Cells, new NeuronParameters { Threshold = 100 })
        .Project("x", "a", Connector.AllToAll(), 3, options: new ProjectionOptions { Delay = delay })
        .Build();

    private static (ImageMemory Memory, int First) Memory(NetworkDescription network, string build)
    {
        var image = NetworkCompiler.Compile(network, Configurations.Named(build)).Image;
        return (new ImageMemory(image), image.Metadata.Populations.Single(population => population.Name == "x").First);
    }

    [Fact]
    public void Delays_that_differ_go_into_the_words_of_tagged_synapses_beyond_the_least()
    {
        // 1,024 draws of 2..6: so many blocks and sources need no more than one class.
        var network = Net(DelayRule.Uniform(Duration.Ticks(2), Duration.Ticks(6), 7));
        var (memory, first) = Memory(network, "complete");
        foreach (var (pre, post, _, delay) in network.ConnectionsOf(network.Projections[0]))
        {
            Assert.Equal(2, memory.Projection(first + pre, post).Delay);
            Assert.Equal((3, delay - 2), (memory.Weight(first + pre, post), memory.OwnDelay(first + pre, post)));
        }

        Assert.True(memory.Image.Needs.HasFlag(Capabilities.TaggedSynapses));
    }

    [Fact]
    public void One_delay_is_the_projections_and_needs_no_tagged_synapses()
    {
        var (memory, first) = Memory(Net(Duration.Ticks(4)), "complete");
        Assert.Equal((4, 0), (memory.Projection(first, 0).Delay, memory.OwnDelay(first, 0)));
        Assert.False(memory.Image.Needs.HasFlag(Capabilities.TaggedSynapses));
    }

    [Fact]
    public void A_fine_synapse_begins_without_a_fraction()
    {
        var (memory, first) = Memory(Net(Duration.Ticks(0)), "complete-fine");
        Assert.Equal(0x0300, memory[Bank.Synapse, SynapseLayout.Address(memory.Image.Target, first, 5)]);
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public void Delays_that_differ_within_a_block_are_refused_where_synapses_have_none_of_their_own(string build)
    {
        var network = Net(DelayRule.Uniform(Duration.Ticks(0), Duration.Ticks(7), 7));
        var message = Assert.ThrowsAny<NeuroCoreException>(() => NetworkCompiler.Compile(network, Configurations.Named(build))).Message;
        Assert.Contains("delays of", message, StringComparison.Ordinal);
        Assert.Contains("complete", message, StringComparison.Ordinal);
    }
}
