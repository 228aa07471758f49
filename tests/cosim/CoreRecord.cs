// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>
/// What can be seen of the core in one clock, as 64-bit words: the layout of <c>record_o</c> in <c>core_lockstep.v</c>.
/// </summary>
internal static class CoreRecord
{
    /// <summary>Words of a record.</summary>
    public const int Words = 26;

    private const int Ports = 0;
    private const int Control = 1;
    private const int Events = 2;
    private const int Synapses = 3;
    private const int Accumulators = 4;
    private const int Sums = 5;
    private const int Current = 9;
    private const int Membrane = 10;
    private const int Residue = 11;
    private const int Parameters = 12;
    private const int Noise = 13;
    private const int Encoded = 14;
    private const int Signs = 15;
    private const int Run = 16;
    private const int Counters = 17;
    private const int Slots = 18;
    private const int SynapsePlaces = 19;
    private const int SynapseWords = 21;
    private const int SourceTraces = 23;
    private const int NeuronTraces = 24;
    private const int TracesHigh = 25;

    /// <summary>All fields, by the names of <see cref="CoreObservation"/>.</summary>
    public static IReadOnlyList<RecordField> Fields { get; } =
    [
        new("Phase", Ports, 0, 3),
        new("TickBusy", Ports, 3, 1),
        new("TickEnd", Ports, 4, 1),
        new("EventReady", Ports, 5, 1),
        new("SpikeValid", Ports, 6, 1),
        new("MemoryReady", Ports, 7, 1),
        new("SpikeNeuron", Ports, 16, 16),
        new("SpikeTick", Ports, 32, 15),
        new("MemoryReadData", Ports, 48, 16),
        new("Tick", Control, 0, 32),
        new("Clocks", Control, 32, 32),
        new("EventWrite", Events, 0, 1),
        new("EventValid", Events, 1, 1),
        new("EventWriteWord", Events, 2, 13),
        new("EventWriteHalf", Events, 15, 1),
        new("EventWriteData", Events, 16, 32),
        new("EventSource", Events, 48, 16),
        new("RowValid", Synapses, 0, 1),
        new("RowBlock", Synapses, 1, 7),
        new("RowSource", Synapses, 8, 16),
        new("SynapseWriteBytes", Synapses, 24, 16),
        new("AccumulatorWriteLanes", Accumulators, 0, 16),
        new("AccumulatorWritePlace", Accumulators, 16, 16),
        new("RowClass", Accumulators, 32, 3),
        new("EventNegative", Accumulators, 35, 1),
        new("AccumulatorWriteFirst", Accumulators, 36, 1),
        new("AccumulatorWriteDivisive", Accumulators, 37, 1),
        new("ReportWrite", Accumulators, 48, 1),
        new("ReportWriteWord", Accumulators, 49, 8),
        .. Enumerable.Range(0, LaneValues.Most).Select(lane =>
            new RecordField($"AccumulatorWriteData[{lane}]", Sums + (lane / 4), lane % 4 * 16, 16, Signed: true)),
        new("CurrentWrite", Current, 0, 1),
        new("CurrentWriteNeuron", Current, 16, 16),
        new("CurrentWriteData", Current, 32, 16, Signed: true),
        new("MembraneWrite", Membrane, 0, 1),
        new("MembraneWriteNeuron", Membrane, 16, 16),
        new("MembraneWriteData", Membrane, 32, 16, Signed: true),
        new("Fired", Membrane, 48, 1),
        new("FiredNegative", Membrane, 49, 1),
        new("FractionWrite", Residue, 0, 1),
        new("RefractoryWrite", Residue, 1, 1),
        new("ThetaWrite", Residue, 2, 1),
        new("ResidueWriteNeuron", Residue, 16, 16),
        new("FractionWriteData", Residue, 32, 8),
        new("RefractoryWriteData", Residue, 40, 8),
        new("ThetaWriteData", Residue, 48, 16, Signed: true),
        new("ParameterWrite", Parameters, 0, 16),
        new("ParameterWriteAddress", Parameters, 16, 16),
        new("ParameterWriteData", Parameters, 32, 16),
        new("Stalls", Parameters, 48, 16),
        new("NoiseLow", Noise, 0, 32),
        new("NoiseHigh", Noise, 32, 32),
        new("Encoded", Encoded, 0, 1),
        new("EncodedSource", Encoded, 16, 16),
        new("SecondWrite", Encoded, 1, 1),
        new("SecondWriteNeuron", Encoded, 32, 16),
        new("SecondWriteData", Encoded, 48, 16, Signed: true),
        new("EventWriteSigns", Signs, 0, 32),
        new("ReportWriteData", Signs, 32, 32),
        new("Elapsed", Run, 0, 16),
        new("Overruns", Run, 16, 16),
        new("SpikesLeft", Run, 32, 16),
        new("TickDue", Run, 48, 1),
        new("LastSpike", Run, 49, 1),
        new("ProbeDue", Run, 50, 1),
        new("ProbeLeft", Run, 51, 8),
        new("ProbeCount", Run, 59, 5),
        new("CountWrite", Counters, 0, 1),
        new("FirstSpikeWrite", Counters, 1, 1),
        new("CountWriteNeuron", Counters, 16, 16),
        new("CountWriteData", Counters, 32, 16),
        new("FirstSpikeWriteData", Counters, 48, 16),
        .. Enumerable.Range(0, LaneValues.Most).Select(lane => new RecordField($"AccumulatorWriteSlots[{lane}]", Slots, lane * 4, 4)),
        .. Enumerable.Range(0, PairValues.Most).Select(pair => new RecordField($"SynapseWriteWords[{pair}]", SynapsePlaces + (pair / 4), pair % 4 * 16, 16)),
        .. Enumerable.Range(0, PairValues.Most).Select(pair => new RecordField($"SynapseWriteData[{pair}]", SynapseWords + (pair / 4), pair % 4 * 16, 16)),
        new("SourceTraceWriteData", SourceTraces, 0, 32),
        new("SourceTraceWriteWord", SourceTraces, 32, 16),
        new("SourceTraceWriteBytes", SourceTraces, 48, 16),
        new("NeuronTraceWriteData", NeuronTraces, 0, 32),
        new("NeuronTraceWriteWord", NeuronTraces, 32, 16),
        new("NeuronTraceWriteBytes", NeuronTraces, 48, 16),
        new("SourceTraceWriteData, upper half", TracesHigh, 0, 32),
        new("NeuronTraceWriteData, upper half", TracesHigh, 32, 32),
    ];

