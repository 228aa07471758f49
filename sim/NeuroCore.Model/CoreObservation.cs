// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// What can be seen of the core in one clock: its outputs, and everything that the clock's edge writes into a memory.
/// Model and RTL agree on all of it in every clock.
/// </summary>
/// <remarks>
/// A field that means something only together with an enable is 0 without it. Values are as the memory holds them:
/// signed where the quantity is, of as many bits as the build gives it.
/// </remarks>
#pragma warning disable CA1051 // A plain record of one clock: filled in place, millions of times a second.
#pragma warning disable CA1815 // Compared field by field: what matters is which field differs.
public struct CoreObservation
{
    /// <summary>Phase of the tick.</summary>
    public Phase Phase;

    /// <summary>A tick is under way.</summary>
    public bool TickBusy;

    /// <summary>The last clock of a tick.</summary>
    public bool TickEnd;

    /// <summary>An event would be taken in this clock.</summary>
    public bool EventReady;

    /// <summary>A spike is offered.</summary>
    public bool SpikeValid;

    /// <summary>Neuron that fired; with <see cref="SpikeValid"/>.</summary>
    public int SpikeNeuron;

    /// <summary>Low bits of the tick; with <see cref="SpikeValid"/>.</summary>
    public int SpikeTick;

    /// <summary>The memory access asked for is done.</summary>
    public bool MemoryReady;

    /// <summary>The 16-bit word read; with <see cref="MemoryReady"/> when the access is a read.</summary>
    public int MemoryReadData;

    /// <summary>Number of the coming tick, or of the one under way.</summary>
    public uint Tick;

    /// <summary>Clocks spent in ticks, stalls left out.</summary>
    public uint Clocks;

    /// <summary>Clocks stalled, modulo 65,536.</summary>
    public int Stalls;

    /// <summary>Ticks since the stimulus began.</summary>
    public int Elapsed;

    /// <summary>Ticks that began late, modulo 65,536.</summary>
    public int Overruns;

    /// <summary>Spikes to be handed out before the run ends.</summary>
    public int SpikesLeft;

    /// <summary>A tick may start.</summary>
    public bool TickDue;

    /// <summary>The next spike is the last that is wanted.</summary>
    public bool LastSpike;

    /// <summary>Probes are to be sampled.</summary>
    public bool ProbeDue;

    /// <summary>Ticks until the next sample.</summary>
    public int ProbeLeft;

    /// <summary>Entries of the probe bank in use.</summary>
    public int ProbeCount;

    /// <summary>The event memory is written.</summary>
    public bool EventWrite;

    /// <summary>Word of 16 or 32 sources; with <see cref="EventWrite"/>.</summary>
    public int EventWriteWord;

    /// <summary>The word is in the second half of the memory; with <see cref="EventWrite"/>. Only in builds that learn.</summary>
    public bool EventWriteHalf;

    /// <summary>Its new bits, 16 or 32; with <see cref="EventWrite"/>.</summary>
    public uint EventWriteData;

    /// <summary>The signs of its events, 1 for negative; with <see cref="EventWrite"/>.</summary>
    public uint EventWriteSigns;

    /// <summary>The scan of the event memory gives an event.</summary>
    public bool EventValid;

    /// <summary>Source of that event, or neuron that fired; with <see cref="EventValid"/>.</summary>
    public int EventSource;

    /// <summary>That event or spike is negative; with <see cref="EventValid"/>.</summary>
    public bool EventNegative;

    /// <summary>The report memory is written.</summary>
    public bool ReportWrite;

    /// <summary>Word of 16 or 32 neurons; with <see cref="ReportWrite"/>.</summary>
    public int ReportWriteWord;

    /// <summary>Its new bits, 16 or 32; with <see cref="ReportWrite"/>.</summary>
    public uint ReportWriteData;

    /// <summary>A row of L weights is read.</summary>
    public bool RowValid;

    /// <summary>Source of the row; with <see cref="RowValid"/>.</summary>
    public int RowSource;

    /// <summary>Block of neurons that the row goes to; with <see cref="RowValid"/>.</summary>
    public int RowBlock;

    /// <summary>Class of the row's source; with <see cref="RowValid"/>.</summary>
    public int RowClass;

    /// <summary>Bytes of synapses that are written: two bits for each pair of lanes, or lane of 16 bits; 0: none.</summary>
    public int SynapseWriteBytes;

    /// <summary>Word of each pair that is written: source times blocks plus block; others 0.</summary>
    public PairValues SynapseWriteWords;

    /// <summary>What is written there, 16 bits: two weights, the even lane low; bytes that are not written are 0.</summary>
    public PairValues SynapseWriteData;

    /// <summary>Bytes of a word of the sources' traces that are written, one bit each; 0: none.</summary>
    public int SourceTraceWriteBytes;

    /// <summary>That word: trace, group, parity, the parity in the lowest bit; with <see cref="SourceTraceWriteBytes"/>.</summary>
    public int SourceTraceWriteWord;

