// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;

namespace NeuroCore.Formats.Tests;

public sealed class Quantising
{
    private const int Sources = 400;

    [Fact]
    public void Scales_from_data_leave_no_room_for_what_never_comes_and_follow_currents_more_closely() => Seeds.Try(3, seed =>
    {
        using var folder = new Folder();
        var (network, spikes) = Currents(folder, seed);
        var usual = Compare(network, spikes);
        var calibrated = Compare(network, spikes, "--calibrate", spikes);
        var (worse, better) = (Sum(usual, "membrane_error"), Sum(calibrated, "membrane_error"));
        Assert.True(better < 0.75 * worse, $"membrane error {worse} by the worst case, {better} by data");
        Assert.True(Sum(calibrated, "within_a_tick") > Sum(usual, "within_a_tick"), $"{Sum(usual, "within_a_tick"):P1} of the spikes within a tick by the worst case, {Sum(calibrated, "within_a_tick"):P1} by data");
    });

    [Fact]
    public void Biases_take_off_what_rounding_adds_in_the_mean() => Seeds.Try(3, seed =>
    {
        using var folder = new Folder();
        var random = new Random((int)seed);
        // Every source spikes in every tick, and no neuron does: membranes settle where weights and leak take them.
        var weights = string.Join(", ", Enumerable.Range(0, 4 * 16).Select(_ => (0.1 + (0.9 * random.NextDouble())).ToString("R", CultureInfo.InvariantCulture)));
        var network = folder.Write("n.yaml", $"name: n\ntick: 1 ms\ninputs:\n  in: {{ size: 4 }}\npopulations:\n  out: {{ size: 16, threshold: 90, tau_membrane: 20 ms }}\nprojections:\n  - {{ source: in, target: out, connector: all_to_all, weight: [{weights}] }}\n");
        var spikes = folder.Write("s.csv", "tick,population,index\n" + string.Concat(Enumerable.Range(0, 300).SelectMany(tick => Enumerable.Range(0, 4).Select(index => $"{tick},in,{index}\n"))));
        var (usual, calibrated) = (Compare(network, spikes), Compare(network, spikes, "--calibrate", spikes));
        Assert.Equal(0, Sum(usual, "spikes_real"));
        var (worse, better) = (Sum(usual, "membrane_error"), Sum(calibrated, "membrane_error"));
        Assert.True(better < 0.6 * worse, $"membrane error {worse} without, {better} with such biases");
    });

    [Fact]
    public void Thresholds_keep_the_period_of_neurons_that_fire_by_themselves() => Seeds.Try(3, seed =>
    {
        using var folder = new Folder();
        var random = new Random((int)seed);
        // A time constant of 60 to 150 ticks, which 4096ths meet to a percent, and a bias that would lift the membrane to 1.1 to 3
        // times the threshold: 20,000 ticks hold some hundred periods of each neuron. The input does next to nothing.
        var tau = 60 + (90 * random.NextDouble());
        var lost = 1 - Math.Exp(-1 / tau);
        var biases = string.Join(", ", Enumerable.Range(0, 16).Select(_ => (lost * (1.1 + (1.9 * random.NextDouble()))).ToString("R", CultureInfo.InvariantCulture)));
        var network = folder.Write("n.yaml", string.Create(CultureInfo.InvariantCulture, $"name: n\ntick: 0.1 ms\ninputs:\n  in: {{ size: 1 }}\npopulations:\n  out: {{ size: 16, threshold: 1, bias: [{biases}], tau_membrane: {tau:R} ticks }}\nprojections:\n  - {{ source: in, target: out, connector: all_to_all, weight: 0.01 }}\n"));
        var spikes = folder.Write("s.csv", "tick,population,index\n0,in,0\n19999,in,0\n");
        var (usual, calibrated) = (Sum(Compare(network, spikes), "within_a_tick"), Sum(Compare(network, spikes, "--calibrate", spikes), "within_a_tick"));
        Assert.True(calibrated >= 0.99, $"{calibrated:P1} of the spikes within a tick");
        Assert.True(1 - calibrated < (1 - usual) / 5, $"{calibrated:P1} of the spikes within a tick, {usual:P1} without such thresholds");
    });

