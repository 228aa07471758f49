// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Comparing;

/// <summary>What is to be compared.</summary>
/// <param name="Network">The description.</param>
/// <param name="Build">Build that it is compiled for.</param>
/// <param name="Stimulus">Spikes of inputs.</param>
/// <param name="Ticks">Ticks to run.</param>
internal sealed record ComparisonRequest(NetworkDescription Network, Configuration Build, Stimulus Stimulus, int Ticks)
{
    /// <summary>Bits of the numbers in integers.</summary>
    public NetworkWidths Widths { get; init; } = NetworkWidths.Hardware;

    /// <summary>What data need of the integers; null: room for the worst.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Samples that the stimulus shows, each to a network at rest; null: it is one.</summary>
    public LabelledSamples? Labels { get; init; }

    /// <summary>What data need of the integers of a network.</summary>
    /// <param name="network">The description.</param>
    /// <param name="stimulus">The data.</param>
    /// <param name="ticks">Ticks to run.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NeuroCoreException">A spike is of no input of the network, or negative.</exception>
    public static Calibration Calibrate(NetworkDescription network, Stimulus stimulus, int ticks, CancellationToken cancellation)
    {
        var sizes = network.Inputs.ToDictionary(input => input.Name, input => input.Size, StringComparer.Ordinal);
        foreach (var spike in stimulus.Spikes)
        {
            if (!sizes.TryGetValue(spike.Population, out var size) || spike.Index >= size)
                throw new NeuroCoreException($"The spikes to calibrate by drive {spike.Population}[{spike.Index}], which is no input of '{network.Name}': give those of this network.");
            if (spike.Negative)
                throw new NeuroCoreException($"The spikes to calibrate by have a negative one, of {spike.Population}[{spike.Index}] in tick {spike.Tick}, which double precision does not know here: calibrate by spikes without signs.");
        }

        var real = new RealNetwork(network);
        var sent = stimulus.Spikes.ToLookup(spike => spike.Tick);
        for (var tick = 0; tick < ticks; tick++)
        {
            cancellation.ThrowIfCancellationRequested();
            real.Tick(tick, sent[tick]);
        }

        return real.Seen;
    }
}

/// <summary>What came of a comparison.</summary>
/// <param name="Compared">The populations, in the order of the description.</param>
/// <param name="Seen">What the data need of integers.</param>
/// <param name="Answers">How samples with labels were answered; null: there are none.</param>
internal sealed record ComparisonResult(ImmutableArray<ComparedPopulation> Compared, Calibration Seen, Answers? Answers)
{
    /// <summary>Share of right answers in integers; where there are no labels, least share of spikes of a population that have a partner at most a tick away.</summary>
    public double Agreement => Answers?.Integer ?? Compared.Min(population => population.Near);
}
