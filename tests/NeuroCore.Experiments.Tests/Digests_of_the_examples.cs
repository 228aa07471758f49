// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Compiler;
using NeuroCore.Figures;
using NeuroCore.Hardware;
using NeuroCore.Link;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>
/// The file expected.txt of an example says what its run gives on each build, wherever it runs: a line with the build, the
/// number of spikes and their digest. Here they come from the model; the tests of the command line ask virtual boards.
/// </summary>
public class Digests_of_the_examples(ITestOutputHelper output)
{
    public static TheoryData<string> Names { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "host", "examples"), "expected.txt", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_gives_the_spikes_that_it_promises_on_every_build_that_it_names(string example)
    {
        var lines = File.ReadAllLines(Path.Combine(Example.Folder(example), "expected.txt"));
        var seen = lines.Select(line => Line(example, line.Split(' ')[0])).ToList();

        Assert.All(seen, output.WriteLine);
        Assert.Equal(lines, seen);
    }

    private static string Line(string example, string build)
    {
        var network = Example.Network(example);
        var image = NetworkCompiler.Compile(network, Configurations.Named(build)).Image;
        var spikes = new ModelRun(image).Run(network.Stimulus!);
        return string.Create(CultureInfo.InvariantCulture, $"{build} {spikes.Count} {RunDigest.Of(spikes)}");
    }
}
