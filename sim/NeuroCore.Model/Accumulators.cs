// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// L saturating 16-bit accumulators in parallel, each with a memory of one word for every slot and block. The weights are
/// scaled in the clock in which a block is read; in the next they are added and it is written back. For the update, one
/// lane is picked out and whole blocks are cleared; the host writes one lane. Where synapses have delays of their own,
/// each lane adds its synapse's to the slot.
/// </summary>
public sealed class Accumulators
{
    private readonly short[] _memory;    // L accumulators a place, in neuron order
    private readonly short[] _values;    // the memories' outputs
    private readonly int[] _addends;     // weights, scaled and signed
    private readonly int[] _places;      // where the lanes' values were read
    private readonly bool _own;          // synapses have delays of their own
    private readonly int _laneMask;
    private readonly int _neuronBits;
    private readonly int _ringMask;      // of receptor and slot

    /// <summary>The accumulators of a build, all 0.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="receptors">Receptors, each with a ring of slots: 1 or 2.</param>
    public Accumulators(Configuration configuration, int receptors)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        BlockBits = Bits.AtLeastOne(configuration.Blocks);
        _neuronBits = Bits.For(configuration.Neurons);
        _memory = new short[(configuration.Lanes * receptors) << (BlockBits + configuration.DelayBits)];
        _values = new short[configuration.Lanes];
        _addends = new int[configuration.Lanes];
        _places = new int[configuration.Lanes];
        _own = configuration.Has(Capabilities.TaggedSynapses);
        _laneMask = configuration.Lanes - 1;
        SlotMask = (1 << configuration.DelayBits) - 1;
        _ringMask = (receptors << configuration.DelayBits) - 1;
    }

    /// <summary>Slots of the ring less one: what of a tick's number tells its slot.</summary>
    public int SlotMask { get; }

    /// <summary>Bits of a block in a place.</summary>
    public int BlockBits { get; }

    /// <summary>Where the memories hold a block's accumulators of a slot.</summary>
    /// <param name="slot">Slot; only its low bits count.</param>
    /// <param name="block">Block of neurons.</param>
    /// <param name="second">Of the second receptor.</param>
    public int Place(int slot, int block, bool second = false) =>
        ((((second ? SlotMask + 1 : 0) | (slot & SlotMask)) & _ringMask) << BlockBits) | block;

    /// <summary>Where they hold a block's of a slot of any receptor: the slots of the second follow those of the first.</summary>
    public int RingPlace(int slot, int block) => ((slot & _ringMask) << BlockBits) | block;

    /// <summary>The accumulator of one lane of the place read last.</summary>
    public short Value(int lane) => _values[lane & _laneMask];

    /// <summary>The accumulators of a place, as the memory holds them.</summary>
    public ReadOnlySpan<short> Whole(int place) => _memory.AsSpan(place * _values.Length, _values.Length);

    /// <summary>Where the values lie that a lane read last and may add to.</summary>
    public int LanePlace(int lane) => _places[lane];

    /// <summary>The accumulator of one lane of a place.</summary>
    public short At(int place, int lane) => _memory[(place * _values.Length) + lane];

    /// <summary>One clock edge of the delivery.</summary>
    /// <param name="read">Reads a place.</param>
    /// <param name="readPlace">Which.</param>
    /// <param name="weights">L weights, in neuron order, that go there.</param>
    /// <param name="delays">Delays of their own, in slots beyond that place's.</param>
    /// <param name="exponent">They act times 2^exponent.</param>
    /// <param name="negative">They act with the opposite sign.</param>
    /// <param name="add">Adds the weights of the clock before to what was read in it.</param>
    public void Clock(
        bool read, int readPlace, ReadOnlySpan<sbyte> weights, ReadOnlySpan<byte> delays, int exponent, bool negative, bool add)
    {
        if (add)
        {
            for (var lane = 0; lane < _values.Length; lane++)
                _memory[(_places[lane] * _values.Length) + lane] = LifArithmetic.Accumulate(_values[lane], _addends[lane]);
        }

        if (!read)
            return;
        for (var lane = 0; lane < _addends.Length; lane++)
        {
            _places[lane] = _own ? Later(readPlace, delays[lane]) : readPlace;
            _values[lane] = At(_places[lane], lane);
            _addends[lane] = LifArithmetic.Scaled(weights[lane], exponent, negative);
        }
    }

    /// <summary>One clock edge of the update.</summary>
    /// <param name="read">Reads a place.</param>
    /// <param name="readPlace">Which.</param>
    /// <param name="clear">Clears a place.</param>
    /// <param name="clearPlace">Which.</param>
    public void ClockUpdate(bool read, int readPlace, bool clear, int clearPlace)
    {
        if (clear)
            _memory.AsSpan(clearPlace * _values.Length, _values.Length).Clear();
        if (read)
            Whole(readPlace).CopyTo(_values);
    }

    // The same block and receptor, some slots on.
    private int Later(int place, int slots) => Place(
        (place >> BlockBits) + slots, place & Bits.Mask(BlockBits), (place >> BlockBits) > SlotMask);

    /// <summary>The place that a host address lies in.</summary>
    public int HostPlace(int address) =>
        RingPlace(address >> _neuronBits, (address & Bits.Mask(_neuronBits)) / _values.Length);

    /// <summary>The lane that a host address names.</summary>
    public int HostLane(int address) => address & _laneMask;

    /// <summary>What the host reads: the accumulator of a slot and a neuron.</summary>
    public ushort Read(int address) => (ushort)Whole(HostPlace(address))[HostLane(address)];

    /// <summary>What the host writes: the accumulator of a slot and a neuron.</summary>
    public void Write(int address, ushort word) =>
        _memory[(HostPlace(address) * _values.Length) + HostLane(address)] = (short)word;
}
