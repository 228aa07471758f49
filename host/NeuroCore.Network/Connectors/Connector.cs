// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>Which members of two populations are joined.</summary>
public abstract record Connector
{
    /// <summary>Everybody with everybody.</summary>
    /// <param name="allowSelf">False leaves out a neuron's connection to itself.</param>
    public static Connector AllToAll(bool allowSelf = true) => new AllToAllConnector(allowSelf);

    /// <summary>Number i with number i; both populations must be of one size.</summary>
    public static Connector OneToOne { get; } = new OneToOneConnector();

    /// <summary>Each pair with the same probability.</summary>
    /// <param name="probability">0..1.</param>
    /// <param name="seed">Where <see cref="SplitMix64"/> starts: the same seed gives the same pairs everywhere.</param>
    /// <param name="allowSelf">False leaves out a neuron's connection to itself.</param>
    /// <exception cref="DescriptionException">The probability is not within 0..1.</exception>
    public static Connector FixedProbability(double probability, ulong seed, bool allowSelf = true) =>
        new FixedProbabilityConnector(probability, seed, allowSelf);

    /// <summary>The same number of sources for every target, drawn without repetition: a fixed in-degree.</summary>
    /// <param name="number">Sources of each target, 0 or more.</param>
    /// <param name="seed">Where <see cref="SplitMix64"/> starts.</param>
    /// <param name="allowSelf">False leaves out a neuron's connection to itself.</param>
    /// <exception cref="DescriptionException">The number is negative.</exception>
    public static Connector FixedNumberPre(int number, ulong seed, bool allowSelf = true) =>
        new FixedNumberPreConnector(number, seed, allowSelf);

    /// <summary>The same number of targets for every source, drawn without repetition: a fixed out-degree.</summary>
    /// <param name="number">Targets of each source, 0 or more.</param>
    /// <param name="seed">Where <see cref="SplitMix64"/> starts.</param>
    /// <param name="allowSelf">False leaves out a neuron's connection to itself.</param>
    /// <exception cref="DescriptionException">The number is negative.</exception>
    public static Connector FixedNumberPost(int number, ulong seed, bool allowSelf = true) =>
        new FixedNumberPostConnector(number, seed, allowSelf);

    /// <summary>Each pair with a probability that depends on its distance.</summary>
    /// <param name="space">Where the members of both populations lie.</param>
    /// <param name="probability">Probability by distance.</param>
    /// <param name="seed">Where <see cref="SplitMix64"/> starts.</param>
    /// <param name="maxDistance">Pairs further apart are not joined, 0 or more; null: however far.</param>
    /// <param name="allowSelf">False leaves out a neuron's connection to itself.</param>
    /// <exception cref="DescriptionException">The distance is negative.</exception>
    public static Connector DistanceDependent(
        Space space, Falloff probability, ulong seed, double? maxDistance = null, bool allowSelf = true) =>
        new DistanceConnector(space, probability, seed, maxDistance, allowSelf);

    /// <summary>The small world of Watts and Strogatz: neighbours on a ring, some connections going elsewhere; no neuron to itself.</summary>
    /// <param name="degree">Targets of each source: an even number, half of them to each side.</param>
    /// <param name="rewiring">Probability that a connection goes elsewhere, 0..1.</param>
    /// <param name="seed">Where <see cref="SplitMix64"/> starts.</param>
    /// <exception cref="DescriptionException">A number is out of range.</exception>
    public static Connector SmallWorld(int degree, double rewiring, ulong seed) => new SmallWorldConnector(degree, rewiring, seed);

    /// <summary>The pairs listed; the projection has the weight.</summary>
    /// <param name="pairs">Indices in the source and in the target, from 0.</param>
    public static Connector FromList(IEnumerable<(int Pre, int Post)> pairs) =>
        new ListConnector(pairs.Select(pair => new ListedPair(pair.Pre, pair.Post, null)));

    /// <summary>The pairs listed, with their weights.</summary>
    /// <param name="synapses">Indices in the source and in the target, from 0, and weights.</param>
    public static Connector FromList(IEnumerable<(int Pre, int Post, double Weight)> synapses) =>
        new ListConnector(synapses.Select(synapse => new ListedPair(synapse.Pre, synapse.Post, synapse.Weight)));

    /// <summary>The pairs listed, with their weights and delays; all with a weight or none, all with a delay or none.</summary>
    /// <param name="pairs">Indices in the source and in the target, from 0.</param>
    public static Connector FromList(IEnumerable<ListedPair> pairs) => new ListConnector(pairs);

    /// <summary>The rows of a CSV file with a header, read now.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pre">Column of the index in the source.</param>
    /// <param name="post">Column of the index in the target.</param>
    /// <param name="weight">Column of the weight; null if the projection has the weight.</param>
    /// <param name="delay">Column of the delay, in ticks; null if the file has none.</param>
    /// <exception cref="DescriptionException">The file cannot be read, lacks a column or has a bad row.</exception>
    public static Connector FromCsv(
        string path, string pre = "pre", string post = "post", string? weight = "weight", string? delay = null) =>
        ConnectionCsv.Read(path, pre, post, weight, delay);

    /// <summary>True if the connector has a weight for every pair.</summary>
    public virtual bool BringsEveryWeight => false;

    /// <summary>True if the connector has a weight for some pair.</summary>
    public virtual bool BringsSomeWeight => false;

    /// <summary>True if the connector has a delay for every pair.</summary>
    public virtual bool BringsEveryDelay => false;

    /// <summary>True if the connector has a delay for some pair.</summary>
    public virtual bool BringsSomeDelay => false;

    /// <summary>Pairs in a fixed order, that of the weights.</summary>
    /// <param name="ends">The populations; indices are known to be in range.</param>
    internal abstract IEnumerable<ListedPair> Pairs(ProjectionEnds ends);

    /// <summary>Refuses populations that the connector cannot join.</summary>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    internal abstract void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode);

    /// <summary>All pairs, source by source, target by target.</summary>
    private protected static IEnumerable<ListedPair> AllPairs(ProjectionEnds ends)
    {
        for (var pre = 0; pre < ends.SourceSize; pre++)
        {
            for (var post = 0; post < ends.TargetSize; post++)
                yield return new ListedPair(pre, post, null);
        }
    }

    /// <summary>True if the pair is a neuron and itself.</summary>
    private protected static bool IsSelf(ProjectionEnds ends, ListedPair pair) => ends.Recurrent && pair.Pre == pair.Post;
}
