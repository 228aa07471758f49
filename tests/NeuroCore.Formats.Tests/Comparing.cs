// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.Formats.Tests;

public sealed class Comparing
{
    [Fact]
    public async Task A_network_of_round_numbers_is_the_same_in_both()
    {
        using var folder = new Folder();
        await Command.FineAsync("new", "classifier", "-o", folder.At("n.yaml"));
        using var told = JsonDocument.Parse(await Command.FineAsync("compare", folder.At("n.yaml"), "--json"));
        var answers = told.RootElement.GetProperty("populations")[0];
        Assert.Equal((4, 4, 1.0), (answers.GetProperty("spikes_real").GetInt32(), answers.GetProperty("spikes_integer").GetInt32(), answers.GetProperty("same_tick").GetDouble()));
        Assert.InRange(answers.GetProperty("membrane_error").GetDouble(), 0, 0.01);
    }

    [Fact]
    public async Task Weights_that_are_rounded_show_in_spikes_and_membranes()
    {
        using var folder = new Folder();
        var random = new Random(7);
        var weights = string.Join(", ", Enumerable.Range(0, 64).Select(_ => (random.NextDouble() - 0.2).ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        var times = string.Concat(Enumerable.Range(0, 400).SelectMany(tick => Enumerable.Range(0, 8).Where(_ => random.NextDouble() < 0.2).Select(index => $"{tick},in,{index}\n")));
        folder.Write("s.csv", "tick,population,index\n" + times);
        var network = folder.Write("n.yaml", $"name: n\ntick: 1 ms\nrun: 400 ms\ninputs:\n  in: {{ size: 8 }}\npopulations:\n  out: {{ size: 8, threshold: 1.5, tau_membrane: 20 ms, tau_synapse: 5 ms, refractory: 2 ms }}\nprojections:\n  - {{ source: in, target: out, connector: all_to_all, weight: [{weights}] }}\nstimulus:\n  - {{ file: s.csv }}\n");
        using var told = JsonDocument.Parse(await Command.FineAsync("compare", network, "--for", "complete", "--json"));
        var population = told.RootElement.GetProperty("populations")[0];
        Assert.True(population.GetProperty("spikes_real").GetInt32() > 300);
        Assert.InRange(population.GetProperty("within_a_tick").GetDouble(), 0.9, 1);
        Assert.InRange(population.GetProperty("membrane_error").GetDouble(), 1e-5, 0.3);
    }

    [Fact]
    public async Task What_is_not_compared_is_refused()
    {
        using var folder = new Folder();
        await Command.FineAsync("new", "reservoir", "-o", folder.At("n.yaml"));
        Assert.Contains("'signal' spikes by itself, which is not compared", await Command.FailsAsync("compare", folder.At("n.yaml")), StringComparison.Ordinal);
    }
}
