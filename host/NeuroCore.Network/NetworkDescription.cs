// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>
/// A network as its author describes it; made by <see cref="NetworkBuilder"/> or <see cref="NetworkFile"/>,
/// which leave nothing in it that contradicts itself. Two descriptions are equal if all their members are.
/// </summary>
public sealed record NetworkDescription
{
    internal NetworkDescription(
        string name,
        string? about,
        double tickSeconds,
        WeightMode weights,
        ImmutableArray<Population> populations,
        ImmutableArray<InputPopulation> inputs,
        ImmutableArray<Projection> projections,
        Stimulus? stimulus)
    {
        Name = name;
        About = about;
        TickSeconds = tickSeconds;
        Weights = weights;
        Populations = populations;
        Inputs = inputs;
        Projections = projections;
        Stimulus = stimulus;
    }

    /// <summary>Name of the network.</summary>
    public string Name { get; }

    /// <summary>What it is for, in a sentence; null if nobody said.</summary>
    public string? About { get; }

    /// <summary>Time that a tick stands for, seconds, above 0.</summary>
    public double TickSeconds { get; }

    /// <summary>How its numbers relate to the board's integers.</summary>
    public WeightMode Weights { get; }

    /// <summary>Populations of neurons, one or more, in the order of the description.</summary>
    public ImmutableArray<Population> Populations { get; }

    /// <summary>Sources that the host drives, in the order of the description.</summary>
    public ImmutableArray<InputPopulation> Inputs { get; }

    /// <summary>Projections, in the order of the description.</summary>
    public ImmutableArray<Projection> Projections { get; }

    /// <summary>Run length and input that come with the description; null if it has no run length.</summary>
    public Stimulus? Stimulus { get; }

    /// <summary>Members of a population or an input of this network.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="DescriptionException">There is none of this name.</exception>
    public int SizeOf(string name) =>
        Populations.FirstOrDefault(population => population.Name == name)?.Size ??
        Inputs.FirstOrDefault(input => input.Name == name)?.Size ??
        throw new DescriptionException(
            $"the network '{Name}' has no population '{name}': " +
            Nearest.Hint(name, [.. Populations.Select(known => known.Name), .. Inputs.Select(known => known.Name)]));

    /// <summary>The synapses of a projection of this network, always the same and in the same order.</summary>
    /// <param name="projection">One of <see cref="Projections"/>.</param>
    public ImmutableArray<Connection> ConnectionsOf(Projection projection)
    {
        var ends = new ProjectionEnds(
            projection.Source, SizeOf(projection.Source), projection.Target, SizeOf(projection.Target));
        var pairs = projection.Connector.Pairs(ends);
        if (projection.Weight is null)
            return [.. pairs.Select(pair => new Connection(pair.Pre, pair.Post, pair.Weight!.Value))];
        var met = pairs.ToImmutableArray();
        return [.. met.Zip(projection.Weight.Of(met, Weights), (pair, weight) => new Connection(pair.Pre, pair.Post, weight))];
    }

    /// <summary>True if all members are equal.</summary>
    public bool Equals(NetworkDescription? other) =>
        other is not null && Name == other.Name && About == other.About && TickSeconds.Equals(other.TickSeconds) &&
        Weights == other.Weights && Populations.AsSpan().SequenceEqual(other.Populations.AsSpan()) &&
        Inputs.AsSpan().SequenceEqual(other.Inputs.AsSpan()) &&
        Projections.AsSpan().SequenceEqual(other.Projections.AsSpan()) && Equals(Stimulus, other.Stimulus);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, TickSeconds, Weights, Populations.Length, Inputs.Length, Projections.Length);
}
