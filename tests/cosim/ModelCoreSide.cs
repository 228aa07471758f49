// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>The model of a build.</summary>
internal sealed class ModelCoreSide(Configuration configuration) : ICoreSide
{
    private readonly CoreModel _core = new(configuration);

    /// <inheritdoc/>
    public void Clock(in CoreInputs inputs, Span<ulong> record)
    {
        _core.Clock(in inputs, out var seen);
        CoreRecord.Write(in seen, record);
    }
}
