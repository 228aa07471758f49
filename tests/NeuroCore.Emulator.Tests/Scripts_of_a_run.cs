// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Emulator.Tests;

/// <summary>The script of the guide, as it stands there, from its first line to its last.</summary>
public sealed class Scripts_of_a_run : IDisposable
{
    private static readonly string s_root = Root();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-script-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Work_as_the_guide_says()
    {
        var folder = _folder.FullName;
        File.WriteAllText(
            Path.Combine(folder, "network.yaml"),
            File.ReadAllText(Path.Combine(s_root, "host", "NeuroCore.Cli", "Templates", "stdp.yaml")).Replace("NAME", "learner", StringComparison.Ordinal));

        // From here on as in host/guide/scripts.md.
        var image = NetworkCompiler.Compile(NetworkFile.Load(Path.Combine(folder, "network.yaml")), Configurations.Named("tiny")).Image;
        int Number(string population, int index) => image.Metadata.Populations.Single(place => place.Name == population).Position(index);
        var cell = Number("cell", 0);
        var events = Enumerable.Range(0, 20)
            .SelectMany(round => new[] { new SourceEvent(50 * round, Number("early", 0)), new SourceEvent((50 * round) + 5, Number("teacher", 0)) }).ToList();

        // Load. A board instead of the emulator: SerialTransport.Open("/dev/ttyUSB1", 1_000_000).
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(new EmulatedBoard(image.Target), "emulator"));
        await session.LoadAsync(image);

        // Probe: the cell's membrane after every tick.
        await session.SetProbesAsync([new ProbeWord(Bank.Membrane, cell)], period: 1);

        // Run and train: the gate of learning opens and closes as the description says. Between two ticks a parameter and a weight change.
        var threshold = (await session.ReadAsync(Bank.Threshold, cell, 1))[0];
        RunPause[] changes =
        [
            new(300, paused => paused.SetParameterAsync("cell", NeuronParameter.Threshold, [(Index: 0, Value: 0.5)])),
            new(600, paused => paused.WriteWeightsAsync("early->cell", [(Pre: 3, Post: 0, Weight: 0.1)])),
        ];
        RunRecord run = await session.RunAsync(events, 1000, new RunOptions(), changes.Concat(RunPause.OfLearning(image, firstTick: 0, ticks: 1000)));
        Console.WriteLine($"{run.Spikes.Length} spikes, {run.Samples.Length} samples, {run.Clocks} clocks, digest {run.Digest}");

        // What was learned, as an image that learns no more.
        RegisterImage trained = await session.TrainedImageAsync(freeze: true);
        using (var file = File.Create(Path.Combine(folder, "trained.ncimg")))
            ImageFile.Write(file, trained);

        // Save, go on, restore, go on again: both give the same, bit for bit, here or on another board of the build.
        SavedState state = await session.SaveStateAsync();
        RunRecord once = await session.RunAsync(events, 1000);
        await session.RestoreStateAsync(state);
        RunRecord again = await session.RunAsync(events, 1000);
        Console.WriteLine(once.Digest == again.Digest ? "the same" : "not the same");

        // Sweep: the trained network at eight thresholds.
        var sweep = new List<(int Threshold, int Spikes)>();
        for (var step = 1; step <= 8; step++)
        {
            await session.LoadAsync(trained);
            await session.WriteAsync(Bank.Threshold, cell, new[] { (ushort)(threshold * step) });
            sweep.Add((threshold * step, (await session.RunAsync(events, 1000)).Spikes.Length));
        }

        // To here.
        Assert.NotEmpty(run.Spikes);
        Assert.Equal(1000, run.Samples.Length);
        Assert.Equal(once.Digest, again.Digest);
        Assert.Equal((once.Clocks, once.Ticks), (again.Clocks, again.Ticks));
        Assert.NotEqual(image.Sections.First(section => section.Bank == Bank.Synapse).Words, trained.Sections.First(section => section.Bank == Bank.Synapse).Words.AsEnumerable());
        Assert.Equal(8, sweep.Count);
        Assert.True(sweep[0].Spikes > sweep[^1].Spikes, string.Join(", ", sweep));
        Assert.Equal(sweep.Select(entry => entry.Spikes), sweep.Select(entry => entry.Spikes).OrderDescending());
    }

    [Fact]
    public void Stand_in_the_guide_as_they_are_tested()
    {
        var source = File.ReadAllLines(Path.Combine(s_root, "tests", "NeuroCore.Emulator.Tests", "Scripts_of_a_run.cs"));
        var tested = Between(source, "// From here on as in", "// To here.").Select(line => line.Trim()).Where(line => line.Length > 0);
        var guide = File.ReadAllLines(Path.Combine(s_root, "host", "guide", "scripts.md"));
        var told = Between(guide, "```csharp", "```").Select(line => line.Trim()).Where(line => line.Length > 0);
        Assert.Equal(tested, told);
    }

    private static IEnumerable<string> Between(string[] lines, string first, string last) =>
        lines.SkipWhile(line => !line.TrimStart().StartsWith(first, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.TrimStart().StartsWith(last, StringComparison.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NeuroCore.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run within the repository.");
    }
}
