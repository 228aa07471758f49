// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Running;

/// <summary>Writes spikes as CSV, with the columns that a stimulus has.</summary>
internal static class SpikeFile
{
    private const string Heading = "tick,population,index";
    private const string SignHeading = ",sign";

    /// <summary>Writes the file, or nothing at all.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="populations">Spikes, population by population.</param>
    /// <param name="withSigns">True if neurons of the build can spike with either sign.</param>
    public static void Write(string path, IEnumerable<PopulationSpikes> populations, bool withSigns) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Heading + (withSigns ? SignHeading : ""));
        foreach (var spike in populations.SelectMany(population => population.Spikes).OrderBy(spike => spike.Tick))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{spike.Tick},{spike.Population},{spike.Index}{(withSigns ? $",{spike.Sign}" : "")}"));
    });
}
