// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>A script for the core, on one side of the lockstep.</summary>
internal sealed class ScriptCase : ILockstepCase
{
    private readonly CaseScript _script;
    private readonly ICoreSide _core;
    private readonly CoreDriver _driver;
    private readonly ulong[] _seen = new ulong[CoreRecord.Words];
    private int _next;
    private int _resetIn = -1;
    private long _clocks;

    /// <summary>Prepares it.</summary>
    /// <param name="script">What is done.</param>
    /// <param name="core">The side that it is done with.</param>
    public ScriptCase(CaseScript script, ICoreSide core)
    {
        (_script, _core) = (script, core);
        _driver = new CoreDriver(Following);
    }

    /// <inheritdoc/>
    public bool Done => _driver.Done;

    /// <inheritdoc/>
    public long Delivering { get; private set; }

    /// <inheritdoc/>
    public long Spikes { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<RecordField> Fields => CoreRecord.Fields;

    /// <inheritdoc/>
    public void Clock(Span<ulong> inputs, Span<ulong> record)
    {
        Delivering += CoreRecord.Delivers(_seen) ? 1 : 0;
        Spikes += CoreRecord.Fires(_seen) ? 1 : 0;
        var reset = _clocks < CoreCase.ResetClocks || _resetIn == 0;
        if (_resetIn >= 0)
            _resetIn--;
        _clocks++;
        var ready = _script.SpikePatience == 0 || _clocks % _script.SpikePatience == 0;
        var next = _driver.Next(_seen, ready, reset);
        CoreInputWords.Write(in next, inputs);
        _core.Clock(in next, record);
        record.CopyTo(_seen);
    }

    private Operation? Following()
    {
        if (_next == _script.Steps.Length)
            return null;
        var step = _script.Steps[_next++];
        if (step.ResetIn >= 0)
            _resetIn = step.ResetIn;
        return step.Operation;
    }
}