    /// <summary>Its new bytes, those that are not written 0.</summary>
    public ulong SourceTraceWriteData;

    /// <summary>Bytes of a word of the neurons' traces that are written, one bit each; 0: none.</summary>
    public int NeuronTraceWriteBytes;

    /// <summary>That word: item, block, parity, the parity in the lowest bit; with <see cref="NeuronTraceWriteBytes"/>.</summary>
    public int NeuronTraceWriteWord;

    /// <summary>Its new bytes, those that are not written 0.</summary>
    public ulong NeuronTraceWriteData;

    /// <summary>Lanes in which an accumulator is written, one bit a lane; 0: none.</summary>
    public int AccumulatorWriteLanes;

    /// <summary>
    /// Slot and block, the block in the low bits, but for delays of the synapses' own; with <see cref="AccumulatorWriteLanes"/>.
    /// </summary>
    public int AccumulatorWritePlace;

    /// <summary>Slot in which each of these lanes is written, 4 bits a lane; with <see cref="AccumulatorWriteLanes"/>.</summary>
    public ulong AccumulatorWriteSlots;

    /// <summary>The new accumulators of these lanes, in neuron order, others 0; with <see cref="AccumulatorWriteLanes"/>.</summary>
    public LaneValues AccumulatorWriteData;

    /// <summary>They are accumulators of the first or second receptor; with <see cref="AccumulatorWriteLanes"/>.</summary>
    public bool AccumulatorWriteFirst;

    /// <summary>They are, or are too, accumulators of the divisive one, which is cleared with the first.</summary>
    public bool AccumulatorWriteDivisive;

    /// <summary>A second current is written.</summary>
    public bool SecondWrite;

    /// <summary>Neuron; with <see cref="SecondWrite"/>.</summary>
    public int SecondWriteNeuron;

    /// <summary>New second current, signed; with <see cref="SecondWrite"/>.</summary>
    public int SecondWriteData;

    /// <summary>A synaptic current u is written.</summary>
    public bool CurrentWrite;

    /// <summary>Neuron; with <see cref="CurrentWrite"/>.</summary>
    public int CurrentWriteNeuron;

    /// <summary>New u, signed; with <see cref="CurrentWrite"/>.</summary>
    public int CurrentWriteData;

    /// <summary>A membrane's integer part is written.</summary>
    public bool MembraneWrite;

    /// <summary>Neuron; with <see cref="MembraneWrite"/>.</summary>
    public int MembraneWriteNeuron;

    /// <summary>New integer part of v, signed; with <see cref="MembraneWrite"/>.</summary>
    public int MembraneWriteData;

    /// <summary>A neuron fires: the one whose v is written.</summary>
    public bool Fired;

    /// <summary>It fires with negative sign.</summary>
    public bool FiredNegative;

    /// <summary>A membrane's fraction is written.</summary>
    public bool FractionWrite;

    /// <summary>A refractory count is written, and with it the silenced bit.</summary>
    public bool RefractoryWrite;

    /// <summary>Neuron; with <see cref="FractionWrite"/>, <see cref="RefractoryWrite"/> or <see cref="ThetaWrite"/>.</summary>
    public int ResidueWriteNeuron;

    /// <summary>New fraction of v, 0..255; with <see cref="FractionWrite"/>.</summary>
    public int FractionWriteData;

    /// <summary>New refractory ticks left, plus 128 if silenced; with <see cref="RefractoryWrite"/>.</summary>
    public int RefractoryWriteData;

    /// <summary>An encoder fires.</summary>
    public bool Encoded;

    /// <summary>Source that it drives; with <see cref="Encoded"/>.</summary>
    public int EncodedSource;

    /// <summary>State H of the noise in the last clock of the deliver phase; else 0.</summary>
    public ulong Noise;

    /// <summary>An adaptive threshold theta is written.</summary>
    public bool ThetaWrite;

    /// <summary>New theta, signed; with <see cref="ThetaWrite"/>.</summary>
    public int ThetaWriteData;

    /// <summary>A count of spikes is written.</summary>
    public bool CountWrite;

    /// <summary>Neuron; with <see cref="CountWrite"/> or <see cref="FirstSpikeWrite"/>.</summary>
    public int CountWriteNeuron;

    /// <summary>New count, 0..65535; with <see cref="CountWrite"/>.</summary>
    public int CountWriteData;

    /// <summary>A time of a first spike is written.</summary>
    public bool FirstSpikeWrite;

    /// <summary>That time, 0..65535; with <see cref="FirstSpikeWrite"/>.</summary>
    public int FirstSpikeWriteData;

    /// <summary>Memory of parameters that the host writes.</summary>
    public ParameterMemories ParameterWrite;

    /// <summary>
    /// Neuron, source, place of a projection word, word of the program, register, or for class words block (or neuron) times 2 plus the low bit of the word; with <see cref="ParameterWrite"/>.
    /// </summary>
    public int ParameterWriteAddress;

    /// <summary>16-bit word written; with <see cref="ParameterWrite"/>.</summary>
    public int ParameterWriteData;
}
