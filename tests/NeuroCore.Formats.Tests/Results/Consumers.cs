// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;

namespace NeuroCore.Formats.Tests.Results;

public sealed class Consumers
{
    [Fact]
    public async Task NumPy_opens_what_is_written_for_it()
    {
        using var folder = new Folder();
        var expected = await RunAsync(folder, "run.npz");
        var told = Tool("/usr/bin/python3", "-c", "import numpy, sys; run = numpy.load(sys.argv[1]); print(*sorted(zip(run['link.tick'], run['link.index'])), run['tick_seconds'] * 1000, int(run['ticks']), run['link.sign'].dtype, run['link.0.v.value'].dtype, len(run['link.0.v.tick']))", folder.At("run.npz"));
        Assert.Equal($"{string.Join(' ', expected)} 1.0 40 int8 int32 40", told.Replace("np.int64(", "", StringComparison.Ordinal).Replace("),", ",", StringComparison.Ordinal).Replace("))", ")", StringComparison.Ordinal));
    }

    [Fact]
    public async Task H5py_opens_spikes_of_SONATA()
    {
        using var folder = new Folder();
        var expected = await RunAsync(folder, "run.h5");
        var told = Tool("/usr/bin/python3", "-c", "import h5py, sys; f = h5py.File(sys.argv[1]); s = f['spikes/link']; u = s['timestamps'].attrs['units']; print(*[(int(round(t)), int(n)) for t, n in zip(s['timestamps'][()], s['node_ids'][()])], u.decode() if isinstance(u, bytes) else u, int(f.attrs['magic']), *f.attrs['version'], s['node_ids'].dtype, len(f['traces/link.0.v/value']))", folder.At("run.h5"));
        Assert.Equal($"{string.Join(' ', expected)} ms 2682 0 1 uint64 40", told);
    }

    [Fact]
    public async Task Gtkwaves_converter_reads_waveforms()
    {
        using var folder = new Folder();
        var expected = await RunAsync(folder, "run.vcd");
        Tool("vcd2fst", folder.At("run.vcd"), folder.At("run.fst"));
        Assert.True(new FileInfo(folder.At("run.fst")).Length > 0);
        Tool("fst2vcd", folder.At("run.fst"), "-o", folder.At("again.vcd"));
        // As many rises as spikes, of populations and of inputs, came through the converter.
        var rises = (await File.ReadAllLinesAsync(folder.At("again.vcd"))).Count(line => line.StartsWith('1'));
        Assert.Equal(expected.Count + 2, rises);
    }

    [Fact]
    public async Task A_report_needs_nothing_but_itself()
    {
        using var folder = new Folder();
        await Command.FineAsync("new", "stdp", "-o", folder.At("learner.yaml"));
        await Command.FineAsync("report", folder.At("learner.yaml"), "-o", folder.At("report.html"), "--", "--ticks", "200");
        var page = await File.ReadAllTextAsync(folder.At("report.html"));
        foreach (var part in new[] { "<h1>learner</h1>", "<h2>Spikes</h2>", "<h2>Rates</h2>", "<h2>Weights</h2>", "data:image/svg+xml;base64,", "digest" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_no_known_kind_is_refused()
    {
        var (code, _, error) = await Command.RunAsync("run", "any.yaml", "--out", "run.txt");
        Assert.Equal(2, code);
        Assert.Contains("must end in .h5 (SONATA), .npz (NumPy), .csv, .vcd (waveforms) or .html", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("classifier")]
    [InlineData("connectome")]
    [InlineData("reservoir")]
    [InlineData("stdp")]
    public async Task A_new_network_runs_at_once(string template)
    {
        using var folder = new Folder();
        await Command.FineAsync("new", template, "-o", folder.At("mine.yaml"));
        Assert.Contains("is there already", await Command.FailsAsync("new", template, "-o", folder.At("mine.yaml")), StringComparison.Ordinal);
        using var run = System.Text.Json.JsonDocument.Parse(await Command.FineAsync("run", folder.At("mine.yaml"), "--json"));
        Assert.Equal("mine", run.RootElement.GetProperty("network").GetString());
        var spikes = run.RootElement.GetProperty("spikes").EnumerateArray().Select(spike => (spike.GetProperty("tick").GetInt32(), spike.GetProperty("index").GetInt32())).ToList();
        if (template == "classifier")
            Assert.Equal([(10, 0), (30, 1), (50, 2), (70, 3)], spikes);
        else
            Assert.True(spikes.Count > 20, $"{spikes.Count} spikes");
    }

    private static async Task<List<string>> RunAsync(Folder folder, string file)
    {
        var chain = Path.Combine(Root(AppContext.BaseDirectory), "host", "examples", "chain", "network.yaml");
        await Command.FineAsync("run", chain, "--for", "complete", "--ticks", "40", "--probe", "link[0].v", "--out", folder.At(file), "--out", folder.At("spikes.csv"));
        return [.. (await File.ReadAllLinesAsync(folder.At("spikes.csv"))).Skip(1).Select(line => line.Split(',')).Where(cells => cells[2] == "link").Select(cells => string.Create(CultureInfo.InvariantCulture, $"({cells[0]}, {cells[3]})"))];
    }

    internal static string Tool(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{name} {string.Join(' ', arguments)}: {error.Result}{output}");
        return output.Trim();
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "NeuroCore.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
