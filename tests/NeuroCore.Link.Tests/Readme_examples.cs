// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

/// <summary>The examples of the library's page compile as they stand there.</summary>
public class Readme_examples
{
    [Fact]
    public async Task Say_in_one_sentence_that_there_is_no_board() =>
        Assert.Contains("/dev/ttyUSB1", (await Assert.ThrowsAsync<TransportException>(() => FirstAsync(TestNetworks.Random(Configurations.Named("tiny"), new Random(1))))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Go_no_faster_where_there_is_no_board() =>
        Assert.Contains("/dev/ttyUSB1", (await Assert.ThrowsAsync<TransportException>(FasterAsync)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Learn_on_a_board()
    {
        var image = PlasticNetworks.Of(Configurations.Named("tiny"));
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(new FakeBoard(image.Target), "the fake board"));
        await session.LoadAsync(image);
        var folder = Directory.CreateTempSubdirectory("neurocore-readme-");
        Assert.Equal(10, await SecondAsync(session, image, [], Path.Combine(folder.FullName, "learned.csv")));
        Assert.True(File.Exists(Path.Combine(folder.FullName, "learned.csv")));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Stand_on_the_page()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "NeuroCore.sln")))
            root = root.Parent;
        var tested = File.ReadAllLines(Path.Combine(root.FullName, "tests", "NeuroCore.Link.Tests", "Readme_examples.cs")).Select(Plain).ToHashSet();
        var told = File.ReadAllLines(Path.Combine(root.FullName, "host", "NeuroCore.Link", "README.md")).Where(line => line.StartsWith("    ", StringComparison.Ordinal) && !line.StartsWith("    $ ", StringComparison.Ordinal)).ToList();
        Assert.InRange(told.Count, 10, 100);
        Assert.All(told, line => Assert.Contains(Plain(line), tested));
    }

    private static string Plain(string line) => line.Split("//")[0].Trim().Replace("\"learned.csv\"", "file", StringComparison.Ordinal);

    private static async Task FirstAsync(RegisterImage image)
    {
        await using var session = await DeviceSession.ConnectAsync(SerialTransport.Open("/dev/ttyUSB1", 1_000_000));
        await session.LoadAsync(image);
        RunRecord run = await session.RunAsync([new SourceEvent(Tick: 0, Source: 256)], ticks: 100);
        Assert.Equal(100, run.Ticks);
    }

    private static async Task FasterAsync()
    {
        await using var port = SerialTransport.Open("/dev/ttyUSB1", 1_000_000);
        int baud = await RateNegotiation.RaiseAsync(port, RateNegotiation.Usual);
        await using var session = await DeviceSession.ConnectAsync(new KeptOpenTransport(port), new SessionOptions { Baud = baud });
    }

    private static async Task<int> SecondAsync(DeviceSession session, RegisterImage image, IEnumerable<SourceEvent> events, string file)
    {
        var samples = new List<ImmutableArray<SynapseWeight>>();
        var pauses = RunPause.OfLearning(image, firstTick: 0, ticks: 1000)
            .Concat(RunPause.Every(100, 1000, async (paused, tick) => samples.Add(await paused.ReadWeightsAsync("learned"))));
        await session.RunAsync(events, 1000, new RunOptions(), pauses);
        await session.SetGateAsync(false);
        RegisterImage trained = await session.TrainedImageAsync(freeze: true);
        WeightFile.Write(file, await session.ReadWeightsAsync("learned"));
        Assert.Equal(image.Target, trained.Target);
        return samples.Count;
    }
}
