// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;

namespace NeuroCore.Network.Tests;

public sealed class Structured_connectors
{
    private static NetworkDescription Between(Connector connector, int sources, int targets, WeightRule? weight = null, WeightMode mode = WeightMode.Scaled) =>
        new NetworkBuilder("n", Duration.Milliseconds(1), mode)
            .Inputs("drive", sources)
            .Neurons("cells", targets, new NeuronParameters { Threshold = 1 })
            .Project("drive", "cells", connector, weight ?? 1)
            .Build();

    private static NetworkDescription Within(Connector connector, int size) => new NetworkBuilder("n", Duration.Milliseconds(1))
        .Neurons("cells", size, new NeuronParameters { Threshold = 1 })
        .Project("cells", "cells", connector, 1)
        .Build();

    private static List<Connection> Connections(NetworkDescription network) => [.. network.ConnectionsOf(network.Projections[0])];

    private static List<(int Pre, int Post)> Pairs(NetworkDescription network) =>
        [.. Connections(network).Select(synapse => (synapse.Pre, synapse.Post))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public void A_fixed_in_degree_is_met_exactly_by_every_target(int number)
    {
        var pairs = Pairs(Between(Connector.FixedNumberPre(number, 5), 20, 30));

        Assert.All(Enumerable.Range(0, 30), post => Assert.Equal(number, pairs.Count(pair => pair.Post == post)));
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.Equal(pairs.OrderBy(pair => pair.Post).ThenBy(pair => pair.Pre), pairs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public void A_fixed_out_degree_is_met_exactly_by_every_source(int number)
    {
        var pairs = Pairs(Between(Connector.FixedNumberPost(number, 5), 20, 30));

        Assert.All(Enumerable.Range(0, 20), pre => Assert.Equal(number, pairs.Count(pair => pair.Pre == pre)));
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.Equal(pairs.Order(), pairs);
    }

    [Fact]
    public void Fixed_degrees_favour_nobody()
    {
        // 400 expected each, standard deviation 17: binomial of 1,000 draws with probability 0.4.
        Assert.All(
            Pairs(Between(Connector.FixedNumberPre(40, 3), 100, 1000)).CountBy(pair => pair.Pre), pair => Assert.InRange(pair.Value, 320, 480));
        Assert.All(
            Pairs(Between(Connector.FixedNumberPost(40, 3), 1000, 100)).CountBy(pair => pair.Post), pair => Assert.InRange(pair.Value, 320, 480));
    }

    [Fact]
    public void Fixed_degrees_hold_without_the_neuron_itself()
    {
        foreach (var connector in new[] { Connector.FixedNumberPre(4, 9, allowSelf: false), Connector.FixedNumberPost(4, 9, allowSelf: false) })
        {
            var pairs = Pairs(Within(connector, 5));
            Assert.Equal(20, pairs.Distinct().Count());
            Assert.DoesNotContain(pairs, pair => pair.Pre == pair.Post);
        }

        Assert.Contains(Pairs(Within(Connector.FixedNumberPre(5, 9), 5)), pair => pair.Pre == pair.Post);
    }

    [Fact]
    public void A_gaussian_joins_each_distance_as_often_as_it_says()
    {
        // 300 neurons on a ring: 300 pairs a distance and side, of 20 seeds, so 12,000 draws each.
        var counts = new int[20];
        for (ulong seed = 0; seed < 20; seed++)
        {
            foreach (var (pre, post) in Pairs(Within(Connector.DistanceDependent(Space.Ring, Falloff.Gaussian(4, 0.8), seed, maxDistance: 12), 300)))
            {
                var apart = Math.Abs(pre - post);
                counts[Math.Min(apart, 300 - apart)]++;
            }
        }

        for (var distance = 1; distance < 20; distance++)
        {
            var p = distance <= 12 ? 0.8 * Math.Exp(-distance * distance / 32.0) : 0;
            var spread = 5 * Math.Sqrt(12_000 * p * (1 - p));
            Assert.InRange(counts[distance], 12_000 * p - spread, 12_000 * p + spread);
        }
    }

    [Fact]
    public void An_exponential_falls_by_its_length_and_a_step_ends_at_its_radius()
    {
        Assert.Equal(0.5 * Math.Exp(-2), Falloff.Exponential(3, 0.5).At(6), 12);
        Assert.Equal(0.5 * Math.Exp(-0.5), Falloff.Gaussian(3, 0.5).At(3), 12);
        Assert.Equal(0.5, Falloff.Step(2, 0.5).At(2));
        Assert.Equal(0, Falloff.Step(2, 0.5).At(2.001));
    }

    [Fact]
    public void Everybody_within_a_step_is_joined_on_a_line_on_a_ring_and_on_a_grid()
    {
        static HashSet<(int, int)> Joined(Space space) => [.. Pairs(Within(Connector.DistanceDependent(space, Falloff.Step(1), 1), 12))];

        Assert.Equal(12 + 2 * 11, Joined(Space.Line).Count);
        Assert.Equal(12 * 3, Joined(Space.Ring).Count);
        Assert.Contains((11, 0), Joined(Space.Ring));

        // 3 rows of 4: 9 neighbours along rows and 8 along columns, both ways; all have 4 neighbours if it wraps.
        Assert.Equal(12 + 2 * 17, Joined(Space.Grid(4)).Count);
        Assert.Equal(12 * 5, Joined(Space.Grid(4, wrap: true)).Count);
        Assert.Contains((0, 4), Joined(Space.Grid(4)));
        Assert.DoesNotContain((3, 4), Joined(Space.Grid(4)));
        Assert.Contains((0, 8), Joined(Space.Grid(4, wrap: true)));
    }

    [Fact]
    public void Populations_of_different_sizes_share_one_room()
    {
        // Sources lie at 0.5, 2.5, 4.5, 6.5 on the scale of targets 0..7: each reaches the two beside it.
        Assert.Equal(
            [(0, 0), (0, 1), (1, 2), (1, 3), (2, 4), (2, 5), (3, 6), (3, 7)],
            Pairs(Between(Connector.DistanceDependent(Space.Line, Falloff.Step(0.5), 1), 4, 8)));

        // A 2 x 2 grid over a 4 x 4 one: each source reaches the four targets of its quarter.
        var pairs = Pairs(Between(Connector.DistanceDependent(Space.Grid(4, 2), Falloff.Step(0.75), 1), 4, 16));
        Assert.Equal([(0, 0), (0, 1), (0, 4), (0, 5)], pairs.Take(4));
        Assert.Equal(16, pairs.Count);
    }

    [Fact]
    public void Leaving_out_the_neuron_itself_and_the_far_ones_changes_no_other_pair()
    {
        var all = Pairs(Within(Connector.DistanceDependent(Space.Line, Falloff.Exponential(5), 2), 60));
        var some = Pairs(Within(Connector.DistanceDependent(Space.Line, Falloff.Exponential(5), 2, maxDistance: 4, allowSelf: false), 60));

        Assert.Equal(all.Where(pair => pair.Pre != pair.Post && Math.Abs(pair.Pre - pair.Post) <= 4), some);
    }

    [Fact]
    public void A_small_world_without_rewiring_is_a_ring() => Assert.Equal(
        from pre in Enumerable.Range(0, 9) from post in new[] { -2, -1, 1, 2 }.Select(step => (pre + step + 9) % 9).Order() select (pre, post),
        Pairs(Within(Connector.SmallWorld(4, 0, 1), 9)));

    [Fact]
    public void A_small_world_keeps_its_degree_and_rewires_the_share_that_it_says()
    {
        var elsewhere = 0;
        for (ulong seed = 0; seed < 10; seed++)
        {
            var pairs = Pairs(Within(Connector.SmallWorld(8, 0.2, seed), 256));
            Assert.All(pairs.CountBy(pair => pair.Pre), pair => Assert.Equal(8, pair.Value));
            Assert.Equal(pairs.Count, pairs.Distinct().Count());
            Assert.DoesNotContain(pairs, pair => pair.Pre == pair.Post);
            elsewhere += pairs.Count(pair => Apart(pair.Pre, pair.Post, 256) > 4);
        }

        // 20,480 connections; one in 247 of the rewired fills a near place that was rewired before: 4096 less some 10, deviation 57.
        Assert.InRange(elsewhere, 4085 - 290, 4096 + 290);
    }

    [Fact]
    public void A_small_world_is_clustered_like_a_ring_and_short_like_chance()
    {
        var ring = Pairs(Within(Connector.SmallWorld(8, 0, 3), 256));
        var world = Pairs(Within(Connector.SmallWorld(8, 0.1, 3), 256));
        var chance = Pairs(Within(Connector.SmallWorld(8, 1, 3), 256));

        Assert.InRange(PathLength(ring), 16, 17);
        Assert.True(PathLength(world) < 1.6 * PathLength(chance), $"{PathLength(world)} against {PathLength(chance)}");
        Assert.True(Clustering(world) > 0.6 * Clustering(ring), $"{Clustering(world)} against {Clustering(ring)}");
        Assert.True(Clustering(chance) < 0.1 * Clustering(ring), $"{Clustering(chance)} against {Clustering(ring)}");
    }

    [Fact]
    public void Normal_weights_have_their_mean_and_deviation()
    {
        var weights = Connections(Between(Connector.AllToAll(), 100, 100, WeightRule.Normal(2, 0.5, 6))).Select(synapse => synapse.Weight).ToList();

        var mean = weights.Average();
        Assert.InRange(mean, 2 - 0.025, 2 + 0.025);
        Assert.InRange(Math.Sqrt(weights.Average(weight => (weight - mean) * (weight - mean))), 0.48, 0.52);

        // A normal distribution has 68.3 %, 95.4 % and 99.7 % within one, two and three deviations.
        Assert.InRange(weights.Count(weight => Math.Abs(weight - 2) < 0.5), 6827 - 235, 6827 + 235);
        Assert.InRange(weights.Count(weight => Math.Abs(weight - 2) < 1), 9545 - 105, 9545 + 105);
        Assert.InRange(weights.Count(weight => Math.Abs(weight - 2) < 1.5), 9973 - 27, 9973 + 27);
    }

    [Fact]
    public void Normal_weights_are_held_within_their_bounds()
    {
        Assert.All(
            Connections(Between(Connector.AllToAll(), 50, 50, WeightRule.Normal(0, 1, 6, min: 0, max: 0.5))),
            synapse => Assert.InRange(synapse.Weight, 0, 0.5));
        Assert.All(
            Connections(Between(Connector.AllToAll(), 50, 50, WeightRule.Normal(3.5, 90, 6), WeightMode.Exact)),
            synapse => Assert.True(Math.Abs(synapse.Weight) <= 127 && synapse.Weight == Math.Round(synapse.Weight)));
    }

    [Fact]
    public void Listed_weights_belong_to_the_connections_in_their_order() => Assert.Equal(
        new Connection[] { new(0, 0, 0.5), new(0, 1, -1), new(1, 0, 2), new(1, 1, 3) },
        Connections(Between(Connector.AllToAll(), 2, 2, WeightRule.Each([0.5, -1, 2, 3]))));

    // The digests are of the lines "pre post" as a program written from the guide's page alone draws them.
    public static TheoryData<string, Connector> Drawn => new()
    {
        { "fixed_number_pre", Connector.FixedNumberPre(9, 2024, allowSelf: false) },
        { "fixed_number_post", Connector.FixedNumberPost(9, 2024) },
        { "gaussian ring", Connector.DistanceDependent(Space.Ring, Falloff.Gaussian(3, 0.9), 2024) },
        { "exponential grid", Connector.DistanceDependent(Space.Grid(8, wrap: true), Falloff.Exponential(2, 0.9), 2024, 5) },
        { "small_world", Connector.SmallWorld(6, 0.3, 2024) },
    };

    private static readonly Dictionary<string, string> Digests = new()
    {
        ["fixed_number_pre"] = "50498c9fce7d99cbbc52397fb970601972b79565b1c07e57aba0174bfa938b8c",
        ["fixed_number_post"] = "df28d9a101263ba7b1da2dd3bbe6a624d0e56e9c93ac13f892b860440d21b5bb",
        ["gaussian ring"] = "0c0308b469d13269a4c8ff8e76402aff7ef8e901a43b2307c1b918abad9fbf71",
        ["exponential grid"] = "5ed460dfaa041d0505e5c90c28db1ba53ef380b1135cbf4f476386582739d5fa",
        ["small_world"] = "8189ba9483db45ffbacf57174036a215d156866616a3dad77e03aa8ab4ea84d9",
    };

    [Theory]
    [MemberData(nameof(Drawn), DisableDiscoveryEnumeration = true)]
    public void Chance_joins_the_same_pairs_on_every_machine(string name, Connector connector)
    {
        var lines = string.Concat(Pairs(Within(connector, 64)).Select(pair => $"{pair.Pre} {pair.Post}\n"));

        Assert.Equal(Digests[name], Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines))));
    }

