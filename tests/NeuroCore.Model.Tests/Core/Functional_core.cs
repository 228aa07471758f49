// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>The formulas that the model is held against are themselves right where figures can be worked out by hand.</summary>
public sealed class Functional_core
{
    private static readonly ClassParameters Plain = new(
        KeepU: 0, KeepV: ClassParameters.KeepAll, AccumulatorShift: 0, CurrentShift: 0, VMin: short.MinValue, VReset: 0,
        RefractoryTicks: 0, ResetMode.Value);

    // Sixteen neurons of four lanes at rest, sixteen inputs; every synapse says that there is none.
    private static RandomNetwork Resting(Capabilities more, int winners = 0)
    {
        var tiny = Configurations.Named("tiny");
        var build = tiny with { Capabilities = tiny.Capabilities | more, Winners = winners, Encoders = 0 };
        var seed = 1;
        var network = new RandomNetwork(build, new Random(seed));
        while (network.Neurons < build.Neurons || network.Sources < build.Sources)
            network = new RandomNetwork(build, new Random(++seed));
        foreach (var state in new[] { network.U, network.U2, network.V, network.Theta, network.Refractory, network.Counts })
            Array.Clear(state);
        Array.Clear(network.Accumulators);
        Array.Clear(network.Biases);
        Array.Clear(network.Silenced);
        Array.Fill(network.Thresholds, short.MaxValue);
        Array.Fill(network.Reported, true);
        Array.Fill(network.Classes, Plain);
        Array.Fill(network.Decays, (0, 0, ClassParameters.KeepAll, 0));
        Array.Fill(network.SecondDecays, (0, 0));
        network.Gate = false;
        for (var source = 0; source < network.Sources; source++)
        {
            (network.Ranges[source], network.SourceClasses[source]) = (new OccupiedRange(0, 3), 0);
            for (var neuron = 0; neuron < network.Neurons; neuron++)
                network.Synapses[source, neuron] = build.Has(Capabilities.FineSynapses) ? (ushort)0x8000 : (ushort)0x80;
        }

        for (var block = 0; block < network.Blocks; block++)
            network.Projections[0, block] = new ProjectionWord();
        return network;
    }

    [Fact]
    public void The_second_receptor_has_a_current_and_a_decay_of_its_own()
    {
        var network = Resting(Capabilities.TwoReceptors);
        network.Projections[1, 0] = new ProjectionWord(Receptor: 1);
        network.SourceClasses[17] = 1;
        (network.Synapses[16, 2], network.Synapses[17, 2]) = (5, 7);
        network.SecondDecays[0] = (2048, 2);
        var core = new FunctionalCore(network);
        core.Tick([new(16, false), new(17, false)]);
        Assert.Equal((5, 28, 33), (core.U[2], core.U2[2], core.V[2]));
        core.Tick([]);
        Assert.Equal((0, 14, 47), (core.U[2], core.U2[2], core.V[2]));
    }

    [Fact]
    public void Divisive_input_takes_from_what_v_keeps_in_one_tick()
    {
        var network = Resting(Capabilities.Divisive);
        network.Projections[1, 0] = new ProjectionWord(Exponent: 3, Receptor: 2);
        network.SourceClasses[16] = 1;
        network.SourceClasses[17] = 1;
        (network.Synapses[16, 1], network.Synapses[17, 1]) = (64, 64);
        network.V[1] = 4096;
        var core = new FunctionalCore(network);
        core.Tick([new(16, false), new(17, false)]);
        Assert.Equal((0, 4096 - 1024), (core.U[1], core.V[1]));
        core.Tick([new(16, true)]);
        Assert.Equal(4096 - 1024, core.V[1]);
    }

    [Fact]
    public void Of_a_group_those_furthest_above_their_thresholds_fire_and_of_equals_the_lower_numbers()
    {
        var network = Resting(Capabilities.Winners, winners: 4);
        var group = Plain with { Competes = true, VReset = -1 };
        (network.Classes[0], network.Classes[1]) = (group, group with { GroupEnd = true, GroupWinners = 2 });
        Array.Fill(network.Thresholds, (short)10);
        network.Thresholds[5] = 2;
        foreach (var (neuron, v) in new[] { (0, 11), (3, 14), (5, 6), (7, 14), (9, 10) })
            network.V[neuron] = v * 256;
        var core = new FunctionalCore(network);
        // Of the group 0 is 1 above, 3, 5 and 7 are 4; 9 belongs to none.
        Assert.Equal([3, 5, 9], core.Tick([]).Select(spike => spike.Source));
        Assert.Equal((11 * 256, -256, -256, 14 * 256), (core.V[0], core.V[3], core.V[5], core.V[7]));
        Assert.Equal([0, 7], core.Tick([]).Select(spike => spike.Source));
    }

    [Fact]
    public void A_group_has_no_more_winners_than_the_build_has_room_for()
    {
        var network = Resting(Capabilities.Winners, winners: 1);
        network.Classes[0] = Plain with { Competes = true, GroupEnd = true, GroupWinners = 7 };
        Array.Fill(network.Thresholds, (short)0);
        Assert.Equal([0, .. Enumerable.Range(4, 12)], new FunctionalCore(network).Tick([]).Select(spike => spike.Source));
    }

    [Fact]
    public void Of_a_fine_synapse_the_upper_byte_is_delivered()
    {
        var network = Resting(Capabilities.FineSynapses);
        (network.Synapses[16, 0], network.Synapses[16, 1], network.Synapses[16, 2]) = (0x05FF, 0xFB80, 0x80FF);
        var core = new FunctionalCore(network);
        core.Tick([new(16, false)]);
        Assert.Equal([5, -5, 0], core.U[..3]);
    }

    [Fact]
    public void A_tagged_synapse_waits_for_its_own_delay_and_that_of_its_projection()
    {
        var network = Resting(Capabilities.TaggedSynapses);
        network.Projections[0, 0] = new ProjectionWord(Delay: 2);
        (network.Synapses[16, 0], network.Synapses[16, 1]) = (0xFB05, 0x0006);    // delays 3 and 0, a tag that means nothing here
        var core = new FunctionalCore(network);
        core.Tick([new(16, false)]);
        int[][] currents = [.. Enumerable.Range(0, 6).Select(_ =>
        {
            core.Tick([]);
            return core.U[..2];
        })];
        Assert.Equal([[0, 0], [0, 6], [0, 0], [0, 0], [5, 0], [0, 0]], currents);
    }

    [Fact]
    public void A_neuron_may_have_time_constants_of_its_own()
    {
        var network = Resting(Capabilities.NeuronDecay);
        (network.V[0], network.V[1]) = (1000, 1000);
        network.Decays[1] = (0, 0, 1024, 0);
        var core = new FunctionalCore(network);
        core.Tick([]);
        Assert.Equal([1000, 250], core.V[..2]);
    }
}
