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

    /// <summary>In builds that learn: the columns of neurons that fired, and what the spikes add to their traces.</summary>
    Post = 4,

    /// <summary>In builds that learn: what events add to the traces of their sources.</summary>
    Pre = 5,

    /// <summary>In builds that learn: the rows of all plastic sources, at the end of an epoch.</summary>
    Epoch = 6,
}
