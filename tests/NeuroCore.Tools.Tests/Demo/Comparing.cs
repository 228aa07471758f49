// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Demo;
using NeuroCore.Link;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Tools.Tests.Demo;

public class Comparing
{
    private static readonly ShownImage One = Shown(100, new Spike(0, 3), new Spike(1, 2));
    private static readonly ShownImage Other = Shown(120, new Spike(0, 3));

    [Fact]
    public void Equal_spikes_and_clocks_are_no_difference() =>
        Assert.Null(Comparison.FirstDifference([One, Other], [Shown(100, new Spike(0, 3), new Spike(1, 2)), Shown(120, new Spike(0, 3))]));

    [Fact]
    public void Fewer_images_on_the_board_are_no_difference() =>
        Assert.Null(Comparison.FirstDifference([One, Other], [One]));

    [Fact]
    public void Another_neuron_is_named() => AssertDifference(
        "image 2 of the held-out ones (line 6 of digits.csv): spike 1 is neuron 3 in tick 0 on the model and neuron 4 in tick 0 on the virtual board",
        Shown(120, new Spike(0, 4)));

    [Fact]
    public void Another_tick_is_named() => AssertDifference(
        "spike 1 is neuron 3 in tick 0 on the model and neuron 3 in tick 1 on the virtual board", Shown(120, new Spike(1, 3)));

    [Fact]
    public void A_spike_too_many_is_named() => AssertDifference(
        "spike 2 is none on the model and neuron 3 in tick 5 on the virtual board", Shown(120, new Spike(0, 3), new Spike(5, 3)));

    [Fact]
    public void A_spike_too_few_is_named() => AssertDifference(
        "spike 1 is neuron 3 in tick 0 on the model and none on the virtual board", Shown(120));

    [Fact]
    public void Other_clocks_are_a_difference() => AssertDifference(
        "it took 120 clocks on the model and 121 on the virtual board", Shown(121, new Spike(0, 3)));

    private static void AssertDifference(string sentence, ShownImage onBoard) =>
        Assert.EndsWith(sentence, Comparison.FirstDifference([One, Other], [One, onBoard]), StringComparison.Ordinal);

    private static ShownImage Shown(long clocks, params ImmutableArray<Spike> spikes) =>
        new(new DigitImage(5, [], 0), [], new RunRecord(spikes, 0, 20, clocks, 0));
}
