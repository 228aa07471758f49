// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Network.Tests;

public class BuilderMistakes
{
    private static NetworkBuilder Builder() => new NetworkBuilder("n", Duration.Milliseconds(1))
        .Inputs("drive", 2).Neurons("cells", 3, new NeuronParameters { Threshold = 1 });

    [Fact]
    public void Are_exceptions_of_the_project() =>
        Assert.IsType<NeuroCoreException>(Assert.Throws<DescriptionException>(() => Duration.Seconds(-1)), exactMatch: false);

    [Fact]
    public void An_empty_network_is_refused() => Told(
        "The network 'n' is empty: it needs at least one population of neurons.",
        () => new NetworkBuilder("n", Duration.Milliseconds(1)).Inputs("drive", 2).Build());

    [Fact]
    public void A_tick_in_ticks_is_refused() => Told(
        "The tick is 1 ticks, but must be above 0 and in s, ms or us.", () => new NetworkBuilder("n", Duration.Ticks(1)));

    [Fact]
    public void A_name_with_a_blank_is_refused() => Told(
        "'a b' cannot be the name of a population: use up to 64 letters, digits, '_', '-' and '.', a letter or '_' first.",
        () => Builder().Neurons("a b", 1, new NeuronParameters { Threshold = 1 }));

    [Fact]
    public void A_size_of_nothing_is_refused() => Told(
        "The size of input 'more' is 0, but must be 1 or more.", () => Builder().Inputs("more", 0));

    [Fact]
    public void A_threshold_that_is_not_finite_is_refused() => Told(
        "NaN is no value for a neuron: it must be a finite number.", () => Builder().Neurons("a", 1, new NeuronParameters { Threshold = double.NaN }));

    [Fact]
    public void A_reset_that_is_not_finite_is_refused() => Told(
        "v_reset of population 'a' is Infinity, but must be a number between 1e-30 and 1e30 in size, or 0.",
        () => Builder().Neurons("a", 1, new NeuronParameters { Threshold = 1, VReset = double.PositiveInfinity }));

    [Fact]
    public void A_weight_that_is_not_finite_is_refused() => Told(
        "A weight from 'drive' to 'cells' is NaN, but it must be a number between 1e-30 and 1e30 in size, or 0.",
        () => Builder().Project("drive", "cells", Connector.AllToAll(), double.NaN));

    [Fact]
    public void A_time_constant_of_nothing_is_refused() => Told(
        "A time constant must be above 0", () => Decay.Tau(Duration.Seconds(0)));

    [Fact]
    public void A_decay_beyond_4096_is_refused() => Told("A decay keeps 0..4096 of 4096 each tick, not 4097.", () => Decay.Keep(4097));

    [Fact]
    public void A_probability_that_is_no_number_is_refused() => Told(
        "The probability of a connection is NaN, but it must lie within 0..1.", () => Connector.FixedProbability(double.NaN, 1));

    [Fact]
    public void A_matrix_of_the_wrong_shape_is_refused() => Told(
        "The weights from 'drive' to 'cells' have 3 rows and 2 columns",
        () => Builder().Project("drive", "cells", Connector.AllToAll(), WeightRule.Matrix(new double[3, 2])));

    [Fact]
    public void A_negative_index_is_refused() => Told(
        "The projection from 'drive' to 'cells' names index -1 of 'drive', which has 2 members: use 0..1.",
        () => Builder().Project("drive", "cells", Connector.FromList([(-1, 0)]), 1));

    [Fact]
    public void Two_projections_of_one_name_are_refused() => Told(
        "There are two projections named 'drive->cells': give one of them another name.",
        () => Builder().Project("drive", "cells", Connector.AllToAll(), 1).Project("drive", "cells", Connector.AllToAll(), 1));

    [Fact]
    public void Spikes_before_the_run_are_refused() => Told(
        "A stimulus needs the length of the run: give it first.", () => Builder().Spikes("drive", null, [Duration.Ticks(1)]));

    [Fact]
    public void A_second_run_is_refused() => Told(
        "The run has a length already.", () => Builder().Run(Duration.Ticks(5)).Run(Duration.Ticks(5)));

    [Fact]
    public void Inputs_after_the_run_are_refused() => Told(
        "The input 'late' comes after the run: add inputs before it.", () => Builder().Run(Duration.Ticks(5)).Inputs("late", 1));

    [Fact]
    public void A_stimulus_that_would_fill_the_memory_is_refused() => Told(
        "The stimulus has more than 20000000 spikes",
        () => Builder().Run(Duration.Ticks(int.MaxValue)).Train("drive", null, Duration.Ticks(1)));

    [Fact]
    public void A_stimulus_of_an_enormous_input_is_refused() => Told(
        "The stimulus has more than 20000000 spikes",
        () => new NetworkBuilder("n", Duration.Milliseconds(1)).Inputs("drive", int.MaxValue).Run(Duration.Ticks(1)).Train("drive", null, Duration.Ticks(1)));

    private static void Told(string sentence, Func<object> mistake) =>
        Assert.StartsWith(sentence, Assert.Throws<DescriptionException>(mistake).Message, StringComparison.Ordinal);
}
