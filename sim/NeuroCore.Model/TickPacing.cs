// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// When the next tick may start: a period after the start of the last. The hardware counts clocks down; here the clock
/// at which it is through is remembered instead.
/// </summary>
internal sealed class TickPacing
{
    private const int ClocksPerUnit = 16;

    private long _now;
    private long _dueAt;
    private bool _paced;    // there was a start since the period was written, and the period is not 0

    /// <summary>Clocks from the start of a tick to that of the next, in units of 16; 0: as soon as possible.</summary>
    public ushort Period { get; private set; }

    /// <summary>The next tick may start.</summary>
    public bool Due => _now >= _dueAt;

    /// <summary>Clocks until <see cref="Due"/>; 0 if it is.</summary>
    public long ClocksUntilDue => Math.Max(0, _dueAt - _now);

    /// <summary>Time passes.</summary>
    public void Pass(long clocks) => _now += clocks;

    /// <summary>Sets the period; the coming tick is a first one, due at once and not late.</summary>
    public void Begin(ushort period)
    {
        Period = period;
        _dueAt = _now;
        _paced = false;
    }

    /// <summary>A tick starts with the clock that has just passed.</summary>
    /// <returns>True if it is late.</returns>
    public bool Start()
    {
        var clock = _now - 1;
        var late = _paced && clock > _dueAt;
        _dueAt = clock + (ClocksPerUnit * Period);
        _paced = Period != 0;
        return late;
    }
}
