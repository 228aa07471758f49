// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class LearningMistakes
{
    private const string Plain = "bounds: 0 .. 127\ndw = 2^-6 * x1 * y0";

    private static NeuronParameters Cells { get; } = new() { Threshold = 100 };

    [Fact]
    public void A_build_that_does_not_learn_is_refused_with_those_that_do() => Told(
        "The network 'n' needs learning (rule of projection 'x->a'), which 'hx8k' lacks: use tiny or icebreaker or complete or complete-fine",
        Net(5, ("one", "trace x1: tau = 20 ms, impulse = 64\n" + Plain)), "hx8k");

    [Fact]
    public void Rules_that_set_one_trace_in_two_ways_are_refused_with_both_named() => Told(
        "The network 'n' has the rules 'one' and 'other', which set the trace x1 differently (tau 19.98 ticks, impulse 64, and tau 19.98 ticks, impulse 65), but a board has one setting of each trace: let them agree, or let one use x2.",
        Net(5, ("one", "trace x1: tau = 20 ms, impulse = 64\n" + Plain), ("other", "trace x1: tau = 20 ms, impulse = 65\n" + Plain)), "tiny");

    [Fact]
    public void Rules_that_use_different_traces_go_together() => Assert.Equal(
        ["x1", "x2"],
        NetworkCompiler.Compile(
            Net(5, ("one", "trace x1: tau = 20 ms, impulse = 64\n" + Plain), ("other", "trace x2: tau = 50 ms, impulse = 65\n" + Plain.Replace("x1", "x2", StringComparison.Ordinal))),
            Configurations.Named("tiny")).Report.Traces.Select(line => line.Trace));

    [Fact]
    public void Rules_with_two_epochs_are_refused_with_both_named() => Told(
        "The network 'n' has the rules 'one' and 'other' with epochs of 16 and 64 ticks, but a board has one: let them agree.",
        Net(5, ("one", "epoch: 16 ticks\ndw = 2^-6 * w * e"), ("other", "epoch: 64 ticks\ndw = 2^-6 * w * e")), "tiny");

    [Fact]
    public void Eight_rules_are_one_too_many() => Told(
        "The network 'n' has projections with 8 rules, but a board has room for 7: let projections share rules.",
        Net(5, [.. Enumerable.Range(0, 8).Select(i => ($"r{i}", "dw = 2^-6 * w * x0"))]), "icebreaker");

    [Theory]
    [InlineData(-1, "a weight of -1 from x[0] to a[0] in projection 'x->a', but its rule 'one' keeps weights within 0..50")]
    [InlineData(51, "a weight of 51 from x[0] to a[0] in projection 'x->a', but its rule 'one' keeps weights within 0..50: begin within these bounds, give the rule others, or let 'sign: negative' turn the weights.")]
    public void Weights_that_the_rule_would_not_leave_are_refused(double weight, string sentence) => Told(
        "The network 'n' has " + sentence, Net(weight, ("one", "bounds: 0 .. 50\ndw = 2^-6 * w * x0")), "tiny");

    [Fact]
    public void Weights_beyond_the_bounds_are_told_in_steps_too() => Told(
        "The network 'n' has a weight of -0.5, -50 steps of 0.01 from x[0] to a[0] in projection 'x->a', but its rule 'one' keeps weights within 0..127",
        Scaled(-0.5, 0.01), "tiny");

    [Fact]
    public void A_weight_unit_that_leaves_no_room_is_refused_without_a_rule_as_well() => Told(
        "The network 'n' has a weight of 2, 200 steps of 0.01 from x[0] to a[0] in projection 'x->a', but a board holds -127..127 steps: make weight_unit larger.",
        new NetworkBuilder("n", Duration.Milliseconds(1)).Inputs("x", 1).Neurons("a", 1, new NeuronParameters { Threshold = 1 })
            .Project("x", "a", Connector.OneToOne, 2, options: new ProjectionOptions { WeightUnit = 0.01 }).Build(),
        "tiny");

    [Fact]
    public void A_mistake_in_a_rule_is_told_with_its_place() => Told(
        "rule 'one':2:13: ", Net(5, ("one", "bounds: 0 .. 127\ndw = 2^-6 * nothing * x0")), "tiny");

    [Fact]
    public void Tags_are_refused_where_there_are_none_with_the_builds_that_have_them()
    {
        var message = Message(Net(5, ("one", "epoch: 16 ticks\ndt = 2^-3 * x0\ndw = 2^-6 * tag * e")), "icebreaker");
        Assert.Contains("tag", message, StringComparison.Ordinal);
        Assert.Contains("complete", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plastic_projection_of_negative_sign_is_never_turned_round() => Told(
        "The network 'n' needs polarity (sign of projection 'x->a'), which 'icebreaker' lacks: use tiny or complete or complete-fine or artix.",
        Net(5, new ProjectionOptions { Negative = true }, ("one", "bounds: 0 .. 50\ndw = 2^-6 * w * x0")), "icebreaker");

    [Fact]
    public void Neighbours_that_act_differently_are_refused_where_one_learns_with_builds_of_fewer_lanes() => Told(
        "The network 'n' has members of 'x' side by side that act on one block of 'a' with different delays, signs, exponents, receptors, enables or rules, in projections 'x->a' and 'other', but where weights learn 'tiny' has one of each for 4 sources: " +
        "divide 'x' into populations that differ in it, or ",
        new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact).Rule(LearningRule.Of("one", "dw = 2^-6 * w * x0")).Inputs("x", 4).Neurons("a", 1, Cells)
            .Project("x", "a", Connector.FromList([(0, 0), (1, 0)]), 5, options: new ProjectionOptions { Rule = "one" })
            .Project("x", "a", Connector.FromList([(2, 0)]), 5, "other").Build(),
        "tiny");

    [Fact]
    public void Units_that_are_no_powers_of_two_apart_are_refused() => Told(
        "The network 'n' has projections into 'a' with the weight_units 0.01 ('x->a'), 0.03 ('a->a'), but on 'tiny' units of one population differ by powers of two up to 2^3: let them, or no build can hold it.",
        new NetworkBuilder("n", Duration.Milliseconds(1)).Rule(LearningRule.Of("one", "dw = 2^-6 * w * x0")).Inputs("x", 1).Neurons("a", 1, new NeuronParameters { Threshold = 1 })
            .Project("x", "a", Connector.OneToOne, 0.1, options: new ProjectionOptions { Rule = "one", WeightUnit = 0.01 })
            .Project("a", "a", Connector.OneToOne, 0.3, options: new ProjectionOptions { Rule = "one", WeightUnit = 0.03 }).Build(),
        "tiny");

    [Fact]
    public void A_unit_too_small_for_the_threshold_is_refused() => Told(
        "The network 'n' has a weight_unit of 1E-09 in projection 'x->a', on whose scale the membrane of 'tiny' cannot hold 1 of population 'a': make it larger, or no build can hold it.",
        Scaled(1e-8, 1e-9), "tiny");

    [Fact]
    public void Other_weights_that_are_too_large_for_the_unit_are_refused() => Told(
        "The network 'n' has weights up to 50 into 'a' beside a weight_unit of 0.01 in projection 'x->a', of which 'tiny' holds 1016 at most: make the unit larger, or use complete",
        Scaled(0.5, 0.01, other: 50), "tiny");

    private static NetworkDescription Net(double weight, params (string Name, string Text)[] rules) => Net(weight, ProjectionOptions.Default, rules);

    /// <summary>A projection for each rule, from an input of its own.</summary>
    private static NetworkDescription Net(double weight, ProjectionOptions options, params (string Name, string Text)[] rules)
    {
        var builder = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact).Neurons("a", 3, Cells);
        for (var i = 0; i < rules.Length; i++)
        {
            var input = i == 0 ? "x" : $"x{i}";
            builder.Rule(LearningRule.Of(rules[i].Name, rules[i].Text)).Inputs(input, 1)
                .Project(input, "a", Connector.FromList([(0, 0)]), weight, options: options with { Rule = rules[i].Name });
        }

        return builder.Build();
    }

    private static NetworkDescription Scaled(double weight, double unit, double? other = null)
    {
        var builder = new NetworkBuilder("n", Duration.Milliseconds(1)).Rule(LearningRule.Of("one", "bounds: 0 .. 127\ndw = 2^-6 * w * x0"))
            .Inputs("x", 1).Neurons("a", 1, new NeuronParameters { Threshold = 1 })
            .Project("x", "a", Connector.OneToOne, weight, options: new ProjectionOptions { Rule = "one", WeightUnit = unit });
        if (other is { } more)
            builder.Project("a", "a", Connector.OneToOne, more);
        return builder.Build();
    }

    private static void Told(string sentence, NetworkDescription network, string build) =>
        Assert.StartsWith(sentence, Message(network, build), StringComparison.Ordinal);

    private static string Message(NetworkDescription network, string build) =>
        Assert.ThrowsAny<NeuroCoreException>(() => NetworkCompiler.Compile(network, Configurations.Named(build))).Message;
}
