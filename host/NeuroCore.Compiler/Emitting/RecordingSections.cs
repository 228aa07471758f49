// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>What the board hands to the host.</summary>
internal static class RecordingSections
{
    private const int WordBits = 16;

    /// <summary>The neurons that are reported, and the values that are sampled.</summary>
    public static IEnumerable<ImageSection> Of(NetworkDescription network, Placement placement, Configuration target)
    {
        if (target.Has(Capabilities.Report))
        {
            var words = new ushort[(placement.Neurons + WordBits - 1) / WordBits];
            foreach (var place in placement.Populations)
            {
                foreach (var neuron in network.RecordedOf(place.Population.Name).In(place.Population.Size).Select(place.Neuron))
                    words[neuron / WordBits] |= (ushort)(1 << (neuron % WordBits));
            }

            yield return new ImageSection(Bank.Report, 0, [.. words]);
        }

        if (target.Has(Capabilities.Probes) && network.Probes is not null)
            yield return new ImageSection(Bank.Probe, 0, [.. Probes(network, placement).Select(probe => probe.ToWord())]);
    }

    /// <summary>The words that are sampled, in the order of the description.</summary>
    public static IEnumerable<ProbeWord> Probes(NetworkDescription network, Placement placement) =>
        from probe in network.Probes?.Probes ?? []
        let place = placement.Populations.First(place => place.Population.Name == probe.Population)
        from index in probe.Cells.In(place.Population.Size)
        select new ProbeWord(BankOf(probe.Value), place.Neuron(index));

    private static Bank BankOf(ProbedValue value) => value switch
    {
        ProbedValue.Membrane => Bank.Membrane,
        ProbedValue.Current => Bank.Current,
        ProbedValue.Threshold => Bank.Threshold,
        _ => Bank.Adaptation,
    };
}
