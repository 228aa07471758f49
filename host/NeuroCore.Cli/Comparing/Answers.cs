// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Cli.Comparing;

/// <summary>How both answered to samples with labels.</summary>
/// <param name="Samples">Samples.</param>
/// <param name="RealRight">Of them answered right in double precision.</param>
/// <param name="IntegerRight">Of them answered right in integers.</param>
/// <param name="Alike">Of them answered alike.</param>
internal sealed record Answers(int Samples, int RealRight, int IntegerRight, int Alike)
{
    private const int Silent = -1;

    /// <summary>Share of right answers in double precision.</summary>
    public double Real => (double)RealRight / Samples;

    /// <summary>Share of right answers in integers.</summary>
    public double Integer => (double)IntegerRight / Samples;

    /// <summary>Answers by the spikes of the classes: the neuron with the most of a sample, of equals the first; who is silent is wrong.</summary>
    public static Answers Of(ImmutableArray<LabelledSample> samples, IReadOnlyList<(int Index, int Tick)> real, IReadOnlyList<(int Index, int Tick)> integer)
    {
        var (one, two) = (Given(samples, real), Given(samples, integer));
        return new Answers(
            samples.Length,
            one.Where((answer, sample) => answer == samples[sample].Label).Count(),
            two.Where((answer, sample) => answer == samples[sample].Label).Count(),
            one.Where((answer, sample) => answer == two[sample]).Count());
    }

    private static int[] Given(ImmutableArray<LabelledSample> samples, IReadOnlyList<(int Index, int Tick)> spikes)
    {
        var answers = new int[samples.Length];
        var at = 0;
        for (var sample = 0; sample < samples.Length; sample++)
        {
            var counts = new SortedDictionary<int, int>();
            var end = sample + 1 < samples.Length ? samples[sample + 1].Tick : int.MaxValue;
            while (at < spikes.Count && spikes[at].Tick < samples[sample].Tick)
                at++;
            for (; at < spikes.Count && spikes[at].Tick < end; at++)
                counts[spikes[at].Index] = counts.GetValueOrDefault(spikes[at].Index) + 1;
            answers[sample] = counts.Count == 0 ? Silent : counts.MaxBy(count => count.Value).Key;
        }

        return answers;
    }
}
