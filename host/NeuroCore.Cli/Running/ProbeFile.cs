// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Running;

/// <summary>Writes samples as CSV.</summary>
internal static class ProbeFile
{
    private const string Heading = "tick,population,index,quantity,value";

    /// <summary>Writes the file, or nothing at all.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="samples">Samples, by tick.</param>
    public static void Write(string path, IEnumerable<NamedSample> samples) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Heading);
        foreach (var sample in samples)
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{sample.Tick},{sample.Population},{sample.Index},{sample.Quantity},{sample.Value}"));
    });
}
