// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.Cli.Tests;

public sealed class Run_command : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Shows_spikes_rates_clocks_and_digest()
    {
        var outcome = (await Shell.RunAsync("run", Shell.Chain)).Fine();
        Assert.StartsWith("chain on emulator (icebreaker), 40 ticks of 1 ms, 2 input spikes\n  tick  0  link 0\n  tick  1  link 1\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("  tick 27  link 7\n", outcome.Out, StringComparison.Ordinal);
        Assert.Matches("│ link +│ +8 │ +16 │ 50 Hz │", outcome.Out);
        Assert.Matches("16 spikes, [0-9,]+ clocks, [0-9.,]+ a tick \\([0-9.]+ us at 30 MHz\\)", outcome.Out);
        Assert.Matches("digest [0-9a-f]{64}\n$", outcome.Out);
    }

    [Fact]
    public async Task Tells_programs_with_one_document()
    {
        var run = (await Shell.RunAsync("run", Shell.Chain, "--for", "tiny", "--json")).Fine().Json;
        Assert.Equal("tiny", run.GetProperty("build").GetString());
        Assert.Equal((40, false), (run.GetProperty("ticks").GetInt32(), run.GetProperty("cancelled").GetBoolean()));
        // The wave of the example: a neuron a tick, started in ticks 0 and 20.
        Assert.Equal(
            [.. Enumerable.Range(0, 8).Select(index => (index, index)), .. Enumerable.Range(0, 8).Select(index => (20 + index, index))],
            Spikes(run));
        Assert.Equal(50, run.GetProperty("populations")[0].GetProperty("rate_hertz").GetDouble(), 6);
        Assert.Equal(0, run.GetProperty("link").GetProperty("commands_repeated").GetInt64());
    }

    [Fact]
    public async Task Gives_the_same_for_a_description_and_its_image()
    {
        var image = _shell.At("digits.ncimg");
        (await Shell.RunAsync("compile", Shell.Digits, "-o", image)).Fine();
        var stimulus = _shell.Write("s.csv", "tick,population,index\n0,pixels,4\n0,pixels,11\n3,pixels,60\n");
        var first = (await Shell.RunAsync("run", Shell.Digits, "--stimulus", stimulus, "--ticks", "20", "--json")).Fine();
        var second = (await Shell.RunAsync("run", image, "--stimulus", stimulus, "--time", "20ms", "--json")).Fine();
        Assert.Equal(first.Out, second.Out);
        Assert.Equal(3, first.Json.GetProperty("input_spikes").GetInt32());
    }

    [Fact]
    public async Task Recognises_the_digit_of_the_example()
    {
        var run = (await Shell.RunAsync("run", Shell.Digits, "--json")).Fine().Json;
        var counts = run.GetProperty("spikes").EnumerateArray()
            .Where(spike => spike.GetProperty("population").GetString() == "digits").CountBy(spike => spike.GetProperty("index").GetInt32());
        Assert.Equal(4, counts.MaxBy(count => count.Value).Key);
    }

    [Fact]
    public async Task Runs_an_image_for_as_long_as_its_stimulus()
    {
        var image = await ChainImageAsync();
        var stimulus = _shell.Write("s.csv", "tick,population,index\n4,start,0\n9,start,0\n");
        var run = (await Shell.RunAsync("run", image, "--stimulus", stimulus, "--json")).Fine().Json;
        Assert.Equal(10, run.GetProperty("ticks").GetInt32());
        Assert.Equal([(4, 0), (5, 1), (6, 2), (7, 3), (8, 4), (9, 0), (9, 5)], Spikes(run));
    }

    // While files as long as this are read, a small network gets the emulator ready; what is run must not see any of that.
    [Fact]
    public async Task Gives_the_same_as_the_model_where_files_are_long()
    {
        var rows = Enumerable.Range(0, 256 * 256).Select(pair => FormattableString.Invariant($"{pair / 256},{pair % 256},{0.001 + (pair * 37 % 101 / 100_000.0):F12}"));
        var list = _shell.Write("pairs.csv", $"pre,post,weight\n{string.Join('\n', rows)}\n");
        Assert.InRange(new FileInfo(list).Length, 1 << 20, 1 << 24);
        var network = _shell.Write("network.yaml", """
            name: long
            tick: 1 ms
            populations:
              cells: { size: 256, tau_membrane: 20 ms, threshold: 1, refractory: 2 ms, bias: 0.06 }
            projections:
              - { source: cells, target: cells, connector: { from_csv: { file: pairs.csv } } }
            """);
        var emulator = (await Shell.RunAsync("run", network, "--for", "icebreaker", "--ticks", "60", "--json")).Fine().Json;
        var model = (await Shell.RunAsync("run", network, "--for", "icebreaker", "--ticks", "60", "--json", "--on", "model")).Fine().Json;
        Assert.Equal(Spikes(model), Spikes(emulator));
        Assert.InRange(Spikes(emulator).Count, 100, 100_000);
    }

    [Fact]
    public async Task Says_which_input_comes_after_the_end()
    {
        var outcome = await Shell.RunAsync("run", Shell.Chain, "--ticks", "10", "--json");
        Assert.Equal((0, 8), (outcome.ExitCode, Spikes(outcome.Json).Count));
        Assert.Equal("The stimulus has 1 spike after the last tick of this run; they are not given.\n", outcome.Error);
    }

    [Fact]
    public async Task Writes_spikes_that_can_be_read_as_a_stimulus()
    {
        var path = _shell.At("out.csv");
        (await Shell.RunAsync("run", Shell.Chain, "--spikes", path)).Fine();
        var lines = await File.ReadAllLinesAsync(path);
        Assert.Equal(["tick,population,index", "0,link,0", "1,link,1"], lines.Take(3));
        Assert.Equal(17, lines.Length);
    }

    [Theory]
    [InlineData("raster.png", new byte[] { 0x89, 0x50, 0x4E, 0x47 })]
    [InlineData("raster.svg", new byte[] { 0x3C, 0x3F, 0x78, 0x6D })]
    public async Task Draws(string name, byte[] start)
    {
        (await Shell.RunAsync("run", Shell.Chain, "--plot", _shell.At(name))).Fine();
        Assert.Equal(start, (await File.ReadAllBytesAsync(_shell.At(name))).Take(start.Length));
    }

    [Fact]
    public async Task Records_and_replays()
    {
        var recording = _shell.At("chain.rec");
        var recorded = (await Shell.RunAsync("run", Shell.Chain, "--record", recording, "--json")).Fine().Json;
        var replayed = (await Shell.RunAsync("run", Shell.Chain, "--replay", recording, "--json")).Fine().Json;
        Assert.Equal(recorded.GetProperty("digest").GetString(), replayed.GetProperty("digest").GetString());
        Assert.Equal(recording, replayed.GetProperty("on").GetString());
        (await Shell.RunAsync("run", Shell.Digits, "--replay", recording))
            .Fails(ExitCode.Failed, $"The recording {recording} is of another run");
    }

    [Fact]
    public async Task That_is_cancelled_keeps_what_was_done()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.CancelAfter(TimeSpan.FromSeconds(1.5));
        var outcome = await Shell.RunAsync(cancellation.Token, "run", Shell.Chain, "--ticks", "2000000000", "--json");
        Assert.Equal(ExitCode.Cancelled, outcome.ExitCode);
        Assert.Matches("^Cancelled after [0-9,]+ ticks of 2,000,000,000; kept are 16 spikes.\n$", outcome.Error);
        Assert.True(outcome.Json.GetProperty("cancelled").GetBoolean());
        Assert.Equal(16, Spikes(outcome.Json).Count);
    }

    [Fact]
    public async Task That_is_cancelled_before_it_begins_says_so()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        (await Shell.RunAsync(cancellation.Token, "run", Shell.Chain)).Fails(ExitCode.Cancelled, "Cancelled.");
    }

    internal static List<(int Tick, int Index)> Spikes(JsonElement run) =>
        [.. run.GetProperty("spikes").EnumerateArray().Select(spike => (spike.GetProperty("tick").GetInt32(), spike.GetProperty("index").GetInt32()))];

    private async Task<string> ChainImageAsync()
    {
        var path = _shell.At("chain.ncimg");
        (await Shell.RunAsync("compile", Shell.Chain, "-o", path)).Fine();
        return path;
    }
}
