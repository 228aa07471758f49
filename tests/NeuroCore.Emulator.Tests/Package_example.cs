// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Emulator.Tests;

/// <summary>The program on the page of the package NeuroCore.Link.</summary>
public sealed class Package_example
{
    private static readonly string s_root = Root();

    [Fact]
    public async Task Runs_as_it_stands_there()
    {
        var folder = Directory.CreateTempSubdirectory("neurocore-example-");
        var compiled = NetworkCompiler.Compile(NetworkFile.Load(Path.Combine(s_root, "host", "examples", "chain", "network.yaml")), Configurations.Named("icebreaker")).Image;
        var path = Path.Combine(folder.FullName, "chain.ncimg");
        using (var written = File.Create(path))
            ImageFile.Write(written, compiled);
        string[] args = [path];
        {
            // From here on as on the page.
            using var file = File.OpenRead(args[0]);
            RegisterImage image = ImageFile.Read(file, args[0]);
            int start = image.Metadata.Populations.Single(place => place.Name == "start").Position(0);

            // A board instead: SerialTransport.Open("/dev/ttyUSB1", image.Target.Baud).
            await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(new EmulatedBoard(image.Target), "emulator"));
            await session.LoadAsync(image);
            RunRecord run = await session.RunAsync([new SourceEvent(Tick: 0, start), new SourceEvent(Tick: 20, start)], ticks: 40);
            Console.WriteLine($"{run.Spikes.Length} spikes in {run.Clocks} clocks, digest {run.Digest}");

            // The neuron in the middle gets a threshold that nothing reaches: the wave ends there.
            await session.ResetStateAsync();
            await session.SetParameterAsync("link", NeuronParameter.Threshold, [(Index: 4, Value: 2)]);
            RunRecord stopped = await session.RunAsync([new SourceEvent(Tick: 0, start)], ticks: 40);
            Console.WriteLine($"{stopped.Spikes.Length} spikes");

            // To here.
            Assert.Equal((16, 4), (run.Spikes.Length, stopped.Spikes.Length));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void Stands_on_the_page_as_it_is_tested()
    {
        var source = File.ReadAllLines(Path.Combine(s_root, "tests", "NeuroCore.Emulator.Tests", "Package_example.cs"));
        var tested = Between(source, "// From here on as on", "// To here.");
        var told = Between(File.ReadAllLines(Path.Combine(s_root, "host", "NeuroCore.Link", "README.md")), "```csharp", "```")
            .Where(line => !line.StartsWith("using NeuroCore.", StringComparison.Ordinal));
        Assert.Equal(tested, told);
    }

    private static IEnumerable<string> Between(string[] lines, string first, string last) =>
        lines.Select(line => line.Trim())
            .SkipWhile(line => !line.StartsWith(first, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith(last, StringComparison.Ordinal))
            .Where(line => line.Length > 0);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NeuroCore.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run within the repository.");
    }
}
