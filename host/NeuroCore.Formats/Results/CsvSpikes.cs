// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace NeuroCore.Formats.Results;

/// <summary>Writes the spikes of a run as CSV: <c>tick,seconds,population,index,sign</c>.</summary>
public static class CsvSpikes
{
    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream stream, RunData run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("tick,seconds,population,index,sign");
        foreach (var (name, spike) in run.Populations.SelectMany(population => population.Spikes.Select(spike => (population.Name, spike))).OrderBy(entry => entry.spike.Tick))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{spike.Tick},{spike.Tick * run.TickSeconds},{name},{spike.Index},{spike.Sign}"));
    }
}
