// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>How a run goes, besides its stimulus.</summary>
public sealed record RunOptions
{
    /// <summary>The run ends after the tick in which so many spikes have been handed out, 1..65535; 0: it does not.</summary>
    public int UntilSpikes { get; init; }

    /// <summary>Clocks from the start of a tick to that of the next in units of 16, 1..65535; 0: as soon as possible.</summary>
    public int TickPeriod { get; init; }
}
