// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>The second current and the divisive receptor, and time constants of single neurons.</summary>
public sealed class Receptors
{
    private const int Keep = ClassParameters.KeepAll;

    // Sources 600, 601 and 602 reach neuron 0 with weight 5 by the receptor 0, 1 and 2.
    private static CoreBench Bench(int keepU = 0, int keepV = Keep, int keepSecond = 0, int secondShift = 0, int currentShift = 0)
    {
        var bench = new CoreBench("complete");
        bench.Classes(new ClassParameters(keepU, keepV, 0, currentShift, short.MinValue, 0, 0, ResetMode.Value));
        bench.Thresholds(short.MaxValue);
        bench.Core.Write(Bank.ClassMore, 0, (ushort)(keepSecond | (secondShift << Fields.SecondShiftLow)));
        for (var receptor = 0; receptor < 3; receptor++)
        {
            bench.Range(600 + receptor, 0, 0, sourceClass: receptor);
            bench.Projection(receptor, 0, new ProjectionWord(Receptor: receptor));
            for (var neuron = 0; neuron < bench.Build.Lanes; neuron++)
                bench.Weight(600 + receptor, neuron, neuron == 0 ? 5 : WeightCodes.NoSynapse);
        }

        return bench;
    }

    private static int Second(CoreBench bench, int neuron) => (short)bench.Core.Read(Bank.SecondCurrent, neuron);

    [Fact]
    public void Each_receptor_has_a_current_of_its_own_and_both_drive_the_membrane_in_the_same_tick()
    {
        var bench = Bench(currentShift: 3, secondShift: 2);
        bench.Tick(600, 601);
        Assert.Equal((5, 20), (bench.U(0), Second(bench, 0)));
        Assert.Equal((5 + 20) << 3, bench.V(0));
        Assert.Equal(0, Second(bench, 1));
    }

    [Fact]
    public void The_second_current_decays_by_its_own_keep()
    {
        var bench = Bench(keepU: 2048, keepSecond: 3072, secondShift: 4);
        bench.Tick(600, 601);
        bench.Tick();
        Assert.Equal((2, 60), (bench.U(0), Second(bench, 0)));
        bench.Tick();
        Assert.Equal((1, 45), (bench.U(0), Second(bench, 0)));
        Assert.Equal(5 + 2 + 1 + 80 + 60 + 45, bench.V(0));
    }

    [Fact]
    public void The_second_current_stops_at_its_bounds()
    {
        var bench = Bench(keepSecond: Keep, secondShift: 7);
        for (var tick = 0; tick < 60; tick++)
            bench.Tick(601);
        Assert.Equal(short.MaxValue, Second(bench, 0));
    }

    [Fact]
    public void A_silenced_neuron_keeps_its_second_current_and_loses_its_input()
    {
        var bench = Bench(keepSecond: 2048);
        bench.Core.Write(Bank.SecondCurrent, 0, 100);
        bench.Core.Write(Bank.Residue, 0, 0x8000);
        bench.Tick(601);
        Assert.Equal(100, Second(bench, 0));
        bench.Core.Write(Bank.Residue, 0, 0);
        bench.Tick();
        Assert.Equal(50, Second(bench, 0));
    }

    [Fact]
    public void The_divisive_receptor_takes_its_input_from_keep_v_in_that_tick_alone()
    {
        var bench = Bench(keepV: 4000);
        bench.Projection(2, 0, new ProjectionWord(Exponent: 7, Receptor: 2));
        bench.V(0, 4096 * 10);
        bench.Tick(602);
        Assert.Equal((4000 - (5 << 7)) * 10, bench.V(0));
        Assert.Equal(0, bench.U(0));
        var v = bench.V(0);
        bench.Tick();
        Assert.Equal(v * 4000 / 4096, bench.V(0));
    }

    [Theory]
    [InlineData(4095, 1)]
    [InlineData(4096, 0)]
    [InlineData(32767, 0)]
    [InlineData(-1, 4096)]
    [InlineData(-32768, 4096)]
    public void What_it_takes_is_at_least_nothing_and_at_most_all(int divisive, int kept)
    {
        var bench = Bench();
        bench.V(0, 4096);
        bench.Accumulator(0, 2 << bench.Build.DelayBits, divisive);
        bench.Tick();
        Assert.Equal(kept, bench.V(0));
        Assert.Equal(0, bench.Accumulator(0, 2 << bench.Build.DelayBits));
    }

    [Fact]
    public void Delays_are_those_of_the_receptor_that_they_go_to()
    {
        var bench = Bench();
        bench.Projection(1, 0, new ProjectionWord(Delay: 2, Receptor: 1));
        bench.Tick(601);
        Assert.Equal(5, bench.Accumulator(0, (1 << bench.Build.DelayBits) + 2));
        bench.Tick();
        Assert.Equal(0, Second(bench, 0));
        bench.Tick();
        Assert.Equal(5, Second(bench, 0));
    }

    [Fact]
    public void Neurons_of_one_block_have_decays_and_shifts_of_their_own()
    {
        var bench = Bench();
        for (var neuron = 0; neuron < 8; neuron++)
        {
            bench.Core.Write(Bank.NeuronDecay, 2 * neuron, (ushort)(neuron * 500 | (neuron << Fields.AccumulatorShiftLow)));
            bench.Core.Write(Bank.NeuronDecay, (2 * neuron) + 1, (ushort)(Keep - (neuron * 500)));
            bench.U(neuron, 4096);
            bench.V(neuron, 40_960);
            bench.Accumulator(neuron, 0, 1);
        }

        bench.Tick();
        for (var neuron = 0; neuron < 8; neuron++)
        {
            Assert.Equal((neuron * 500) + (1 << neuron), bench.U(neuron));
            Assert.Equal(((Keep - (neuron * 500)) * 10) + bench.U(neuron), bench.V(neuron));
        }
    }
}
