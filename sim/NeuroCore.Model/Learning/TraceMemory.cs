// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// Bytes of sources or neurons, several items of each. In RTL a word has H = L/2 of them: those of one parity of a group
/// of L, so that lanes find theirs in order whether they learn a row or a column.
/// </summary>
public sealed class TraceMemory
{
    private readonly byte[][] _items;
    private readonly int _numberBits;
    private readonly int _lanes;

    /// <summary>A memory, all 0.</summary>
    /// <param name="items">Bytes that a number has, a power of two.</param>
    /// <param name="numbers">Sources or neurons of the build.</param>
    /// <param name="lanes">L.</param>
    public TraceMemory(int items, int numbers, int lanes)
    {
        _numberBits = Bits.For(numbers);
        _lanes = lanes;
        _items = [.. Enumerable.Range(0, items).Select(_ => new byte[1 << _numberBits])];
    }

    /// <summary>An item of every source or neuron.</summary>
    public Span<byte> this[int item] => _items[item];

    /// <summary>First number of a word, of which every second one follows.</summary>
    /// <param name="index">Group of sources or block of neurons.</param>
    /// <param name="half">0: the even ones, 1: the odd ones.</param>
    public int First(int index, int half) => (index * _lanes) + half;

    /// <summary>An address, as the host's, of an item of a source or neuron.</summary>
    public int Address(int item, int number) => (item << _numberBits) | number;

    /// <summary>Word that an address lies in: item, group or block, and parity, which is the lowest bit.</summary>
    public int Word(int address) => ((Address(ItemOf(address), NumberOf(address)) / _lanes) << 1) | (address & 1);

    /// <summary>Byte of its word that an address names.</summary>
    public int Lane(int address) => address % _lanes / 2;

    /// <summary>A word as it is now, 8 bits a byte.</summary>
    public ulong Whole(int word)
    {
        var (item, number) = (ItemOf((word >> 1) * _lanes), NumberOf((word >> 1) * _lanes) | (word & 1));
        var whole = 0ul;
        for (var place = 0; place < _lanes / 2; place++)
            whole |= (ulong)_items[item][number + (2 * place)] << (8 * place);
        return whole;
    }

    /// <summary>What the host reads: a byte.</summary>
    public byte Read(int address) => _items[ItemOf(address)][NumberOf(address)];

    /// <summary>What the host writes: a byte.</summary>
    public void Write(int address, byte value) => _items[ItemOf(address)][NumberOf(address)] = value;

    private int ItemOf(int address) => (address >> _numberBits) & (_items.Length - 1);

    private int NumberOf(int address) => address & Bits.Mask(_numberBits);
}
