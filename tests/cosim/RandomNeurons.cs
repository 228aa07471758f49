// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>Random parameters and states of neurons, and of the classes that their blocks are of, as the words that set them.</summary>
/// <param name="target">The build.</param>
/// <param name="random">Where the choices come from.</param>
/// <param name="neurons">N of the image.</param>
/// <param name="lively">Parameters that let neurons fire now and then; otherwise extremes and any.</param>
internal sealed class RandomNeurons(Configuration target, CaseRandom random, int neurons, bool lively)
{
    // Neurons of a winner-take-all group.
    private const int LeastGroup = 4;

    /// <summary>Those of all of them.</summary>
    public IEnumerable<MemoryWord> Words() => [.. Classes(), .. Enumerable.Range(0, neurons).SelectMany(Neuron)];

    /// <summary>Classes of all blocks.</summary>
    /// <param name="still">Nothing leaks, nothing comes in: what a membrane is, it stays, if its neuron does not fire.</param>
    public IEnumerable<MemoryWord> Classes(bool still = false) =>
        Groups(neurons / target.Lanes).SelectMany((group, block) => Class(block, group, still));

    /// <summary>One neuron.</summary>
    public IEnumerable<MemoryWord> Neuron(int neuron) =>
    [
        new(Bank.NeuronDecay, 2 * neuron, (ushort)(Keep() | (random.Below(target.MostAccumulatorShift + 1) << Fields.AccumulatorShiftLow))),
        new(Bank.NeuronDecay, (2 * neuron) + 1, (ushort)(Keep() | (random.Below(target.MostCurrentShift + 1) << Fields.CurrentShiftLow))),
        new(Bank.Threshold, neuron, (ushort)(lively ? random.Between(1, 300) : random.Word16())),
        new(Bank.Bias, neuron, (ushort)(lively ? random.Between(-10, 20) : random.Word16())),
        new(Bank.Current, neuron, (ushort)(lively ? 0 : Narrow(random.Word16(), target.CurrentWidth))),
        new(Bank.SecondCurrent, neuron, (ushort)(lively ? 0 : Narrow(random.Word16(), target.CurrentWidth))),
        new(Bank.Membrane, neuron, (ushort)(lively ? 0 : Narrow(random.Word16(), target.MembraneWidth - 8))),
        new(Bank.Residue, neuron, (ushort)Residue()),
        new(Bank.Adaptation, neuron, (ushort)(lively ? random.Magnitude(40) : random.Word16())),
        new(Bank.Count, neuron, (ushort)random.Of(0, 0, 1, 0xFFFE, (int)(random.Bits() & 0xFFFF))),
        new(Bank.FirstSpike, neuron, (ushort)random.Bits()),
    ];

    /// <summary>A neuron whose membrane is at its threshold, positive or negative, or a unit or a 256th beside it.</summary>
    public IEnumerable<MemoryWord> NeuronAtThreshold(int neuron)
    {
        var membrane = Narrow(random.Word16(), target.MembraneWidth - 8);
        return Still(neuron, membrane, (random.OneIn(2) ? membrane : -membrane) + random.Of(0, 0, -1, 1), theta: 0);
    }

    /// <summary>A neuron whose membrane is at one end of its range and whose threshold and adaptation are near the other, or near 0.</summary>
    public IEnumerable<MemoryWord> NeuronFarBeyond(int neuron)
    {
        var end = 1 << (target.MembraneWidth - 9);
        return random.OneIn(2)
            ? Still(neuron, end - 1 - random.Magnitude(1000), short.MinValue + random.Magnitude(10_000), short.MinValue + random.Magnitude(10_000))
            : Still(neuron, -end + random.Below(2), random.Of(0, 0, -1, -1, 1), theta: 0);
    }

    /// <summary>A neuron that is about as far beyond its threshold as others are: some bits decide which of them wins.</summary>
    /// <param name="neuron">Neuron.</param>
    /// <param name="excess">How far, 0 to 65535.</param>
    /// <param name="negative">It is beyond the negative threshold.</param>
    public IEnumerable<MemoryWord> NeuronInContest(int neuron, int excess, bool negative)
    {
        var highest = (1 << (target.MembraneWidth - 9)) - 1;
        var mine = excess + (random.OneIn(4) ? 0 : random.OneIn(2) ? 1 << random.Below(14) : random.OneIn(2) ? random.Magnitude(40) : -random.Magnitude(300));
        var threshold = mine > highest ? -(mine - highest) : random.Below(Math.Max(1, Math.Min(highest - mine, 100)));
        var membrane = Math.Clamp(threshold + mine, -highest, highest);
        return Still(neuron, negative ? -membrane : membrane, threshold, theta: 0);
    }

