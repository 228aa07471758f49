// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>A trace that rules use.</summary>
/// <param name="Trace">x1, x2, y1 or y2.</param>
/// <param name="WantedMilliseconds">Time constant that the rules ask for, ms; infinite if it is not to decay.</param>
/// <param name="GotMilliseconds">Time constant that the board has, ms.</param>
/// <param name="Impulse">What an event adds, 1..255.</param>
/// <param name="Mantissa">The board's d.</param>
/// <param name="Shift">The board's k: a tick loses d / 2^(8 + k).</param>
public sealed record TraceDecayLine(string Trace, double WantedMilliseconds, double GotMilliseconds, int Impulse, int Mantissa, int Shift)
{
    /// <summary>Got less wanted, as a share.</summary>
    public double Error => GotMilliseconds == WantedMilliseconds ? 0 : (GotMilliseconds / WantedMilliseconds) - 1;
}
