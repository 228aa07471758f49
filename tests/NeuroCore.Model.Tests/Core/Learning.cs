// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>When the core learns, and from which traces.</summary>
public sealed class Learning
{
    private const int Source = 20;

    // A quarter of the other side's trace 1, a quarter of its own, and a unit.
    private static readonly FunctionalProduct ByOther = new(ProductScalar.Coefficient, ProductVector.First, Coefficient: 64, Nearest: true);
    private static readonly FunctionalProduct ByOwn = new(ProductScalar.First, ProductVector.One, Shift: 1, Nearest: true);
    private static readonly FunctionalProduct Step = new(ProductScalar.Coefficient, ProductVector.One, Coefficient: 2, Nearest: true);

    [Fact]
    public void An_event_delivers_the_weight_as_it_was_and_then_changes_it()
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, 5);
        bench.On(LearningTrigger.Pre, Step);
        bench.Tick([Source]);
        Assert.Equal((5, 6), (bench.Core.U(3), bench.Weight(Source, 3)));
        bench.Tick([Source]);
        Assert.Equal((6, 7), (bench.Core.U(3), bench.Weight(Source, 3)));
    }

    [Fact]
    public void A_pair_within_a_tick_does_not_count()
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, 5);
        bench.On(LearningTrigger.Pre, ByOther);
        bench.On(LearningTrigger.Post, ByOther);
        bench.Tick([Source], 3);
        Assert.Equal(5, bench.Weight(Source, 3));
        Assert.Equal(((100, 10), (100, 10)), (bench.X(Source), bench.Y(3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_spike_n_ticks_after_an_event_sees_its_trace_decayed_n_times(int ticks)
    {
        var bench = new LearningBench();
        bench.Trace(0, mantissa: 128, shift: 0, impulse: 64);    // halves each tick
        bench.Weight(Source, 3, 0);
        bench.On(LearningTrigger.Post, ByOther with { Coefficient = 255 });
        bench.Tick([Source]);
        for (var tick = 1; tick < ticks; tick++)
            bench.Tick([]);
        bench.Tick([], 3);
        Assert.Equal(64 >> ticks, bench.Weight(Source, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_event_n_ticks_after_a_spike_sees_its_trace_decayed_one_time_less(int ticks)
    {
        var bench = new LearningBench();
        bench.Trace(2, mantissa: 128, shift: 0, impulse: 64);
        bench.Weight(Source, 3, 0);
        bench.On(LearningTrigger.Pre, ByOther with { Coefficient = 255 });
        bench.Tick([], 3);
        for (var tick = 1; tick < ticks; tick++)
            bench.Tick([]);
        bench.Tick([Source]);
        Assert.Equal(64 >> (ticks - 1), bench.Weight(Source, 3));
    }

    [Fact]
    public void A_spike_sees_its_own_traces_before_they_grow()
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, 0);
        bench.On(LearningTrigger.Post, ByOwn);
        bench.Tick([], 3);
        Assert.Equal((0, 100), (bench.Weight(Source, 3), bench.Y(3).First));
        bench.Tick([], 3);
        Assert.Equal((25, 200), (bench.Weight(Source, 3), bench.Y(3).First));
        bench.Tick([], 3);
        Assert.Equal((75, 255), (bench.Weight(Source, 3), bench.Y(3).First));
    }

    [Fact]
    public void The_gate_stops_weights_and_never_traces()
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, 5);
        bench.On(LearningTrigger.Pre, Step);
        bench.On(LearningTrigger.Post, Step);
        bench.On(LearningTrigger.Epoch, Step);
        bench.Register(LearningRegister.Gate, 0);
        bench.Tick([Source], 3);
        Assert.Equal(5, bench.Weight(Source, 3));
        Assert.Equal(((100, 10), (100, 10)), (bench.X(Source), bench.Y(3)));
        bench.Register(LearningRegister.Gate, 1);
        bench.Tick([Source], 3);
        Assert.Equal(8, bench.Weight(Source, 3));
    }

    [Fact]
    public void An_epoch_comes_after_the_traces_have_grown()
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, 0);
        bench.Weight(Source, 4, 0);
        bench.On(LearningTrigger.Epoch, ByOther with { Coefficient = 128 });
        bench.Tick([Source], 3);
        Assert.Equal((50, 0), (bench.Weight(Source, 3), bench.Weight(Source, 4)));
        bench.On(LearningTrigger.Epoch, ByOwn);
        bench.Tick([]);
        Assert.Equal((75, 25), (bench.Weight(Source, 3), bench.Weight(Source, 4)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void An_epoch_ends_with_the_ticks_whose_successor_is_a_multiple_of_its_length(int shift)
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, 0);
        bench.On(LearningTrigger.Epoch, Step);
        bench.Register(LearningRegister.Epoch, shift);
        bench.Core.TickRegister(uint.MaxValue - 20);
        var epochs = 0;
        for (var tick = uint.MaxValue - 20; tick != 20; tick++)
        {
            bench.Tick([]);
            epochs += (tick + 1) % (1u << shift) == 0 ? 1 : 0;
            Assert.Equal(epochs, bench.Weight(Source, 3));
        }
    }

    [Fact]
    public void Rows_learn_where_their_class_is_plastic_and_columns_wherever_there_is_a_rule()
    {
        var bench = new LearningBench();
        for (var source = 20; source < 24; source++)
            bench.Core.Range(source, 0, 3, sourceClass: 1);
        for (var block = 0; block < 4; block++)
            bench.Core.Projection(1, block, new ProjectionWord(Rule: 1));
        bench.Weight(20, 3, 0);
        bench.Weight(24, 3, 0);
        bench.On(LearningTrigger.Pre, Step);
        bench.On(LearningTrigger.Post, Step);
        bench.On(LearningTrigger.Epoch, Step);
        bench.Tick([20, 24], 3);
        Assert.Equal((1, 3), (bench.Weight(20, 3), bench.Weight(24, 3)));
        bench.Register(LearningRegister.PlasticClasses, 2);
        bench.Tick([20, 24], 3);
        Assert.Equal((4, 4), (bench.Weight(20, 3), bench.Weight(24, 3)));
    }

    [Fact]
    public void Without_a_plastic_class_an_epoch_takes_no_clock()
    {
        var bench = new LearningBench();
        bench.On(LearningTrigger.Epoch, Step);
        var swept = ClocksOfATick();
        bench.Register(LearningRegister.PlasticClasses, 0);
        var idle = ClocksOfATick();
        bench.Register(LearningRegister.Gate, 0);
        Assert.Equal(ClocksOfATick(), idle);
        Assert.True(swept > idle, $"{swept} clocks with an epoch, {idle} without");

        uint ClocksOfATick()
        {
            var before = bench.Core.Clocks;
            bench.Tick([]);
            return bench.Core.Clocks - before;
        }
    }

    [Fact]
    public void A_block_learns_by_its_own_rule_whether_or_not_it_delivers()
    {
        var bench = new LearningBench();
        bench.Core.Projection(0, 1, new ProjectionWord(Rule: 0));
        bench.Core.Projection(0, 2, new ProjectionWord(Rule: 1, Enable: false));
        foreach (var neuron in new[] { 0, 4, 8 })
            bench.Weight(Source, neuron, 5);
        bench.On(LearningTrigger.Pre, Step);
        bench.Tick([Source]);
        Assert.Equal((6, 5, 6), (bench.Weight(Source, 0), bench.Weight(Source, 4), bench.Weight(Source, 8)));
        Assert.Equal((5, 5, 0), (bench.Core.U(0), bench.Core.U(4), bench.Core.U(8)));
    }

    [Fact]
    public void A_spike_changes_the_synapses_of_its_neuron_and_no_others()
    {
        var bench = new LearningBench();
        for (var source = 16; source < 32; source++)
        {
            for (var neuron = 0; neuron < 16; neuron++)
                bench.Weight(source, neuron, 10);
        }

        bench.On(LearningTrigger.Post, Step with { Subtract = true });
        bench.Tick([], 5, 14);
        for (var source = 16; source < 32; source++)
        {
            for (var neuron = 0; neuron < 16; neuron++)
                Assert.Equal(neuron is 5 or 14 ? 9 : 10, bench.Weight(source, neuron));
        }
    }

    [Fact]
    public void An_event_changes_the_synapses_of_its_source_and_no_others()
    {
        var bench = new LearningBench();
        for (var source = 16; source < 32; source++)
        {
            for (var neuron = 0; neuron < 16; neuron++)
                bench.Weight(source, neuron, 10);
        }

        bench.On(LearningTrigger.Pre, Step);
        bench.Tick([17, 30]);
        for (var source = 16; source < 32; source++)
        {
            for (var neuron = 0; neuron < 16; neuron++)
                Assert.Equal(source is 17 or 30 ? 11 : 10, bench.Weight(source, neuron));
        }
    }

    [Fact]
    public void The_third_factor_of_a_neuron_acts_on_its_synapses_alone()
    {
        var bench = new LearningBench();
        foreach (var neuron in new[] { 2, 3, 4 })
            bench.Weight(Source, neuron, 10);
        bench.Factor(3, 0x80 | 100);
        bench.Factor(4, 40);
        bench.On(LearningTrigger.Epoch, new FunctionalProduct(ProductScalar.Coefficient, ProductVector.Factor, Coefficient: 64, Nearest: true));
        bench.Tick([]);
        Assert.Equal((10, 10 - 25, 20), (bench.Weight(Source, 2), bench.Weight(Source, 3), bench.Weight(Source, 4)));
    }

    [Fact]
    public void A_row_that_is_dense_with_absent_synapses_keeps_them_absent()
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, 126);
        bench.On(LearningTrigger.Pre, Step with { Coefficient = 255 });
        for (var tick = 0; tick < 5; tick++)
            bench.Tick([Source]);
        Assert.Equal(127, bench.Weight(Source, 3));
        Assert.All(Enumerable.Range(0, 16).Where(neuron => neuron != 3), neuron => Assert.Equal(-128, bench.Weight(Source, neuron)));
    }

    [Fact]
    public void A_build_without_learning_has_none_of_its_banks()
    {
        var bench = new CoreBench("hx8k");
        foreach (var bank in new[] { Bank.SourceTrace, Bank.NeuronTrace, Bank.Program, Bank.Learning })
        {
            bench.Access(bank, 1, write: 77);
            Assert.Equal(0, bench.Access(bank, 1).Word);
        }
    }
}
