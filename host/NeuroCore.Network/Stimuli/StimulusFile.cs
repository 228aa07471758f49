// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Reads input spikes from a CSV file with the columns <c>tick</c>, <c>population</c> and <c>index</c>.</summary>
public static class StimulusFile
{
    /// <summary>Reads a stimulus by itself. Whether its inputs exist is seen when it meets a network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ticks">Length of the run; null for as long as the last spike needs.</param>
    /// <exception cref="DescriptionException">What is wrong, with file and line.</exception>
    public static Stimulus Load(string path, int? ticks = null)
    {
        var (spikes, origins) = SpikeCsv.Read(path, null);
        for (var index = 0; index < spikes.Length; index++)
        {
            if (spikes[index].Tick >= ticks)
            {
                throw new DescriptionException(
                    $"a spike of '{spikes[index].Population}' is in tick {spikes[index].Tick}, but the run ends before tick {ticks}: make the run longer.")
                    .At(origins.File, origins.Lines[index]);
            }
        }

        if (ticks is null && spikes.IsEmpty)
            throw new DescriptionException($"the stimulus {path} has no spikes, so it does not say how long to run: say it yourself.");
        return new Stimulus(
            ticks ?? spikes.Max(spike => spike.Tick) + 1,
            [.. spikes.Distinct().OrderBy(spike => spike.Tick).ThenBy(spike => spike.Population, StringComparer.Ordinal).ThenBy(spike => spike.Index)]);
    }
}
