// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.Formats.Tests.Nir;

public sealed class Graphs
{
    private static readonly float[] s_one = [1f];
    private static readonly float[] s_ones = [1f, 1f];
    private static readonly double[] s_delays = [0.0012, 0.0024];
    private static readonly float[] s_tau = [0.0025f];
    private static readonly float[] s_threshold = [0.1f];
    private static readonly double[] s_taus = [0.01, 0.01];
    private static readonly double[] s_thresholds = [0.1, 0.1];

    [Fact]
    public async Task One_LIF_neuron_spikes_within_a_tick_of_its_equation()
    {
        using var folder = new Folder();
        var file = new NirBuilder().Node("input", "Input", ("shape", new long[] { 1 })).Node("0", "Affine", ("weight", NirBuilder.Plain(s_one, 1, 1)), ("bias", new float[1]))
            .Node("1", "LIF", ("tau", s_tau), ("r", s_one), ("v_leak", new float[1]), ("v_threshold", s_threshold))
            .Node("output", "Output", ("shape", new long[] { 1 })).Chain("1", "output").Chain("input", "0", "1").Write(folder.At("lif.nir"));
        var random = new Random(5);
        int[] times = [.. Enumerable.Range(0, 2000).Where(_ => random.NextDouble() < 0.3)];
        var (v, expected) = (0.0, new List<(int, int)>());
        for (var tick = 0; tick < 2000; tick++)
        {
            double settled = times.Contains(tick) ? 1 : 0;
            v = settled + ((v - settled) * Math.Exp(-0.0001 / 0.0025));
            if (v > 0.1f)
                (v, _) = (0, true);
            else
                continue;
            expected.Add((tick, 0));
        }

        var stimulus = folder.Write("s.csv", "tick,population,index\n" + string.Concat(times.Select(tick => $"{tick},input,0\n")));
        await Command.FineAsync("import", file, "-o", folder.At("n.yaml"), "--dt", "100us");
        await Command.FineAsync("run", folder.At("n.yaml"), "--stimulus", stimulus, "--ticks", "2000", "--spikes", folder.At("o.csv"));
        var actual = (await File.ReadAllLinesAsync(folder.At("o.csv"))).Skip(1).Select(line => (int.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture), 0)).ToList();
        Assert.True(expected.Count > 100, $"{expected.Count} spikes");
        Assert.True(Reference.Agreement(expected, actual, 0, 1) >= 0.99, $"{expected.Count} spikes, {actual.Count} here");
    }

    [Fact]
    public async Task What_is_left_out_or_has_another_name_is_said_once()
    {
        using var folder = new Folder();
        // Two inputs through delays of 1.2 and 2.4 ms, an idle matrix, and an edge back into the input.
        var file = new NirBuilder().Node("input", "Input", ("shape", new long[] { 2 })).Node("late", "Delay", ("delay", s_delays))
            .Node("w", "Linear", ("weight", NirBuilder.Array([1f, 1f, 1f, 1f], 2, 2))).Node("1", "IF", ("r", s_ones), ("v_threshold", s_ones))
            .Node("idle", "Linear", ("weight", NirBuilder.Array([1f, 1f, 1f, 1f], 2, 2))).Node("output", "Output", ("shape", new long[] { 2 }))
            .Chain("input", "late", "w", "1", "output").Chain("1", "idle").Chain("1", "input").Write(folder.At("left.nir"));
        var told = await Command.FineAsync("import", file, "-o", folder.At("n.yaml"), "--dt", "1");
        Assert.Contains("exact: Names that a description cannot have: '1' is '_1'.", told, StringComparison.Ordinal);
        Assert.Contains("left out: 'idle', from which nothing leads to a neuron or an output.", told, StringComparison.Ordinal);
        Assert.Contains("left out: Edges that end at 'input'", told, StringComparison.Ordinal);
        Assert.Single(told.Split("Delays from 'input' to '1' became whole ticks, 0.4 ms off at most.")[1..]);
        Assert.Contains("4 synapses, a tick of 1 ms", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convolutions_pools_and_flattening_become_the_synapses_that_they_are()
    {
        using var folder = new Folder();
        // One channel of 4 x 4, a kernel of 3 x 3 with padding same, then sums of 2 x 2 into one neuron with the weight 2.
        var file = new NirBuilder().Node("input", "Input", ("shape", new long[] { 1, 4, 4 }))
            .Node("conv", "Conv2d", ("weight", NirBuilder.Array([.. Enumerable.Range(1, 9).Select(i => (float)i)], 1, 1, 3, 3)), ("stride", 1L), ("padding", "same"), ("dilation", new long[] { 1, 1 }), ("groups", 1L), ("bias", new float[1]))
            .Node("pool", "SumPool2d", ("kernel_size", new long[] { 2, 2 }), ("stride", new long[] { 2, 2 }), ("padding", new long[] { 0, 0 }))
            .Node("flat", "Flatten", ("start_dim", 0L), ("end_dim", -1L)).Node("w", "Linear", ("weight", NirBuilder.Plain([2f, 0, 0, 0], 1, 4)))
            .Node("if", "IF", ("r", 1f), ("v_threshold", 100f)).Node("output", "Output", ("shape", new long[] { 1 }))
            .Chain("input", "conv", "pool", "flat", "w", "if", "output").Write(folder.At("conv.nir"));
        using var report = JsonDocument.Parse(await Command.FineAsync("import", file, "-o", folder.At("n.yaml"), "--json"));
        // The window sees 3 x 3 pixels and zeros around; pixel (0, 0) is met by outputs (0,0), (0,1), (1,0), (1,1) with 5, 4, 2, 1.
        Assert.Equal(9, report.RootElement.GetProperty("synapses").GetInt32());
        Assert.Contains("[0, 0, 24]", await File.ReadAllTextAsync(folder.At("n.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graphs_in_graphs_are_opened_and_names_with_dots_kept()
    {
        using var folder = new Folder();
        var inner = Lif(new NirBuilder(), "lif").Node("w_rec", "Linear", ("weight", NirBuilder.Plain([0f, 0.5f, 0.5f, 0], 2, 2))).Node("input", "Input", ("shape", new long[] { 2 })).Node("output", "Output", ("shape", new long[] { 2 })).Chain("w_rec", "lif", "w_rec").Chain("lif", "output").Chain("input", "lif");
        var file = Lif(new NirBuilder().Graph("lif1", inner).Node("input", "Input", ("shape", new long[] { 2 })), "lif2.lif").Node("output", "Output", ("shape", new long[] { 2 })).Chain("lif1", "lif2.lif", "output").Chain("input", "lif1").Write(folder.At("nested.nir"));
        using var report = JsonDocument.Parse(await Command.FineAsync("import", file, "-o", folder.At("n.yaml"), "--json"));
        Assert.Equal(["lif1.lif", "lif2.lif"], report.RootElement.GetProperty("populations").EnumerateArray().Select(one => one.GetProperty("name").GetString()).Order());
        Assert.Equal(["input>lif1.lif", "lif1.lif>lif1.lif", "lif1.lif>lif2.lif"], report.RootElement.GetProperty("projections").EnumerateArray().Select(one => $"{one.GetProperty("source").GetString()}>{one.GetProperty("target").GetString()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_network_larger_than_every_build_runs_on_the_emulator()
    {
        using var folder = new Folder();
        var file = new NirBuilder().Node("input", "Input", ("shape", new long[] { 1, 30, 30 }))
            .Node("conv", "Conv2d", ("weight", NirBuilder.Array([.. Enumerable.Repeat(1f, 18)], 2, 1, 3, 3)), ("stride", 1L), ("padding", "valid"), ("dilation", 1L), ("groups", 1L), ("bias", new float[2]))
            .Node("if", "IF", ("r", 1f), ("v_threshold", 2.5f)).Node("output", "Output", ("shape", new long[] { 2, 28, 28 }))
            .Chain("input", "conv", "if", "output").Write(folder.At("large.nir"));
        Assert.Contains("no build of the hardware can hold it", await Command.FineAsync("import", file, "-o", folder.At("n.yaml")), StringComparison.Ordinal);
        var stimulus = folder.Write("s.csv", "tick,population,index\n3,input,100\n4,input,100\n5,input,100\n");
        var (code, output, error) = await Command.RunAsync("run", folder.At("n.yaml"), "--stimulus", stimulus, "--ticks", "10", "--json");
        Assert.True(code == 0, error);
        Assert.Contains("No build of the hardware can hold 'large'", error, StringComparison.Ordinal);
        using var run = JsonDocument.Parse(output);
        // Nine places of two channels see the pixel, and pass 2.5 with the third spike.
        Assert.All(run.RootElement.GetProperty("spikes").EnumerateArray(), spike => Assert.Equal(5, spike.GetProperty("tick").GetInt32()));
        Assert.Equal(18, run.RootElement.GetProperty("spikes").GetArrayLength());
    }

    private static NirBuilder Lif(NirBuilder graph, string name) =>
        graph.Node(name, "LIF", ("tau", s_taus), ("r", 1.0), ("v_leak", new double[2]), ("v_threshold", s_thresholds));
}
