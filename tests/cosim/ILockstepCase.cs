// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>A case under way on the model's side: what it does next depends on what the model has shown so far.</summary>
internal interface ILockstepCase
{
    /// <summary>Everything was done.</summary>
    bool Done { get; }

    /// <summary>Clocks in which events were being delivered.</summary>
    long Delivering { get; }

    /// <summary>Neurons that fired.</summary>
    long Spikes { get; }

    /// <summary>All fields of a record.</summary>
    IReadOnlyList<RecordField> Fields { get; }

    /// <summary>One clock of the model.</summary>
    /// <param name="inputs">Takes the inputs that the case gives it.</param>
    /// <param name="record">Takes what can be seen of it.</param>
    void Clock(Span<ulong> inputs, Span<ulong> record);
}
