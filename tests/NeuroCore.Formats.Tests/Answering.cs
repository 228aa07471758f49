// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;

namespace NeuroCore.Formats.Tests;

/// <summary>Samples with labels, shown to a network in double precision and in integers.</summary>
public sealed class Answering
{
    private const int Classes = 3;

    // Input k lifts neuron k over its threshold with its second spike: a spike that an earlier sample left behind would do it with one.
    private const string Counting = """
        name: counting
        tick: 1 ms
        inputs:
          in: { size: 3 }
        populations:
          out: { size: 3, threshold: 1.5, tau_membrane: 1 s }
        projections:
          - { source: in, target: out, connector: one_to_one, weight: 1 }
        """;

    [Fact]
    public async Task Is_right_where_the_neuron_of_the_label_spikes_most_and_starts_from_rest_each_time()
    {
        using var folder = new Folder();
        // Of the first sample only input 1 spikes twice; of the second nobody does, though 0 and 2 have by now; the third says
        // 2 by two spikes against one, the fourth 0, but is labelled 1.
        var spikes = folder.Write("s.csv", "tick,population,index\n0,in,0\n1,in,1\n2,in,1\n11,in,0\n12,in,2\n20,in,2\n21,in,2\n22,in,2\n23,in,2\n24,in,0\n25,in,0\n30,in,0\n31,in,0\n");
        var labels = folder.Write("l.csv", "tick,label\n0,1\n10,0\n20,2\n30,1\n");
        var told = await Command.FineAsync("compare", folder.Write("n.yaml", Counting), "--stimulus", spikes, "--ticks", "40", "--labels", labels, "--json");
        using var json = JsonDocument.Parse(told);
        Assert.Equal((4, 2, 2, 4), (
            json.RootElement.GetProperty("samples").GetInt32(), json.RootElement.GetProperty("right_real").GetInt32(),
            json.RootElement.GetProperty("right_integer").GetInt32(), json.RootElement.GetProperty("answered_alike").GetInt32()));
        var text = await Command.FineAsync("compare", folder.At("n.yaml"), "--stimulus", spikes, "--ticks", "40", "--labels", labels, "--classes", "out");
        Assert.Contains("4 samples: 50.00 % answered right in double precision, 50.00 % in integers; 100.00 % answered alike", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fewest_bits_that_answer_as_wished_are_found_and_one_bit_less_does_not() => Seeds.Try(3, seed =>
    {
        using var folder = new Folder();
        var random = new Random((int)seed);
        // Patterns of 40 inputs; the weights of a class are its pattern, blurred, so that few bits tell them apart.
        var patterns = Enumerable.Range(0, Classes).Select(_ => Enumerable.Range(0, 40).Select(_ => random.NextDouble()).ToArray()).ToArray();
        var weights = string.Join(", ", Enumerable.Range(0, 40).SelectMany(input => patterns.Select(pattern => (pattern[input] - 0.5 + (0.2 * random.NextDouble())).ToString("R", CultureInfo.InvariantCulture))));
        var network = folder.Write("n.yaml", $"name: n\ntick: 1 ms\ninputs:\n  in: {{ size: 40 }}\npopulations:\n  out: {{ size: {Classes}, threshold: 2, tau_membrane: 30 ms, reset: subtract }}\nprojections:\n  - {{ source: in, target: out, connector: all_to_all, weight: [{weights}] }}\n");
        var (spikes, labels) = ("tick,population,index\n", "tick,label\n");
        for (var sample = 0; sample < 30; sample++)
        {
            var label = random.Next(Classes);
            labels += $"{20 * sample},{label}\n";
            spikes += string.Concat(Enumerable.Range(20 * sample, 16).SelectMany(tick => Enumerable.Range(0, 40)
                .Where(input => random.NextDouble() < 0.5 * patterns[label][input]).Select(input => $"{tick},in,{input}\n")));
        }

        string[] shown = ["--stimulus", folder.Write("s.csv", spikes), "--labels", folder.Write("l.csv", labels), "--ticks", "600", "--json"];
        using var plain = JsonDocument.Parse(Command.FineAsync(["compare", network, .. shown]).GetAwaiter().GetResult());
        Assert.True(plain.RootElement.GetProperty("right_real").GetInt32() >= 27, $"{plain.RootElement.GetProperty("right_real")} of 30 are right in double precision");
        using var told = JsonDocument.Parse(Command.FineAsync(["compare", network, .. shown, "--widths", "0.9"]).GetAwaiter().GetResult());
        var tried = told.RootElement.GetProperty("tried").EnumerateArray()
            .ToDictionary(one => (one.GetProperty("weight_bits").GetInt32(), one.GetProperty("decay_bits").GetInt32()), one => one.GetProperty("right").GetDouble());
        var (bits, decays) = (told.RootElement.GetProperty("weight_bits").GetInt32(), told.RootElement.GetProperty("decay_bits").GetInt32());
        Assert.Equal(plain.RootElement.GetProperty("right_integer").GetInt32() / 30.0, tried[(8, 12)], 9);
        Assert.True(tried[(bits, decays)] >= 0.9);
        Assert.True(bits == 2 || tried[(bits - 1, 12)] < 0.9);
        Assert.True(decays == 1 || tried[(bits, decays - 1)] < 0.9);
        Assert.True(bits < 8);
    });

    [Theory]
    [InlineData("tick,label\n0,1\n10,3\n", null, "l.csv:3: the label is 3, but there are 3 classes")]
    [InlineData("tick,label\n0,1\n0,2\n", null, "l.csv:3: the sample begins in tick 0, but the one before in tick 0")]
    [InlineData("tick,label\n40,1\n", null, "l.csv:2: the sample begins in tick 40, but the run ends before tick 40")]
    [InlineData("tick,label\n0,one\n", null, "l.csv:2: label is 'one', which is not a whole number")]
    [InlineData("tick,label\n", null, "has no samples")]
    [InlineData("tick,lable\n0,1\n", null, "there is no column 'label'")]
    [InlineData("tick,label\n0,1\n", "outs", "has no population 'outs': it has out.")]
    public async Task What_is_wrong_with_labels_is_told_in_a_sentence(string rows, string? classes, string named)
    {
        using var folder = new Folder();
        var spikes = folder.Write("s.csv", "tick,population,index\n0,in,0\n");
        string[] more = classes is null ? [] : ["--classes", classes];
        var sentence = await Command.FailsAsync(["compare", folder.Write("n.yaml", Counting), "--stimulus", spikes, "--ticks", "40", "--labels", folder.Write("l.csv", rows), .. more]);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_and_their_labels_become_samples_one_after_the_other()
    {
        using var folder = new Folder();
        // Three images of two pixels: the first dark, the second half lit, the third lit.
        var images = folder.At("images");
        await File.WriteAllBytesAsync(images, [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 255, 0, 255, 255]);
        var digits = folder.At("digits");
        await File.WriteAllBytesAsync(digits, [0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9]);
        await Command.FineAsync("encode", images, "--entry", "1", "--count", "2", "--ticks", "2", "--silence", "3", "--labels", folder.At("l.csv"), "--labels-from", digits, "-o", folder.At("s.csv"));
        Assert.Equal("tick,label\n0,8\n5,9\n", await File.ReadAllTextAsync(folder.At("l.csv")));
        Assert.Equal("tick,population,index\n0,input,0\n1,input,0\n5,input,0\n5,input,1\n6,input,0\n6,input,1\n", await File.ReadAllTextAsync(folder.At("s.csv")));
        Assert.Contains("so the last one is 2", await Command.FailsAsync("encode", images, "--entry", "2", "--count", "2", "-o", folder.At("t.csv")), StringComparison.Ordinal);
        Assert.Contains("does not say what its entries are", await Command.FailsAsync("encode", images, "--labels", folder.At("m.csv"), "-o", folder.At("t.csv")), StringComparison.Ordinal);
        Assert.Contains("a label is one", await Command.FailsAsync("encode", images, "--labels", folder.At("m.csv"), "--labels-from", images, "-o", folder.At("t.csv")), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(folder.At("events.bin"), [1, 2, 0, 0, 5]);
        Assert.Contains("--labels-from is for images and rows", await Command.FailsAsync("encode", folder.At("events.bin"), "--labels", folder.At("m.csv"), "--labels-from", digits, "-o", folder.At("t.csv")), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(digits, [0, 0, 8, 1, 0, 0, 0, 2, 7, 8]);
        Assert.Contains("has 2 labels, but", await Command.FailsAsync("encode", images, "--count", "3", "--labels", folder.At("m.csv"), "--labels-from", digits, "-o", folder.At("t.csv")), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("t.csv")) || File.Exists(folder.At("m.csv")));
    }

    [Theory]
    [InlineData("there is no 2147483647", "--entry", "2147483647")]
    [InlineData("there is no 3", "--entry", "2", "--count", "2147483647")]
    [InlineData("a run has 2147483647 at most", "--count", "3", "--silence", "2000000000")]
    [InlineData("is read and would be written over", "--labels", "images", "--labels-from", "digits")]
    [InlineData("would be written twice", "--labels", "t.csv", "--labels-from", "digits")]
    [InlineData("there is no folder", "--labels", "nowhere/l.csv", "--labels-from", "digits")]
    public async Task Numbers_and_names_that_cannot_be_meant_are_told_in_a_sentence_before_anything_is_written(string named, params string[] more)
    {
        using var folder = new Folder();
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 255, 0, 255, 255];
        await File.WriteAllBytesAsync(folder.At("images"), images);
        await File.WriteAllBytesAsync(folder.At("digits"), [0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9]);
        string[] names = ["images", "digits", "t.csv", "nowhere/l.csv"];
        var sentence = await Command.FailsAsync(["encode", folder.At("images"), "-o", folder.At("t.csv"), .. more.Select(word => names.Contains(word) ? folder.At(word) : word)]);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.Equal(images, await File.ReadAllBytesAsync(folder.At("images")));
        Assert.False(File.Exists(folder.At("t.csv")));
    }

    [Theory]
    [InlineData("compare", "--ticks", "2000000000")]
    [InlineData("compare", "--ticks", "2000000000", "--widths", "0.5")]
    [InlineData("compile", "--calibrate", "far.csv")]
    public async Task A_run_without_end_can_be_stopped(string command, params string[] more)
    {
        using var folder = new Folder();
        var network = folder.Write("n.yaml", Counting);
        var far = folder.Write("far.csv", "tick,population,index\n2000000000,in,0\n");
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var code = await NeuroCore.Cli.CommandLine.RunAsync([command, network, .. more.Select(word => word == "far.csv" ? far : word)], NeuroCore.Cli.Terminal.Of(output, error), stop.Token);
        Assert.Equal(130, code);
        Assert.Equal("", output.ToString());
    }
}
