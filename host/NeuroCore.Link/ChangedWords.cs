// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>
/// Parameters and static weights that the host has changed since an image was loaded. No run changes them, so that they are
/// known without being read, which some builds cannot do.
/// </summary>
/// <param name="image">The image.</param>
internal sealed class ChangedWords(RegisterImage image)
{
    private readonly Dictionary<Bank, ushort?[]> _image = [];
    private readonly SortedDictionary<(Bank Bank, int Address), ushort> _changed = [];

    /// <summary>True for a bank whose words belong to a state if they are not those of the image.</summary>
    public static bool Has(RegisterImage image, Bank bank) => bank switch
    {
        Bank.Threshold or Bank.Bias or Bank.Class or Bank.ClassMore or Bank.NeuronDecay or Bank.Projection => true,
        // Of a network that learns they belong to it anyway.
        Bank.Synapse => !image.Needs.HasFlag(Capabilities.Learning),
        _ => false,
    };

    /// <summary>Takes note of a command that is sent.</summary>
    public void Note(LinkCommand command)
    {
        if (command.Opcode is not (Opcode.Write or Opcode.Fill))
            return;
        var arguments = command.Arguments.Span;
        var place = BinaryPrimitives.ReadUInt32LittleEndian(arguments);
        var (bank, address) = ((Bank)(byte)place, (int)(place >> 8));
        if (!Has(image, bank))
            return;
        for (var (index, count) = (0, ImageCommands.WordsOf(command)); index < count; index++)
            Put(bank, address + index, BinaryPrimitives.ReadUInt16LittleEndian(arguments[(4 + (command.Opcode == Opcode.Write ? 2 * index : 0))..]));
    }

    /// <summary>What is not as in the image, in stretches by bank and address.</summary>
    public ImmutableArray<ImageSection> Sections() => [.. Stretches(_changed)];

    /// <summary>What the image has in these places.</summary>
    public ImmutableArray<ImageSection> Originals() =>
        [.. Stretches(_changed.Select(entry => KeyValuePair.Create(entry.Key, OfImage(entry.Key.Bank)[entry.Key.Address]!.Value)))];

    // Words that the image does not define mean nothing to it.
    private void Put(Bank bank, int address, ushort word)
    {
        var words = OfImage(bank);
        if (address >= words.Length || words[address] is not { } original)
            return;
        if (word == original)
            _changed.Remove((bank, address));
        else
            _changed[(bank, address)] = word;
    }

    private ushort?[] OfImage(Bank bank)
    {
        if (_image.TryGetValue(bank, out var known))
            return known;
        var words = new ushort?[BankDepth.Of(image.Target, bank)];
        foreach (var section in image.Sections.Where(section => section.Bank == bank))
        {
            for (var index = 0; index < section.Words.Length; index++)
                words[section.Address + index] = section.Words[index];
        }

        return _image[bank] = words;
    }

    private static IEnumerable<ImageSection> Stretches(IEnumerable<KeyValuePair<(Bank Bank, int Address), ushort>> words)
    {
        var run = ImmutableArray.CreateBuilder<ushort>();
        var next = (Bank: default(Bank), Address: -1);
        foreach (var (place, word) in words)
        {
            if (run.Count > 0 && place != next)
                yield return new ImageSection(next.Bank, next.Address - run.Count, run.DrainToImmutable());
            run.Add(word);
            next = (place.Bank, place.Address + 1);
        }

        if (run.Count > 0)
            yield return new ImageSection(next.Bank, next.Address - run.Count, run.DrainToImmutable());
    }
}
