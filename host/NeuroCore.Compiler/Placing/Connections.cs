// SPDX-License-Identifier: Apache-2.0
using System.Collections;
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
    public ImmutableArray<ConnectionList> Of { get; }

    /// <summary>Members of all populations and inputs.</summary>
    public int Members => _members;

    /// <summary>All that arrives at a population.</summary>
    public Arrivals Into(string population) => new(
        [.. _network.Projections.Zip(Of).Where(pair => pair.First.Target == population).Select(pair => (_firstMember[pair.First.Source], pair.Second))]);

    /// <summary>For each neuron of a population, the sum of its absolute weights.</summary>
    public double[] Reach(string population, int size)
    {
        var sums = new double[size];
        for (var i = 0; i < Of.Length; i++)
        {
            var factor = Math.ScaleB(1, _network.Projections[i].Options.Exponent ?? 0);
            if (_network.Projections[i].Target != population)
                continue;
            foreach (var connection in Of[i])
                sums[connection.Post] += Math.Abs(connection.Weight) * factor;
        }

        return sums;
    }

    /// <summary>For each member of a population or an input, the blocks that it reaches in each population.</summary>
    public IEnumerable<IReadOnlyList<Reach>> Reaches(ImmutableArray<ImmutableArray<int>> orders, int lanes)
    {
        var reaches = Enumerable.Range(0, _members).Select(_ => new List<Reach>()).ToArray();
        var (first, last) = (new int[_members], new int[_members]);
        for (var target = 0; target < orders.Length; target++)
        {
            Array.Fill(last, -1);
            var arrivals = Into(_network.Populations[target].Name);
            var order = orders[target].AsSpan();
            foreach (var (begin, connections) in arrivals.Parts)
            {
                foreach (var connection in connections)
                {
                    var (source, block) = (begin + connection.Pre, order[connection.Post] / lanes);
                    first[source] = last[source] < 0 ? block : Math.Min(first[source], block);
                    last[source] = Math.Max(last[source], block);
                }
            }

            for (var source = 0; source < _members; source++)
            {
                if (last[source] >= 0)
                    reaches[source].Add(new Reach(target, first[source], last[source]));
            }
        }

        return reaches;
    }

    private void RequireSinglePairs()
    {
        var taken = new BitArray[_members];    // by source, who of all members it reaches
        for (var i = 0; i < Of.Length; i++)
        {
            var (source, target) = (_firstMember[_network.Projections[i].Source], _firstMember[_network.Projections[i].Target]);
            foreach (var connection in Of[i])
            {
                var reached = taken[source + connection.Pre] ??= new BitArray(_members);
                if (reached[target + connection.Post])
                    throw Twice(connection, _network.Projections[i], FirstOf(source + connection.Pre, target + connection.Post));
                reached[target + connection.Post] = true;
            }
        }
    }

    private Projection FirstOf(int source, int target) => _network.Projections.Zip(Of).First(pair => pair.Second.Any(connection =>
        _firstMember[pair.First.Source] + connection.Pre == source && _firstMember[pair.First.Target] + connection.Post == target)).First;

    private NeuroCoreException Twice(Connection connection, Projection second, Projection first)
    {
        var where = first.Name == second.Name ? $"in projection '{first.Name}'" : $"in projections '{first.Name}' and '{second.Name}'";
        return new NeuroCoreException(
            $"The network '{_network.Name}' has two synapses from {second.Source}[{connection.Pre}] to {second.Target}[{connection.Post}], {where}, " +
            "but the board has one weight for a pair: leave one out, or make one of the two.");
    }
}
