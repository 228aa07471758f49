// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>Synapse words of 16 bits: weights with a fraction, and synapses with a delay and a tag of their own.</summary>
public sealed class Wide_synapses
{
    private const int Source = 60;    // of complete, complete-fine and odd_four, in which it reaches the first block

    private static CoreBench Bench(string build)
    {
        var bench = new CoreBench(build);
        bench.Classes(new ClassParameters(0, 0, 0, 0, short.MinValue, 0, 0, ResetMode.Value));
        bench.Thresholds(short.MaxValue);
        bench.Range(Source, 0, 0);
        for (var neuron = 0; neuron < bench.Build.Lanes; neuron++)
            bench.Weight(Source, neuron, WeightCodes.NoSynapse);
        return bench;
    }

    private static void Word(CoreBench bench, int neuron, int word) =>
        bench.Core.Write(Bank.Synapse, SynapseLayout.Address(bench.Build, Source, neuron), (ushort)word);

    private static int Tagged(int weight, int delay, int tag) => (tag << 11) | (delay << 8) | (weight & 0xFF);

    [Theory]
    [InlineData(0x0500, 5)]
    [InlineData(0x05FF, 5)]
    [InlineData(0xFB80, -5)]
    [InlineData(0x7F80, 127)]
    [InlineData(0x8001, 0)]
    [InlineData(0x0080, 0)]
    public void A_fine_synapse_delivers_its_upper_byte_alone(int word, int expected)
    {
        var bench = Bench("complete-fine");
        Word(bench, 3, word);
        bench.Tick(Source);
        Assert.Equal((0, expected, 0), (bench.U(2), bench.U(3), bench.U(4)));
    }

    [Theory]
    [InlineData("complete", 0, 8)]
    [InlineData("complete", 3, 8)]
    [InlineData("odd_four", 0, 4)]
    [InlineData("odd_four", 2, 4)]
    public void A_tagged_synapse_adds_its_delay_to_the_projections_modulo_the_ring(string build, int common, int slots)
    {
        for (var own = 0; own < 8; own++)
        {
            var bench = Bench(build);
            bench.TickRegister(uint.MaxValue - 1);
            bench.Projection(0, 0, new ProjectionWord(Delay: common));
            Word(bench, 1, Tagged(-9, own, tag: own * 3));
            bench.Tick(Source);
            for (var after = 0; after < slots; after++, bench.Tick())
                Assert.Equal(after == (common + own) % slots ? -9 : 0, bench.U(1));
        }
    }

    [Fact]
    public void Every_lane_of_a_row_lands_in_a_slot_of_its_own()
    {
        var bench = Bench("complete");
        for (var neuron = 0; neuron < 8; neuron++)
            Word(bench, neuron, Tagged(10 + neuron, 7 - neuron, tag: 31));
        bench.Tick(Source);
        for (var after = 0; after < 8; after++, bench.Tick())
            Assert.Equal(Enumerable.Range(0, 8).Select(neuron => neuron == 7 - after ? 10 + neuron : 0), Enumerable.Range(0, 8).Select(bench.U));
    }

    [Fact]
    public void A_tag_on_no_synapse_delivers_nothing()
    {
        var bench = Bench("complete");
        Word(bench, 2, Tagged(WeightCodes.NoSynapse, 0, tag: 21));
        bench.Tick(Source);
        Assert.Equal(0, bench.U(2));
    }
}
