// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

public sealed class Run_command_that_cannot_learn : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("--freeze")]
    [InlineData("--learn-from 1ms")]
    [InlineData("--learn-until 1ms")]
    [InlineData("--third-factor 0.5")]
    [InlineData("--third-factors f.csv")]
    [InlineData("--weights-every 1ms")]
    [InlineData("--weight-samples s.csv")]
    [InlineData("--plot-learning p.png")]
    [InlineData("--save-network t.ncimg")]
    [InlineData("--save-frozen t.ncimg")]
    public async Task Says_so_of_a_network_without_rules(string options)
    {
        var option = options.Split(' ');
        (await Shell.RunAsync(["run", Shell.Chain, .. option])).Fails(
            ExitCode.Failed, $"Nothing of 'chain' learns, so {option[0]} has nothing to do: leave it out, or give a projection a `rule`.");
    }

    [Theory]
    [InlineData("--learn-from 500ms", "Learning would begin with tick 500, but the run ends after 500: begin sooner, or write --freeze.")]
    [InlineData("--learn-from 200ms --learn-until 100ms", "Learning would end before tick 100 of the run, but begin with tick 200")]
    [InlineData("--learn-until 0ms", "Learning would end before tick 0 of the run, but begin with tick 0")]
    [InlineData("--learn-from 1.5ms", "--learn-from is 1.5 ms, which is not a whole number of ticks")]
    [InlineData("--learn-until 1.5ms", "--learn-until is 1.5 ms")]
    [InlineData("--weights-every 1.5ms", "--weights-every is 1.5 ms")]
    [InlineData("--third-factor 1@1.5ms", "time of --third-factor is 1.5 ms")]
    [InlineData("--plot-rates r.png --rates-every 1.5ms", "--rates-every is 1.5 ms")]
    [InlineData("--projection smelled", "'bell' has no projection 'smelled': it has heard, tasted.")]
    [InlineData("--third-factors none.csv", "none.csv does not exist")]
    public async Task Is_told_why_before_anything_runs(string options, string sentence) =>
        (await Shell.RunAsync(["run", Bell, .. options.Split(' ')])).Fails(ExitCode.Failed, sentence);

    [Theory]
    [InlineData("tick,factor\n1,1.5\n", "f.csv:2", "factor is 1.5, but must lie within -1..1")]
    [InlineData("tick,factor\nsoon,1\n", "f.csv:2", "tick is 'soon'")]
    [InlineData("tick,value\n1,1\n", "f.csv:1", "there is no column 'factor'")]
    [InlineData("tick,factor,population\n1,1,dog\n", "f.csv:1", "there is no column 'index'")]
    [InlineData("tick,factor,population,index\n1,1,cat,0\n", "'cat' gets a third factor, but is no population of neurons of 'bell'")]
    [InlineData("tick,factor,population,index\n1,1,bell,0\n", "'bell' gets a third factor, but is no population")]
    [InlineData("tick,factor,population,index\n1,1,dog,1\n", "dog[1] gets a third factor, but there are 1 of them: use 0..0.")]
    public async Task Understand_a_file_of_third_factors(string text, params string[] sentences) =>
        (await Shell.RunAsync("run", Bell, "--third-factors", _shell.Write("f.csv", text))).Fails(ExitCode.Failed, sentences);

    [Theory]
    [InlineData("--freeze --learn-from 1ms", "--freeze lets no weight change, but --learn-from says when they do: give one of them.")]
    [InlineData("--freeze --learn-until 1ms", "but --learn-until says when they do")]
    [InlineData("--third-factor much", "'much' is no third factor: write a number from -1 to 1, and perhaps when it is set, such as 0.5@100ms.")]
    [InlineData("--third-factor 1.5", "'1.5' is no third factor")]
    [InlineData("--third-factor 0.5@soon", "'0.5@soon' is no third factor")]
    [InlineData("--weights-every often", "'often' is no time")]
    [InlineData("--weights-every 0ms", "--weights-every must be above 0.")]
    [InlineData("--keep-thresholds", "--keep-thresholds says what --save-network or --save-frozen keep: give one of them too.")]
    [InlineData("--log-histogram", "--log-histogram says how --plot-histogram draws: give that too.")]
    [InlineData("--rates-every 1ms", "--rates-every says how --plot-rates counts: give that too.")]
    [InlineData("--plot-rates r.png --rates-every 0ms", "--rates-every must be above 0.")]
    [InlineData("--plot-weights w.gif", "--plot-weights w.gif must end in .png or .svg.")]
    [InlineData("--plot-histogram w.gif", "--plot-histogram w.gif must end in .png or .svg.")]
    [InlineData("--plot-learning w.gif", "--plot-learning w.gif must end in .png or .svg.")]
    [InlineData("--plot-rates w.gif", "--plot-rates w.gif must end in .png or .svg.")]
    public async Task Be_told_two_things_at_once_or_nonsense(string options, string sentence) =>
        (await Shell.RunAsync(["run", Bell, .. options.Split(' ')])).Fails(ExitCode.Usage, sentence, "--help` tells what there is.");

    [Fact]
    public async Task Runs_on_a_build_that_does_not_learn() =>
        (await Shell.RunAsync("run", Bell, "--for", "hx8k")).Fails(ExitCode.Failed, "learning", "hx8k");

    [Theory]
    [InlineData("--save-network", "t.ncimg")]
    [InlineData("--save-frozen", "t.ncimg")]
    [InlineData("--save-weights", "w.csv")]
    [InlineData("--weight-samples", "s.csv")]
    [InlineData("--plot-weights", "w.svg")]
    [InlineData("--plot-histogram", "h.svg")]
    [InlineData("--plot-learning", "l.svg")]
    [InlineData("--plot-rates", "r.svg")]
    public async Task Write_a_file(string option, string name)
    {
        // A file stands where a folder should be.
        var outcome = await Shell.RunAsync("run", Bell, option, Path.Combine(_shell.Write("file", ""), name));
        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        Assert.Contains($"{name} cannot be written", outcome.Error, StringComparison.Ordinal);
    }

    private string Bell => _shell.Write("bell.yaml", Learners.Bell);
}