    /// <summary>Writes the model's side of a record.</summary>
    public static void Write(in CoreObservation seen, Span<ulong> words)
    {
        words[Ports] = (ulong)seen.Phase | Bit(seen.TickBusy, 3) | Bit(seen.TickEnd, 4) | Bit(seen.EventReady, 5) |
            Bit(seen.SpikeValid, 6) | Bit(seen.MemoryReady, 7) | Part(seen.SpikeNeuron, 16) | Part(seen.SpikeTick, 32) |
            Part(seen.MemoryReadData, 48);
        // What counts ticks is looked at during ticks: the RTL counts the end of one in the clock after it.
        var ticking = seen.TickBusy;
        words[Control] = (ticking ? seen.Tick : 0) | ((ulong)seen.Clocks << 32);
        words[Events] = Bit(seen.EventWrite, 0) | Bit(seen.EventValid, 1) | ((ulong)seen.EventWriteWord << 2) |
            Bit(seen.EventWriteHalf, 15) |
            ((ulong)seen.EventWriteData << 16) | Part(seen.EventSource, 48);
        words[Synapses] = Bit(seen.RowValid, 0) | ((ulong)seen.RowBlock << 1) | ((ulong)seen.RowSource << 8) |
            Part(seen.SynapseWriteBytes, 24);
        ReadOnlySpan<ushort> synapses = seen.SynapseWriteWords;
        MemoryMarshal.Cast<ushort, ulong>(synapses).CopyTo(words[SynapsePlaces..]);
        synapses = seen.SynapseWriteData;
        MemoryMarshal.Cast<ushort, ulong>(synapses).CopyTo(words[SynapseWords..]);
        words[SourceTraces] = (uint)seen.SourceTraceWriteData | Part(seen.SourceTraceWriteWord, 32) | Part(seen.SourceTraceWriteBytes, 48);
        words[NeuronTraces] = (uint)seen.NeuronTraceWriteData | Part(seen.NeuronTraceWriteWord, 32) | Part(seen.NeuronTraceWriteBytes, 48);
        words[TracesHigh] = (seen.SourceTraceWriteData >> 32) | (seen.NeuronTraceWriteData & ~(ulong)uint.MaxValue);
        words[Accumulators] = Part(seen.AccumulatorWriteLanes, 0) | Part(seen.AccumulatorWritePlace, 16) |
            ((ulong)seen.RowClass << 32) | Bit(seen.EventNegative, 35) | Bit(seen.AccumulatorWriteFirst, 36) |
            Bit(seen.AccumulatorWriteDivisive, 37) | Bit(seen.ReportWrite, 48) |
            ((ulong)seen.ReportWriteWord << 49);
        ReadOnlySpan<short> sums = seen.AccumulatorWriteData;
        MemoryMarshal.Cast<short, ulong>(sums).CopyTo(words[Sums..]);
        words[Current] = Bit(seen.CurrentWrite, 0) | Part(seen.CurrentWriteNeuron, 16) | Part(seen.CurrentWriteData, 32);
        words[Membrane] = Bit(seen.MembraneWrite, 0) | Part(seen.MembraneWriteNeuron, 16) |
            Part(seen.MembraneWriteData, 32) | Bit(seen.Fired, 48) | Bit(seen.FiredNegative, 49);
        words[Residue] = Bit(seen.FractionWrite, 0) | Bit(seen.RefractoryWrite, 1) | Bit(seen.ThetaWrite, 2) |
            Part(seen.ResidueWriteNeuron, 16) | ((ulong)seen.FractionWriteData << 32) |
            ((ulong)seen.RefractoryWriteData << 40) | Part(seen.ThetaWriteData, 48);
        words[Parameters] = (ulong)seen.ParameterWrite | Part(seen.ParameterWriteAddress, 16) |
            Part(seen.ParameterWriteData, 32) | Part(seen.Stalls, 48);
        words[Noise] = seen.Noise;
        words[Encoded] = Bit(seen.Encoded, 0) | Part(seen.EncodedSource, 16) | Bit(seen.SecondWrite, 1) |
            Part(seen.SecondWriteNeuron, 32) | Part(seen.SecondWriteData, 48);
        words[Signs] = seen.EventWriteSigns | ((ulong)seen.ReportWriteData << 32);
        words[Slots] = seen.AccumulatorWriteSlots;
        words[Run] = Part(ticking ? seen.Elapsed : (ushort)0, 0) | Part(seen.Overruns, 16) | Part(seen.SpikesLeft, 32) | Bit(seen.TickDue, 48) |
            Bit(seen.LastSpike, 49) | Bit(seen.ProbeDue, 50) | Part(ticking ? seen.ProbeLeft : (byte)0, 51) | Part(seen.ProbeCount, 59);
        words[Counters] = Bit(seen.CountWrite, 0) | Bit(seen.FirstSpikeWrite, 1) | Part(seen.CountWriteNeuron, 16) |
            Part(seen.CountWriteData, 32) | Part(seen.FirstSpikeWriteData, 48);
    }

