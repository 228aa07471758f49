// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Parameters of each block of L neurons, read in the step that needs them. Three memories of two words a block:
/// decay (keep_u and a, keep_v and b), level (v_min, v_reset), firing (R and reset mode, an unused word).
/// </summary>
public sealed class ClassMemory
{
    private readonly ushort[] _decays;
    private readonly ushort[] _levels;
    private readonly ushort[] _firings;
    private readonly int _blockMask;
    private ushort _decay;     // the memories' outputs
    private ushort _level;
    private ushort _firing;

    /// <summary>The classes of a build, all words 0.</summary>
    public ClassMemory(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _blockMask = Bits.Mask(Bits.AtLeastOne(configuration.Blocks));
        _decays = new ushort[2 * (_blockMask + 1)];
        _levels = new ushort[2 * (_blockMask + 1)];
        _firings = new ushort[2 * (_blockMask + 1)];
    }

    /// <summary>keep_u or keep_v of the neuron in steps 0 and 1: keep_u in the odd step, keep_v in the even one after it.</summary>
    public int Keep => (_decay >> Fields.KeepULow) & Bits.Mask(Fields.KeepUWidth);

    /// <summary>a or b, with the keep.</summary>
    public int Shift => (_decay >> Fields.AccumulatorShiftLow) & Bits.Mask(Fields.AccumulatorShiftWidth);

    /// <summary>v_min in step 4, v_reset in step 5.</summary>
    public short Level => (short)_level;

    /// <summary>R, in step 5.</summary>
    public int RefractoryTicks => (_firing >> Fields.RefractoryTicksLow) & Bits.Mask(Fields.RefractoryTicksWidth);

    /// <summary>The reset subtracts, in step 5. Of the reset mode the lowest bit counts.</summary>
    public bool Subtracts => ((_firing >> Fields.ResetModeLow) & (int)ResetMode.Subtract) != 0;

    /// <summary>The edge of an even clock.</summary>
    /// <param name="block0">Block of the neuron in step 0.</param>
    /// <param name="block2">Block of the neuron in step 4.</param>
    public void ClockEven(int block0, int block2)
    {
        _decay = _decays[2 * block0];
        _level = _levels[(2 * block2) + 1];
        _firing = _firings[2 * block2];
    }

    /// <summary>The edge of an odd clock.</summary>
    /// <param name="block0">Block of the neuron in step 1.</param>
    /// <param name="block1">Block of the neuron in step 3.</param>
    public void ClockOdd(int block0, int block1)
    {
        _decay = _decays[(2 * block0) + 1];
        _level = _levels[2 * block1];
    }

    /// <summary>Which memory a word of a block lies in; none for words 6 and 7.</summary>
    public static ParameterMemories MemoryOf(int address) => (address & 7) switch
    {
        0 or 1 => ParameterMemories.Decay,
        2 or 3 => ParameterMemories.Level,
        4 or 5 => ParameterMemories.Firing,
        _ => ParameterMemories.None,
    };

    /// <summary>Where in that memory it lies.</summary>
    public int Place(int address) => (((address >> 3) & _blockMask) << 1) | (address & 1);

    /// <summary>What the host reads. Words 6 and 7 are words 4 and 5 again.</summary>
    public ushort Read(int address) => MemoryOf(address) switch
    {
        ParameterMemories.Decay => _decays[Place(address)],
        ParameterMemories.Level => _levels[Place(address)],
        _ => _firings[Place(address)],
    };

    /// <summary>What the host writes. Words 6 and 7 are nowhere.</summary>
    public void Write(int address, ushort word)
    {
        switch (MemoryOf(address))
        {
            case ParameterMemories.Decay:
                _decays[Place(address)] = word;
                break;
            case ParameterMemories.Level:
                _levels[Place(address)] = word;
                break;
            case ParameterMemories.Firing:
                _firings[Place(address)] = word;
                break;
            default:
                break;
        }
    }
}
