// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;
using Xunit.Abstractions;

namespace NeuroCore.Compiler.Tests;

public class OrderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0, false, 1)]
    [InlineData(0, true, 0.25)]
    [InlineData(0.1, true, 0.8)]
    public void A_small_world_is_laid_out_in_fewer_blocks(double rewired, bool shuffled, double most)
    {
        const int size = 256;
        const int reach = 4;
        var chance = new SplitMix64(3);
        var names = Enumerable.Range(0, size).ToArray();
        if (shuffled)
            names = [.. names.OrderBy(_ => chance.NextUnit())];
        var pairs = new HashSet<(int Pre, int Post)>();
        for (var i = 0; i < size; i++)
        {
            for (var far = 1; far <= reach; far++)
            {
                pairs.Add((names[i], names[Target(i + far)]));
                pairs.Add((names[i], names[Target(i - far)]));
            }
        }

        Measured($"ring of {size}, 8 neighbours, {rewired:P0} rewired{(shuffled ? ", shuffled" : "")}", size, pairs, most);

        int Target(int regular) => chance.NextUnit() < rewired ? (int)(chance.NextUnit() * size) : (regular + size) % size;
    }

    [Theory]
    [InlineData(0.01, 0.8)]
    [InlineData(0.1, 1)]
    public void A_random_network_is_laid_out_in_no_more_blocks(double probability, double most)
    {
        var chance = new SplitMix64(4);
        var pairs = Enumerable.Range(0, 256 * 256).Select(pair => (pair / 256, pair % 256)).Where(_ => chance.NextUnit() < probability).ToHashSet();
        Measured($"256 neurons, each pair with {probability:P0}", 256, pairs, most);
    }

    private void Measured(string what, int size, HashSet<(int Pre, int Post)> pairs, double most)
    {
        const int lanes = 8;
        var network = new NetworkBuilder("net", Duration.Milliseconds(1)).Neurons("cells", size, new NeuronParameters { Threshold = 1 }).Project("cells", "cells", Connector.FromList(pairs), 1).Build();
        var arrivals = new Connections(network).Into("cells");
        var order = NeuronOrder.Of(size, lanes, size, arrivals);
        var (before, after) = (Blocks(index => index), Blocks(index => order[index]));
        output.WriteLine($"{what}: {before} blocks in the order of the description, {after} in the compiler's; {pairs.Count / (double)(before * lanes):P0} and {pairs.Count / (double)(after * lanes):P0} full");

        Assert.Equal(Enumerable.Range(0, size), order.Order());
        Assert.InRange(after, 0, most * before);
        Assert.Equal(order.AsEnumerable(), NeuronOrder.Of(size, lanes, size, arrivals));

        int Blocks(Func<int, int> offset) => pairs.GroupBy(pair => pair.Pre, pair => offset(pair.Post) / lanes).Sum(group => group.Max() - group.Min() + 1);
    }
}
