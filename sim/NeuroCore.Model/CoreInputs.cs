// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What the link drives into the core in one clock: the inputs of <c>hdl/core/core.v</c>, by the same names.</summary>
/// <param name="Reset">Ends the tick and the memory access under way; memories, tick number and counters stay.</param>
/// <param name="TickStart">One clock, only while <see cref="ICore.TickBusy"/> is false.</param>
/// <param name="EventValid">An event for the coming tick is offered; taken in a clock with <see cref="ICore.EventReady"/>.</param>
/// <param name="EventSource">Source of that event, below the sources of the build, in bits 0..12; bit 14: with negative sign.</param>
/// <param name="SpikeReady">The spike offered is taken in this clock.</param>
/// <param name="MemoryValid">A memory access is asked for; held with its arguments until <see cref="ICore.MemoryReady"/>.</param>
/// <param name="MemoryWrite">True: write. False: read.</param>
/// <param name="MemoryBank">Bank, 1..22 (bank 0 is answered by the link).</param>
/// <param name="MemoryAddress">Address within the bank, in words.</param>
/// <param name="MemoryWriteData">Word to write.</param>
/// <param name="ProbeDone">One clock, while <see cref="ICore.ProbeDue"/>: the probes were sampled.</param>
public readonly record struct CoreInputs(
    bool Reset,
    bool TickStart,
    bool EventValid,
    ushort EventSource,
    bool SpikeReady,
    bool MemoryValid,
    bool MemoryWrite,
    byte MemoryBank,
    int MemoryAddress,
    ushort MemoryWriteData,
    bool ProbeDone = false);