    /// <summary>Phase of the tick.</summary>
    public static Phase PhaseOf(ReadOnlySpan<ulong> words) => (Phase)(words[Ports] & 7);

    /// <summary>A tick is under way.</summary>
    public static bool TickBusy(ReadOnlySpan<ulong> words) => Has(words[Ports], 3);

    /// <summary>The last clock of a tick.</summary>
    public static bool TickEnd(ReadOnlySpan<ulong> words) => Has(words[Ports], 4);

    /// <summary>Probes are to be sampled.</summary>
    public static bool ProbeDue(ReadOnlySpan<ulong> words) => Has(words[Run], 50);

    /// <summary>An event offered in this clock is taken.</summary>
    public static bool EventReady(ReadOnlySpan<ulong> words) => Has(words[Ports], 5);

    /// <summary>A spike is offered.</summary>
    public static bool SpikeValid(ReadOnlySpan<ulong> words) => Has(words[Ports], 6);

    /// <summary>The memory access asked for is done.</summary>
    public static bool MemoryReady(ReadOnlySpan<ulong> words) => Has(words[Ports], 7);

    /// <summary>The word read.</summary>
    public static ushort MemoryReadData(ReadOnlySpan<ulong> words) => (ushort)(words[Ports] >> 48);

    /// <summary>
    /// Events are being delivered in this clock (one waits for its turn, or its weights are read), or it is one of a phase
    /// in which weights learn and traces grow.
    /// </summary>
    public static bool Delivers(ReadOnlySpan<ulong> words) =>
        PhaseOf(words) is Phase.Post or Phase.Pre or Phase.Epoch ||
        (PhaseOf(words) == Phase.Deliver && (Has(words[Events], 1) || Has(words[Synapses], 0)));

    /// <summary>A neuron fires in this clock.</summary>
    public static bool Fires(ReadOnlySpan<ulong> words) => Has(words[Membrane], 48);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bit(bool value, int place) => value ? 1UL << place : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Part(int value, int low) => (ulong)(ushort)value << low;

    private static bool Has(ulong word, int place) => (word & (1UL << place)) != 0;
}