    [Theory]
    [InlineData("{ fixed_number_pre: { n: 3, seed: 1 } }")]
    [InlineData("{ fixed_number_pre: { n: 2, seed: 1, allow_self: false } }")]
    [InlineData("{ fixed_number_post: { n: 2, seed: 1 } }")]
    [InlineData("{ distance_dependent: { space: line, probability: { step: { radius: 2 } }, seed: 1 } }")]
    [InlineData("{ distance_dependent: { space: { grid: { columns: 2, source_columns: 3, wrap: true } }, probability: { exponential: { length: 2, peak: 0.5 } }, max_distance: 1, seed: 1, allow_self: false } }")]
    [InlineData("{ distance_dependent: { space: ring, probability: { gaussian: { sigma: 1.5, peak: 0.25 } }, seed: 7 } }")]
    public void A_file_says_the_same_as_code(string connector)
    {
        Connector[] known =
        [
            Connector.FixedNumberPre(3, 1), Connector.FixedNumberPre(2, 1, false), Connector.FixedNumberPost(2, 1),
            Connector.DistanceDependent(Space.Line, Falloff.Step(2), 1),
            Connector.DistanceDependent(Space.Grid(2, 3, true), Falloff.Exponential(2, 0.5), 1, 1, false),
            Connector.DistanceDependent(Space.Ring, Falloff.Gaussian(1.5, 0.25), 7),
        ];

        var read = NetworkFile.Parse(Yaml.With("connector: all_to_all", $"connector: {connector}")).Projections[0].Connector;

        Assert.Single(known, read.Equals);
    }

