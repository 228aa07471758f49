// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>A case for the core, on one side of the lockstep.</summary>
internal sealed class CoreLockstepCase(Configuration build, ulong seed, ICoreSide core) : ILockstepCase
{
    private readonly CoreCase _case = new(build, seed);
    private readonly ulong[] _seen = new ulong[CoreRecord.Words];

    /// <summary>What was done so far.</summary>
    public CaseScript Script => _case.Script;

    /// <inheritdoc/>
    public bool Done => _case.Done;

    /// <inheritdoc/>
    public long Delivering => _case.Delivering;

    /// <inheritdoc/>
    public long Spikes => _case.Spikes;

    /// <inheritdoc/>
    public IReadOnlyList<RecordField> Fields => CoreRecord.Fields;

    /// <inheritdoc/>
    public void Clock(Span<ulong> inputs, Span<ulong> record)
    {
        var next = _case.Next(_seen);
        CoreInputWords.Write(in next, inputs);
        core.Clock(in next, record);
        record.CopyTo(_seen);
    }
}
