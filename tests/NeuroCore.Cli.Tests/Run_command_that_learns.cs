// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.Cli.Tests;

public sealed class Run_command_that_learns : IDisposable
{
    private const int End = 500;
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Tells_what_the_weights_became()
    {
        var run = (await RunAsync(Bell)).Fine().Json;

        var heard = Assert.Single(run.GetProperty("weights").EnumerateArray());
        Assert.Equal(("heard", "grow", 2), (heard.GetProperty("projection").GetString(), heard.GetProperty("rule").GetString(), heard.GetProperty("synapses").GetInt32()));
        // The second bell never rang.
        Assert.Equal((1, 10.0, 10.0), (heard.GetProperty("changed").GetInt32(), heard.GetProperty("before").GetProperty("mean").GetDouble(), heard.GetProperty("after").GetProperty("least").GetDouble()));
        Assert.InRange(heard.GetProperty("after").GetProperty("most").GetDouble(), 41, 127);
        Assert.Equal([(0, End)], Spans(run));

        var text = (await Shell.RunAsync("run", Bell)).Fine().Out;
        Assert.Matches("│ heard +│ grow │ +2 │ +[0-9.]+ │ +[0-9.]+ │ +10 │ +[0-9]+ │ +10 │ +1 │", text);
        Assert.Contains($"weights could change from tick 0 to {End - 1}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_be_told_not_to()
    {
        var run = (await RunAsync(Bell, "--freeze")).Fine().Json;
        Assert.Equal(0, run.GetProperty("weights")[0].GetProperty("changed").GetInt32());
        Assert.Empty(Spans(run));
        Assert.Contains("weights could not change\n", (await Shell.RunAsync("run", Bell, "--freeze")).Fine().Out, StringComparison.Ordinal);
        // It rings ten times with food, and only the food is answered.
        Assert.Equal(10, Run_command.Spikes(run).Count);
    }

    [Theory]
    [InlineData("100ms", "200ms", 100, 200)]
    [InlineData(null, "120 ticks", 0, 120)]
    [InlineData("300ms", null, 300, End)]
    [InlineData("0ms", "2s", 0, End)]
    public async Task Does_so_when_it_is_told_to(string? from, string? until, int first, int end)
    {
        string[] window = [.. Option("--learn-from", from), .. Option("--learn-until", until)];
        var run = (await RunAsync(Bell, ["--weights-every", "10ms", .. window])).Fine().Json;

        Assert.Equal([(first, end)], Spans(run));
        var changes = Samples(run).Where(sample => sample.Change > 0).Select(sample => sample.Tick).ToList();
        Assert.All(changes, tick => Assert.InRange(tick, first + 1, end));
        Assert.NotEmpty(changes);
    }

    [Fact]
    public async Task Does_so_when_its_description_says_and_may_be_told_otherwise()
    {
        var network = _shell.Write("window.yaml", Learners.Bell.Replace("stimulus:", "learning: { from: 80 ms, until: 160 ms }\nstimulus:", StringComparison.Ordinal));
        Assert.Equal([(80, 160)], Spans((await RunAsync(network)).Fine().Json));
        Assert.Equal([(80, 240)], Spans((await RunAsync(network, "--learn-until", "240ms")).Fine().Json));
        Assert.Equal([(40, 160)], Spans((await RunAsync(network, "--learn-from", "40ms")).Fine().Json));

        var off = _shell.Write("off.yaml", Learners.Bell.Replace("stimulus:", "learning: { on: false }\nstimulus:", StringComparison.Ordinal));
        Assert.Empty(Spans((await RunAsync(off)).Fine().Json));
        Assert.Equal([(0, End)], Spans((await RunAsync(off, "--learn-from", "0ms")).Fine().Json));
    }

    [Fact]
    public async Task Samples_weights_without_disturbing_the_run()
    {
        var plain = (await RunAsync(Bell)).Fine().Json;
        var file = _shell.At("samples.csv");
        var sampled = (await RunAsync(Bell, "--weights-every", "70ms", "--weight-samples", file)).Fine().Json;

        foreach (var same in new[] { "digest", "clocks", "spikes", "weights" })
            Assert.Equal(plain.GetProperty(same).GetRawText(), sampled.GetProperty(same).GetRawText());
        Assert.Equal([0, 70, 140, 210, 280, 350, 420, 490, End], Samples(sampled).Select(sample => sample.Tick));
        Assert.Equal([0, End], Samples(plain).Select(sample => sample.Tick));
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal(["tick,projection,pre,post,weight", "0,heard,0,0,10", "0,heard,1,0,10"], lines.Take(3));
        Assert.Equal(1 + (9 * 2), lines.Length);
        Assert.Equal(sampled.GetProperty("weights")[0].GetProperty("after").GetProperty("most").GetDouble(), double.Parse(lines[^2].Split(',')[4], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Saves_a_network_that_goes_on_as_the_frozen_one_does()
    {
        var (alone, state) = (_shell.Write("alone.csv", Learners.BellAlone), _shell.At("end.ncstate"));
        var (trained, frozen) = (_shell.At("trained.ncimg"), _shell.At("frozen.ncimg"));
        var run = (await RunAsync(Bell, "--save-state", state, "--save-network", trained, "--save-frozen", frozen)).Fine().Json;
        string[] hear = ["--stimulus", alone, "--ticks", "60"];

        var untrained = (await RunAsync(Bell, hear)).Fine().Json;
        var frozenOn = (await RunAsync(Bell, ["--from-state", state, "--freeze", .. hear])).Fine().Json;
        var onFrozen = (await RunAsync(frozen, hear)).Fine().Json;
        var trainedFrozen = (await RunAsync(trained, ["--freeze", .. hear])).Fine().Json;

        Assert.Empty(Run_command.Spikes(untrained));
        Assert.Equal([(10, 0), (30, 0), (50, 0)], Run_command.Spikes(frozenOn));
        foreach (var reloaded in new[] { onFrozen, trainedFrozen })
        {
            Assert.Equal(Run_command.Spikes(frozenOn), Run_command.Spikes(reloaded));
            Assert.Equal(After(run), After(reloaded));
            Assert.Equal(0, reloaded.GetProperty("weights")[0].GetProperty("changed").GetInt32());
        }
    }

    [Fact]
    public async Task Saves_a_network_that_goes_on_learning_as_the_run_does()
    {
        var trained = _shell.At("trained.ncimg");
        Assert.Equal(ExitCode.Fine, (await RunAsync(Bell, "--ticks", "200", "--save-network", trained)).ExitCode);
        // Five pairings and five more are ten; between them traces fade to nothing, as the two runs begin with none.
        var more = _shell.Write("more.csv", "tick,population,index\n" + string.Concat(Enumerable.Range(0, 5).Select(pair => $"{40 * pair},bell,0\n{(40 * pair) + 2},food,0\n")));
        var twice = (await RunAsync(trained, "--stimulus", more, "--ticks", "200")).Fine().Json;
        var once = (await RunAsync(Bell)).Fine().Json;
        Assert.InRange(After(twice).Most, After(once).Most - 5, After(once).Most + 5);
        Assert.Equal([(0, 200)], Spans(twice));
    }

    [Fact]
    public async Task Goes_on_learning_from_a_saved_state_as_if_it_had_not_been_interrupted()
    {
        var state = _shell.At("half.ncstate");
        var whole = (await RunAsync(Bell)).Fine().Json;
        Assert.Equal(ExitCode.Fine, (await RunAsync(Bell, "--ticks", "123", "--save-state", state)).ExitCode);
        var rest = (await RunAsync(Bell, "--from-state", state)).Fine().Json;
        Assert.Equal(After(whole), After(rest));
        Assert.Equal(Run_command.Spikes(whole).Where(spike => spike.Tick >= 123).Select(spike => (spike.Tick - 123, spike.Index)), Run_command.Spikes(rest));
        // What is before is what the state has, not the image.
        Assert.True(rest.GetProperty("weights")[0].GetProperty("before").GetProperty("most").GetDouble() > 10);
    }

    [Fact]
    public async Task Saves_weights_that_a_description_takes()
    {
        var weights = _shell.At("heard.csv");
        var run = (await RunAsync(Bell, "--save-weights", weights)).Fine().Json;
        var again = _shell.Write("again.yaml", Learners.Bell.Replace(
            "connector: all_to_all, weight: 10,", "connector: { from_csv: { file: heard.csv } },", StringComparison.Ordinal));
        var shown = (await Shell.RunAsync("weights", again, "--json")).Fine().Json.GetProperty("weights")[0];
        Assert.Equal(After(run), (shown.GetProperty("mean").GetDouble(), shown.GetProperty("most").GetDouble()));
    }

    [Theory]
    [InlineData(new[] { "--third-factor", "0.5" }, 1, 0)]
    [InlineData(new[] { "--third-factor", "-0.5" }, -1, 0)]
    [InlineData(new[] { "--third-factor", "0" }, 0, 0)]
    [InlineData(new[] { "--third-factor", "0", "--third-factor", "1@160ms" }, 1, 160)]
    public async Task Sets_the_third_factor_of_all(string[] options, int sign, int from)
    {
        var run = (await RunAsync(Graded, ["--weights-every", "16ms", .. options])).Fine().Json;
        var samples = Samples(run, "with-g").ToList();
        Assert.Equal(sign, Math.Sign(samples[^1].Mean - 60));
        Assert.All(samples, sample => Assert.Equal(sign != 0 && sample.Tick > from, sample.Change > 0));
        Assert.All(Samples(run, "with-m"), sample => Assert.Equal(0, sample.Change));
    }

    [Fact]
    public async Task Sets_third_factors_of_neurons_from_a_file()
    {
        var factors = _shell.Write("factors.csv", "tick,factor,population,index\n0,0.5,each,1\n160,0,each,1\n160,-0.5,,\n9999,1,each,0\n");
        var samples = _shell.At("samples.csv");
        var outcome = await RunAsync(Graded, "--third-factors", factors, "--weights-every", "16ms", "--weight-samples", samples);
        Assert.Equal("1 third factor would be set after the last tick of this run; they are not set.\n", outcome.Error);
        var weights = (await File.ReadAllLinesAsync(samples)).Skip(1).Select(line => line.Split(','))
            .ToLookup(cells => (cells[1], int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture)), cells => double.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture));
        var (silent, taught, all) = (weights[("with-m", 0)].ToList(), weights[("with-m", 1)].ToList(), weights[("with-g", 0)].ToList());
        Assert.All(silent, weight => Assert.Equal(60, weight));
        Assert.True(taught[10] > 60, $"{taught[10]}");
        Assert.Equal(taught[10], taught[^1]);
        Assert.Equal(60, all[10]);
        Assert.True(all[^1] < 60, $"{all[^1]}");
    }

    [Fact]
    public async Task Writes_a_file_for_each_of_several_projections_and_the_one_for_a_chosen_one()
    {
        (await RunAsync(Graded, "--third-factor", "0.5", "--save-weights", _shell.At("w.csv"))).Fine();
        Assert.Equal("pre,post,weight", (await File.ReadAllLinesAsync(_shell.At("w-with-g.csv")))[0]);
        Assert.Equal(["pre,post,weight", "0,0,60", "0,1,60"], await File.ReadAllLinesAsync(_shell.At("w-with-m.csv")));
        var run = (await RunAsync(Graded, "--projection", "with-m", "--save-weights", _shell.At("w.csv"))).Fine().Json;
        Assert.True(File.Exists(_shell.At("w.csv")));
        Assert.Equal("with-m", Assert.Single(run.GetProperty("weights").EnumerateArray()).GetProperty("projection").GetString());
    }

    [Theory]
    [InlineData("--plot-weights", "heard, before", "heard, after", "from bell", "to dog")]
    [InlineData("--plot-histogram", "heard", "before", "after", "synapses")]
    [InlineData("--plot-learning", "heard", "0 to 0", "1 to 0", "learning", "change a second", "time, ms")]
    [InlineData("--plot-rates", "inputs", "populations", "bell", "dog", "learning", "spikes a second")]
    public async Task Draws(string option, params string[] words)
    {
        (await RunAsync(Bell, option, _shell.At("p.svg"))).Fine();
        var drawn = System.Xml.Linq.XDocument.Load(_shell.At("p.svg")).Descendants("{http://www.w3.org/2000/svg}text").Select(text => text.Value.Trim()).ToList();
        Assert.All(words, word => Assert.Contains(word, drawn));
    }

    private string Bell => _shell.Write("bell.yaml", Learners.Bell);

    private string Graded => _shell.Write("graded.yaml", Learners.Graded);

    private static Task<Outcome> RunAsync(string network, params string[] options) => Shell.RunAsync(["run", network, "--json", .. options]);

    private static string[] Option(string name, string? value) => value is null ? [] : [name, value];

    private static List<(int From, int Until)> Spans(JsonElement run) =>
        [.. run.GetProperty("learning").GetProperty("spans").EnumerateArray().Select(span => (span.GetProperty("from").GetInt32(), span.GetProperty("until").GetInt32()))];

    private static (double Mean, double Most) After(JsonElement run)
    {
        var after = run.GetProperty("weights")[0].GetProperty("after");
        return (after.GetProperty("mean").GetDouble(), after.GetProperty("most").GetDouble());
    }

    private static IEnumerable<(int Tick, double Mean, double Change)> Samples(JsonElement run, string projection = "heard") =>
        run.GetProperty("weight_samples").EnumerateArray().Where(sample => sample.GetProperty("projection").GetString() == projection)
            .Select(sample => (sample.GetProperty("tick").GetInt32(), sample.GetProperty("mean").GetDouble(), sample.GetProperty("mean_change").GetDouble()));
}
