// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace NeuroCore.Emulator.Plan;

/// <summary>A run of neurons that a source reaches in one way; code reads it, so it lies in native memory, each in a line of the cache.</summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal unsafe struct Piece
{
    /// <summary>Bytes of a piece.</summary>
    public const int Bytes = 64;

    /// <summary>What is delivered; of <see cref="PieceForm.InPlace"/> the first word of the row.</summary>
    public byte* Values;

    /// <summary>Neurons of lists, 16 bits each; of <see cref="PieceForm.InPlace"/> a byte for each neuron of the core, 255 for those of the piece.</summary>
    public ushort* Targets;

    /// <summary>Code that treats this piece; 0 where there is none.</summary>
    public nint Code;

    /// <summary>Of lists, where that code goes on for exactly so many synapses; 0 where there is no such code.</summary>
    public nint Entry;

    /// <summary>The source.</summary>
    public int Source;

    /// <summary>First neuron.</summary>
    public int First;

    /// <summary>Neurons, or synapses of lists.</summary>
    public int Count;

    /// <summary>Synapses, where code has them as a list.</summary>
    public int Listed;

    /// <summary>First slot of the receptor's ring.</summary>
    public short Ring;

    /// <summary>Ticks by which it acts later.</summary>
    public short Delay;

    /// <summary>Number of its kind in the plan.</summary>
    public int Kind;

    /// <summary>The next piece is of another source.</summary>
    public int Last;
}
