// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>A core that can be clocked and seen: the model, or the RTL alone.</summary>
internal interface ICoreSide
{
    /// <summary>One clock.</summary>
    /// <param name="inputs">Inputs during the clock.</param>
    /// <param name="record">Takes what can be seen of it, <see cref="CoreRecord.Words"/> words.</param>
    void Clock(in CoreInputs inputs, Span<ulong> record);
}
