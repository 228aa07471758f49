// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator;

/// <summary>How an emulated core runs. All ways give the same results.</summary>
public sealed record EmulatorOptions
{
    /// <summary>True: plain code that runs on every processor, even where machine code could be made.</summary>
    public bool Portable { get; init; }

    /// <summary>True: vectors of 256 bits (AVX2) even where the processor has those of 512 (AVX-512).</summary>
    public bool NarrowVectors { get; init; }

    /// <summary>Ticks of a network that run in plain code before machine code is made for it: a host that writes after each tick would wait for code that runs once.</summary>
    public int PlainTicks { get; init; } = 4;

    /// <summary>True: after each array there is a page that nobody may touch, so that an access beyond it ends the program. For tests.</summary>
    public bool GuardPages { get; init; }

    /// <summary>True: of builds in which nothing learns only the synapses that are there are held; false: a word of every pair; null: the former if the build is large.</summary>
    public bool? Sparse { get; init; }

    /// <summary>True: machine code counts the instructions that it executes, see <see cref="EmulatedCore.Executed"/>. That takes time.</summary>
    public bool CountInstructions { get; init; }
}
