// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>The RTL, one clock a call: for measurements, where nothing else decides on its inputs.</summary>
internal sealed class RtlCoreSide(RtlDesign design) : ICoreSide
{
    private readonly ulong[] _inputs = new ulong[CoreInputWords.Words];

    /// <inheritdoc/>
    public void Clock(in CoreInputs inputs, Span<ulong> record)
    {
        CoreInputWords.Write(inputs, _inputs);
        design.Step(_inputs, record);
    }
}
