// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Compiler;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using NeuroCore.Network;

namespace NeuroCore.Cli.Tests;

public sealed class Run_command_with_changes : IDisposable
{
    /// <summary>Two neurons that an input drives in every tick, with integers that are the board's own.</summary>
    private const string Pair = """
        name: pair
        tick: 1 ms
        run: 200 ms
        weights: integer
        inputs:
          light: { size: 2 }
        populations:
          cell: { size: 2, tau_membrane: 10 ms, threshold: 40, refractory: 2 ms, adaptation: { increment: 1, tau: 50 ms } }
        projections:
          - { name: sees, source: light, target: cell, connector: one_to_one, weight: 12 }
        stimulus:
          - { population: light, every: 2 ms }
        """;

    /// <summary>All that can change, at different ticks.</summary>
    private static readonly string[] s_all =
    [
        "--change", "cell.threshold=30", "--change", "cell[1].bias=2@20ms", "--change", "cell[0].threshold=55@41ms",
        "--change", "cell[1].silenced=1@60ms", "--change", "cell[0].v=-20.5@80ms", "--change", "cell[1].silenced=0@100ms",
        "--change", "sees[1,1].weight=-3@120ms", "--change", "cell[0,1].theta=4@140 ticks", "--change", "sees.weight=20@160ms",
    ];

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Gives_the_same_on_emulator_and_model_and_as_a_run_in_parts_by_hand()
    {
        var network = Network(Pair);
        var (there, here) = (_shell.At("model.ncstate"), _shell.At("emulator.ncstate"));
        var model = (await RunAsync(network, "complete", ["--on", "model", "--save-state", there, .. s_all])).Fine().Json;
        var emulator = (await RunAsync(network, "complete", ["--save-state", here, .. s_all])).Fine().Json;
        var plain = (await RunAsync(network, "complete", [])).Fine().Json;

        Assert.NotEqual(Digest(plain), Digest(model));
        Assert.Equal(Digest(model), Digest(emulator));
        Assert.Equal(Clocks(model), Clocks(emulator));
        Assert.Equal(await File.ReadAllBytesAsync(there), await File.ReadAllBytesAsync(here));

        var build = Configurations.Named("complete");
        foreach (var board in new IByteDevice[] { new BoardModel(build), new EmulatedBoard(build) })
        {
            var (digest, clocks, state) = await ByHandAsync(network, board);
            Assert.Equal((Digest(model), Clocks(model)), (digest, clocks));
            Assert.Equal(SavedStateFile.Read(there).Digest, state.Digest);
        }
    }

    [Fact]
    public async Task Goes_on_from_a_state_with_what_was_changed_before_it()
    {
        var (network, half, end, other) = (Network(Pair), _shell.At("half.ncstate"), _shell.At("end.ncstate"), _shell.At("other.ncstate"));
        var whole = (await RunAsync(network, "complete", ["--save-state", end, .. s_all])).Fine().Json;
        string[] before = [.. s_all.Chunk(2).Where(option => !option[1].EndsWith("@160ms", StringComparison.Ordinal)).SelectMany(option => option)];
        var first = (await RunAsync(network, "complete", ["--ticks", "150", "--save-state", half, .. before])).Json;
        var second = (await RunAsync(network, "complete", ["--on", "model", "--from-state", half, "--save-state", other, "--change", "sees.weight=20@10ms"])).Fine().Json;

        Assert.Equal(Run_command.Spikes(whole), Run_command.Spikes(first).Concat(Run_command.Spikes(second).Select(spike => (spike.Tick + 150, spike.Index))));
        Assert.Equal(await File.ReadAllBytesAsync(end), await File.ReadAllBytesAsync(other));
    }

    [Theory]
    [InlineData("chain", "link.threshold=1@5ms")]
    [InlineData("chain", "link[3].bias=0")]
    [InlineData("chain", "onwards.weight=1.5@7ms")]
    [InlineData("chain", "onwards[2,3].weight=1.5@7ms")]
    public async Task Rounds_as_the_compiler_does(string example, string change)
    {
        var network = Path.Combine(Shell.Root, "host", "examples", example, "network.yaml");
        var (before, after) = (_shell.At("before.ncstate"), _shell.At("after.ncstate"));
        var plain = (await RunAsync(network, "icebreaker", ["--save-state", before])).Fine().Json;
        var changed = (await RunAsync(network, "icebreaker", ["--save-state", after, "--change", change])).Fine().Json;
        Assert.Equal(Digest(plain), Digest(changed));
        // What was written is what the image has, so the state says nothing of it.
        Assert.Equal(await File.ReadAllBytesAsync(before), await File.ReadAllBytesAsync(after));
    }

