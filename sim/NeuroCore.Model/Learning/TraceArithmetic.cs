// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What a trace does in a tick.</summary>
public static class TraceArithmetic
{
    /// <summary>Largest trace.</summary>
    public const int Most = 255;

    /// <summary>A trace, a tick on: it loses d / 2^(8 + k) of itself, rounded without bias. Never negative.</summary>
    /// <param name="trace">0..255.</param>
    /// <param name="noise">The noise byte of its place.</param>
    /// <param name="mantissa">d, 0..255.</param>
    /// <param name="shift">k, 0..15.</param>
    public static byte Decayed(int trace, int noise, int mantissa, int shift) =>
        (byte)(((trace << 8) + noise - ((trace * mantissa) >> shift)) >> 8);

    /// <summary>A trace after an event.</summary>
    /// <param name="trace">0..255.</param>
    /// <param name="impulse">What the event adds, 0..255.</param>
    public static byte Raised(int trace, int impulse) => (byte)Math.Min(trace + impulse, Most);
}
