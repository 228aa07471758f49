// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

/// <summary>The examples on every virtual board that was built, by the digests that they promise in expected.txt.</summary>
[Collection("virtual boards")]
public class Examples_on_virtual_boards
{
    [Fact]
    public async Task Every_example_gives_on_a_virtual_board_the_spikes_that_it_promises()
    {
        var examples = Path.Combine(Shell.Root, "host", "examples");
        foreach (var file in Directory.EnumerateFiles(examples, "expected.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var line in await File.ReadAllLinesAsync(file))
            {
                var build = line.Split(' ')[0];
                if (!File.Exists(Path.Combine(Shell.Root, "build", "verilator", build, "virtual_board")))
                    continue;
                var network = Path.Combine(Path.GetDirectoryName(file)!, "network.yaml");

                var run = (await Shell.RunAsync("run", network, "--on", "virtual", "--for", build, "--json")).Fine().Json;

                Assert.Equal(line, $"{build} {run.GetProperty("spikes").GetArrayLength()} {run.GetProperty("digest").GetString()}");
            }
        }
    }
}
