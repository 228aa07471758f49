// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

public sealed class Synapse_layout
{
    public static TheoryData<string> Names => [.. Configurations.All.Select(build => build.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_synapse_has_a_byte_of_its_own(string name)
    {
        var build = Configurations.Named(name);
        var depth = BankDepth.Of(build, Bank.Synapse);
        var taken = new bool[2 * depth];
        for (var source = 0; source < build.Sources; source++)
        {
            for (var neuron = 0; neuron < build.Neurons; neuron++)
            {
                var place = (2 * SynapseLayout.Address(build, source, neuron)) + (SynapseLayout.HighByte(build, source, neuron) ? 1 : 0);
                Assert.InRange(place, 0, taken.Length - 1);
                Assert.False(taken[place]);
                taken[place] = true;
            }
        }

        // An odd number of lanes leaves the high byte of a row's last word unused.
        Assert.Equal(build.SynapseWords * build.Lanes, taken.Count(byteTaken => byteTaken));
        Assert.Equal(build.SynapseWords * build.Pairs, depth);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_way_back_from_lane_to_neuron_is_found(string name)
    {
        var build = Configurations.Named(name);
        for (var source = 0; source < build.Sources; source++)
        {
            for (var neuron = 0; neuron < build.Neurons; neuron++)
                Assert.Equal(neuron, SynapseLayout.Neuron(build, source, neuron / build.Lanes, SynapseLayout.Lane(build, source, neuron)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_lies_in_one_run_of_words_and_a_column_in_all_lanes(string name)
    {
        var build = Configurations.Named(name);
        var lanes = Enumerable.Range(0, build.Lanes).ToArray();
        Assert.Equal(lanes, lanes.Select(neuron => SynapseLayout.Lane(build, 1, neuron)).Order());
        Assert.Equal(lanes, lanes.Select(source => SynapseLayout.Lane(build, source, 1)).Order());
        Assert.Equal(build.Pairs, lanes.Select(neuron => SynapseLayout.Address(build, 1, neuron)).Distinct().Count());
    }

    [Theory]
    [InlineData(Capabilities.TaggedSynapses, false)]
    [InlineData(Capabilities.FineSynapses, true)]
    public void A_synapse_of_16_bits_has_a_word_for_itself(Capabilities feature, bool high)
    {
        var build = Configurations.Named("tiny");
        build = build with { Capabilities = build.Capabilities | feature };
        var words = Enumerable.Range(0, build.Sources)
            .SelectMany(source => Enumerable.Range(0, build.Neurons).Select(neuron => SynapseLayout.Address(build, source, neuron)));
        Assert.Equal(Enumerable.Range(0, BankDepth.Of(build, Bank.Synapse)), words.Order());
        Assert.Equal(high, SynapseLayout.HighByte(build, 0, 0));
        Assert.Equal(high, SynapseLayout.HighByte(build, 0, 1));
        // Source 3, neuron 6: block 1, lane (6 + 3) mod 4 = 1.
        Assert.Equal((((3 * 4) + 1) * 4) + 1, SynapseLayout.Address(build, 3, 6));
    }

    [Fact]
    public void An_example_worked_by_hand()
    {
        // N 256, L 8: 32 blocks of 4 words. Source 3, neuron 21: block 2, lane (21 + 3) mod 8 = 0.
        var build = Configurations.Named("icebreaker");
        Assert.Equal(0, SynapseLayout.Lane(build, 3, 21));
        Assert.Equal(((3 * 32) + 2) * 4, SynapseLayout.Address(build, 3, 21));
        Assert.False(SynapseLayout.HighByte(build, 3, 21));
        Assert.True(SynapseLayout.HighByte(build, 3, 22));
    }
}
