// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>What the driver of a core does next.</summary>
internal enum OperationKind
{
    /// <summary>A memory access, an event, or both offered at a time; waits until taken.</summary>
    Access,

    /// <summary>Starts a tick, as soon as none is under way.</summary>
    Tick,

    /// <summary>Waits for the end of the tick.</summary>
    Wait,

    /// <summary>Lets some clocks pass.</summary>
    Idle,
}

/// <summary>One thing to do.</summary>
/// <param name="Kind">What.</param>
/// <param name="Memory">There is a memory access.</param>
/// <param name="Write">It writes.</param>
/// <param name="Word">Its bank, address and value.</param>
/// <param name="Source">Source of an event; negative: none. With a tick: offered in the clock of its start alone.</param>
/// <param name="Clocks">Clocks to let pass.</param>
internal readonly record struct Operation(
    OperationKind Kind, bool Memory = false, bool Write = false, MemoryWord Word = default, int Source = -1, int Clocks = 0)
{
    /// <summary>Starts a tick.</summary>
    public static Operation Tick { get; } = new(OperationKind.Tick);

    /// <summary>Waits for its end.</summary>
    public static Operation Wait { get; } = new(OperationKind.Wait);

    /// <summary>Writes a word.</summary>
    public static Operation Writes(MemoryWord word) => new(OperationKind.Access, Memory: true, Write: true, Word: word);

    /// <summary>Reads a word.</summary>
    public static Operation Reads(Bank bank, int address) =>
        new(OperationKind.Access, Memory: true, Word: new MemoryWord(bank, address, 0));

    /// <summary>Offers an event.</summary>
    public static Operation Event(int source) => new(OperationKind.Access, Source: source);

    /// <summary>Lets clocks pass.</summary>
    public static Operation Idle(int clocks) => new(OperationKind.Idle, Clocks: clocks);
}