    [Fact]
    public async Task Takes_changes_from_files()
    {
        var network = Network(Pair);
        var parameters = _shell.Write("parameters.csv", "tick,population,index,parameter,value\n0,cell,0,threshold,30\n0,cell,1,threshold,30\n20,cell,1,bias,2\n");
        var weights = _shell.Write("weights.csv", "tick,projection,pre,post,weight\n120,sees,0,0,20\n120,sees,1,1,-3\n");
        var files = (await RunAsync(network, "complete", ["--changes", parameters, "--changes", weights])).Fine().Json;
        var options = (await RunAsync(network, "complete",
            ["--change", "cell.threshold=30", "--change", "cell[1].bias=2@20ms", "--change", "sees[0,0].weight=20@120ms", "--change", "sees[1,1].weight=-3@120ms"])).Fine().Json;
        Assert.Equal(Digest(options), Digest(files));
        Assert.Equal(
            [(0, "cell", "threshold", 2), (20, "cell", "bias", 1), (120, "sees", "weight", 2)],
            files.GetProperty("changes").EnumerateArray().Select(change => (
                change.GetProperty("tick").GetInt32(), change.GetProperty("of").GetString(), change.GetProperty("parameter").GetString(), change.GetProperty("members").GetInt32())));
    }

    [Fact]
    public async Task Takes_samples_of_weights_back()
    {
        var (bell, samples, half) = (_shell.Write("bell.yaml", Learners.Bell), _shell.At("samples.csv"), _shell.At("half.csv"));
        (await Shell.RunAsync("run", bell, "--weights-every", "200ms", "--weight-samples", samples)).Fine();
        var lines = await File.ReadAllLinesAsync(samples);
        await File.WriteAllLinesAsync(half, lines.Take(1).Concat(lines.Where(line => line.StartsWith("200,", StringComparison.Ordinal)).Select(line => "0," + line[4..])));
        var run = (await Shell.RunAsync("run", bell, "--freeze", "--changes", half, "--json")).Fine().Json;
        Assert.Equal(
            lines.First(line => line.StartsWith("200,heard,0,0,", StringComparison.Ordinal)).Split(',')[4],
            run.GetProperty("weights")[0].GetProperty("after").GetProperty("most").GetRawText());
    }

