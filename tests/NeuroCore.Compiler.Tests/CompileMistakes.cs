// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class CompileMistakes
{
    private static NetworkBuilder Builder(WeightMode mode = WeightMode.Scaled) => new("net", Duration.Milliseconds(1), mode);

    private static NeuronParameters Plain { get; } = new() { Threshold = 1 };

    [Fact]
    public void Too_many_neurons_are_refused_with_the_builds_that_would_do() => Told(
        "The network 'net' needs 20 neurons, counted in blocks of 4, but 'tiny' has 16, 4 too few: use icebreaker or ",
        Builder().Neurons("a", 9, Plain).Neurons("b", 8, Plain), "tiny");

    [Fact]
    public void Too_many_sources_are_refused_with_the_builds_that_would_do() => Told(
        "The network 'net' needs 40 sources (its neurons and inputs), counted in blocks of 4, but 'tiny' has 32, 8 too few: use icebreaker or ",
        Builder().Neurons("a", 5, Plain).Inputs("x", 30), "tiny");

    [Fact]
    public void What_no_build_holds_is_said_to_be_so() => Told(
        "The network 'net' needs 600 neurons, counted in blocks of 8, but 'complete' has 512, 88 too few: no build can hold it.",
        Builder().Neurons("a", 600, Plain), "complete");

    [Fact]
    public void An_enormous_network_is_refused_at_once() => Told(
        "The network 'net' needs 4294967296 neurons, counted in blocks of 8, but 'complete' has 512, 4294966784 too few: no build can hold it.",
        Builder().Neurons("a", int.MaxValue, Plain).Neurons("b", int.MaxValue, Plain).Project("a", "b", Connector.AllToAll(), 1), "complete");

    [Fact]
    public void Two_synapses_of_one_pair_are_refused() => Told(
        "The network 'net' has two synapses from x[1] to a[1], in projections 'all' and 'more', but the board has one weight for a pair: leave one out, or make one of the two.",
        Builder().Neurons("a", 2, Plain).Inputs("x", 2)
            .Project("x", "a", Connector.AllToAll(), 1, "all")
            .Project("x", "a", Connector.FromList([(1, 1)]), 1, "more"), "tiny");

    [Fact]
    public void Two_synapses_of_one_pair_in_one_list_are_refused() => Told(
        "The network 'net' has two synapses from x[1] to a[1], in projection 'x->a', but the board has one weight for a pair: leave one out, or make one of the two.",
        Builder().Neurons("a", 2, Plain).Inputs("x", 2).Project("x", "a", Connector.FromList([(1, 1), (0, 1), (1, 1)]), 1), "tiny");

    [Fact]
    public void Integer_weights_are_refused_where_the_shifts_are_too_few() => Told(
        "The network 'net' has integer weights, which need shifts of together 8, but 'odd_four' shifts accumulators by 0 and currents by 3 at most: use tiny or ",
        Builder(WeightMode.Exact).Neurons("a", 2, Plain), "odd_four");

    [Fact]
    public void A_shift_that_the_build_lacks_is_refused() => Told(
        "The network 'net' asks for an accumulator_shift of 5 in population 'a', but 'odd_two' has shifts up to 3: use tiny or ",
        Builder().Neurons("a", 2, Plain with { AccumulatorShift = 5 }), "odd_two");

    [Fact]
    public void An_accumulator_shift_that_integer_weights_cannot_have_is_refused() => Told(
        "The network 'net' has integer weights, which need shifts of together 8 with accumulator_shift 0 in population 'a', but 'tiny' shifts accumulators by 7 and currents by 7 at most: no build can hold it.",
        Builder(WeightMode.Exact).Neurons("a", 2, Plain with { AccumulatorShift = 0 }), "tiny");

    [Fact]
    public void An_integer_threshold_beyond_a_narrow_membrane_is_refused() => Told(
        "The network 'net' has threshold 2048 in population 'a', but the membrane of 'narrow' holds -2048..2047: use tiny or ",
        Builder(WeightMode.Exact).Neurons("a", 2, Plain with { Threshold = 2048 }),
        Configurations.Named("tiny") with { Name = "narrow", MembraneWidth = 20 });

    [Fact]
    public void A_feature_that_the_build_lacks_is_refused() => Assert.Equal(
        "The network 'net' needs Leak, Floor, which 'small' lacks: use large.",
        Assert.Throws<NeuroCoreException>(() => FeatureNeeds.Require(
            Capabilities.Leak | Capabilities.Floor | Capabilities.Bias, "small", Capabilities.Bias, "net",
            [("small", Capabilities.Bias), ("large", (Capabilities)127)])).Message);

    [Fact]
    public void A_feature_that_no_build_has_is_refused() => Assert.Equal(
        "The network 'net' needs Leak, which 'small' lacks: no build has it.",
        Assert.Throws<NeuroCoreException>(() => FeatureNeeds.Require(
            Capabilities.Leak, "small", Capabilities.Bias, "net", [("small", Capabilities.Bias)])).Message);

    /// <summary>The sentence begins so; where it ends with advice, the largest build is part of it.</summary>
    private static void Told(string sentence, NetworkBuilder builder, string build) => Told(sentence, builder, Configurations.Named(build));

    private static void Told(string sentence, NetworkBuilder builder, Configuration build)
    {
        var message = Assert.Throws<NeuroCoreException>(() => NetworkCompiler.Compile(builder.Build(), build)).Message;

        Assert.StartsWith(sentence, message, StringComparison.Ordinal);
        if (sentence.EndsWith(" or ", StringComparison.Ordinal))
            Assert.Contains(" or complete", message, StringComparison.Ordinal);
    }
}
