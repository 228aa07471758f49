// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>What a report says of learning, and what a step of a weight is.</summary>
public class LearningReportTests
{
    [Theory]
    [InlineData("tiny", 0.01, 0.0)]
    [InlineData("tiny", 0.25, 5.0)]
    [InlineData("icebreaker", 0.003, 5.0)]
    [InlineData("complete-fine", 0.1, 0.0)]
    public void A_step_is_the_unit_of_the_description_whatever_else_arrives(string build, double unit, double tauSynapse)
    {
        foreach (var other in new[] { 0, 0.001, 1.7 * unit, 250 * unit })
        {
            var compiled = NetworkCompiler.Compile(Net(unit, tauSynapse, other), Configurations.Named(build));
            var line = compiled.Report.Projections.Single(line => line.Projection == "learned");
            Assert.Equal(unit, line.Step, 12);
            Assert.Equal((unit, 0, 127), (Math.Round(line.Plasticity!.Unit, 12), line.Plasticity.Lower, line.Plasticity.Upper));
            Assert.Equal(build == "complete-fine" ? 10.5 : 11, line.Plasticity.Most);
            Assert.Equal(unit, compiled.Image.Metadata.Projections.Single(place => place.Name == "learned").Unit, 12);

            // All three sources at their bounds fit, and the threshold keeps its place between the weights.
            var scale = Assert.Single(compiled.Report.Scales);
            Assert.InRange(scale.WorstVolley, 1, scale.VolleyLimit);
            var threshold = compiled.Report.Parameters.Single(parameter => parameter.Parameter == "threshold");
            Assert.InRange(threshold.Got, 0.99 * threshold.Wanted, 1.01 * threshold.Wanted);
        }
    }

    [Fact]
    public void Units_that_are_powers_of_two_apart_get_exponents()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1)).Rule(LearningRule.Of("plain", PlasticNetwork.Rules["plain"]))
            .Inputs("x", 3).Inputs("z", 3).Neurons("a", 3, new NeuronParameters { Threshold = 1 })
            .Project("x", "a", Connector.AllToAll(), 0.4, options: new ProjectionOptions { Rule = "plain", WeightUnit = 0.04 })
            .Project("z", "a", Connector.AllToAll(), 0.4, options: new ProjectionOptions { Rule = "plain", WeightUnit = 0.01 })
            .Build();
        var report = NetworkCompiler.Compile(network, Configurations.Named("tiny")).Report;
        Assert.Equal([0.04, 0.01], report.Projections.Select(line => Math.Round(line.Step, 12)));
        Assert.Equal(2, report.Projections[0].Exponent - report.Projections[1].Exponent);
        Assert.All(report.Projections, line => Assert.Equal(0, line.WorstError, 12));
    }

    [Fact]
    public void Sums_that_learning_may_bring_about_are_warned_of()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact).Rule(LearningRule.Of("plain", PlasticNetwork.Rules["plain"]))
            .Inputs("x", 256).Neurons("a", 1, new NeuronParameters { Threshold = 100 })
            .Project("x", "a", Connector.AllToAll(), 1, options: new ProjectionOptions { Rule = "plain" }).Build();
        Assert.Contains(
            NetworkCompiler.Compile(network, Configurations.Named("icebreaker")).Report.Warnings,
            warning => warning.Contains($"add up to {256 * 127} units", StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_traces_and_projections_are_told_in_text_and_json()
    {
        var report = NetworkCompiler.Compile(Net(0.01, 0, 0), Configurations.Named("tiny")).Report;
        var text = report.ToText();
        foreach (var line in new[]
        {
            "learning   rule  unit  least  most  lower bound  upper bound",
            "learned   plain  0.01     11    11            0          127",
            "rule   number  pre  post  epoch  epoch ticks",
            "plain       1    1     1      0",
            "x1            20  19.9758  -0.12 %       64       200      4",
        })
        {
            Assert.Contains("\n" + line + "\n", text, StringComparison.Ordinal);
        }

        Assert.Contains("\nplain: x1: tau = 20 ms became 19.98 ms", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Equal("plain", json.RootElement.GetProperty("rules")[0].GetProperty("rule").GetString());
        Assert.Equal(20, json.RootElement.GetProperty("traces")[0].GetProperty("wanted_ms").GetDouble());
        Assert.Equal(127, json.RootElement.GetProperty("projections")[0].GetProperty("upper_bound").GetInt32());
        Assert.Equal("y1", report.Traces[1].Trace);
        Assert.Equal((10.0, 80), (report.Traces[1].WantedMilliseconds, report.Traces[1].Impulse));
    }

    [Fact]
    public void A_third_factor_that_nobody_sets_and_a_rule_that_nobody_has_are_warned_of()
    {
        IReadOnlyList<string> Warnings(double? factor)
        {
            var builder = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact).Learn(new LearningControl { ThirdFactor = factor });
            foreach (var (name, text) in PlasticNetwork.Rules)
                builder.Rule(LearningRule.Of(name, text));
            return NetworkCompiler.Compile(
                builder.Inputs("x", 1).Neurons("a", 1, new NeuronParameters { Threshold = 100 })
                    .Project("x", "a", Connector.OneToOne, -1, options: new ProjectionOptions { Rule = "inhibitory" })
                    .Project("a", "a", Connector.OneToOne, 1, options: new ProjectionOptions { Rule = "plain" }).Build(),
                Configurations.Named("tiny")).Report.Warnings;
        }

        Assert.Contains("The rule 'longer' belongs to no projection.", Warnings(null));
        Assert.Contains(
            "The rule 'inhibitory' multiplies by g, which is 0 until it is set: write third_factor under learning, or set it as the network runs.", Warnings(null));
        Assert.DoesNotContain(Warnings(0), warning => warning.Contains("multiplies by g", StringComparison.Ordinal));
    }

    private static NetworkDescription Net(double unit, double tauSynapse, double other)
    {
        var builder = new NetworkBuilder("n", Duration.Milliseconds(1)).Rule(LearningRule.Of("plain", PlasticNetwork.Rules["plain"]))
            .Inputs("x", 2).Inputs("z", 1)
            .Neurons("a", 3, new NeuronParameters
            {
                Threshold = 200 * unit,
                TauMembrane = Decay.Tau(Duration.Milliseconds(20)),
                TauSynapse = tauSynapse > 0 ? Decay.Tau(Duration.Milliseconds(tauSynapse)) : Decay.AtOnce,
            })
            .Project("x", "a", Connector.AllToAll(), 10.5 * unit, "learned", new ProjectionOptions { Rule = "plain", WeightUnit = unit });
        return other == 0 ? builder.Build() : builder.Project("z", "a", Connector.AllToAll(), other).Build();
    }
}
