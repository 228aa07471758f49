// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>The model of a build.</summary>
internal sealed class ModelCoreSide : ICoreSide
{
    private readonly CoreModel _core;
    private readonly CrossSampler? _sampler;

    /// <summary>Makes it.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="crosses">Count which combinations of features it meets.</param>
    public ModelCoreSide(Configuration configuration, bool crosses = false)
    {
        _core = new CoreModel(configuration);
        _sampler = crosses ? new CrossSampler(_core) : null;
    }

    /// <summary>What it has met; null: nothing is counted.</summary>
    public CrossCounts? Crosses => _sampler?.Counts;

    /// <inheritdoc/>
    public void Clock(in CoreInputs inputs, Span<ulong> record)
    {
        _core.Clock(in inputs, out var seen);
        _sampler?.Sample(in inputs, in seen);
        CoreRecord.Write(in seen, record);
    }
}
