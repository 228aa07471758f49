// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>The banks with a word, or a class, for each neuron.</summary>
internal static class NeuronSections
{
    // A neuron that only fills up a block: no synapse reaches it, and nothing else lifts it so high.
    private const int PaddingThreshold = short.MaxValue;

    /// <summary>Threshold, bias and class of every neuron, and the state where it does not begin at 0.</summary>
    public static IEnumerable<ImageSection> Of(
        ImmutableArray<QuantisedPopulation> populations, int neurons, Configuration target)
    {
        var thresholds = Filled(neurons, PaddingThreshold);
        var biases = Filled(neurons, 0);
        var membranes = Filled(neurons, 0);
        var residues = Filled(neurons, 0);
        var thetas = Filled(neurons, 0);
        foreach (var population in populations)
        {
            for (var i = 0; i < population.Place.Population.Size; i++)
            {
                var neuron = population.Place.Neuron(i);
                thresholds[neuron] = (ushort)population.Thresholds[i];
                biases[neuron] = (ushort)population.Biases[i];
                membranes[neuron] = (ushort)(population.Initial[i] >> Ranges.FractionBits);
                residues[neuron] = (byte)population.Initial[i];
                thetas[neuron] = (ushort)population.Thetas[i];
            }

            foreach (var neuron in population.Parameters.Silenced.In(population.Place.Population.Size).Select(population.Place.Neuron))
                residues[neuron] = ResidueWord.WithSilence(residues[neuron], silenced: true);

            // Noise would lift even a padding neuron to its threshold, in time.
            var end = population.Place.First + population.Place.Blocks * target.Lanes;
            for (var neuron = population.Place.First + population.Place.Population.Size; neuron < end; neuron++)
                residues[neuron] = ResidueWord.WithSilence(0, population.Class.NoiseAmplitude > 0 && target.Has(Capabilities.Silencing));
        }

        var sequence = populations.OrderBy(population => population.Place.First).ToImmutableArray();
        yield return new ImageSection(Bank.Class, 0, [.. sequence.SelectMany(ClassWords)]);
        if (target.Has(Capabilities.NeuronDecay))
            yield return new ImageSection(Bank.NeuronDecay, 0, [.. sequence.SelectMany(DecayWords)]);
        if (target.Has(Capabilities.TwoReceptors))
            yield return new ImageSection(Bank.ClassMore, 0, [.. sequence.SelectMany(SecondWords)]);
        yield return new ImageSection(Bank.Threshold, 0, [.. thresholds]);
        if (target.Has(Capabilities.Bias))
            yield return new ImageSection(Bank.Bias, 0, [.. biases]);
        if (membranes.Any(word => word != 0))
            yield return new ImageSection(Bank.Membrane, 0, [.. membranes]);
        if (residues.Any(word => word != 0))
            yield return new ImageSection(Bank.Residue, 0, [.. residues]);
        if (thetas.Any(word => word != 0))
            yield return new ImageSection(Bank.Adaptation, 0, [.. thetas]);
    }

    /// <summary>The class of every block; the blocks of a population with winners are a group.</summary>
    private static IEnumerable<ushort> ClassWords(QuantisedPopulation population)
    {
        var (blocks, winners) = (population.Place.Blocks, population.Parameters.Winners);
        return Enumerable.Range(0, blocks).SelectMany(block => (population.Class with
        {
            Competes = winners is not null,
            GroupEnd = winners is not null && block == blocks - 1,
            GroupWinners = winners is not null && block == blocks - 1 ? winners.Value : 0,
        }).ToWords());
    }

    /// <summary>The decays of every neuron; one that only fills up a block has those of the first.</summary>
    private static IEnumerable<ushort> DecayWords(QuantisedPopulation population)
    {
        var place = population.Place;
        var words = Enumerable.Repeat(population.Keeps[0], place.Blocks * place.Lanes).ToArray();
        for (var i = 0; i < population.Keeps.Length; i++)
            words[place.Order[i]] = population.Keeps[i];
        return words.SelectMany(keep => (population.Class with { KeepU = keep.U, KeepV = keep.V }).ToWords()
            .Take((int)ClassWord.MembraneDecay + 1));
    }

    private static IEnumerable<ushort> SecondWords(QuantisedPopulation population)
    {
        var words = new ushort[ClassParameters.WordsPerBlock];
        words[(int)ClassMoreWord.SecondCurrent] = (ushort)(
            (population.Second.Keep << Fields.KeepSecondLow) | (population.Second.Shift << Fields.SecondShiftLow));
        return Enumerable.Repeat(words, population.Place.Blocks).SelectMany(block => block);
    }

    private static ushort[] Filled(int count, int value)
    {
        var words = new ushort[count];
        Array.Fill(words, (ushort)value);
        return words;
    }
}
