// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>How a run proceeds, beside its length.</summary>
public sealed record RunControl
{
    /// <summary>Most spikes that a run can be told to stop at.</summary>
    public const int MostSpikes = 65_535;

    /// <summary>What all runs do unless they say otherwise.</summary>
    public static RunControl Default { get; } = new();

    /// <summary>The run ends after the tick in which so many recorded spikes have been handed out, 1..65535; null (the default): at its length.</summary>
    public int? UntilSpikes { get; init; }

    /// <summary>Time by the clock on the wall from the start of a tick to that of the next, not in ticks; null (the default): as fast as it goes.</summary>
    public Duration? TickPeriod { get; init; }

    /// <summary>Refuses what no board can do.</summary>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    internal void Check()
    {
        if (UntilSpikes is < 1 or > MostSpikes)
            throw new DescriptionException($"until_spikes of the run is {UntilSpikes}, but must lie within 1..{MostSpikes}.");
        if (TickPeriod is { } period && (period.InTicks || period.Value <= 0))
            throw new DescriptionException($"tick_period of the run is {period}, but must be above 0 and in s, ms or us.");
    }
}