    [Fact]
    public async Task An_image_that_is_compiled_with_data_holds_larger_weights_and_warns_of_what_would_saturate()
    {
        using var folder = new Folder();
        // 400 sources of which one spikes at a time: all at once would need more than an accumulator holds.
        var network = folder.Write("n.yaml", "name: n\ntick: 1 ms\ninputs:\n  in: { size: 400 }\npopulations:\n  out: { size: 4, threshold: 1.5, tau_membrane: 20 ms, tau_synapse: 10 ms }\nprojections:\n  - { source: in, target: out, connector: all_to_all, weight: 0.37 }\n");
        var spikes = folder.Write("s.csv", "tick,population,index\n" + string.Concat(Enumerable.Range(0, 400).Select(tick => $"{tick},in,{tick}\n")));
        var usual = await Command.FineAsync("compile", network, "--for", "complete", "-o", folder.At("a.ncimg"));
        var calibrated = await Command.FineAsync("compile", network, "--for", "complete", "-o", folder.At("b.ncimg"), "--calibrate", spikes);
        Assert.DoesNotContain("saturates if all sources", usual, StringComparison.Ordinal);
        Assert.Contains("saturates if all sources", calibrated, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tick,population,index\n0,in,0\n1,eye,0\n", "eye[0]")]
    [InlineData("tick,population,index\n0,in,400\n", "in[400]")]
    [InlineData("tick,population,index,sign\n0,in,3,-1\n", "a negative one, of in[3]")]
    public async Task Data_that_do_not_belong_to_the_network_are_told_in_a_sentence(string rows, string named)
    {
        using var folder = new Folder();
        var network = folder.Write("n.yaml", "name: n\ntick: 1 ms\ninputs:\n  in: { size: 400 }\npopulations:\n  out: { size: 4, threshold: 1.5, tau_membrane: 20 ms }\nprojections:\n  - { source: in, target: out, connector: all_to_all, weight: 0.37 }\n");
        var (code, _, sentence) = await Command.RunAsync("compile", network, "--for", "complete", "-o", folder.At("n.ncimg"), "--calibrate", folder.Write("s.csv", rows));
        Assert.Equal(1, code);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.Single(sentence.TrimEnd().Split('\n'));
        Assert.False(File.Exists(folder.At("n.ncimg")));
    }

    [Fact]
    public async Task The_smallest_widths_agree_as_wished_and_one_bit_less_does_not()
    {
        using var folder = new Folder();
        var (network, spikes) = Currents(folder, 4);
        using var told = JsonDocument.Parse(await Command.FineAsync("compare", network, "--for", "complete", "--stimulus", spikes, "--calibrate", spikes, "--widths", "0.7", "--json"));
        var (weights, decays) = (told.RootElement.GetProperty("weight_bits").GetInt32(), told.RootElement.GetProperty("decay_bits").GetInt32());
        var tried = told.RootElement.GetProperty("tried").EnumerateArray()
            .ToDictionary(one => (one.GetProperty("weight_bits").GetInt32(), one.GetProperty("decay_bits").GetInt32()), one => one.GetProperty("within_a_tick").GetDouble());
        Assert.InRange(weights, 2, 7);
        Assert.True(tried[(weights, decays)] >= 0.7);
        Assert.True(tried[(weights - 1, 12)] < 0.7);
        Assert.True(tried[(weights, decays - 1)] < 0.7);
        var (code, _, sentence) = await Command.RunAsync("compare", network, "--for", "complete", "--stimulus", spikes, "--calibrate", spikes, "--widths", "1");
        Assert.Equal(1, code);
        Assert.Contains("Not even the hardware's own widths", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".svg")]
    public async Task A_comparison_draws_spikes_and_membranes(string kind)
    {
        using var folder = new Folder();
        await Command.FineAsync("new", "classifier", "-o", folder.At("n.yaml"));
        await Command.FineAsync("compare", folder.At("n.yaml"), "--plot", folder.At("spikes" + kind), "--plot-membranes", folder.At("membranes" + kind));
        foreach (var name in new[] { "spikes", "membranes" })
        {
            var start = (await File.ReadAllBytesAsync(folder.At(name + kind)))[..5];
            Assert.Equal(kind == ".png" ? [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d] : "<?xml"u8.ToArray(), start);
        }

        if (kind == ".svg")
        {
            var membranes = await File.ReadAllTextAsync(folder.At("membranes.svg"));
            Assert.Contains("membranes of first neurons", membranes, StringComparison.Ordinal);
            Assert.Contains("double precision", membranes, StringComparison.Ordinal);
        }
    }

    // Neurons with slow currents and so many sources that all of them at once would take the fraction of the current.
    private static (string Network, string Spikes) Currents(Folder folder, ulong seed)
    {
        var random = new Random((int)seed);
        var weights = string.Join(", ", Enumerable.Range(0, Sources * 16).Select(_ => ((random.NextDouble() * 1.5) - 0.4).ToString("R", CultureInfo.InvariantCulture)));
        var times = string.Concat(Enumerable.Range(0, 500).SelectMany(tick => Enumerable.Range(0, Sources).Where(_ => random.NextDouble() < 2.0 / Sources).Select(index => $"{tick},in,{index}\n")));
        return (
            folder.Write("n.yaml", $"name: n\ntick: 1 ms\ninputs:\n  in: {{ size: {Sources} }}\npopulations:\n  out: {{ size: 16, threshold: 60, tau_membrane: 20 ms, tau_synapse: 8 ms }}\nprojections:\n  - {{ source: in, target: out, connector: all_to_all, weight: [{weights}] }}\n"),
            folder.Write("s.csv", "tick,population,index\n" + times));
    }

    private static JsonElement Compare(string network, string spikes, params string[] more)
    {
        using var told = JsonDocument.Parse(Command.FineAsync(["compare", network, "--for", "complete", "--stimulus", spikes, "--json", .. more]).GetAwaiter().GetResult());
        return told.RootElement.Clone();
    }

    private static double Sum(JsonElement compared, string what) => compared.GetProperty("populations").EnumerateArray().Sum(population => population.GetProperty(what).GetDouble());
}
