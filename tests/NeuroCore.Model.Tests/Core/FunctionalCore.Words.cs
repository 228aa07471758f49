// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <content>What the host reads between two ticks.</content>
internal sealed partial class FunctionalCore
{
    /// <summary>Every word of state that the core holds, of the image's neurons and sources.</summary>
    public IEnumerable<BankWord> Words() =>
        [.. NeuronWords(), .. AccumulatorWords(), .. EventWords(), .. NoiseWords(), .. TimeWords(), .. TraceWords()];

    private IEnumerable<BankWord> NeuronWords()
    {
        for (var n = 0; n < _net.Neurons; n++)
        {
            yield return new(Bank.Current, n, (ushort)U[n]);
            yield return new(Bank.SecondCurrent, n, (ushort)U2[n]);
            yield return new(Bank.Membrane, n, (ushort)(V[n] >> 8));
            yield return new(Bank.Residue, n, (ushort)((V[n] & 255) | (Refractory[n] << 8) | (Silenced[n] ? 1 << 15 : 0)), ResidueMask);
            yield return new(Bank.Adaptation, n, (ushort)Theta[n]);
            yield return new(Bank.Count, n, (ushort)Counts[n]);
            yield return new(Bank.FirstSpike, n, (ushort)FirstSpikes[n]);
        }
    }

    // In a word that several features share, the fields of one that the build lacks read as anything.
    private ushort ResidueMask => (ushort)(
        0x00FF | (Has(Capabilities.Refractory) ? 0x7F00 : 0) | (Has(Capabilities.Silencing) ? 0x8000 : 0));

    private IEnumerable<BankWord> AccumulatorWords()
    {
        var row = Configuration.PowerOfTwoFrom(_build.Neurons);
        for (var slot = 0; slot < _build.AccumulatorSlots; slot++)
        {
            for (var n = 0; n < _net.Neurons; n++)
                yield return new(Bank.Accumulator, (slot * row) + n, (ushort)Accumulators[slot, n]);
        }
    }

    private IEnumerable<BankWord> EventWords()
    {
        for (var word = 0; word * 16 < _net.Sources; word++)
        {
            var (events, signs) = (0, 0);
            foreach (var (source, negative) in _events.Where(entry => entry.Key / 16 == word))
            {
                events |= 1 << (source % 16);
                signs |= negative ? 1 << (source % 16) : 0;
            }

            yield return new(Bank.Event, word, (ushort)events);
            yield return new(Bank.Sign, word, (ushort)signs);
        }
    }

    private IEnumerable<BankWord> NoiseWords() =>
        Enumerable.Range(0, 4).Select(word => new BankWord(Bank.Noise, word, (ushort)(H >> (16 * word))));

    private IEnumerable<BankWord> TraceWords()
    {
        for (var trace = 0; trace < 2; trace++)
        {
            for (var source = 0; source < _net.Sources; source++)
                yield return new(Bank.SourceTrace, (trace * Configuration.PowerOfTwoFrom(_build.Sources)) + source, (ushort)SourceTraces[trace, source]);
            for (var neuron = 0; neuron < _net.Neurons; neuron++)
                yield return new(Bank.NeuronTrace, (trace * Configuration.PowerOfTwoFrom(_build.Neurons)) + neuron, (ushort)NeuronTraces[trace, neuron]);
        }
    }

    private IEnumerable<BankWord> TimeWords() =>
    [
        new(Bank.Control, (int)ControlRegister.TickLow, (ushort)T),
        new(Bank.Control, (int)ControlRegister.TickHigh, (ushort)(T >> 16)),
        new(Bank.Control, (int)ControlRegister.Elapsed, (ushort)Elapsed),
    ];
}
