// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

public sealed class Projection_keys : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static Projection Read(string keys) =>
        NetworkFile.Parse(Yaml.With("weight: 0.5", $"weight: 0.5\n    {keys}")).Projections[0];

    private NetworkDescription Network(string piece, string replacement) =>
        NetworkFile.Parse(Yaml.With(piece, replacement), folder: _folder.Path);

    private static IEnumerable<int> Delays(NetworkDescription network) =>
        network.ConnectionsOf(network.Projections[0]).Select(synapse => synapse.Delay);

    public static TheoryData<string, ProjectionOptions> Keys => new()
    {
        { "delay: 3 ms", new() { Delay = Duration.Milliseconds(3) } },
        { "delay: 7 ticks", new() { Delay = Duration.Ticks(7) } },
        { "delay: { uniform: { min: 1 ticks, max: 4 ticks, seed: 6 } }", new() { Delay = DelayRule.Uniform(Duration.Ticks(1), Duration.Ticks(4), 6) } },
        { "delay: { normal: { mean: 3 ms, deviation: 1 ms, seed: 6 } }", new() { Delay = DelayRule.Normal(Duration.Milliseconds(3), Duration.Milliseconds(1), 6) } },
        {
            "delay: [0 ticks, 1 ticks, 2 ticks, 3 ticks, 4 ticks, 5 ticks]",
            new() { Delay = DelayRule.Each(Enumerable.Range(0, 6).Select(tick => Duration.Ticks(tick))) }
        },
        { "sign: negative", new() { Negative = true } },
        { "sign: positive", new() },
        { "enabled: false", new() { Enabled = false } },
        { "receptor: second", new() { Receptor = Receptor.Second } },
        { "receptor: divisive", new() { Receptor = Receptor.Divisive } },
    };

    [Theory]
    [MemberData(nameof(Keys), DisableDiscoveryEnumeration = true)]
    public void Say_the_same_as_the_options_in_code(string keys, ProjectionOptions options)
    {
        var network = new NetworkBuilder("small", Duration.Milliseconds(1))
            .Inputs("drive", 3)
            .Neurons("cells", 2, new NeuronParameters { Threshold = 1 })
            .Project("drive", "cells", Connector.AllToAll(), 0.5, options: options)
            .Build();

        Assert.Equal(network.Projections[0], Read(keys));
        Assert.Equal(network.Projections[0].GetHashCode(), Read(keys).GetHashCode());
    }

    [Fact]
    public void An_exponent_goes_with_integer_weights() => Assert.Equal(
        3,
        NetworkFile.Parse(Yaml.With("weight: 0.5", "weight: 5\n    exponent: 3") + "\nweights: integer\n").Projections[0].Options.Exponent);

    [Fact]
    public void Delays_are_those_of_the_rule()
    {
        Assert.Equal(Enumerable.Repeat(0, 6), Delays(NetworkFile.Parse(Yaml.Small)));
        Assert.Equal(Enumerable.Repeat(3, 6), Delays(Network("weight: 0.5", "weight: 0.5\n    delay: 3 ms")));
        _folder.Write("delays.csv", "0,1\n2,3\n4,7\n");
        Assert.Equal([0, 1, 2, 3, 4, 7], Delays(Network("weight: 0.5", "weight: 0.5\n    delay: { file: delays.csv }")));
    }

    [Fact]
    public void Delays_can_come_with_the_pairs()
    {
        _folder.Write("synapses.csv", "pre,post,w,d\n0,1,0.5,3\n2,0,0.25,0\n");

        var listed = Network("connector: all_to_all\n    weight: 0.5", "connector: { from_list: [[0, 1, 0.5, 3 ms], [2, 0, 0.25, 0 ticks]] }");
        var fromFile = Network("connector: all_to_all\n    weight: 0.5", "connector: { from_csv: { file: synapses.csv, weight: w, delay: d } }");
        var weighed = Network("connector: all_to_all", "connector: { from_list: [[0, 1, 3 ms], [2, 0, 0 ticks]] }");

        Assert.Equal(new Connection[] { new(0, 1, 0.5, 3), new(2, 0, 0.25, 0) }, listed.ConnectionsOf(listed.Projections[0]).AsEnumerable());
        Assert.Equal(listed.ConnectionsOf(listed.Projections[0]).AsEnumerable(), fromFile.ConnectionsOf(fromFile.Projections[0]));
        Assert.Equal(new Connection[] { new(0, 1, 0.5, 3), new(2, 0, 0.5, 0) }, weighed.ConnectionsOf(weighed.Projections[0]).AsEnumerable());
    }

    [Fact]
    public void Even_delays_cover_every_tick_alike()
    {
        var counts = Drawn(DelayRule.Uniform(Duration.Ticks(2), Duration.Ticks(6), 4)).CountBy(delay => delay).ToDictionary();

        // 2,000 expected each, 40 standard deviation.
        Assert.Equal([2, 3, 4, 5, 6], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 1800, 2200));
    }

    [Fact]
    public void Normal_delays_have_their_mean_and_stay_within_the_board()
    {
        var delays = Drawn(DelayRule.Normal(Duration.Ticks(3), Duration.Ticks(1), 4));
        Assert.InRange(delays.Average(), 2.95, 3.05);
        Assert.All(Drawn(DelayRule.Normal(Duration.Ticks(3), Duration.Ticks(50), 4)), delay => Assert.InRange(delay, 0, 7));
    }

    [Theory]
    [InlineData("delay: 8 ticks", "a delay from 'drive' to 'cells' is 8 ticks, which is 8 ticks: 7 is the most.")]
    [InlineData("delay: 0.5 ms", "a delay from 'drive' to 'cells' is 500 us, which is not a whole number of ticks of 1 ms")]
    [InlineData("delay: 3", "net.yaml:15:12: delay of the projection from 'drive' to 'cells' is '3', which lacks a unit")]
    [InlineData("delay: [1 ms]", "the projection from 'drive' to 'cells' lists 1 delays, but has 6 connections: list one for each, in their order.")]
    [InlineData("delay: { uniform: { min: 3 ticks, max: 2 ticks, seed: 1 } }", "delays from 'drive' to 'cells' cannot be drawn from 3 ticks to 2 ticks: min must not be above max.")]
    [InlineData("delay: { normal: { mean: 9 ticks, deviation: 2 ticks, seed: 1 } }", "the mean delay from 'drive' to 'cells' is 9 ticks, more than 7 ticks")]
    [InlineData("delay: { file: gone.csv, uniform: 3 }", "net.yaml:15:12: delay of the projection from 'drive' to 'cells' has both 'uniform' and 'file': keep one of them.")]
    [InlineData("delay: { }", "delay of the projection from 'drive' to 'cells' needs one of uniform, normal, file.")]
    [InlineData("sign: minus", "net.yaml:15:11: sign of the projection is 'minus', but must be positive or negative.")]
    [InlineData("receptor: third", "receptor of the projection is 'third', but must be first or second or divisive.")]
    [InlineData("exponent: 2", "the projection 'drive->cells' has an exponent, which goes with 'weights: integer' alone")]
    [InlineData("exponent: 8", "exponent of the projection is '8', but must be a whole number from 0 to 7.")]
    public void Are_refused_in_a_sentence_if_they_contradict(string keys, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake(Yaml.With("weight: 0.5", $"weight: 0.5\n    {keys}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{ from_list: [[0, 1, 1 ms]] }\n    delay: 1 ms", "has a delay and its connector lists others: leave one of them out.")]
    [InlineData("{ from_list: [[0, 1, 1 ms], [1, 1]] }", "lists delays for some pairs alone: list one with every pair.")]
    [InlineData("{ from_list: [[0, 1, 9 ms]] }", "net.yaml:13: a delay from 'drive' to 'cells' is 9 ms, which is 9 ticks: 7 is the most.")]
    [InlineData("{ from_list: [[0, 1, 3, 1 ms]] }", "has a weight and its connector lists others")]
    public void Listed_delays_are_checked(string connector, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake(Yaml.With("connector: all_to_all", $"connector: {connector}")).Message, StringComparison.Ordinal);

    private static List<int> Drawn(DelayRule delay) => [.. Delays(new NetworkBuilder("n", Duration.Milliseconds(1))
        .Inputs("drive", 100)
        .Neurons("cells", 100, new NeuronParameters { Threshold = 1 })
        .Project("drive", "cells", Connector.AllToAll(), 1, options: new ProjectionOptions { Delay = delay })
        .Build())];

    public void Dispose() => _folder.Dispose();
}
