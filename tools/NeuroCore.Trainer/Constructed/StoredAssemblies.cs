// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Constructed;

/// <summary>
/// Assemblies of neurons that are made to fire together, one after the other, until their synapses hold them; then half of each is
/// made to fire, once.
/// </summary>
public static class StoredAssemblies
{
    /// <summary>Neurons of the network.</summary>
    public const int Neurons = 256;

    /// <summary>Assemblies.</summary>
    public const int Assemblies = 8;

    /// <summary>Members of each. Those listed first, half of them, are the cue.</summary>
    public const int Members = 24;

    /// <summary>Ticks before the first cue: storing takes so long.</summary>
    public const int StoringTicks = Assemblies * (VolleysEach * VolleyPeriod + Silence);

    /// <summary>Ticks from one cue to the next.</summary>
    public const int RecallPeriod = 12;

    /// <summary>Ticks of the whole.</summary>
    public const int Ticks = StoringTicks + (Assemblies * RecallPeriod);

    private const int VolleysEach = 8;
    private const int VolleyPeriod = 4;
    private const int Silence = 12;

    /// <summary>The members of each assembly, drawn by chance: a neuron may belong to several.</summary>
    public static ImmutableArray<ImmutableArray<int>> Draw(ulong seed)
    {
        var random = new SplitMix64(seed);
        var assemblies = ImmutableArray.CreateBuilder<ImmutableArray<int>>(Assemblies);
        for (int assembly = 0; assembly < Assemblies; assembly++)
        {
            int[] neurons = [.. Enumerable.Range(0, Neurons)];
            random.Shuffle(neurons.AsSpan());
            assemblies.Add([.. neurons[..Members]]);
        }
        return assemblies.ToImmutable();
    }

    /// <summary>When which neurons are made to fire.</summary>
    public static IEnumerable<(int Tick, int Neuron)> Spikes(ImmutableArray<ImmutableArray<int>> assemblies)
    {
        for (int assembly = 0; assembly < assemblies.Length; assembly++)
        {
            int first = assembly * ((VolleysEach * VolleyPeriod) + Silence);
            for (int volley = 0; volley < VolleysEach; volley++)
            {
                foreach (int neuron in assemblies[assembly].Order())
                    yield return (first + (volley * VolleyPeriod), neuron);
            }
        }
        for (int assembly = 0; assembly < assemblies.Length; assembly++)
        {
            foreach (int neuron in assemblies[assembly][..(Members / 2)].Order())
                yield return (StoringTicks + (assembly * RecallPeriod), neuron);
        }
    }
}
