// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Comparing;

/// <summary>Samples with labels, and the population whose neurons stand for them.</summary>
/// <param name="Classes">Its name: neuron k stands for the label k.</param>
/// <param name="Samples">The samples, in the order of their ticks.</param>
internal sealed record LabelledSamples(string Classes, ImmutableArray<LabelledSample> Samples)
{
    /// <summary>Reads the labels of a network's stimulus.</summary>
    /// <param name="path">A CSV file with the columns tick and label.</param>
    /// <param name="network">The network.</param>
    /// <param name="classes">Population that answers; null: the only one that nothing leaves.</param>
    /// <param name="ticks">Length of the run; null: as long as they need.</param>
    /// <exception cref="NeuroCoreException">There is no such population, or none to be chosen; or a row of the file is wrong.</exception>
    public static LabelledSamples Load(string path, NetworkDescription network, string? classes, int? ticks)
    {
        var population = classes is null ? Last(network) : network.Populations.FirstOrDefault(one => one.Name == classes)
            ?? throw new NeuroCoreException($"'{network.Name}' has no population '{classes}': it has {string.Join(", ", network.Populations.Select(one => one.Name))}.");
        return new LabelledSamples(population.Name, LabelCsv.Read(path, ticks ?? int.MaxValue, population.Size));
    }

    /// <summary>Ticks that they need: the last of them as long as the longest before it.</summary>
    public int Ticks => (int)Math.Min(int.MaxValue, Samples[^1].Tick + (long)Samples.Zip(Samples.Skip(1), (one, next) => next.Tick - one.Tick).DefaultIfEmpty(1).Max());

    private static Population Last(NetworkDescription network) =>
        network.Populations.Where(population => network.Projections.All(projection => projection.Source != population.Name)).ToList() is [var last]
            ? last
            : throw new NeuroCoreException($"Which population of '{network.Name}' answers is not plain, since not exactly one is left by no projection: name it with --classes.");
}
