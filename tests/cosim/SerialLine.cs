// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>The line from a host to the board as a row of levels, each for some clocks.</summary>
/// <param name="clocksPerBit">Speed that it begins with.</param>
internal sealed class SerialLine(int clocksPerBit)
{
    /// <summary>Speed of what is sent from now on.</summary>
    public int ClocksPerBit { get; set; } = clocksPerBit;

    private readonly Queue<(bool Level, int Clocks)> _levels = new();
    private bool _level = true;
    private int _clocks;

    /// <summary>Nothing is left to be sent.</summary>
    public bool Rests => _clocks == 0 && _levels.Count == 0;

    /// <summary>Sends a byte.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="stop">Its stop bit: true, or it is a framing error.</param>
    public void Send(byte value, bool stop = true)
    {
        Hold(false, ClocksPerBit);
        for (var bit = 0; bit < 8; bit++)
            Hold(((value >> bit) & 1) != 0, ClocksPerBit);
        Hold(stop, ClocksPerBit);
    }

    /// <summary>Holds the line for some clocks.</summary>
    public void Hold(bool level, int clocks)
    {
        if (clocks > 0)
            _levels.Enqueue((level, clocks));
    }

    /// <summary>The level in the next clock; high at rest.</summary>
    public bool Next()
    {
        if (_clocks == 0)
        {
            if (!_levels.TryDequeue(out var next))
                return true;
            (_level, _clocks) = next;
        }

        _clocks--;
        return _level;
    }
}
