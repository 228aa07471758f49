// SPDX-License-Identifier: Apache-2.0
using System.IO.Hashing;
using System.Text;

namespace NeuroCore.Hardware;

/// <summary>A build of the hardware: the parameters of the RTL, one entry of <c>hdl/configurations.yaml</c>.</summary>
public sealed record Configuration
{
    /// <summary>Name of the build.</summary>
    public required string Name { get; init; }

    /// <summary>N: neurons of the build, a multiple of <see cref="Lanes"/>.</summary>
    public required int Neurons { get; init; }

    /// <summary>S: sources of the build, neurons included; a multiple of <see cref="Lanes"/>, at least N.</summary>
    public required int Sources { get; init; }

    /// <summary>L: synapses handled in one clock; 1, 2, 4, 8 or 16.</summary>
    public required int Lanes { get; init; }

    /// <summary>Bits of the synaptic current u, 2..16.</summary>
    public required int CurrentWidth { get; init; }

    /// <summary>Bits of the membrane v, 10..24, of which 8 are fraction.</summary>
    public required int MembraneWidth { get; init; }

    /// <summary>Bits of the shift a, from accumulator to current; 0..3.</summary>
    public required int AccumulatorShiftBits { get; init; }

    /// <summary>Bits of the shift b, from current to membrane; 0..3.</summary>
    public required int CurrentShiftBits { get; init; }

    /// <summary>Clock, Hz.</summary>
    public required int ClockHertz { get; init; }

    /// <summary>Speed of the UART, baud; at most a quarter of the clock.</summary>
    public required int Baud { get; init; }

    /// <summary>Which memories and multipliers <c>hdl/memory</c> uses.</summary>
    public required string Technology { get; init; }

    /// <summary>Board under <c>hdl/boards</c> that the build can be synthesised for; null where there is none.</summary>
    public string? Board { get; init; }

    /// <summary>What the build is for, in a sentence.</summary>
    public string About { get; init; } = "";

    /// <summary>Blocks of L neurons.</summary>
    public int Blocks => Neurons / Lanes;

    /// <summary>16-bit words that one row of L weights takes; two lanes a word.</summary>
    public int Pairs => (Lanes + 1) / 2;

    /// <summary>Rows of L weights: a block of neurons seen by one source.</summary>
    public int SynapseWords => Sources * Blocks;

    /// <summary>Largest accumulator shift a that an image may use.</summary>
    public int MostAccumulatorShift => (1 << AccumulatorShiftBits) - 1;

    /// <summary>Largest current shift b that an image may use.</summary>
    public int MostCurrentShift => (1 << CurrentShiftBits) - 1;

    /// <summary>Features of the build. Hardware of this version always has all of them.</summary>
#pragma warning disable CA1822 // A property of the build, though today all builds agree.
    public Capabilities Capabilities =>
        Capabilities.Leak | Capabilities.SynapticDecay | Capabilities.Bias | Capabilities.Refractory |
        Capabilities.Floor | Capabilities.ResetValue | Capabilities.ResetSubtract;
#pragma warning restore CA1822

    /// <summary>CRC-32 of the name, by which a board says which build it is.</summary>
    public uint NameHash => Crc32.HashToUInt32(Encoding.UTF8.GetBytes(Name));
}
