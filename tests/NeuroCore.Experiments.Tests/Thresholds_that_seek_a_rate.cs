// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Tests;

/// <summary>The description on the page about homeostasis: neurons of any current come to one rate.</summary>
public class Thresholds_that_seek_a_rate
{
    private const int Settle = 20_000;
    private const int Measured = 20_000;

    [Fact]
    public void Neurons_of_the_page_come_to_its_rate_whatever_drives_them()
    {
        var network = NetworkFile.Parse(Block(File.ReadAllText(Path.Combine(Repository.Root, "firmware", "homeostatic.md"))), "homeostatic.md");
        var run = new ModelRun(network, "icebreaker");
        var population = network.Populations.Single();
        var adaptation = population.Parameters.Adaptation!;
        // The page's formula: a spike adds the increment, and in every 2^p-th tick 1 is taken away.
        var expected = Measured / (adaptation.Increment * (1 << adaptation.Period!.Value));
        for (var tick = 0; tick < Settle; tick++)
            run.Tick();
        var counts = new int[population.Size];
        for (var tick = 0; tick < Measured; tick++)
        {
            foreach (var (neuron, _) in run.Tick())
                counts[neuron - run.Place(population.Name, 0)]++;
        }

        Assert.Equal(7.8, expected * 1000 / Measured, 0.05);
        Assert.All(counts, count => Assert.InRange(count, 0.97 * expected, 1.03 * expected));
    }

    private static string Block(string page)
    {
        const string Open = "```yaml\n";
        var start = page.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
