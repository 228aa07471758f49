// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Tests;

public sealed class Run_command_with_features : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(30)]
    [InlineData(32)]
    [InlineData(57)]
    public async Task Goes_on_from_a_saved_state_as_if_it_had_not_been_interrupted(int cut)
    {
        var network = _shell.Write("lively.yaml", Features.Lively);
        var whole = (await RunAsync(network)).Fine().Json;
        Assert.InRange(whole.GetProperty("spikes").GetArrayLength(), 20, 1000);

        var state = _shell.At("half.ncstate");
        var first = (await RunAsync(network, "--ticks", $"{cut}", "--save-state", state)).Fine().Json;
        var second = (await RunAsync(network, "--from-state", state)).Fine().Json;

        Assert.Equal(60 - cut, second.GetProperty("ticks").GetInt32());
        Assert.Equal(Told(whole, "spikes", 0), [.. Told(first, "spikes", 0), .. Told(second, "spikes", cut)]);
        Assert.Equal(Told(whole, "samples", 0), [.. Told(first, "samples", 0), .. Told(second, "samples", cut)]);
    }

    [Fact]
    public async Task Does_not_go_on_after_the_end_unless_told_how_long()
    {
        var network = _shell.Write("lively.yaml", Features.Lively);
        var state = _shell.At("end.ncstate");
        (await RunAsync(network, "--save-state", state)).Fine();
        (await Shell.RunAsync("run", network, "--for", "tiny", "--from-state", state)).Fails(
            ExitCode.Failed, "The state is of tick 60, where the run of 'lively' has ended: give --ticks");
        Assert.Equal(60, (await RunAsync(network, "--from-state", state, "--ticks", "5")).Fine().Json.GetProperty("first_tick").GetInt64());
    }

    [Fact]
    public async Task Refuses_a_state_of_another_network_or_none()
    {
        var state = _shell.At("lively.ncstate");
        (await RunAsync(_shell.Write("lively.yaml", Features.Lively), "--save-state", state)).Fine();
        (await Shell.RunAsync("run", _shell.Write("echo.yaml", Features.Echo), "--for", "tiny", "--ticks", "9", "--from-state", state)).Fails(
            ExitCode.Failed, "saved with another image");
        (await Shell.RunAsync("run", Shell.Chain, "--from-state", Shell.Chain)).Fails(ExitCode.Failed, "is no saved state");
    }

    [Fact]
    public async Task Drives_inputs_in_another_way_from_a_tick_on()
    {
        var run = (await RunAsync(_shell.Write("p.yaml", Features.Presentations))).Fine().Json;
        // Latencies count from the start of the presentation, and what an encoder fires arrives in the next tick.
        Assert.Equal([(14, 0), (26, 1)], Run_command.Spikes(run));
    }

    [Fact]
    public async Task Ends_after_a_number_of_spikes()
    {
        var run = (await RunAsync(Shell.Chain, "--until-spikes", "11")).Fine().Json;
        Assert.Equal((23, 11), (run.GetProperty("ticks").GetInt32(), run.GetProperty("spikes").GetArrayLength()));
        Assert.True(run.GetProperty("enough_spikes").GetBoolean());
        Assert.False(run.GetProperty("cancelled").GetBoolean());
        var text = (await Shell.RunAsync("run", Shell.Chain, "--for", "tiny", "--until-spikes", "11")).Fine();
        Assert.Contains("ended by its number of spikes, 11 or more\n", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_after_a_number_of_spikes_in_whatever_part()
    {
        var text = Features.Lively.Replace("length: 60 ms", "length: 60 ms, until_spikes: 30", StringComparison.Ordinal);
        var whole = (await RunAsync(_shell.Write("lively.yaml", Features.Lively))).Fine().Json;
        var run = (await RunAsync(_shell.Write("until.yaml", text))).Fine().Json;
        var last = Run_command.Spikes(whole)[29].Tick;
        Assert.Equal(Run_command.Spikes(whole).Where(spike => spike.Tick <= last), Run_command.Spikes(run));
        Assert.Equal(last + 1, run.GetProperty("ticks").GetInt32());
    }

    [Fact]
    public async Task Runs_at_a_pace()
    {
        var run = (await RunAsync(Shell.Chain, "--tick-period", "100us")).Fine().Json;
        Assert.Equal((2400, 0), (run.GetProperty("tick_period_clocks").GetInt32(), run.GetProperty("overruns").GetInt32()));
        // Far less than a tick of this network takes.
        Assert.NotEqual(0, (await RunAsync(Shell.Chain, "--tick-period", "1us")).Fine().Json.GetProperty("overruns").GetInt32());
        (await Shell.RunAsync("run", Shell.Chain, "--for", "tiny", "--tick-period", "5s")).Fails(ExitCode.Failed, "is too long for this board");
        (await Shell.RunAsync("run", Shell.Chain, "--tick-period", "1ms")).Fails(ExitCode.Failed, "(icebreaker) has no pacing");
    }

    [Fact]
    public async Task Samples_what_it_is_told_to()
    {
        var file = _shell.At("samples.csv");
        (await RunAsync(Shell.Chain, "--probe", "link[0,6:].v", "--probes", file)).Fails(ExitCode.Usage, "'link[0,6:].v' is no probe");
        (await RunAsync(Shell.Chain, "--probe", "link[0,6].threshold", "--probe", "link[7].v", "--every", "3", "--probes", file)).Fine();
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal("tick,population,index,quantity,value", lines[0]);
        Assert.Equal(
            ["2,link,0,threshold", "2,link,6,threshold", "2,link,7,v", "5,link,0,threshold", "5,link,6,threshold", "5,link,7,v"],
            lines.Skip(1).Take(6).Select(line => line[..line.LastIndexOf(',')]));
    }

    [Theory]
    [InlineData("nobody.v", "'nobody' is probed, but is no population")]
    [InlineData("link[8].v", "link[8] is probed, but there are 8 of them")]
    [InlineData("start.v", "'start' is probed, but is no population of neurons")]
    public async Task Says_what_cannot_be_sampled(string probe, string sentence) =>
        (await RunAsync(Shell.Chain, "--probe", probe)).Fails(ExitCode.Failed, sentence);

    [Fact]
    public async Task Says_that_nothing_is_sampled_or_that_the_board_cannot()
    {
        (await Shell.RunAsync("run", Shell.Chain, "--probes", _shell.At("p.csv"))).Fails(ExitCode.Failed, "nothing is probed");
        (await Shell.RunAsync("run", Shell.Chain, "--probe", "link.v")).Fails(ExitCode.Failed, "(icebreaker) has no probes");
        (await Shell.RunAsync("run", Shell.Chain, "--every", "2")).Fails(ExitCode.Usage, "--every says how often --probe samples");
    }

    [Fact]
    public async Task Gives_and_takes_signs()
    {
        var file = _shell.At("out.csv");
        (await RunAsync(_shell.Write("echo.yaml", Features.Echo), "--spikes", file)).Fine();
        Assert.Equal(
            ["tick,population,index,sign", "2,plain,0,1", "2,signed,0,1", "6,signed,0,-1", "12,plain,0,1", "12,signed,0,1"],
            await File.ReadAllLinesAsync(file));
        var stimulus = _shell.Write("s.csv", "tick,population,index,sign\n0,start,0,-1\n");
        (await Shell.RunAsync("run", Shell.Chain, "--stimulus", stimulus)).Fails(ExitCode.Failed, "(icebreaker) has no signed spikes");
    }

    [Fact]
    public async Task That_is_cancelled_can_be_gone_on_with()
    {
        var state = _shell.At("cut.ncstate");
        using var cancellation = new CancellationTokenSource();
        cancellation.CancelAfter(TimeSpan.FromSeconds(1.5));
        var outcome = await Shell.RunAsync(
            cancellation.Token, "run", Shell.Chain, "--for", "tiny", "--ticks", "2000000000", "--save-state", state, "--json");
        Assert.Equal(ExitCode.Cancelled, outcome.ExitCode);
        Assert.EndsWith($"; the state after them is in {state}.\n", outcome.Error, StringComparison.Ordinal);
        var ticks = outcome.Json.GetProperty("ticks").GetInt64();
        Assert.Equal(ticks, SavedStateFile.Read(state).Tick);
        var next = (await RunAsync(Shell.Chain, "--from-state", state, "--ticks", "3")).Fine().Json;
        Assert.Equal(ticks, next.GetProperty("first_tick").GetInt64());
    }

    private static Task<Outcome> RunAsync(string network, params string[] options) =>
        Shell.RunAsync(["run", network, "--for", "tiny", "--json", .. options]);

    // Spikes or samples, their ticks counted from the start of the whole run.
    private static List<string> Told(JsonElement run, string what, int firstTick) =>
    [
        .. run.GetProperty(what).EnumerateArray().Select(item => string.Join(' ', item.EnumerateObject().Select(
            member => member.Name == "tick" ? $"{member.Value.GetInt64() + firstTick}" : member.Value.ToString()))),
    ];
}
