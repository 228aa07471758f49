// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Running;

/// <summary>A value that was sampled, as a user knows it.</summary>
/// <param name="Tick">Tick after which it was sampled, counted from the start of the run.</param>
/// <param name="Population">Name of the population.</param>
/// <param name="Index">Which of its members, from 0.</param>
/// <param name="Quantity">Name of the value.</param>
/// <param name="Value">The board's integer.</param>
internal readonly record struct NamedSample(long Tick, string Population, int Index, string Quantity, int Value);

/// <summary>Probes of populations as words of banks, and back.</summary>
internal static class ProbePlaces
{
    private static readonly (ProbedValue Value, Bank Bank)[] s_banks =
    [
        (ProbedValue.Membrane, Bank.Membrane), (ProbedValue.Current, Bank.Current),
        (ProbedValue.Threshold, Bank.Threshold), (ProbedValue.Theta, Bank.Adaptation),
    ];

    /// <summary>The words that are sampled, in the order of the probes.</summary>
    /// <exception cref="NeuroCoreException">The image has no such population or member, or they are too many.</exception>
    public static ImmutableArray<ProbeWord> Words(IEnumerable<Probe> probes, RegisterImage image)
    {
        var words = probes.SelectMany(probe => Words(probe, image)).ToImmutableArray();
        return words.Length <= ControlRules.MostProbes
            ? words
            : throw new NeuroCoreException($"The probes are {words.Length} values, but {ControlRules.MostProbes} can be sampled: name fewer cells.");
    }

    /// <summary>The samples of a run. Words that belong to no population keep the names of the board.</summary>
    public static IEnumerable<NamedSample> Named(RunResult run) => run.Record.Samples.Select(sample =>
    {
        var place = run.Populations.Select(population => population.Place).FirstOrDefault(place => place.Holds(sample.Address));
        var known = Array.FindIndex(s_banks, entry => entry.Bank == sample.Bank);
        return place is null || known < 0
            ? new NamedSample(sample.Tick - run.Record.FirstTick, sample.Bank.ToString(), sample.Address, "word", sample.Value)
            : new NamedSample(
                sample.Tick - run.Record.FirstTick, place.Name, place.Index(sample.Address),
                ProbeText.Values.First(entry => entry.Value == s_banks[known].Value).Key, (short)sample.Value);
    });

    private static IEnumerable<ProbeWord> Words(Probe probe, RegisterImage image)
    {
        var place = image.Metadata.Populations.FirstOrDefault(place => !place.IsInput && place.Name == probe.Population) ??
            throw new NeuroCoreException($"'{probe.Population}' is probed, but is no population of neurons of '{image.Metadata.Name}': check the name.");
        var bank = s_banks.First(entry => entry.Value == probe.Value).Bank;
        foreach (var index in probe.Cells.In(place.Count))
        {
            yield return index < place.Count
                ? new ProbeWord(bank, place.Position(index))
                : throw new NeuroCoreException($"{probe.Population}[{index}] is probed, but there are {place.Count} of them: use 0..{place.Count - 1}.");
        }
    }
}
