// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Tests;

/// <summary>The memories of a board after loading an image; knows which words the image wrote.</summary>
internal sealed class ImageMemory
{
    private readonly Dictionary<(Bank Bank, int Address), ushort> _words = [];

    public ImageMemory(RegisterImage image)
    {
        Image = image;
        foreach (var section in image.Sections)
        {
            for (var i = 0; i < section.Words.Length; i++)
                _words.Add((section.Bank, section.Address + i), section.Words[i]);
        }
    }

    public RegisterImage Image { get; }

    public int WrittenIn(Bank bank) => _words.Keys.Count(key => key.Bank == bank);

    /// <summary>A word that the image wrote, or that the loader left 0 if it is state.</summary>
    public ushort this[Bank bank, int address] => bank is Bank.Membrane or Bank.Residue or Bank.Adaptation or Bank.Bias
        ? _words.GetValueOrDefault((bank, address))
        : _words[(bank, address)];

    public OccupiedRange? Range(int source) => RangeWord.Decode(this[Bank.Range, source]);

    /// <summary>The weight byte of a pair within the source's range.</summary>
    public sbyte Weight(int source, int neuron)
    {
        var word = this[Bank.Synapse, SynapseLayout.Address(Image.Target, source, neuron)];
        return (sbyte)(SynapseLayout.HighByte(Image.Target, source, neuron) ? word >> 8 : word);
    }

    /// <summary>Delay of a synapse beyond that of its projection word.</summary>
    public int OwnDelay(int source, int neuron) => Image.Target.Has(Capabilities.TaggedSynapses)
        ? (this[Bank.Synapse, SynapseLayout.Address(Image.Target, source, neuron)] >> 8) & 7
        : 0;

    /// <summary>The weight of a pair, or no synapse outside the source's range.</summary>
    public int Delivered(int source, int neuron)
    {
        var block = neuron / Image.Target.Lanes;
        return Range(source) is { } range && block >= range.First && block <= range.Last
            ? Weight(source, neuron)
            : WeightCodes.NoSynapse;
    }

    /// <summary>How a source acts on the block of a neuron; nothing is enabled where the source's class has no word.</summary>
    public ProjectionWord Projection(int source, int neuron) => ProjectionWord.FromWord(_words.GetValueOrDefault(
        (Bank.Projection, ProjectionWord.Address(Image.Target, RangeWord.SourceClass(this[Bank.Range, source]), neuron / Image.Target.Lanes))));

    /// <summary>What an event of a pair adds to an accumulator; null if there is no synapse.</summary>
    public int? Effective(int source, int neuron)
    {
        if (Delivered(source, neuron) is var code && code == WeightCodes.NoSynapse)
            return null;
        var word = Projection(source, neuron);
        return word.Enable ? (code << word.Exponent) * (word.Negative ? -1 : 1) : 0;
    }

    /// <summary>A control register; 0 if the image does not set it.</summary>
    public int Control(ControlRegister register) => _words.GetValueOrDefault((Bank.Control, (int)register));

    /// <summary>A word of a bank, or 0 where the image wrote none.</summary>
    public ushort OrZero(Bank bank, int address) => _words.GetValueOrDefault((bank, address));

    public int Theta(int neuron) => (short)this[Bank.Adaptation, neuron];

    public bool IsSilenced(int neuron) => (this[Bank.Residue, neuron] & 0x8000) != 0;

    public ClassParameters Class(int neuron) => ClassParameters.FromWords(
        [.. Enumerable.Range(0, 8).Select(word => this[Bank.Class, neuron / Image.Target.Lanes * 8 + word])]);

    public int Threshold(int neuron) => (short)this[Bank.Threshold, neuron];

    public int Bias(int neuron) => (short)this[Bank.Bias, neuron];

    /// <summary>The membrane at the beginning, in 256ths.</summary>
    public int Membrane(int neuron) => ((short)this[Bank.Membrane, neuron] << 8) | (this[Bank.Residue, neuron] & 255);
}
