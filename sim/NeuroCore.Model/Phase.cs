// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What the sequencer is doing; the numbers are those of <c>phase_o</c> in <c>sequencer.v</c>.</summary>
public enum Phase : byte
{
    /// <summary>Between two ticks: the host reaches the memories, events are taken.</summary>
    Rest = 0,

    /// <summary>Events add their rows to the accumulators.</summary>
    Deliver = 1,

    /// <summary>Every neuron takes its step.</summary>
    Update = 2,

    /// <summary>Neurons that fired are handed out.</summary>
    Emit = 3,
}
