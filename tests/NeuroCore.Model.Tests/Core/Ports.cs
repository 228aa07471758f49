// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>The core as the link sees it.</summary>
public sealed class Ports
{
    private static readonly Bank[] Memories =
    [
        Bank.Synapse, Bank.Range, Bank.Event, Bank.Current, Bank.Membrane, Bank.Residue, Bank.Threshold, Bank.Bias, Bank.Class,
        Bank.Adaptation, Bank.Count, Bank.FirstSpike, Bank.ClassMore, Bank.SecondCurrent, Bank.NeuronDecay,
        Bank.Projection, Bank.SourceTrace, Bank.NeuronTrace, Bank.Program,
    ];

    public static TheoryData<string> Builds => [.. Configurations.All.Select(build => build.Name)];

    private static CoreBench Lively(string build = "tiny")
    {
        var bench = new CoreBench(build);
        bench.Classes(new ClassParameters(0, 0, 0, 0, 0, 0, 0, ResetMode.Value));
        return bench;
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Every_word_of_every_memory_holds_what_was_written(string build)
    {
        var bench = new CoreBench(build);
        foreach (var bank in Memories)
        {
            var step = Math.Max(1, BankDepth.Of(bench.Build, bank) / 500);
            for (var address = 0; address < BankDepth.Of(bench.Build, bank); address += step)
                bench.Access(bank, address, Word(bank, address));
        }

        foreach (var bank in Memories)
        {
            var step = Math.Max(1, BankDepth.Of(bench.Build, bank) / 500);
            for (var address = 0; address < BankDepth.Of(bench.Build, bank); address += step)
            {
                var expected = Held(bench.Build, bank, address, Word(bank, address));
                Assert.Equal(expected, bench.Access(bank, address).Word);
                Assert.Equal(expected, bench.Core.Read(bank, address));
            }
        }

        static ushort Word(Bank bank, int address) => (ushort)((address * 40_503) + ((int)bank * 7919));
    }

    // As many bits as the memory has, sign-extended; what belongs to a feature that the build lacks reads 0.
    private static ushort Held(Configuration build, Bank bank, int address, ushort word)
    {
        switch (bank)
        {
            case Bank.Threshold or Bank.Bias or Bank.Class or Bank.Range or Bank.Projection or Bank.Program when build.Has(Capabilities.WriteOnly):
            case Bank.SourceTrace or Bank.NeuronTrace or Bank.Program when !build.Has(Capabilities.Learning):
            case Bank.ClassMore when !build.Has(Capabilities.TwoReceptors) || (address & 7) != (int)ClassMoreWord.SecondCurrent:
            case Bank.SecondCurrent when !build.Has(Capabilities.TwoReceptors):
            case Bank.NeuronDecay when !build.Has(Capabilities.NeuronDecay):
            case Bank.Class when (address & 6) == 0 && build.Has(Capabilities.NeuronDecay):
                return 0;
            case Bank.SourceTrace or Bank.NeuronTrace:
                return (ushort)(word & 0xFF);
            case Bank.Projection:
                return (ushort)(word & ((1 << (build.Has(Capabilities.Learning) ? Fields.RuleLow + Fields.RuleWidth : Fields.EnableLow + 1)) - 1));
            case Bank.Current or Bank.SecondCurrent:
                return (ushort)((short)(word << (16 - build.CurrentWidth)) >> (16 - build.CurrentWidth));
            case Bank.Membrane:
                return (ushort)((short)(word << (24 - build.MembraneWidth)) >> (24 - build.MembraneWidth));
            case Bank.Class when (address & 6) == 6 && !build.Has(Capabilities.Adaptation):
            case Bank.Adaptation when !build.Has(Capabilities.Adaptation):
            case Bank.Bias when !build.Has(Capabilities.Bias):
            case Bank.Count or Bank.FirstSpike when !build.Has(Capabilities.Counters):
                return 0;
            default:
                return word;
        }
    }

    [Fact]
    public void An_access_takes_seven_clocks()
    {
        var bench = new CoreBench("tiny");
        Assert.Equal(7, bench.Access(Bank.Bias, 3, 5).Clocks);
        Assert.Equal((5, 7), bench.Access(Bank.Bias, 3));
    }

    [Fact]
    public void An_access_during_a_tick_waits_for_its_end()
    {
        var bench = Lively();
        bench.Thresholds(1);
        bench.Core.Clock(new CoreInputs { TickStart = true });
        Assert.Equal((1, TickCost.Of(16, 32, [], [], inputs: new InputCost(true), learning: CoreBench.LearningCost(bench.Build)) + 7), bench.Access(Bank.Control, (int)ControlRegister.TickLow));
    }

    [Fact]
    public void Accumulators_are_read_and_written_one_at_a_time()
    {
        var bench = new CoreBench("tiny");
        bench.Access(Bank.Accumulator, 3, 99);
        Assert.Equal(99, bench.Access(Bank.Accumulator, 3).Word);
        Assert.Equal(0, bench.Access(Bank.Accumulator, 2).Word);
    }

    [Fact]
    public void What_a_build_lacks_reads_0_whatever_was_written()
    {
        var bench = new CoreBench("hx8k");
        foreach (var bank in new[] { Bank.Encoder, Bank.Noise, Bank.Sign, Bank.Report, Bank.ClassMore, Bank.SecondCurrent, Bank.NeuronDecay })
        {
            bench.Access(bank, 1, 99);
            Assert.Equal(0, bench.Access(bank, 1).Word);
        }
    }

    [Fact]
    public void Control_registers_take_sizes_that_the_build_has_and_counters_take_none()
    {
        var bench = new CoreBench("odd_two");
        Assert.Equal(18, bench.Access(Bank.Control, (int)ControlRegister.ImageNeurons).Word);
        Assert.Equal(62, bench.Access(Bank.Control, (int)ControlRegister.ImageSources).Word);
        bench.Access(Bank.Control, (int)ControlRegister.ImageNeurons, 0xFFE2);
        Assert.Equal(18, bench.Access(Bank.Control, (int)ControlRegister.ImageNeurons).Word);
        bench.Access(Bank.Control, (int)ControlRegister.ImageNeurons, 2);
        Assert.Equal(2, bench.Access(Bank.Control, (int)ControlRegister.ImageNeurons).Word);
        bench.Access(Bank.Control, (int)ControlRegister.TickHigh, 0xABCD);
        bench.Access(Bank.Control, (int)ControlRegister.TickLow, 0x1234);
        Assert.Equal(0xABCD1234u, bench.TickNumber);
        bench.Access(Bank.Control, (int)ControlRegister.ClocksLow, 7);
        Assert.Equal(0u, bench.Clocks);
    }

    [Fact]
    public void The_tick_number_counts_through_its_low_word()
    {
        var bench = Lively();
        bench.Access(Bank.Control, (int)ControlRegister.TickLow, 0xFFFF);
        bench.Access(Bank.Control, (int)ControlRegister.TickHigh, 0x0001);
        bench.Tick();
        Assert.Equal(0x0002_0000u, bench.TickNumber);
    }

    [Fact]
    public void Spikes_come_ascending_with_the_low_bits_of_their_tick()
    {
        var bench = Lively("icebreaker");
        bench.Access(Bank.Control, (int)ControlRegister.TickLow, 0xFFFE);
        bench.Thresholds(1);
        int[] firing = [0, 3, 17, 100, 255];
        foreach (var neuron in firing)
            bench.Threshold(neuron, 0);
        Assert.Equal(firing, bench.Tick());
        Assert.All(bench.Stamps, stamp => Assert.Equal(0xFFFE & ((1 << LinkLimits.EventTickBits) - 1), stamp));
    }

    [Fact]
    public void A_spike_waits_until_it_is_taken_and_the_wait_is_counted_apart()
    {
        var bench = Lively();
        bench.Tick();
        var clocks = bench.Clocks;
        var waits = 0;
        var fired = bench.Tick(() => !bench.Core.SpikeValid || ++waits % 5 == 0);
        Assert.Equal(Enumerable.Range(0, 16), fired);
        Assert.Equal(16 * 4, bench.Stalls);
        // It takes its time, though sources without synapses had events.
        Assert.Equal(TickCost.Of(16, 32, [.. fired.Select(neuron => new EventCost(neuron, 0))], fired, inputs: new InputCost(true), learning: CoreBench.LearningCost(bench.Build)), (int)(bench.Clocks - clocks));
    }

    [Fact]
    public void A_reset_ends_the_tick_but_no_memory()
    {
        for (var clock = 1; clock < 90; clock++)
        {
            var bench = Lively();
            bench.Range(20, 0, 3);
            bench.Weight(20, 7, 9);
            bench.Event(20);
            bench.Core.Clock(default);
            bench.Core.Clock(new CoreInputs { TickStart = true });
            for (var i = 1; i < clock; i++)
                bench.Core.Clock(new CoreInputs { SpikeReady = true });
            bench.Core.Clock(new CoreInputs { SpikeReady = true, Reset = true });
            Assert.False(bench.Core.TickBusy);
            Assert.Equal(clock < NoiseGenerator.StepClocks, bench.Core.Active);
            Assert.Equal(RangeWord.Encode(new OccupiedRange(0, 3)), bench.Access(Bank.Range, 20).Word);
            Assert.Equal(0x0900, bench.Access(Bank.Synapse, SynapseLayout.Address(bench.Build, 20, 7)).Word);
            bench.Tick();
            Assert.True(bench.TickNumber is 1 or 2);
        }
    }

    [Fact]
    public void An_event_is_taken_every_second_clock_and_not_in_a_tick_or_beside_an_access()
    {
        var bench = Lively();
        var offered = new CoreInputs { EventValid = true, EventSource = 3 };
        bench.Core.Clock(offered);
        Assert.False(bench.Core.EventReady);
        bench.Core.Clock(offered);
        Assert.True(bench.Core.EventReady);
        bench.Core.Clock(offered with { MemoryValid = true, EventSource = 4 });
        Assert.True(bench.Core.EventReady);
        bench.Core.Clock(offered with { TickStart = true, EventSource = 5 });
        Assert.False(bench.Core.EventReady);
        while (bench.Core.TickBusy)
            bench.Core.Clock(offered with { EventSource = 6, SpikeReady = true });
        Assert.Equal(0xFFFF, bench.Core.Read(Bank.Event, 0));    // the neurons, which all fired
        Assert.Equal(0, bench.Core.Read(Bank.Event, 1));
    }

    [Fact]
    public void A_core_that_nothing_is_asked_of_rests()
    {
        var bench = new CoreBench("tiny");
        Assert.False(bench.Core.Active);
        bench.Event(3);
        Assert.True(bench.Core.Active);
        bench.Core.Clock(default);
        Assert.False(bench.Core.Active);
        bench.Tick();
        Assert.False(bench.Core.Active);
    }

    [Fact]
    public void A_clock_allocates_nothing()
    {
        var bench = Lively("icebreaker");
        for (var source = 0; source < 256; source++)
            bench.Range(source, 0, 31);
        Run(5);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(50);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run(int ticks)
        {
            for (var tick = 0; tick < ticks; tick++)
            {
                bench.Core.Clock(new CoreInputs { TickStart = true });
                while (bench.Core.TickBusy)
                    bench.Core.Clock(new CoreInputs { SpikeReady = true }, out _);
            }
        }
    }
}