    [Fact]
    public void A_small_world_and_weights_by_chance_are_read_from_a_file()
    {
        var network = NetworkFile.Parse(
            Yaml.With("size: 2", "size: 3").Replace("all_to_all", "{ small_world: { degree: 2, rewiring: 0.5, seed: 3 } }", StringComparison.Ordinal)
                .Replace("weight: 0.5", "weight: { normal: { mean: 1, deviation: 0.5, seed: 2, min: 0 } }", StringComparison.Ordinal));

        Assert.Equal(Connector.SmallWorld(2, 0.5, 3), network.Projections[0].Connector);
        Assert.Equal(WeightRule.Normal(1, 0.5, 2, min: 0), network.Projections[0].Weight);
        Assert.Equal(
            WeightRule.Each([1, 2, 3, 4, 5, 6]),
            NetworkFile.Parse(Yaml.With("weight: 0.5", "weight: [1, 2, 3, 4, 5, 6]")).Projections[0].Weight);
    }

    [Theory]
    [InlineData("{ fixed_number_pre: { n: 4, seed: 1 } }", "fixed_number_pre asks for 4 members of 'drive', but there are 3 to choose from.")]
    [InlineData("{ fixed_number_post: { n: 3, seed: 1 } }", "fixed_number_post asks for 3 members of 'cells', but there are 2 to choose from.")]
    [InlineData("{ fixed_number_pre: { n: -1, seed: 1 } }", "n of fixed_number_pre connector of the projection from 'drive' to 'cells' is '-1', but must be a whole number of 0 or more.")]
    [InlineData("{ small_world: { degree: 3, rewiring: 0, seed: 1 } }", "the degree of a small world is 3, but must be an even number of 2 or more: half of it to each side.")]
    [InlineData("{ small_world: { degree: 2, rewiring: 2, seed: 1 } }", "the rewiring of a small world is 2, but it must lie within 0..1.")]
    [InlineData("{ small_world: { degree: 2, rewiring: 0, seed: 1 } }", "small_world needs populations of one size, but 'drive' has 3 members and 'cells' has 2.")]
    [InlineData("{ distance_dependent: { space: cube, probability: { step: { radius: 2 } }, seed: 1 } }", "space of connector of the projection from 'drive' to 'cells' is 'cube', but must be line or ring.")]
    [InlineData("{ distance_dependent: { space: { grid: { columns: 3 } }, probability: { step: { radius: 2 } }, seed: 1 } }", "the grid has 3 columns, but 'cells' has 2 members: give it fewer columns.")]
    [InlineData("{ distance_dependent: { space: line, probability: { step: { radius: -2 } }, seed: 1 } }", "a probability falls over a distance of -2, but it must be above 0.")]
    [InlineData("{ distance_dependent: { space: line, probability: { gaussian: { sigma: 2, peak: 2 } }, seed: 1 } }", "the peak of a probability is 2, but it must lie within 0..1.")]
    [InlineData("{ distance_dependent: { space: line, probability: { step: { radius: 2 } }, seed: 1, max_distance: -1 } }", "max_distance is -1, but must be 0 or more.")]
    [InlineData("{ distance_dependent: { space: line, probability: { }, seed: 1 } }", "probability of connector of the projection from 'drive' to 'cells' needs one of gaussian, exponential, step.")]
    public void A_connector_that_cannot_join_is_refused(string connector, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake(Yaml.With("connector: all_to_all", $"connector: {connector}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{ normal: { mean: 0, deviation: -1, seed: 1 } }", "weights cannot be drawn with mean 0 and standard deviation -1: both must be finite, and the deviation not negative.")]
    [InlineData("{ normal: { mean: 0, deviation: 1, seed: 1, min: 1, max: 0 } }", "weights cannot be held within 1 to 0: both must be finite, and min not above max.")]
    [InlineData("[1, 2]", "the projection from 'drive' to 'cells' lists 2 weights, but has 6 connections: list one for each, in their order.")]
    public void Weights_that_cannot_be_drawn_are_refused(string weight, string sentence) => Assert.Contains(
        sentence, Yaml.Mistake(Yaml.With("weight: 0.5", $"weight: {weight}")).Message, StringComparison.Ordinal);

    private static int Apart(int one, int other, int size) => Math.Min(Math.Abs(one - other), size - Math.Abs(one - other));

    private static double PathLength(List<(int Pre, int Post)> pairs)
    {
        var targets = pairs.ToLookup(pair => pair.Pre, pair => pair.Post);
        return targets.Average(start =>
        {
            var distance = new Dictionary<int, int> { [start.Key] = 0 };
            var queue = new Queue<int>([start.Key]);
            while (queue.TryDequeue(out var here))
            {
                foreach (var next in targets[here].Where(next => distance.TryAdd(next, distance[here] + 1)))
                    queue.Enqueue(next);
            }

            return distance.Values.Where(steps => steps > 0).Average();
        });
    }

    /// <summary>How many of the pairs of a neuron's targets are joined themselves.</summary>
    private static double Clustering(List<(int Pre, int Post)> pairs)
    {
        var joined = pairs.ToHashSet();
        return pairs.GroupBy(pair => pair.Pre, pair => pair.Post).Average(targets =>
            (from one in targets from other in targets where one != other select joined.Contains((one, other)) ? 1.0 : 0).Average());
    }
}
