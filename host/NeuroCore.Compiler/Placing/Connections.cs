// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>The connections of every projection of a network, made out once; no pair has two.</summary>
internal sealed class Connections
{
    private readonly NetworkDescription _network;
    private readonly Dictionary<string, int> _firstMember = [];
    private readonly int _members;

    /// <param name="network">The network.</param>
    /// <exception cref="NeuroCoreException">A pair has two synapses: the board has one weight for it.</exception>
    public Connections(NetworkDescription network)
    {
        _network = network;
        foreach (var (name, size) in network.Populations.Select(one => (one.Name, one.Size)).Concat(network.Inputs.Select(one => (one.Name, one.Size))))
        {
            _firstMember.Add(name, _members);
            _members += size;
        }

        Of = [.. network.Projections.Select(network.ConnectionsOf)];
        RequireSinglePairs();
    }

    /// <summary>The connections of each projection.</summary>
    public ImmutableArray<ImmutableArray<Connection>> Of { get; }

    /// <summary>All that arrives at a population: sources count through populations and inputs, neurons within the population.</summary>
    public (int Sources, List<(int Source, int Neuron)> Pairs) Into(string population)
    {
        var pairs = new List<(int, int)>();
        for (var i = 0; i < Of.Length; i++)
        {
            var first = _firstMember[_network.Projections[i].Source];
            if (_network.Projections[i].Target == population)
                pairs.AddRange(Of[i].Select(connection => (first + connection.Pre, connection.Post)));
        }

        return (_members, pairs);
    }

    /// <summary>For each neuron of a population, the sum of its absolute weights.</summary>
    public double[] Reach(string population, int size)
    {
        var sums = new double[size];
        for (var i = 0; i < Of.Length; i++)
        {
            var factor = Math.ScaleB(1, _network.Projections[i].Options.Exponent ?? 0);
            foreach (var connection in Of[i].Where(_ => _network.Projections[i].Target == population))
                sums[connection.Post] += Math.Abs(connection.Weight) * factor;
        }

        return sums;
    }

    /// <summary>For each member of a population or an input, the blocks that it reaches in each population.</summary>
    public IEnumerable<IReadOnlyList<Reach>> Reaches(ImmutableArray<ImmutableArray<int>> orders, int lanes)
    {
        var reaches = Enumerable.Range(0, _members).Select(_ => new List<Reach>()).ToArray();
        for (var target = 0; target < orders.Length; target++)
        {
            var order = orders[target];
            foreach (var group in Into(_network.Populations[target].Name).Pairs.GroupBy(pair => pair.Source, pair => order[pair.Neuron] / lanes))
                reaches[group.Key].Add(new Reach(target, group.Min(), group.Max()));
        }

        return reaches;
    }

    private void RequireSinglePairs()
    {
        var taken = new Dictionary<(int Source, string Target, int Neuron), int>();
        for (var i = 0; i < Of.Length; i++)
        {
            var projection = _network.Projections[i];
            foreach (var connection in Of[i])
            {
                var pair = (_firstMember[projection.Source] + connection.Pre, projection.Target, connection.Post);
                if (!taken.TryAdd(pair, i))
                    throw Twice(connection, projection, _network.Projections[taken[pair]]);
            }
        }
    }

    private NeuroCoreException Twice(Connection connection, Projection second, Projection first)
    {
        var where = first.Name == second.Name ? $"in projection '{first.Name}'" : $"in projections '{first.Name}' and '{second.Name}'";
        return new NeuroCoreException(
            $"The network '{_network.Name}' has two synapses from {second.Source}[{connection.Pre}] to {second.Target}[{connection.Post}], {where}, " +
            "but the board has one weight for a pair: leave one out, or make one of the two.");
    }
}