    [Fact]
    public async Task Tells_what_it_changed_and_how_exactly()
    {
        var text = (await RunTextAsync(Shell.Chain, "--change", "link[2,5].threshold=0.7@5ms", "--change", "onwards.weight=1.5@7ms")).Fine().Out;
        Assert.Matches("before tick 5: link\\.threshold \\(2\\), rounded by [0-9.E-]+ at most\n", text);
        Assert.Contains("before tick 7: onwards.weight (7)", text, StringComparison.Ordinal);
        // The run has ended before.
        var ended = (await RunAsync(Network(Pair), "complete", ["--until-spikes", "1", "--change", "cell.threshold=30@150ms"])).Fine().Json;
        Assert.Empty(ended.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task Shows_weights_that_changed_without_learning()
    {
        var file = _shell.At("weights.csv");
        (await RunAsync(Network(Pair), "complete", ["--change", "sees[1,1].weight=-3@120ms", "--save-weights", file])).Fine();
        Assert.Equal(["pre,post,weight", "0,0,12", "1,1,-3"], await File.ReadAllLinesAsync(file));
    }

    [Theory]
    [InlineData("complete", "cat.threshold=1", "The threshold of 'cat' is to change, but 'pair' has no such population of neurons: it has cell.")]
    [InlineData("complete", "light.bias=1", "The bias of 'light' is to change, but 'pair' has no such population of neurons")]
    [InlineData("complete", "cell[2].threshold=1", "The threshold of cell[2] is to change, but there are 2 of them: use 0..1.")]
    [InlineData("complete", "cell[0].threshold=40000", "The threshold of cell[0] is to become 40000, which is beyond the board's integers: use -32768 to 32767.")]
    [InlineData("complete", "cell[0].v=-40000", "The v of cell[0] is to become -40000, which is beyond the board's integers")]
    [InlineData("complete", "cell[0].silenced=2", "The silenced of cell[0] is to become 2, which is neither 0 nor 1: 1 silences a neuron, 0 ends that.")]
    [InlineData("complete", "cell.threshold=30@200ms", "cell.threshold is to change before tick 200, but the run has 200 ticks, 0 to 199: change it sooner, or run longer.")]
    [InlineData("complete", "cell.threshold=30@1.5ms", "The time of the change of cell.threshold is 1.5 ms, which is not a whole number of ticks")]
    [InlineData("complete", "hears.weight=1", "The image 'pair' has no projection 'hears': it has sees.")]
    [InlineData("complete", "sees[0,1].weight=1", "The projection 'sees' has no synapse from light[0] to cell[1]: weights can be changed, connections cannot.")]
    [InlineData("complete", "sees[0,0].weight=200", "The weight 200 from light[0] to cell[0] is beyond what projection 'sees' can hold")]
    [InlineData("icebreaker", "cell.silenced=1", "The silenced of 'cell' is to change, but the build 'icebreaker' has no silencing: use one that has it.")]
    public async Task Says_why_it_cannot(string build, string change, string sentence) =>
        (await Shell.RunAsync("run", Network(Pair), "--for", build, "--change", change))
            .Fails(ExitCode.Failed, sentence);

    [Theory]
    [InlineData("reset: subtract", "0", "which is not above 0: 'reset: subtract' needs that.")]
    [InlineData("bipolar: true", "-1", "which is not above 0: 'bipolar: true' needs that.")]
    [InlineData("v_min: -10", "-10", "which does not lie above v_min: with it the neuron would always spike, so use a higher one.")]
    public async Task Refuses_thresholds_that_a_description_may_not_have(string parameter, string threshold, string sentence) =>
        (await Shell.RunAsync("run", Network(Pair.Replace("threshold: 40", $"threshold: 40, {parameter}", StringComparison.Ordinal)), "--for", "complete", "--change", $"cell.threshold={threshold}"))
            .Fails(ExitCode.Failed, $"The threshold of cell[0] is to become {threshold}, {sentence}");

    [Fact]
    public async Task Refuses_what_a_normalisation_went_into()
    {
        var network = Network("""
            name: normal
            tick: 1 ms
            run: 10 ms
            inputs:
              light: { size: 1 }
            populations:
              cell: { size: 1, keep_membrane: 0, threshold: 1, normalisation: { gamma: -1, beta: 0.5, mean: 0, variance: 1 } }
            projections:
              - { name: sees, source: light, target: cell, connector: all_to_all, weight: 1 }
            stimulus:
              - { population: light, every: 2 ms }
            """);
        (await Shell.RunAsync("run", network, "--change", "cell.threshold=1")).Fails(ExitCode.Failed, "'normal' does not say what that is in the board's integers, because a normalisation went into it");
        (await Shell.RunAsync("run", network, "--change", "sees.weight=1")).Fails(ExitCode.Failed, "'normal' does not say which sign weights into 'cell' have on the board, because a normalisation went into it");
    }

    [Theory]
    [InlineData("tick,population,index,parameter,value\n1,cell,0,threshold,much\n", "c.csv:2", "value is 'much', which is not a finite number.")]
    [InlineData("tick,population,index,parameter\n1,cell,0,threshold\n", "c.csv:1", "there is no column 'value'")]
    [InlineData("tick,population,index,parameter,value\n1,cell,0,weight,1\n", "c.csv:2", "a population has no weight: weights are in a file with the columns tick, projection, pre, post and weight.")]
    [InlineData("tick,projection,pre,weight\n1,sees,0,1\n", "c.csv:1", "there is no column 'post'")]
    [InlineData("tick,population,index,parameter,value\n7,cell,0,size,1\n", "cell.size is to change before tick 7, but there is no such parameter: threshold, bias, silenced, v, theta, weight can change.")]
    public async Task Understands_no_such_file(string text, params string[] sentences) =>
        (await Shell.RunAsync("run", Network(Pair), "--for", "complete", "--changes", _shell.Write("c.csv", text))).Fails(ExitCode.Failed, sentences);

    [Theory]
    [InlineData("cell")]
    [InlineData("cell.threshold")]
    [InlineData("cell.size=2")]
    [InlineData("cell[0.threshold=2")]
    [InlineData("cell[a].threshold=2")]
    [InlineData("sees[0].weight=2")]
    [InlineData("cell.threshold=much")]
    [InlineData("cell.threshold=1@soon")]
    public async Task Is_told_nonsense(string change) => (await Shell.RunAsync("run", Shell.Chain, "--change", change)).Fails(
        ExitCode.Usage, $"'{change}' is no change: write population[cells].parameter=value or projection[pre,post].weight=value, and perhaps when, such as cell[0].threshold=0.5@300ms");

    private string Network(string text) => _shell.Write("network.yaml", text);

    private static Task<Outcome> RunAsync(string network, string build, string[] options) =>
        Shell.RunAsync(["run", network, "--for", build, "--json", .. options]);

    private static Task<Outcome> RunTextAsync(string network, params string[] options) => Shell.RunAsync(["run", network, .. options]);

    private static string Digest(JsonElement run) => run.GetProperty("digest").GetString()!;

    private static long Clocks(JsonElement run) => run.GetProperty("clocks").GetInt64();

    // The same as s_all, part by part and word by word.
    private static async Task<(string Digest, long Clocks, SavedState State)> ByHandAsync(string network, IByteDevice board)
    {
        var image = NetworkCompiler.Compile(NetworkFile.Load(network), Configurations.Named("complete")).Image;
        int[] cell = [.. Enumerable.Range(0, 2).Select(image.Metadata.Populations.Single(place => place.Name == "cell").Position)];
        int[] light = [.. Enumerable.Range(0, 2).Select(image.Metadata.Populations.Single(place => place.Name == "light").Position)];
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "by hand"));
        await session.LoadAsync(image);
        var parts = new List<RunRecord>();
        await WriteAsync(Bank.Threshold, cell[0], 30);
        await WriteAsync(Bank.Threshold, cell[1], 30);
        await RunToAsync(20);
        await WriteAsync(Bank.Bias, cell[1], 2);
        await RunToAsync(41);
        await WriteAsync(Bank.Threshold, cell[0], 55);
        await RunToAsync(60);
        await WriteAsync(Bank.Residue, cell[1], await WordAsync(Bank.Residue, cell[1]) | 0x8000);
        await RunToAsync(80);
        await WriteAsync(Bank.Membrane, cell[0], -21);
        await WriteAsync(Bank.Residue, cell[0], (await WordAsync(Bank.Residue, cell[0]) & 0xFF00) | 0x80);
        await RunToAsync(100);
        await WriteAsync(Bank.Residue, cell[1], await WordAsync(Bank.Residue, cell[1]) & 0x7FFF);
        await RunToAsync(120);
        await session.WriteWeightsAsync("sees", [(1, 1, -3)]);
        await RunToAsync(140);
        await WriteAsync(Bank.Adaptation, cell[0], 4);
        await WriteAsync(Bank.Adaptation, cell[1], 4);
        await RunToAsync(160);
        await session.WriteWeightsAsync("sees", [(0, 0, 20), (1, 1, 20)]);
        await RunToAsync(200);
        return (RunDigest.Of(parts.SelectMany(part => part.Spikes)), parts.Sum(part => part.Clocks), await session.SaveStateAsync());

        Task WriteAsync(Bank bank, int address, int word) => session.WriteAsync(bank, address, new[] { (ushort)word });

        async Task<int> WordAsync(Bank bank, int address) => (await session.ReadAsync(bank, address, 1))[0];

        async Task RunToAsync(int end)
        {
            var begin = parts.Sum(part => part.Ticks);
            var events = Enumerable.Range(begin, end - begin).Where(tick => tick % 2 == 0).SelectMany(tick => light.Select(source => new SourceEvent(tick - begin, source)));
            parts.Add(await session.RunAsync(events, end - begin));
        }
    }
}
