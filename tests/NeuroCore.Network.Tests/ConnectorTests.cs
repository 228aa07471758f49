// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NeuroCore.Network.Tests;

public class ConnectorTests
{
    private static NetworkDescription Network(Connector connector, WeightRule weight, int sources, int targets, WeightMode mode = WeightMode.Scaled) =>
        new NetworkBuilder("n", Duration.Milliseconds(1), mode)
            .Inputs("drive", sources)
            .Neurons("cells", targets, new NeuronParameters { Threshold = 1 })
            .Project("drive", "cells", connector, weight)
            .Build();

    private static List<Connection> Connections(NetworkDescription network) => [.. network.ConnectionsOf(network.Projections[0])];

    [Fact]
    public void SplitMix64_gives_its_published_values()
    {
        var chance = new SplitMix64(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            new[] { chance.Next(), chance.Next(), chance.Next(), chance.Next(), chance.Next() });
    }

    [Fact]
    public void All_to_all_joins_every_pair_once() => Assert.Equal(
        from pre in Enumerable.Range(0, 3) from post in Enumerable.Range(0, 4) select new Connection(pre, post, 0.5),
        Connections(Network(Connector.AllToAll(), 0.5, 3, 4)));

    [Fact]
    public void One_to_one_joins_equal_indices() => Assert.Equal(
        [new(0, 0, 2), new(1, 1, 2), new(2, 2, 2)], Connections(Network(Connector.OneToOne, 2, 3, 3)));

    [Theory]
    [InlineData(true, 16)]
    [InlineData(false, 12)]
    public void A_population_joined_with_itself_leaves_itself_out_if_asked_to(bool allowSelf, int synapses)
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Neurons("cells", 4, new NeuronParameters { Threshold = 1 })
            .Project("cells", "cells", Connector.AllToAll(allowSelf), 1)
            .Build();

        Assert.Equal(synapses, Connections(network).Count);
        Assert.Equal(allowSelf, Connections(network).Any(synapse => synapse.Pre == synapse.Post));
    }

    [Fact]
    public void Leaving_itself_out_changes_no_other_pair()
    {
        static NetworkDescription Recurrent(bool allowSelf) => new NetworkBuilder("n", Duration.Milliseconds(1))
            .Neurons("cells", 40, new NeuronParameters { Threshold = 1 })
            .Project("cells", "cells", Connector.FixedProbability(0.3, 9, allowSelf), 1)
            .Build();

        Assert.Equal(
            Connections(Recurrent(true)).Where(synapse => synapse.Pre != synapse.Post), Connections(Recurrent(false)));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 10_000, 10_000)]
    [InlineData(0.1, 850, 1150)] // 1000 expected, 30 standard deviation: five of them each way
    [InlineData(0.5, 4750, 5250)]
    public void Fixed_probability_joins_about_as_many_as_it_says(double p, int least, int most)
    {
        for (ulong seed = 0; seed < 20; seed++)
            Assert.InRange(Connections(Network(Connector.FixedProbability(p, seed), 1, 100, 100)).Count, least, most);
    }

    [Fact]
    public void Fixed_probability_favours_no_source_and_no_target()
    {
        var synapses = Connections(Network(Connector.FixedProbability(0.2, 3), 1, 200, 200));

        // 40 expected each, 5.7 standard deviation.
        Assert.All(synapses.CountBy(synapse => synapse.Pre), pair => Assert.InRange(pair.Value, 12, 68));
        Assert.All(synapses.CountBy(synapse => synapse.Post), pair => Assert.InRange(pair.Value, 12, 68));
    }

    [Fact]
    public void Different_seeds_join_different_pairs() => Assert.NotEqual(
        Connections(Network(Connector.FixedProbability(0.5, 1), 1, 10, 10)),
        Connections(Network(Connector.FixedProbability(0.5, 2), 1, 10, 10)));

    [Fact]
    public void Uniform_weights_fill_their_range_evenly()
    {
        var weights = Connections(Network(Connector.AllToAll(), WeightRule.Uniform(-2, 6, 4), 100, 100))
            .Select(synapse => synapse.Weight).ToList();

        Assert.All(weights, weight => Assert.InRange(weight, -2, 6));
        Assert.InRange(weights.Average(), 2 - 0.12, 2 + 0.12); // standard deviation of the mean 0.023
        for (var i = 0; i < 8; i++)
            Assert.InRange(weights.Count(weight => weight >= i - 2 && weight < i - 1), 1084, 1416); // 1250 +- 5 x 33
    }

    [Fact]
    public void Uniform_integer_weights_take_every_value_of_their_range()
    {
        var counts = Connections(Network(Connector.AllToAll(), WeightRule.Uniform(-2, 2, 4), 100, 100, WeightMode.Exact))
            .CountBy(synapse => synapse.Weight).OrderBy(pair => pair.Key).ToList();

        Assert.Equal([-2, -1, 0, 1, 2], counts.Select(pair => pair.Key));
        Assert.All(counts, pair => Assert.InRange(pair.Value, 1800, 2200)); // 2000 +- 5 x 40
    }

    [Fact]
    public void A_connector_and_weights_of_one_seed_do_not_draw_alike()
    {
        // Were the draws the same, every weight would lie in the lowest tenth.
        var weights = Connections(Network(Connector.FixedProbability(0.1, 7), WeightRule.Uniform(0, 1, 7), 100, 100))
            .Select(synapse => synapse.Weight);

        Assert.InRange(weights.Average(), 0.45, 0.55);
    }

    [Fact]
    public void Chance_gives_the_same_network_on_every_machine() => Assert.Equal(
        "feda6fec031733303c3f4e20a648d1dd3357ec456d6117fb57b7becbcf885753",
        Checksum(Connections(Network(Connector.FixedProbability(0.25, 2024), WeightRule.Uniform(-1, 3, 99), 64, 48))));

    private static string Checksum(List<Connection> connections)
    {
        var bytes = new byte[16 * connections.Count];
        for (var i = 0; i < connections.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16 * i), connections[i].Pre);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16 * i + 4), connections[i].Post);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(16 * i + 8), connections[i].Weight);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
