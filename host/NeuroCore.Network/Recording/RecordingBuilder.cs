// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace NeuroCore.Network;

/// <summary>Gathers what is recorded, each entry checked as it comes.</summary>
/// <param name="populations">Populations of neurons; may grow.</param>
/// <param name="inputs">Inputs; may grow.</param>
internal sealed class RecordingBuilder(IReadOnlyList<Population> populations, IReadOnlyList<InputPopulation> inputs)
{
    private List<SpikeRecorder>? _recorders;

    /// <summary>Neurons whose spikes are handed to the host; null is all.</summary>
    public ImmutableArray<SpikeRecorder>? Recorders => _recorders is null ? null : [.. _recorders];

    /// <summary>What is sampled; null is nothing.</summary>
    public ProbeSet? Probes { get; private set; }

    /// <summary>No spikes, unless others are added.</summary>
    public void Nothing() => _recorders ??= [];

    /// <summary>The spikes of these neurons.</summary>
    public void Add(string population, Cells cells)
    {
        cells.Require(SizeOf(population), $"the recording of '{population}'");
        if (_recorders?.Any(other => other.Population == population) == true)
            throw new DescriptionException($"'{population}' is recorded twice: name all its cells in one entry.");
        (_recorders ??= []).Add(new SpikeRecorder(population, cells));
    }

    /// <summary>Values of neurons, sampled together.</summary>
    public void AddProbes(int every, ImmutableArray<Probe> probes)
    {
        if (Probes is not null)
            throw new DescriptionException("there are two lists of probes, but all values are sampled together: make one of them.");
        if (every is < 1 or > ProbeSet.MostTicks)
        {
            throw new DescriptionException(string.Create(
                CultureInfo.InvariantCulture, $"probes are sampled every {every} ticks, but it must be every 1 to {ProbeSet.MostTicks}."));
        }

        var values = 0;
        foreach (var probe in probes)
        {
            var size = SizeOf(probe.Population);
            probe.Cells.Require(size, $"a probe of '{probe.Population}'");
            values += probe.Cells.In(size).Length;
        }

        Probes = values is >= 1 and <= ProbeSet.MostValues
            ? new ProbeSet(every, probes)
            : throw new DescriptionException($"the probes are {values} values, but must be 1 to {ProbeSet.MostValues}: name fewer cells, a value of each counts as one.");
    }

    private int SizeOf(string name) =>
        populations.FirstOrDefault(population => population.Name == name)?.Size ??
        throw new DescriptionException(inputs.Any(input => input.Name == name)
            ? $"'{name}' is recorded, but is an input: only neurons can be."
            : $"'{name}' is recorded, but is no population: {Nearest.Hint(name, [.. populations.Select(known => known.Name)])}");
}
