// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Experiments.Protocols;

/// <summary>The share of itself that each trace keeps in a tick, 0..1, by the mantissa and shift that the board has for it.</summary>
/// <param name="X1">Of x1; 0 where the rule has no such trace, likewise below.</param>
/// <param name="X2">Of x2.</param>
/// <param name="Y1">Of y1.</param>
/// <param name="Y2">Of y2.</param>
public sealed record TraceKeeps(double X1, double X2, double Y1, double Y2)
{
    private const double MantissaOfOne = 256;

    /// <summary>Those of an assembled rule.</summary>
    public static TraceKeeps Of(AssembledRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new TraceKeeps(Keep(Trace.X1), Keep(Trace.X2), Keep(Trace.Y1), Keep(Trace.Y2));

        double Keep(Trace trace) => rule.Traces[(int)trace] is { } setting
            ? 1 - (setting.Mantissa / MantissaOfOne / (1 << setting.Shift))
            : 0;
    }

    /// <summary>A trace with impulse 1 when the neuron fires: of all earlier events of the source, or all its own earlier spikes.</summary>
    /// <param name="keep">What the trace keeps each tick.</param>
    /// <param name="earlier">Ticks of events or spikes.</param>
    /// <param name="tick">When the neuron fires.</param>
    public static double AtSpike(double keep, IEnumerable<int> earlier, int tick) =>
        earlier.Where(other => other < tick).Sum(other => Math.Pow(keep, tick - other));

    /// <summary>A trace with impulse 1 when an event is delivered, which is before the traces of that tick decay.</summary>
    /// <param name="keep">What the trace keeps each tick.</param>
    /// <param name="earlier">Ticks of events or spikes.</param>
    /// <param name="tick">When the event is delivered.</param>
    public static double AtEvent(double keep, IEnumerable<int> earlier, int tick) =>
        earlier.Where(other => other < tick).Sum(other => Math.Pow(keep, tick - other - 1));
}
