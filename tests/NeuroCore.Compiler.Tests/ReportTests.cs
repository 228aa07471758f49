// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class ReportTests
{
    private static QuantisationReport Report(NeuronParameters parameters, params double[] weights)
    {
        var network = new NetworkBuilder("net", Duration.Milliseconds(1))
            .Inputs("x", Math.Max(1, weights.Length)).Neurons("cells", 2, parameters)
            .Project("x", "cells", Connector.FromList(weights.Select((weight, pre) => (pre, 0, weight))))
            .Build();
        return NetworkCompiler.Compile(network, Configurations.Named("tiny")).Report;
    }

    [Fact]
    public void Says_what_every_parameter_wanted_and_got()
    {
        var report = Report(
            new NeuronParameters
            {
                Threshold = NeuronValues.Each([1, 2]),
                TauMembrane = Decay.Tau(Duration.Milliseconds(20)),
                Refractory = Duration.Milliseconds(2.4),
                VMin = -1,
            },
            0.5);

        Assert.Equal(
            ["tau_membrane", "keep_synapse", "threshold", "bias", "v_init", "refractory", "v_reset", "v_min"],
            report.Parameters.Select(line => line.Parameter));
        var tau = report.Parameters[0];
        Assert.Equal((20.0, 3896, "ms"), (tau.Wanted, tau.Code, tau.Unit));
        Assert.Equal(-1 / Math.Log(3896 / 4096.0), tau.Got, 1e-9);
        Assert.Equal(tau.Got - 20, tau.Error);
        var refractory = report.Parameters.Single(line => line.Parameter == "refractory");
        Assert.Equal((2.4, 2.0, 2), (Math.Round(refractory.Wanted, 9), refractory.Got, refractory.Code));
        Assert.False(report.IsExact);
    }

    [Fact]
    public void Text_is_a_table_of_everything()
    {
        var lines = Report(new NeuronParameters { Threshold = 1 }, 1.5).ToText().Split('\n');

        Assert.Equal("net on tiny, exact", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("neurons", StringComparison.Ordinal) && line.Contains('4') && line.Contains("16", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("cells.threshold", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("x->cells", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_says_the_same()
    {
        var report = Report(new NeuronParameters { Threshold = 1, TauMembrane = Decay.Tau(Duration.Seconds(100)) }, 1.5, 1e-6);
        using var json = JsonDocument.Parse(report.ToJson());
        var root = json.RootElement;

        Assert.Equal("net", root.GetProperty("network").GetString());
        Assert.Equal("tiny", root.GetProperty("target").GetString());
        Assert.False(root.GetProperty("exact").GetBoolean());
        Assert.Equal(report.Room.Length, root.GetProperty("room").GetArrayLength());
        Assert.Equal(report.Scales[0].WeightUnits, root.GetProperty("scales")[0].GetProperty("weight_units").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("parameters")[0].GetProperty("got").ValueKind);
        Assert.Equal(1, root.GetProperty("projections")[0].GetProperty("became_zero").GetInt32());
        Assert.Equal(report.Warnings, root.GetProperty("warnings").EnumerateArray().Select(item => item.GetString()!));
    }

    [Fact]
    public void A_quiet_network_has_no_warning() => Assert.Empty(Report(new NeuronParameters { Threshold = 1 }, 1.5).Warnings);

    [Fact]
    public void Warns_of_weights_that_became_zero() => Warned(
        "1 of 2 weights of projection 'x->cells' are below half a step of ", Report(new NeuronParameters { Threshold = 1 }, Math.PI, 0.001));

    [Fact]
    public void Warns_of_a_time_constant_that_is_too_long() => Warned(
        "The tau_membrane of cells is 1E+05 ms, which the board cannot tell from no decay at all.",
        Report(new NeuronParameters { Threshold = 1, TauMembrane = Decay.Tau(Duration.Seconds(100)) }, 1));

    [Fact]
    public void Warns_of_a_time_constant_that_is_too_short() => Warned(
        "The tau_synapse of cells is 0.05 ms, which the board cannot tell from 0.",
        Report(new NeuronParameters { Threshold = 1, TauSynapse = Decay.Tau(Duration.Microseconds(50)) }, 1));

    [Fact]
    public void Warns_of_a_refractory_period_that_is_no_whole_number_of_ticks() => Warned(
        "The refractory of cells is 2.5 ticks and became 3.", Report(new NeuronParameters { Threshold = 1, Refractory = Duration.Milliseconds(2.5) }, 1));

    [Fact]
    public void Warns_of_thresholds_too_far_apart() => Warned(
        "The threshold of cells[0] is 0.001234 and became 0: the population's numbers differ too much in size.",
        Report(new NeuronParameters { Threshold = NeuronValues.Each([0.0012345, 1234.5678]) }, 1));

    [Fact]
    public void Warns_of_a_bias_that_became_zero() => Warned(
        "The bias of cells is 1E-07 and became 0.", Report(new NeuronParameters { Threshold = Math.PI, Bias = 1e-7 }, 1));

    [Fact]
    public void Warns_of_inhibition_without_leak_or_floor() => Warned(
        "The membrane of population 'cells' has neither leak nor v_min: inhibition can take it down to ",
        Report(new NeuronParameters { Threshold = 1 }, -1));

    [Fact]
    public void Warns_of_a_current_that_adds_up_too_far() => Warned(
        "The current of population 'cells' saturates if more than ",
        Report(new NeuronParameters { Threshold = 1, TauSynapse = Decay.Tau(Duration.Milliseconds(20)) }, [.. Enumerable.Repeat(1.0, 28)]));

    [Fact]
    public void Warns_of_integer_weights_that_overflow_in_one_tick()
    {
        var network = new NetworkBuilder("net", Duration.Milliseconds(1), WeightMode.Exact)
            .Inputs("x", 200).Neurons("cells", 2, new NeuronParameters { Threshold = 1 })
            .Project("x", "cells", Connector.AllToAll(), 127)
            .Build();

        Warned(
            "The input of population 'cells' saturates if all sources of a neuron fire in one tick: their weights add up to 25400 units, 16383 fit.",
            NetworkCompiler.Compile(network, Configurations.Named("icebreaker")).Report);
    }

    private static void Warned(string sentence, QuantisationReport report) =>
        Assert.Contains(report.Warnings, warning => warning.StartsWith(sentence, StringComparison.Ordinal));
}
