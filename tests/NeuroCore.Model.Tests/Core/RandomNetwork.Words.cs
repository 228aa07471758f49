// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <content>What a host writes to load it.</content>
internal sealed partial class RandomNetwork
{
    /// <summary>Puts the network on the bench, through the memory port.</summary>
    public void Load(CoreBench bench)
    {
        foreach (var (bank, address, word, _) in Words())
            bench.Access(bank, address, word);
    }

    /// <summary>Its words, as a host writes them.</summary>
    public IEnumerable<BankWord> Words() =>
        [.. ControlWords(), .. SynapseWords(), .. SourceWords(), .. BlockWords(), .. NeuronWords(), .. StateWords(), .. InputWords(), .. LearningWords()];

    private IEnumerable<BankWord> ControlWords() =>
    [
        Control(ControlRegister.ImageNeurons, Neurons),
        Control(ControlRegister.ImageSources, Sources),
        Control(ControlRegister.ImageEncoders, Encoders),
        Control(ControlRegister.TickLow, (int)(Tick & 0xFFFF)),
        Control(ControlRegister.TickHigh, (int)(Tick >> 16)),
        Control(ControlRegister.Elapsed, Elapsed),
    ];

    private IEnumerable<BankWord> SynapseWords()
    {
        var words = new SortedDictionary<int, ushort>();
        for (var source = 0; source < Sources; source++)
        {
            for (var neuron = 0; neuron < Neurons; neuron++)
            {
                var address = SynapseLayout.Address(Build, source, neuron);
                var shift = Build.SynapseBits == 8 && SynapseLayout.HighByte(Build, source, neuron) ? 8 : 0;
                words[address] = (ushort)(words.GetValueOrDefault(address) | (Synapses[source, neuron] << shift));
            }
        }

        return words.Select(entry => new BankWord(Bank.Synapse, entry.Key, entry.Value));
    }

    private IEnumerable<BankWord> SourceWords()
    {
        for (var source = 0; source < Sources; source++)
            yield return new(Bank.Range, source, RangeWord.Encode(Ranges[source], SourceClasses[source]));
        for (var row = 0; row < ProjectionWord.Classes; row++)
        {
            for (var block = 0; block < Blocks; block++)
                yield return new(Bank.Projection, ProjectionWord.Address(Build, row, block), Projections[row, block].ToWord());
        }
    }

    private IEnumerable<BankWord> BlockWords()
    {
        for (var block = 0; block < Blocks; block++)
        {
            var words = Classes[block].ToWords();
            for (var i = 0; i < words.Length; i++)
                yield return new(Bank.Class, (block * words.Length) + i, words[i]);
            var (keep, shift) = SecondDecays[block];
            yield return new(
                Bank.ClassMore, (block * words.Length) + (int)ClassMoreWord.SecondCurrent,
                (ushort)((keep << Fields.KeepSecondLow) | (shift << Fields.SecondShiftLow)));
        }
    }

    private IEnumerable<BankWord> NeuronWords()
    {
        for (var n = 0; n < Neurons; n++)
        {
            yield return new(Bank.Threshold, n, (ushort)Thresholds[n]);
            yield return new(Bank.Bias, n, (ushort)Biases[n]);
            var (keepU, a, keepV, b) = Decays[n];
            yield return new(Bank.NeuronDecay, 2 * n, (ushort)(keepU | (a << Fields.AccumulatorShiftLow)));
            yield return new(Bank.NeuronDecay, (2 * n) + 1, (ushort)(keepV | (b << Fields.CurrentShiftLow)));
        }

        for (var word = 0; word * 16 < Neurons; word++)
        {
            var reported = Enumerable.Range(0, Math.Min(16, Neurons - (word * 16))).Where(bit => Reported[(word * 16) + bit]);
            yield return new(Bank.Report, word, (ushort)reported.Sum(bit => 1 << bit));
        }
    }

    private IEnumerable<BankWord> StateWords()
    {
        var row = Configuration.PowerOfTwoFrom(Build.Neurons);
        for (var n = 0; n < Neurons; n++)
        {
            yield return new(Bank.Current, n, (ushort)U[n]);
            yield return new(Bank.SecondCurrent, n, (ushort)U2[n]);
            yield return new(Bank.Membrane, n, (ushort)(V[n] >> 8));
            yield return new(Bank.Residue, n, (ushort)((V[n] & 255) | (Refractory[n] << 8) | (Silenced[n] ? 1 << 15 : 0)));
            yield return new(Bank.Adaptation, n, (ushort)Theta[n]);
            yield return new(Bank.Count, n, (ushort)Counts[n]);
            yield return new(Bank.FirstSpike, n, (ushort)FirstSpikes[n]);
            for (var slot = 0; slot < Build.AccumulatorSlots; slot++)
                yield return new(Bank.Accumulator, (slot * row) + n, (ushort)Accumulators[slot, n]);
        }
    }

    private IEnumerable<BankWord> InputWords() =>
    [
        .. Drives.Select((drive, i) => new BankWord(Bank.Encoder, i, drive.ToWord())),
        .. Enumerable.Range(0, 4).Select(word => new BankWord(Bank.Noise, word, (ushort)(H >> (16 * word)))),
    ];

    private static BankWord Control(ControlRegister register, int value) => new(Bank.Control, (int)register, (ushort)value);
}
