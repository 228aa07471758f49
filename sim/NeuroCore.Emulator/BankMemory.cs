// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>Words of the banks that only a host writes, as it wrote them.</summary>
internal sealed class BankMemory
{
    private const int ClassWords = ClassParameters.WordsPerBlock;
    private const int ProjectionMask = (1 << (Fields.RuleLow + Fields.RuleWidth)) - 1;
    private const int ProjectionMaskStatic = (1 << (Fields.EnableLow + 1)) - 1;

    private readonly Configuration _build;
    private readonly int _projectionMask;
    private readonly bool _merged;

    /// <summary>The memories of a build, all 0.</summary>
    public BankMemory(CoreShape shape)
    {
        var build = _build = shape.Build;
        BlockRoom = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, build.Blocks));
        ProjectionBlocks = Configuration.PowerOfTwoFrom(build.Blocks);
        Ranges = new ushort[shape.SourceMask + 1];
        Classes = new ushort[ClassWords * BlockRoom];
        SecondDecays = new ushort[BlockRoom];
        OwnDecays = new ushort[2 * (shape.NeuronMask + 1)];
        Projections = new ushort[ProjectionWord.Classes * ProjectionBlocks];
        EncoderMask = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, build.Encoders)) - 1;
        Encoders = new ushort[Math.Max(EncoderVector.Lanes, EncoderMask + 1)];
        _projectionMask = build.Has(Capabilities.Learning) ? ProjectionMask : ProjectionMaskStatic;
        _merged = build.Has(Capabilities.Learning) && build.Winners == 0 && !build.Has(Capabilities.Floor) && !build.Has(Capabilities.KeepReset);
    }

    /// <summary>Blocks that the class memories have room for, a power of two.</summary>
    public int BlockRoom { get; }

    /// <summary>Blocks from one class of sources to the next in <see cref="Projections"/>.</summary>
    public int ProjectionBlocks { get; }

    /// <summary>By source.</summary>
    public ushort[] Ranges { get; }

    /// <summary>Eight words a block.</summary>
    public ushort[] Classes { get; }

    /// <summary>By block: word of the second current.</summary>
    public ushort[] SecondDecays { get; }

    /// <summary>Two words a neuron, in builds that have them.</summary>
    public ushort[] OwnDecays { get; }

    /// <summary>By class of the source, then block.</summary>
    public ushort[] Projections { get; }

    /// <summary>Bits of an encoder's address.</summary>
    public int EncoderMask { get; }

    /// <summary>By encoded input, and up to a whole vector.</summary>
    public ushort[] Encoders { get; }

    /// <summary>What probes sample.</summary>
    public ushort[] Probes { get; } = new ushort[16];

    /// <summary>Where an address of the class bank lies; -1 if the build has no such word.</summary>
    public int ClassPlace(int address)
    {
        var kept = (ClassWord)(address & (ClassWords - 1)) switch
        {
            ClassWord.CurrentDecay or ClassWord.MembraneDecay => !_build.Has(Capabilities.NeuronDecay),
            ClassWord.VMin or ClassWord.ResetKeep => !_merged,
            ClassWord.AdaptationDecay or ClassWord.AdaptationStep => _build.Has(Capabilities.Adaptation),
            _ => true,
        };
        return kept ? address & (Classes.Length - 1) : -1;
    }

    /// <summary>Where an address of the bank of further class words lies; -1 if the build has no such word.</summary>
    public int MorePlace(int address) =>
        _build.Has(Capabilities.TwoReceptors) && (address & (ClassWords - 1)) == (int)ClassMoreWord.SecondCurrent
            ? (address >> 3) & (BlockRoom - 1)
            : -1;

    /// <summary>What of a projection word the build keeps.</summary>
    public ushort Kept(ushort projection) => (ushort)(projection & _projectionMask);

    /// <summary>The projection word of a class of sources and a block.</summary>
    public ProjectionWord Projection(int sourceClass, int block) =>
        ProjectionWord.FromWord(Projections[(sourceClass * ProjectionBlocks) + block]);
}
