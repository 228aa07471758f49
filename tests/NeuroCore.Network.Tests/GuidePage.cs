// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

/// <summary>What the user's guide shows must be true.</summary>
public sealed class GuidePage : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static IReadOnlyList<string> Blocks(string language)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "host", "guide", "description.md"));
        return [.. page.Split("```").Where((_, index) => index % 2 == 1)
            .Where(block => block.StartsWith(language + "\n", StringComparison.Ordinal))
            .Select(block => block[(language.Length + 1)..])];
    }

    [Fact]
    public void The_first_example_and_the_one_in_code_are_the_same_network()
    {
        // The page's own lines; the page is checked to hold them below.
        var network = new NetworkBuilder("chain", Duration.Milliseconds(1))
            .Inputs("start", 1)
            .Neurons("link", 4, new NeuronParameters
            {
                Threshold = 1,
                TauMembrane = Decay.Tau(Duration.Milliseconds(20)),
                Refractory = Duration.Milliseconds(3),
            })
            .Project("start", "link", Connector.FromList([(0, 0)]), 1.5)
            .Project("link", "link", Connector.FromList([(0, 1), (1, 2), (2, 3)]), 1.5)
            .Run(Duration.Milliseconds(50))
            .Spikes("start", [0], [Duration.Milliseconds(0), Duration.Milliseconds(20)])
            .Build();

        Assert.Equal(network, NetworkFile.Parse(Blocks("yaml")[0]));
        var here = File.ReadAllText(Path.Combine(Repository.Root, "tests", "NeuroCore.Network.Tests", "GuidePage.cs"));
        Assert.All(
            Assert.Single(Blocks("csharp")).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Contains(line.Trim(), here, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_with_integer_weights_can_be_read()
    {
        _folder.Write("hidden.csv", "threshold,bias\n" + string.Concat(Enumerable.Repeat("200,-3\n", 32)));
        _folder.Write("pixels-hidden.csv", string.Concat(Enumerable.Repeat(string.Join(',', Enumerable.Range(-16, 32)) + "\n", 64)));

        var network = NetworkFile.Parse(Blocks("yaml")[2], folder: _folder.Path);

        Assert.Equal(WeightMode.Exact, network.Weights);
        Assert.Equal(64 * 32, network.ConnectionsOf(network.Projections[0]).Count);
        Assert.Equal(-3, network.Populations[0].Parameters.Bias[31]);
    }

    [Fact]
    public void The_example_of_the_further_keys_is_what_it_says()
    {
        var network = NetworkFile.Parse(Blocks("yaml")[1]);

        Assert.Equal(Drive.Bernoulli(Rates.Hertz(40)), network.Inputs[0].Drive);
        Assert.Equal(50, network.Control.UntilSpikes);
        Assert.Equal(Cells.Of(14, 15), network.Populations[0].Parameters.Silenced);
        Assert.All(network.ConnectionsOf(network.Projections[0]), synapse => Assert.Equal(2, synapse.Delay));
        Assert.True(network.Projections[1].Options.Negative);
        Assert.Equal(4 * 8, network.ConnectionsOf(network.Projections[2]).Count);
        Assert.Equal(50, Assert.Single(network.Stimulus!.Drives).Tick);
        Assert.Equal(Cells.All, network.RecordedOf("output"));
        Assert.Equal(2, network.Probes!.Probes.Length);
    }

    /// <summary>Every key that a file may have stands on the page: asking with an unknown one lists or knows them all.</summary>
    [Theory]
    [InlineData("tick: 1 ms", "tick: 1 ms\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1")]
    [InlineData("size: 2", "size: 2\n    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1")]
    [InlineData("target: cells", "target: cells\n    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1")]
    [InlineData("at: 3 ms", "at: 3 ms, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1")]
    [InlineData("size: 3", "size: 3, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1")]
    [InlineData("connector: all_to_all", "connector: { xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1 }")]
    [InlineData("threshold: 1", "threshold: 1\n    adaptation: 3")]
    [InlineData("threshold: 1", "threshold: 1\n    normalisation: 3")]
    [InlineData("run: 20 ms", "run: { xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1 }")]
    public void Every_key_stands_on_it(string piece, string replacement)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "host", "guide", "description.md"));
        var keys = Yaml.Mistake(Yaml.With(piece, replacement)).Sentence.Split(": ")[^1].Replace("known are ", "", StringComparison.Ordinal).TrimEnd('.').Split(", ");

        Assert.True(keys.Length > 1);
        Assert.All(keys, key => Assert.Contains(key, page, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
