// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Protocols;

/// <summary>
/// A network in which every case of a protocol has its own synapses, so that one run does all of them. Neurons fire when their
/// teacher says so and not otherwise: the synapses that learn deliver nothing.
/// </summary>
public sealed class ProtocolNetwork
{
    /// <summary>Name of the projection that learns.</summary>
    public const string Plastic = "plastic";

    private const string Rule = "protocol";
    private const string Sources = "pre";
    private const string Teachers = "teacher";
    private const string Cells = "post";
    private const int Threshold = 100;
    private const int Strong = 127;

    private readonly int _sources;
    private readonly int _neurons;
    private readonly ImmutableArray<(int Pre, int Post)> _groups;

    /// <param name="cases">The cases. Those with the same spikes on one side share sources, or neurons.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="sources">Sources of each group.</param>
    /// <param name="neurons">Neurons of each group: a case has as many synapses as it has pairs of both.</param>
    /// <param name="start">Weight of all synapses before the first tick.</param>
    /// <param name="seed">Where the board's chance starts.</param>
    public ProtocolNetwork(ImmutableArray<ProtocolCase> cases, IProtocolRule rule, int sources, int neurons, int start, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Cases = cases;
        Start = start;
        (_sources, _neurons) = (sources, neurons);
        var pre = Trains(cases.Select(item => item.Pre));
        var post = Trains(cases.Select(item => item.Post));
        _groups = [.. cases.Select(item => (IndexOf(pre, item.Pre), IndexOf(post, item.Post)))];
        var builder = new NetworkBuilder("protocol", Duration.Milliseconds(1), WeightMode.Exact)
            .Seed(seed)
            .Inputs(Sources, pre.Length * sources)
            .Inputs(Teachers, post.Length)
            .Neurons(Cells, post.Length * neurons, new NeuronParameters { Threshold = Threshold, TauMembrane = Decay.AtOnce })
            .Rule(LearningRule.Of(Rule, rule.Text))
            .Project(Sources, Cells, Connector.FromList(Pairs()), start, Plastic, new ProjectionOptions { Rule = Rule, Enabled = false })
            .Project(Teachers, Cells, Connector.FromList(post.SelectMany((_, group) => Members(group, neurons).Select(neuron => (group, neuron)))), Strong)
            .Run(Duration.Ticks(cases.Max(item => Math.Max(item.Pre[^1], item.Post[^1])) + 1));
        for (var group = 0; group < pre.Length; group++)
            builder.Spikes(Sources, [.. Members(group, sources)], pre[group].Select(tick => Duration.Ticks(tick)));
        for (var group = 0; group < post.Length; group++)
            builder.Spikes(Teachers, [group], post[group].Select(tick => Duration.Ticks(tick)));
        Description = builder.Build();
    }

    /// <summary>The cases.</summary>
    public ImmutableArray<ProtocolCase> Cases { get; }

    /// <summary>Weight of all synapses before the first tick.</summary>
    public int Start { get; }

    /// <summary>Synapses of each case.</summary>
    public int SynapsesEach => _sources * _neurons;

    /// <summary>The network, with the spikes of the protocol as its stimulus.</summary>
    public NetworkDescription Description { get; }

    /// <summary>Index in <see cref="Plastic"/> of every synapse of a case.</summary>
    public IEnumerable<(int Pre, int Post)> Synapses(int number) =>
        Members(_groups[number].Pre, _sources).SelectMany(pre => Members(_groups[number].Post, _neurons).Select(post => (pre, post)));

    private IEnumerable<(int Pre, int Post)> Pairs() =>
        _groups.SelectMany((_, number) => Synapses(number)).Distinct();

    private static IEnumerable<int> Members(int group, int size) => Enumerable.Range(group * size, size);

    private static ImmutableArray<ImmutableArray<int>> Trains(IEnumerable<ImmutableArray<int>> all) =>
        [.. all.DistinctBy(train => string.Join(',', train))];

    private static int IndexOf(ImmutableArray<ImmutableArray<int>> trains, ImmutableArray<int> train) =>
        trains.TakeWhile(other => !other.SequenceEqual(train)).Count();
}
