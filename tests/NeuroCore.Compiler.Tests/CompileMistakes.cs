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
    public void A_feature_that_the_build_lacks_is_refused_with_its_place_and_the_builds_that_have_it() => Told(
        "The network 'net' needs adaptation (adaptation of population 'a'), which 'hx8k' lacks: use tiny or icebreaker or ",
        Builder().Neurons("a", 2, Plain with { Adaptation = new Adaptation { Increment = 0.5 } }), "hx8k");

    [Fact]
    public void All_features_that_are_missing_are_named() => Told(
        "The network 'net' needs noise (noise of population 'b') and reset_none (reset of population 'a'), which 'icebreaker' lacks: use ",
        Builder()
            .Neurons("b", 2, Plain with { Noise = Noise.Within(0.1) })
            .Neurons("a", 2, Plain with { Reset = ResetMode.None }),
        Configurations.Named("icebreaker") with { Capabilities = Configurations.Named("icebreaker").Capabilities & ~Capabilities.ResetNone });

    [Fact]
    public void Features_that_no_build_has_together_are_refused() => Assert.EndsWith(
        "which 'icebreaker' lacks: no build can hold it.",
        Assert.Throws<NeuroCoreException>(() => NetworkCompiler.Compile(
            Builder().Neurons("a", 900, Plain).Neurons("b", 4, Plain with { Winners = 2 }).Build(),
            Configurations.Named("icebreaker") with { Neurons = 1024, Sources = 1024 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_delay_beyond_the_build_is_refused_with_the_most_that_there_is() => Told(
        "The network 'net' has a delay of 5 ticks in projection 'x->a', but 3 is the most that 'hx8k' has: use tiny or ",
        Delayed(5), "hx8k");

    [Fact]
    public void A_delay_in_a_build_without_any_is_a_feature_that_it_lacks() => Told(
        "The network 'net' needs delay (delay of projection 'x->a'), which 'odd_two' lacks: use tiny or ",
        Delayed(1), "odd_two");

    [Fact]
    public void Too_many_encoded_inputs_are_refused() => Told(
        "The network 'net' needs 17 inputs that rates or latencies drive, counted in blocks of 4, but 'small' has 16, 1 too few: use icebreaker or ",
        Builder().Neurons("a", 2, Plain).Inputs("x", 17, Drive.Bernoulli(Rates.PerTick(0.1))),
        Configurations.Named("tiny") with { Name = "small", Sources = 64 });

    [Fact]
    public void Nine_classes_of_sources_are_refused_with_who_needs_them()
    {
        var builder = Builder().Inputs("x", 9).Neurons("a", 4, Plain).Neurons("b", 4, Plain);
        for (var i = 0; i < 9; i++)
        {
            builder
                .Project("x", "a", Connector.FromList([(i, 0)]), 1, $"a{i}", new ProjectionOptions { Delay = Duration.Ticks(i % 3) })
                .Project("x", "b", Connector.FromList([(i, 0)]), 1, $"b{i}", new ProjectionOptions { Delay = Duration.Ticks(i / 3) });
        }

        Told(
            "The network 'net' needs 9 classes of sources that differ in delay, exponent, sign, receptor, enable or rule ('x' 9, 'a' 1, 'b' 1), but a board has 8: no build can hold it.",
            builder, "tiny");
    }

    [Fact]
    public void Two_delays_from_one_source_into_one_block_are_refused_with_builds_of_smaller_blocks_or_tagged_synapses() => Told(
        "The network 'net' has delays of 0 and 1 ticks from one member of 'x' to neurons of one block of 'a', in projection 'x->a', but 'tiny' has one for a block of 4 neurons: " +
        "divide 'a' into populations that differ in it, or use complete or odd_one",
        Builder().Inputs("x", 1).Neurons("a", 2, Plain)
            .Project("x", "a", Connector.AllToAll(), 1, options: new ProjectionOptions { Delay = DelayRule.Each([Duration.Ticks(0), Duration.Ticks(1)]) }), "tiny");

    private static NetworkBuilder Delayed(int ticks) => Builder().Inputs("x", 1).Neurons("a", 1, Plain)
        .Project("x", "a", Connector.AllToAll(), 1, options: new ProjectionOptions { Delay = Duration.Ticks(ticks) });

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
