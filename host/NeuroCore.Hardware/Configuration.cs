// SPDX-License-Identifier: Apache-2.0
using System.IO.Hashing;
using System.Numerics;
using System.Text;

namespace NeuroCore.Hardware;

/// <summary>A build of the hardware: the parameters of the RTL, one entry of <c>hdl/configurations.yaml</c>.</summary>
public sealed record Configuration
{
    private const int WordBits = 16;
    private const int MostSourcesOfNarrowEvents = 512;

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

    /// <summary>Bits of a projection's exponent; 0..3.</summary>
    public required int ExponentBits { get; init; }

    /// <summary>Bits of a projection's delay; 0..3.</summary>
    public required int DelayBits { get; init; }

    /// <summary>E: inputs that rates and latencies can drive, from 0 to the sources behind <see cref="FirstEncoded"/> of N.</summary>
    public required int Encoders { get; init; }

    /// <summary>Most winners of a winner-take-all group, 0..7; 0: there are no groups.</summary>
    public required int Winners { get; init; }

    /// <summary>Features of the build: those that its entry lists, and those that follow from its sizes.</summary>
    public required Capabilities Capabilities { get; init; }

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

    /// <summary>Bits of a synapse word.</summary>
    public int SynapseBits => Has(Capabilities.FineSynapses) || Has(Capabilities.TaggedSynapses) ? WordBits : WordBits / 2;

    /// <summary>16-bit words that one row of L synapse words takes; of 8 bits, two lanes share a word.</summary>
    public int Pairs => ((Lanes * SynapseBits) + WordBits - 1) / WordBits;

    /// <summary>Synaptic currents of a neuron.</summary>
    public int Receptors => Has(Capabilities.TwoReceptors) ? 2 : 1;

    /// <summary>R: accumulators of a neuron, one for each receptor and delay; the divisive receptor has its own.</summary>
    public int AccumulatorSlots => (Receptors + (Has(Capabilities.Divisive) ? 1 : 0)) << DelayBits;

    /// <summary>Sources whose events share a word of the core's event memory.</summary>
    public int EventWidth => Sources > MostSourcesOfNarrowEvents ? 32 : 16;

    /// <summary>Rows of L weights: a block of neurons seen by one source.</summary>
    public int SynapseWords => Sources * Blocks;

    /// <summary>Largest accumulator shift a that an image may use.</summary>
    public int MostAccumulatorShift => (1 << AccumulatorShiftBits) - 1;

    /// <summary>Largest current shift b that an image may use.</summary>
    public int MostCurrentShift => (1 << CurrentShiftBits) - 1;

    /// <summary>CRC-32 of the name, by which a board says which build it is.</summary>
    public uint NameHash => Crc32.HashToUInt32(Encoding.UTF8.GetBytes(Name));

    /// <summary>True if the build has all of these features.</summary>
    public bool Has(Capabilities features) => (Capabilities & features) == features;

    /// <summary>
    /// Source of the first encoded input of an image: encoders work on whole words of events, so it is the number of
    /// the image's neurons, rounded up to one.
    /// </summary>
    /// <param name="imageNeurons">N of the image.</param>
    public int FirstEncoded(int imageNeurons) => (imageNeurons + EventWidth - 1) / EventWidth * EventWidth;

    /// <summary>The power of two at or above a number, as which some memories are laid out.</summary>
    /// <param name="number">At least 1.</param>
    public static int PowerOfTwoFrom(int number) => (int)BitOperations.RoundUpToPowerOf2((uint)number);
}
