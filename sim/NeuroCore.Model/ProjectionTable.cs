// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// How a source of a class acts on a block of neurons: a word for each of the two, read with the row of weights and
/// there one clock later. Fields that the build lacks are constants.
/// </summary>
public sealed class ProjectionTable
{
    private readonly ushort[] _memory;
    private readonly Configuration _configuration;
    private readonly int _blockBits;
    private readonly bool _polarity;
    private readonly int _wordMask;    // the bits above mean nothing and are not kept
    private int _word;    // the memory's output

    /// <summary>The table of a build; every projection is disabled.</summary>
    public ProjectionTable(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        _blockBits = Bits.For(configuration.Blocks);
        _polarity = configuration.Has(Capabilities.Polarity);
        _wordMask = Bits.Mask(configuration.Has(Capabilities.Learning) ? Fields.RuleLow + Fields.RuleWidth : Fields.EnableLow + 1);
        _memory = new ushort[ProjectionWord.Classes << _blockBits];
    }

    /// <summary>e: the weights act times 2^e.</summary>
    public int Exponent => (_word >> Fields.ExponentLow) & ((1 << _configuration.ExponentBits) - 1);

    /// <summary>Ticks by which they act later.</summary>
    public int Delay => (_word >> Fields.DelayLow) & ((1 << _configuration.DelayBits) - 1);

    /// <summary>They act with the opposite sign.</summary>
    public bool Negative => _polarity && ((_word >> Fields.NegativeLow) & 1) != 0;

    /// <summary>They go to the second receptor. A receptor that the build lacks acts as the first.</summary>
    public bool Second => _configuration.Has(Capabilities.TwoReceptors) && Receptor == 1;

    /// <summary>They go to the divisive receptor.</summary>
    public bool Divisive => _configuration.Has(Capabilities.Divisive) && Receptor == 2;

    /// <summary>They act at all.</summary>
    public bool Enable => ((_word >> Fields.EnableLow) & 1) != 0;

    private int Receptor => (_word >> Fields.ReceptorLow) & Bits.Mask(Fields.ReceptorWidth);

    /// <summary>Learning rule of a class and block, 1..7; 0: its weights stay.</summary>
    public int Rule(int sourceClass, int block) =>
        (_memory[(sourceClass << _blockBits) | block] >> Fields.RuleLow) & Bits.Mask(Fields.RuleWidth);

    /// <summary>One clock edge.</summary>
    /// <param name="read">Reads a word.</param>
    /// <param name="sourceClass">Class of the source.</param>
    /// <param name="block">Block of neurons.</param>
    public void Clock(bool read, int sourceClass, int block)
    {
        if (read)
            _word = _memory[(sourceClass << _blockBits) | block];
    }

    /// <summary>Word that a host address names.</summary>
    public int Place(int address) => address & (_memory.Length - 1);

    /// <summary>What the host reads.</summary>
    public ushort Read(int address) => _memory[Place(address)];

    /// <summary>What the host writes.</summary>
    public void Write(int address, ushort word) => _memory[Place(address)] = (ushort)(word & _wordMask);
}
