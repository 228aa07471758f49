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

        var network = NetworkFile.Parse(Blocks("yaml")[1], folder: _folder.Path);

        Assert.Equal(WeightMode.Exact, network.Weights);
        Assert.Equal(64 * 32, network.ConnectionsOf(network.Projections[0]).Length);
        Assert.Equal(-3, network.Populations[0].Parameters.Bias[31]);
    }

    public void Dispose() => _folder.Dispose();
}
