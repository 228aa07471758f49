// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>What the events of a run must be.</summary>
internal static class RunRules
{
    /// <summary>Puts events in the order in which they are sent, each once.</summary>
    /// <exception cref="NeuroCoreException">An event is outside the run or of a source that is not there.</exception>
    public static ImmutableArray<SourceEvent> Check(IEnumerable<SourceEvent> events, int ticks, int sources, Capabilities features, string board)
    {
        var sorted = events.Distinct().OrderBy(item => item.Tick).ThenBy(item => item.Source).ThenBy(item => item.IsNegative).ToImmutableArray();
        foreach (var item in sorted)
        {
            if (item.Tick < 0 || item.Tick >= ticks)
                throw new NeuroCoreException(
                    $"The stimulus has an event of source {item.Source} in tick {item.Tick}, but the run has {ticks:N0} ticks, 0 to {ticks - 1}: run longer or leave the event out.");
            if (item.IsNegative && !features.HasFlag(Capabilities.Bipolar))
                throw new NeuroCoreException(
                    $"The stimulus has an event of negative sign, of source {item.Source} in tick {item.Tick}, but {board} has no signed spikes: use a build with the feature bipolar.");
            if (item.Source < 0 || item.Source >= sources)
                throw new NeuroCoreException(
                    $"The stimulus has an event of source {item.Source} in tick {item.Tick}, but the network has {sources} sources, 0 to {sources - 1}: correct the stimulus.");
        }

        return sorted;
    }
}
