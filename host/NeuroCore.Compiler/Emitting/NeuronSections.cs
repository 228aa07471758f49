// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>The banks with a word, or a class, for each neuron.</summary>
internal static class NeuronSections
{
    // A neuron that only fills up a block: no synapse reaches it, and nothing else lifts it so high.
    private const int PaddingThreshold = short.MaxValue;

    /// <summary>Threshold, bias and class of every neuron, and the membrane where it does not begin at 0.</summary>
    public static IEnumerable<ImageSection> Of(
        ImmutableArray<QuantisedPopulation> populations, int neurons)
    {
        var thresholds = Filled(neurons, PaddingThreshold);
        var biases = Filled(neurons, 0);
        var membranes = Filled(neurons, 0);
        var residues = Filled(neurons, 0);
        var classes = ImmutableArray.CreateBuilder<ushort>();
        foreach (var population in populations)
        {
            for (var i = 0; i < population.Place.Population.Size; i++)
            {
                var neuron = population.Place.Neuron(i);
                thresholds[neuron] = (ushort)population.Thresholds[i];
                biases[neuron] = (ushort)population.Biases[i];
                membranes[neuron] = (ushort)(population.Initial[i] >> Ranges.FractionBits);
                residues[neuron] = (byte)population.Initial[i];
            }

            for (var block = 0; block < population.Place.Blocks; block++)
                classes.AddRange(population.Class.ToWords());
        }

        yield return new ImageSection(Bank.Class, 0, classes.ToImmutable());
        yield return new ImageSection(Bank.Threshold, 0, [.. thresholds]);
        yield return new ImageSection(Bank.Bias, 0, [.. biases]);
        if (membranes.Any(word => word != 0))
            yield return new ImageSection(Bank.Membrane, 0, [.. membranes]);
        if (residues.Any(word => word != 0))
            yield return new ImageSection(Bank.Residue, 0, [.. residues]);
    }

    private static ushort[] Filled(int count, int value)
    {
        var words = new ushort[count];
        Array.Fill(words, (ushort)value);
        return words;
    }
}
