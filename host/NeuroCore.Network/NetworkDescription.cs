// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>
/// A network as its author describes it; made by <see cref="NetworkBuilder"/> or <see cref="NetworkFile"/>,
/// which leave nothing in it that contradicts itself. Two descriptions are equal if all their members are.
/// </summary>
public sealed record NetworkDescription
{
    /// <summary>Where the board's own chance starts if nobody says.</summary>
    public const ulong DefaultSeed = 1;

    internal NetworkDescription()
    {
    }

    /// <summary>Name of the network.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>What it is for, in a sentence; null if nobody said.</summary>
    public string? About { get; internal init; }

    /// <summary>Time that a tick stands for, seconds, above 0.</summary>
    public double TickSeconds { get; internal init; }

    /// <summary>How its numbers relate to the board's integers.</summary>
    public WeightMode Weights { get; internal init; }

    /// <summary>Where the board's own chance starts, of noise and of inputs that spike by chance.</summary>
    public ulong Seed { get; internal init; } = DefaultSeed;

    /// <summary>Populations of neurons, one or more, in the order of the description.</summary>
    public ImmutableArray<Population> Populations { get; internal init; }

    /// <summary>Sources that the host or drives make spike, in the order of the description.</summary>
    public ImmutableArray<InputPopulation> Inputs { get; internal init; }

    /// <summary>Projections, in the order of the description.</summary>
    public ImmutableArray<Projection> Projections { get; internal init; }

    /// <summary>Rules that projections may name, in the order of the description.</summary>
    public ImmutableArray<LearningRule> Rules { get; internal init; } = [];

    /// <summary>Whether and when weights change by them.</summary>
    public LearningControl Learning { get; internal init; } = LearningControl.Default;

    /// <summary>Run length and input that come with the description; null if it has no run length.</summary>
    public Stimulus? Stimulus { get; internal init; }

    /// <summary>How a run proceeds.</summary>
    public RunControl Control { get; internal init; } = RunControl.Default;

    /// <summary>Neurons whose spikes are handed to the host, one entry for a population; null if all are.</summary>
    public ImmutableArray<SpikeRecorder>? Recorders { get; internal init; }

    /// <summary>Values that are sampled; null if none are.</summary>
    public ProbeSet? Probes { get; internal init; }

    /// <summary>The neurons of a population whose spikes are handed to the host.</summary>
    /// <param name="population">Name of a population of neurons.</param>
    public Cells RecordedOf(string population) => Recorders is { } chosen
        ? chosen.FirstOrDefault(recorder => recorder.Population == population)?.Cells ?? Cells.None
        : Cells.All;

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
    public ConnectionList ConnectionsOf(Projection projection)
    {
        var ends = new ProjectionEnds(
            projection.Source, SizeOf(projection.Source), projection.Target, SizeOf(projection.Target));
        return ConnectionList.Of(PairList.Of(projection.Connector.Pairs(ends)), projection.Weight, Weights, projection.Options.Delay, TickSeconds);
    }

    /// <summary>
    /// The same network with no static projection of negative sign: the weights of those are turned round. Nothing is lost,
    /// since the opposite of every weight is a weight. One that learns stays, since its rule speaks of its weights as they are.
    /// </summary>
    public NetworkDescription WithPositiveSigns() => this with { Projections = [.. Projections.Select(Positive)] };

    private Projection Positive(Projection projection) => !projection.Options.Negative || projection.Options.Rule is not null ? projection : projection with
    {
        Connector = new ListConnector([.. ConnectionsOf(projection).Select(synapse =>
            new ListedPair(synapse.Pre, synapse.Post, 0 - synapse.Weight, Duration.Ticks(synapse.Delay)))]),
        Weight = null,
        Options = projection.Options with { Negative = false, Delay = null },
    };

    /// <summary>True if all members are equal.</summary>
    public bool Equals(NetworkDescription? other) =>
        other is not null && Name == other.Name && About == other.About && TickSeconds.Equals(other.TickSeconds) &&
        Weights == other.Weights && Populations.AsSpan().SequenceEqual(other.Populations.AsSpan()) &&
        Inputs.AsSpan().SequenceEqual(other.Inputs.AsSpan()) &&
        Projections.AsSpan().SequenceEqual(other.Projections.AsSpan()) && Equals(Stimulus, other.Stimulus) &&
        Seed == other.Seed && Learning == other.Learning && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan()) && Control == other.Control && Equals(Probes, other.Probes) &&
        Recorders.HasValue == other.Recorders.HasValue && (Recorders ?? []).AsSpan().SequenceEqual((other.Recorders ?? []).AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, TickSeconds, Weights, Populations.Length, Inputs.Length, Projections.Length);
}
