// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests.Core;

/// <summary>
/// What was seen when the published sources of NeuroCoreX were simulated, a vector each. Lockstep holds the RTL to the
/// same results.
/// </summary>
public sealed class Defects_that_other_cores_have
{
    private const int Source = 20;

    private static readonly FunctionalProduct Up = new(ProductScalar.Coefficient, ProductVector.One, Coefficient: 2, Nearest: true);
    private static readonly FunctionalProduct Down = Up with { Subtract = true };

    private static readonly ClassParameters Memoryless = new(
        KeepU: 0, KeepV: 0, AccumulatorShift: 0, CurrentShift: 7, VMin: short.MinValue, VReset: 0, RefractoryTicks: 0, ResetMode.Value);

    // Sources 0..15 are the neurons of an image of 16, and 16..31 its inputs.
    private static CoreBench Bench(ClassParameters parameters)
    {
        var bench = new CoreBench("tiny");
        bench.Size(16, 32);
        bench.Classes(parameters);
        bench.Thresholds(short.MaxValue);
        for (var source = 0; source < 32; source++)
        {
            bench.Range(source, 0, (16 / bench.Build.Lanes) - 1);
            for (var neuron = 0; neuron < 16; neuron++)
                bench.Weight(source, neuron, WeightCodes.NoSynapse);
        }

        return bench;
    }

    [Fact]
    public void A_weight_at_the_top_that_grows_stays_there_instead_of_becoming_minus_128()
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, 127);
        bench.On(LearningTrigger.Pre, Up);
        bench.Tick([Source]);
        Assert.Equal(127, bench.Weight(Source, 3));
    }

    [Fact]
    public void A_weight_that_falls_from_minus_20_becomes_minus_21_instead_of_minus_1()
    {
        var bench = new LearningBench();
        bench.Weight(Source, 3, -20);
        bench.On(LearningTrigger.Pre, Down);
        bench.Tick([Source]);
        Assert.Equal(-21, bench.Weight(Source, 3));
    }

    [Fact]
    public void The_synapse_that_learns_is_the_one_from_the_source_to_the_neuron_and_not_its_mirror_image()
    {
        var bench = new LearningBench();
        foreach (var (source, neuron) in new[] { (18, 5), (21, 2) })
            bench.Weight(source, neuron, 10);
        bench.On(LearningTrigger.Post, new FunctionalProduct(ProductScalar.Coefficient, ProductVector.First, Coefficient: 64, Nearest: true));
        bench.Tick([18]);
        bench.Tick([], 5);
        Assert.Equal((35, 10), (bench.Weight(18, 5), bench.Weight(21, 2)));
    }

    [Theory]
    [InlineData(-127)]
    [InlineData(127)]
    public void A_membrane_that_is_driven_for_ever_stops_at_its_bound_instead_of_changing_its_sign(int weight)
    {
        var bench = Bench(Memoryless with { KeepU = ClassParameters.KeepAll, KeepV = ClassParameters.KeepAll, AccumulatorShift = 7 });
        bench.Weight(16, 0, weight);
        // A threshold that nothing passes: the bound of v is the threshold's own.
        bench.Threshold(0, short.MaxValue);
        for (var tick = 0; tick < 100; tick++)
        {
            if (weight > 0)
                bench.Refractory(0, 255);
            bench.Tick(16);
            Assert.True(weight < 0 ? bench.V(0) < 0 : bench.V(0) >= 0, $"v is {bench.V(0)} after tick {tick}.");
        }

        Assert.Equal(weight < 0 ? short.MinValue * 256 : 0, Math.Min(bench.V(0), 0));
    }

    [Fact]
    public void An_input_of_the_next_neuron_arrives_while_its_neighbour_fires()
    {
        var bench = Bench(Memoryless);
        bench.Weight(16, 3, 50);
        bench.Weight(17, 4, 30);
        bench.Threshold(3, 20);
        Assert.Equal([3], bench.Tick(16, 17));
        Assert.Equal(30, bench.U(4));
    }

    [Fact]
    public void A_recurrent_weight_counts_once_when_two_neurons_fire_in_ticks_that_follow_each_other()
    {
        var bench = Bench(Memoryless);
        bench.Weight(16, 0, 100);
        bench.Weight(17, 1, 100);
        bench.Weight(0, 5, 7);
        bench.Weight(1, 5, 11);
        bench.Threshold(0, 40);
        bench.Threshold(1, 40);
        Assert.Equal([0], bench.Tick(16));
        Assert.Equal([1], bench.Tick(17));
        Assert.Equal(7, bench.U(5));
        Assert.Empty(bench.Tick());
        Assert.Equal(11, bench.U(5));
        bench.Tick();
        Assert.Equal(0, bench.U(5));
    }

    [Fact]
    public void The_first_spike_reads_the_synapses_of_its_own_neuron()
    {
        var bench = Bench(Memoryless);
        bench.Weight(16, 0, 100);
        bench.Weight(0, 15, 9);
        bench.Threshold(0, 40);
        bench.Tick(16);
        bench.Tick();
        Assert.Equal(9, bench.U(15));
        Assert.All(Enumerable.Range(0, 15), neuron => Assert.Equal(0, bench.U(neuron)));
    }

    [Fact]
    public void Without_a_refractory_time_a_neuron_fires_in_every_tick()
    {
        var bench = Bench(Memoryless);
        bench.Weight(16, 0, 100);
        bench.Threshold(0, 40);
        for (var tick = 0; tick < 10; tick++)
            Assert.Equal([0], bench.Tick(16));
    }

    [Fact]
    public void All_inputs_of_a_tick_are_delivered_however_many_they_are()
    {
        var bench = Bench(Memoryless);
        for (var source = 16; source < 32; source++)
            bench.Weight(source, 0, 1 + source);
        bench.Tick([.. Enumerable.Range(16, 16)]);
        Assert.Equal(Enumerable.Range(17, 16).Sum(), bench.U(0));
    }

    [Fact]
    public async Task After_a_lost_byte_and_an_unknown_command_the_board_goes_on_and_says_what_it_refused()
    {
        var board = new BoardModel(Configurations.Named("tiny"));
        var host = RawHost.On(board);
        var frame = RawHost.OnTheWire(RawHost.Numbered(LinkCommand.Run([0x8000 | 3]), 0));
        host.SendBytes([.. frame.Take(3), .. frame.Skip(4)]);
        Assert.Equal(0, RawHost.Status(host.Receive()[^1]).Expected);
        host.Send([0x55, 0]);
        var status = RawHost.Status(host.Receive()[^1]);
        Assert.True(status.Conditions.HasFlag(Conditions.Refused));
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "the model"));
        Assert.Equal(3, (await session.RunAsync([], 3)).Ticks);
    }
}
