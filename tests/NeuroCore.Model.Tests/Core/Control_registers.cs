// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>Size, time, pacing and samples, without a core around them.</summary>
public sealed class Control_registers
{
    private readonly ControlRegisters _registers = new(Configurations.Named("tiny"));

    private ushort this[ControlRegister register]
    {
        get => _registers.Read((int)register);
        set => _registers.Write((int)register, value);
    }

    // A tick of some clocks, the start included.
    private void Tick(int clocks = 5)
    {
        _registers.Pass();
        _registers.Start();
        for (var clock = 2; clock <= clocks; clock++)
        {
            _registers.Pass();
            _registers.Clock(stall: false, spike: false, tickEnd: clock == clocks);
        }

        if (_registers.ProbeDue)
            _registers.EndProbes();
    }

    [Fact]
    public void After_power_up_the_image_has_the_builds_size_and_the_first_tick_is_due()
    {
        Assert.Equal((16, 32, 0), (_registers.Neurons, _registers.Sources, _registers.Encoders));
        Assert.True(_registers.TickDue);
        Assert.False(_registers.LastSpike);
        Assert.False(_registers.ProbeDue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(0x8000)]
    [InlineData(0x8004)]
    public void A_size_that_the_build_cannot_have_is_not_taken(ushort size)
    {
        this[ControlRegister.ImageNeurons] = 8;
        this[ControlRegister.ImageNeurons] = size;
        Assert.Equal(8, this[ControlRegister.ImageNeurons]);
    }

    [Fact]
    public void Encoders_are_counted_singly_up_to_the_builds()
    {
        this[ControlRegister.ImageEncoders] = 7;
        this[ControlRegister.ImageEncoders] = 17;
        Assert.Equal(7, this[ControlRegister.ImageEncoders]);
        this[ControlRegister.ImageEncoders] = 16;
        Assert.Equal(16, _registers.Encoders);
    }

    [Fact]
    public void Elapsed_counts_ticks_up_to_65535_and_stays_there()
    {
        this[ControlRegister.Elapsed] = 0xFFFD;
        for (var i = 0; i < 5; i++)
            Tick();
        Assert.Equal(0xFFFF, _registers.Elapsed);
        Assert.Equal(5u, _registers.Tick);
    }

    [Fact]
    public void The_last_spike_that_is_wanted_is_announced_and_further_ones_are_not_counted()
    {
        this[ControlRegister.SpikesLeft] = 2;
        Assert.False(_registers.LastSpike);
        _registers.Clock(stall: false, spike: true, tickEnd: false);
        Assert.True(_registers.LastSpike);
        _registers.Clock(stall: false, spike: true, tickEnd: false);
        Assert.False(_registers.LastSpike);
        _registers.Clock(stall: false, spike: true, tickEnd: false);
        Assert.Equal(0, _registers.SpikesLeft);
    }

    [Fact]
    public void A_tick_is_due_a_period_of_16_clocks_a_unit_after_the_start_of_the_last()
    {
        this[ControlRegister.TickPeriod] = 3;
        Tick(5);
        Assert.False(_registers.TickDue);
        Assert.Equal(48 - 5, _registers.ClocksUntilDue);
        _registers.Pass(42);
        Assert.False(_registers.TickDue);
        _registers.Pass();
        Assert.True(_registers.TickDue);
        Assert.Equal(0, _registers.ClocksUntilDue);
    }

    [Fact]
    public void A_tick_that_starts_as_soon_as_it_is_due_is_on_time_and_one_a_clock_later_is_late()
    {
        this[ControlRegister.TickPeriod] = 3;
        Tick(5);
        _registers.Pass(_registers.ClocksUntilDue);
        Tick(5);
        Assert.Equal(0, _registers.Overruns);
        _registers.Pass(_registers.ClocksUntilDue + 1);
        Tick(5);
        Assert.Equal(1, _registers.Overruns);
    }

    [Fact]
    public void A_tick_that_takes_longer_than_its_period_makes_the_next_one_late()
    {
        this[ControlRegister.TickPeriod] = 1;
        this[ControlRegister.Overruns] = 0xFFFF;
        Tick(17);
        Tick(40);
        Assert.Equal(0, _registers.Overruns);
    }

    [Fact]
    public void After_a_write_of_the_period_the_next_tick_is_due_at_once_and_not_late()
    {
        this[ControlRegister.TickPeriod] = 1000;
        Tick();
        this[ControlRegister.TickPeriod] = 1000;
        Assert.True(_registers.TickDue);
        _registers.Pass(100);
        Tick();
        Assert.Equal(0, _registers.Overruns);
    }

    [Fact]
    public void Without_a_period_no_tick_is_late()
    {
        Tick();
        _registers.Pass(1000);
        Tick();
        Assert.Equal(0, _registers.Overruns);
        Assert.True(_registers.TickDue);
    }

    [Fact]
    public void Probes_are_due_every_so_many_ticks_and_their_tick_keeps_its_number_for_them()
    {
        this[ControlRegister.ProbeCount] = 2;
        this[ControlRegister.ProbePeriod] = 3;
        this[ControlRegister.ProbeLeft] = 1;
        var sampled = new List<uint>();
        for (var tick = 0; tick < 8; tick++)
        {
            _registers.Start();
            _registers.Clock(stall: false, spike: false, tickEnd: true);
            if (!_registers.ProbeDue)
                continue;
            sampled.Add(_registers.Tick);
            _registers.EndProbes();
        }

        Assert.Equal([0, 3, 6], sampled);
        Assert.Equal(8u, _registers.Tick);
    }

    [Fact]
    public void Without_entries_there_is_no_sample()
    {
        this[ControlRegister.ProbePeriod] = 1;
        this[ControlRegister.ProbeLeft] = 1;
        _registers.Clock(stall: false, spike: false, tickEnd: true);
        Assert.False(_registers.ProbeDue);
    }

    [Fact]
    public void A_reset_ends_a_sample_and_leaves_the_registers()
    {
        this[ControlRegister.ProbeCount] = 2;
        this[ControlRegister.ProbePeriod] = 3;
        this[ControlRegister.ProbeLeft] = 1;
        _registers.Clock(stall: false, spike: false, tickEnd: true);
        Assert.True(_registers.ProbeDue);
        _registers.Reset();
        Assert.False(_registers.ProbeDue);
        Assert.Equal((2, 3), (_registers.ProbeCount, _registers.ProbeLeft));
        Assert.Equal(0u, _registers.Tick);
    }

    [Fact]
    public void Registers_of_features_that_the_build_lacks_read_0()
    {
        var registers = new ControlRegisters(Configurations.Named("hx8k"));
        ControlRegister[] absent =
        [
            ControlRegister.ImageEncoders, ControlRegister.Elapsed, ControlRegister.TickPeriod, ControlRegister.Overruns,
            ControlRegister.SpikesLeft, ControlRegister.ProbeCount, ControlRegister.ProbePeriod, ControlRegister.ProbeLeft,
        ];
        foreach (var register in absent)
        {
            registers.Write((int)register, 1);
            Assert.Equal(0, registers.Read((int)register));
        }

        Assert.True(registers.TickDue);
    }

    [Fact]
    public void The_probe_table_keeps_16_entries_where_there_are_probes()
    {
        var table = new ProbeTable(Configurations.Named("tiny"));
        var none = new ProbeTable(Configurations.Named("hx8k"));
        for (var entry = 0; entry < 16; entry++)
        {
            table.Write(entry, (ushort)(0xFF00 + entry));
            none.Write(entry, 0xFFFF);
        }

        for (var entry = 0; entry < 16; entry++)
        {
            Assert.Equal(0xFF00 + entry, table.Read(entry));
            Assert.Equal(0xFF00 + entry, table.Read(entry + 16));
            Assert.Equal(0, none.Read(entry));
        }
    }
}
