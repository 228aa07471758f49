// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Model.Tests;

/// <summary>What host/guide/learning.md shows must be true.</summary>
public sealed class Guide_to_learning : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-");

    [Fact]
    public async Task The_network_of_the_page_learns_what_the_page_says_and_comes_back_as_it_was()
    {
        var page = Blocks("yaml")[0];
        Write("pairing.yaml", page);
        var (course, training, test, image, trained, late) = await LessonAsync();
        var place = image.Metadata.Populations.Single(place => place.Name == "cell").First;

        // At first with the teacher, in the end before it, and without it the same.
        Assert.Equal([5, 55, 105], training.Spikes.Take(3).Select(spike => (int)spike.Tick));
        Assert.Equal(60, training.Spikes.Length);
        Assert.All(training.Spikes.Skip(30), spike => Assert.InRange(spike.Tick % 50, 0, 2));
        Assert.Equal(Enumerable.Range(40, 20).Select(turn => (50 * turn) + 1), training.Spikes.Skip(40).Select(spike => (int)spike.Tick));
        Assert.All(training.Spikes, spike => Assert.Equal(place, spike.Neuron));
        Assert.All(course[^1], weight => Assert.InRange(weight.Weight, 0.15, 0.25));
        Assert.All(late, weight => Assert.InRange(weight.Weight, 0, 0.02));
        Assert.Equal(course[3].AsEnumerable(), course[^1]);
        Assert.Equal(6, course.Count);

        // The trained one answers from its first tick.
        Assert.Equal(Enumerable.Range(0, 60).Select(turn => (50 * turn) + 1), test.Spikes.Select(spike => (int)spike.Tick));

        // From the description with files of weights.
        var described = page.Replace("late, target: cell, connector: all_to_all, weight: 0.05", "late, target: cell, connector: { from_csv: { file: late.csv } }", StringComparison.Ordinal)
            .Replace("learning: { until: 2 s }", Blocks("yaml")[1].Split('\n')[2], StringComparison.Ordinal);
        var line = page.Split('\n').Single(line => line.Contains("name: early,", StringComparison.Ordinal));
        var again = NetworkCompiler.Compile(
            NetworkFile.Parse(described.Replace(line, Blocks("yaml")[1].Split('\n')[1], StringComparison.Ordinal), folder: _folder.FullName), image.Target).Image;
        Assert.Equal(
            trained.Sections.Select(section => (section.Bank, section.Address, string.Join(' ', section.Words))),
            again.Sections.Select(section => (section.Bank, section.Address, string.Join(' ', section.Words))));
    }

    [Fact]
    public void Every_key_stands_on_it()
    {
        var page = File.ReadAllText(Page);
        foreach (var key in new[] { "rules", "rule", "weight_unit", "learning", "on", "from", "until", "third_factor" })
            Assert.Contains($"| `{key}`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_of_the_page_is_the_one_that_is_tested()
    {
        var here = File.ReadAllText(Path.Combine(Root, "tests", "NeuroCore.Model.Tests", "Link", "Guide_to_learning.cs"));
        Assert.All(
            Assert.Single(Blocks("csharp")).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Contains(line.Trim().Replace("\"pairing", "folder + \"pairing", StringComparison.Ordinal).Replace("\"early.csv", "folder + \"early.csv", StringComparison.Ordinal), here, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Root { get; } = FindRoot();

    private static string Page => Path.Combine(Root, "host", "guide", "learning.md");

    private static IReadOnlyList<string> Blocks(string language) =>
        [.. File.ReadAllText(Page).Split("```").Where((_, index) => index % 2 == 1)
            .Where(block => block.StartsWith(language + "\n", StringComparison.Ordinal)).Select(block => block[(language.Length + 1)..])];

    /// <summary>The page's own lines; it is checked to hold them above.</summary>
    private async Task<(List<ImmutableArray<SynapseWeight>> Course, RunRecord Training, RunRecord Test, RegisterImage Image, RegisterImage Trained, ImmutableArray<SynapseWeight> Late)> LessonAsync()
    {
        var folder = _folder.FullName + Path.DirectorySeparatorChar;
        var transport = new InProcessTransport(new BoardModel(Configurations.Named("icebreaker")), "the model");

        var network = NetworkFile.Load(folder + "pairing.yaml");
        var image = NetworkCompiler.Compile(network, Configurations.Named("icebreaker")).Image;
        await using var session = await DeviceSession.ConnectAsync(transport);
        await session.LoadAsync(image);
        var events = StimulusPlacement.Place(network.Stimulus!, image.Metadata).Select(spike => new SourceEvent(spike.Tick, spike.Source));

        // Train: the window of the description, and the weights every 500 ticks.
        var course = new List<ImmutableArray<SynapseWeight>>();
        var pauses = RunPause.OfLearning(image, firstTick: 0, ticks: 3000)
            .Concat(RunPause.Every(500, 3000, async (paused, tick) => course.Add(await paused.ReadWeightsAsync("early"))));
        var training = await session.RunAsync(events, 3000, new RunOptions(), pauses);

        // Freeze and save: as an image, and as a file for a description.
        await session.SetGateAsync(false);
        var trained = await session.TrainedImageAsync(freeze: true);
        AtomicFile.Write(folder + "pairing.ncimg", stream => ImageFile.Write(stream, trained));
        WeightFile.Write(folder + "early.csv", await session.ReadWeightsAsync("early"));

        var late = await session.ReadWeightsAsync("late");
        WeightFile.Write(folder + "late.csv", late);

        // Reload: the trained network from its beginning.
        await session.LoadAsync(trained);
        var test = await session.RunAsync(events, 3000);
        return (course, training, test, image, trained, late);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuroCore.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