    private IEnumerable<MemoryWord> Still(int neuron, int membrane, int threshold, int theta) =>
    [
        new(Bank.NeuronDecay, 2 * neuron, ClassParameters.KeepAll),
        new(Bank.NeuronDecay, (2 * neuron) + 1, ClassParameters.KeepAll),
        new(Bank.Threshold, neuron, (ushort)Math.Clamp(threshold, short.MinValue, short.MaxValue)),
        new(Bank.Bias, neuron, 0),
        new(Bank.Current, neuron, 0),
        new(Bank.SecondCurrent, neuron, 0),
        new(Bank.Membrane, neuron, (ushort)membrane),
        new(Bank.Residue, neuron, (ushort)random.Of(0, 0, 1, 255)),
        new(Bank.Adaptation, neuron, (ushort)theta),
    ];

    // Groups of one and more blocks, of at least four neurons, with blocks between that belong to none.
    private (bool Competes, bool End)[] Groups(int blocks)
    {
        var groups = new (bool Competes, bool End)[blocks];
        var least = Math.Max(1, LeastGroup / target.Lanes);
        for (var block = 0; target.Has(Capabilities.Winners) && block + least <= blocks;)
        {
            if (random.OneIn(4))
            {
                block++;
                continue;
            }

            var end = block + random.Between(least, Math.Min(blocks - block, least + 3)) - 1;
            for (; block <= end; block++)
                groups[block] = (true, block == end);
        }

        return groups;
    }

    private IEnumerable<MemoryWord> Class(int block, (bool Competes, bool End) group, bool still)
    {
        var words = new ClassParameters(
            still ? ClassParameters.KeepAll : Keep(), still ? ClassParameters.KeepAll : Keep(),
            random.Below(target.MostAccumulatorShift + 1), random.Below(target.MostCurrentShift + 1),
            still ? short.MinValue : lively ? -random.Magnitude(2000) : random.Word16(),
            lively ? random.Between(-50, 50) : random.Word16(),
            lively ? random.Magnitude(7) : random.Of(0, 1, 2, 127, random.Below(128)),
            random.Of(ResetMode.Value, ResetMode.Subtract, ResetMode.None),
            Bipolar: random.OneIn(2),
            NoiseAmplitude: still ? 0 : lively ? random.Of(0, random.Below(12)) : random.Below(16),
            Competes: group.Competes,
            GroupEnd: group.End,
            KeepReset: Keep(),
            GroupWinners: random.Below(8),
            KeepTheta: Keep(),
            ThetaPeriod: random.Of(0, 0, 1, random.Below(8)),
            ThetaStep: lively ? random.Between(-5, 30) : random.Word16()).ToWords();
        yield return new MemoryWord(Bank.ClassMore, block * ClassParameters.WordsPerBlock, (ushort)(Keep() | (random.Below(target.MostAccumulatorShift + 1) << Fields.SecondShiftLow)));
        for (var i = 0; i < words.Length; i++)
            yield return new MemoryWord(Bank.Class, (block * ClassParameters.WordsPerBlock) + i, words[i]);
    }

    private int Keep() => random.Below(3) switch
    {
        0 => random.Of(0, ClassParameters.KeepAll, ClassParameters.KeepAll - 1, 1),
        1 => random.Between(3500, ClassParameters.KeepAll),
        _ => random.Between(0, ClassParameters.KeepAll),
    };

    // Few neurons are silenced: those that are do little.
    private int Residue()
    {
        var silenced = random.OneIn(10) ? 0x8000 : 0;
        return silenced | (lively || random.OneIn(2) ? 0 : (int)(random.Bits() & 0x7FFF));
    }

    // As many bits as the memory has, sign-extended.
    private static int Narrow(int value, int bits) => value << (32 - bits) >> (32 - bits);
}
