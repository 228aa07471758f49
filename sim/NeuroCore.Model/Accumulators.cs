// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// L saturating 16-bit accumulators in parallel, each with a memory of one word a block. A block is read in one clock;
/// in the next the weights are added and it is written back. For the update, one lane is picked out and whole blocks
/// are cleared.
/// </summary>
public sealed class Accumulators
{
    private readonly short[] _memory;    // L accumulators a block, in neuron order
    private readonly short[] _values;    // the memories' outputs
    private readonly int _laneMask;

    /// <summary>The accumulators of a build, all 0.</summary>
    public Accumulators(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _memory = new short[configuration.Lanes << Bits.AtLeastOne(configuration.Blocks)];
        _values = new short[configuration.Lanes];
        _laneMask = configuration.Lanes - 1;
    }

    /// <summary>The accumulator of one lane of the block read last.</summary>
    public short Value(int lane) => _values[lane & _laneMask];

    /// <summary>The accumulators of a block, as the memory holds them.</summary>
    public ReadOnlySpan<short> Block(int block) => _memory.AsSpan(block * _values.Length, _values.Length);

    /// <summary>One clock edge of the delivery.</summary>
    /// <param name="read">Reads a block.</param>
    /// <param name="readBlock">Which.</param>
    /// <param name="add">Adds the weights to the block read in the clock before.</param>
    /// <param name="writeBlock">Which that was.</param>
    /// <param name="weights">L weights, in neuron order.</param>
    public void Clock(bool read, int readBlock, bool add, int writeBlock, ReadOnlySpan<sbyte> weights)
    {
        if (add)
        {
            var block = _memory.AsSpan(writeBlock * _values.Length, _values.Length);
            for (var lane = 0; lane < block.Length; lane++)
                block[lane] = LifArithmetic.Accumulate(_values[lane], weights[lane]);
        }

        if (read)
            Block(readBlock).CopyTo(_values);
    }

    /// <summary>One clock edge of the update.</summary>
    /// <param name="read">Reads the block.</param>
    /// <param name="clear">Clears it.</param>
    /// <param name="block">Which.</param>
    public void ClockUpdate(bool read, bool clear, int block)
    {
        if (clear)
            _memory.AsSpan(block * _values.Length, _values.Length).Clear();
        if (read)
            Block(block).CopyTo(_values);
    }

    /// <summary>What the host reads: the accumulator of a neuron.</summary>
    public ushort Read(int address) => (ushort)_memory[address & (_memory.Length - 1)];
}
