// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// The core as the link sees it: the outputs of <c>hdl/core/core.v</c>, by the same names, and one clock edge.
/// </summary>
/// <remarks>
/// The properties are the outputs during the clock that is about to end. They depend on the core's registers alone,
/// never on the inputs of the same clock; so whoever drives a core reads them first, works out the inputs, and then
/// calls <see cref="Clock"/>, which moves every register to its next value.
/// </remarks>
public interface ICore
{
    /// <summary>High from the clock after a start until the tick is complete and its last spike was taken.</summary>
    bool TickBusy { get; }

    /// <summary>A tick may start: the period since the start of the last has passed.</summary>
    bool TickDue { get; }

    /// <summary>The next spike taken is the last that is wanted: no tick is to start after this one.</summary>
    bool LastSpike { get; }

    /// <summary>Probes are to be sampled: from the end of a tick until told that they were. Before the next tick starts.</summary>
    bool ProbeDue { get; }

    /// <summary>Entries of the probe bank to be sampled, 1..16; with <see cref="ProbeDue"/>.</summary>
    int ProbeCount { get; }

    /// <summary>An event offered in this clock is taken.</summary>
    bool EventReady { get; }

    /// <summary>A spike is offered; stays until it is taken. Only while <see cref="TickBusy"/>.</summary>
    bool SpikeValid { get; }

    /// <summary>Number of the neuron that fired.</summary>
    ushort SpikeNeuron { get; }

    /// <summary>Low bits of the tick under way, or of the coming one.</summary>
    ushort SpikeTick { get; }

    /// <summary>One clock: the memory access asked for is done.</summary>
    bool MemoryReady { get; }

    /// <summary>The word read, valid while <see cref="MemoryReady"/>.</summary>
    ushort MemoryReadData { get; }

    /// <summary>One clock edge.</summary>
    /// <param name="inputs">The inputs during the clock that ends with it.</param>
    void Clock(in CoreInputs inputs);
}
