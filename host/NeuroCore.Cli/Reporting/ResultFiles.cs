// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Cli.Running;
using NeuroCore.Formats.Results;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Reporting;

/// <summary>Writes a run for other tools; the end of a file's name says for which.</summary>
internal static class ResultFiles
{
    private static readonly string[] Kinds = [".h5", ".npz", ".csv", ".vcd", ".html"];

    /// <summary>What is wrong with a name; null if nothing is.</summary>
    public static string? Problem(string path) => Kinds.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        ? null
        : $"--out {path} must end in .h5 (SONATA), .npz (NumPy), .csv, .vcd (waveforms) or .html (a report).";

    /// <summary>Writes a file.</summary>
    public static void Write(string path, RunResult run)
    {
        if (Path.GetExtension(path).Equals(".html", StringComparison.OrdinalIgnoreCase))
        {
            HtmlReport.Write(path, run);
            return;
        }

        var data = DataOf(run);
        Action<Stream, RunData> write = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".H5" => SonataSpikes.Write,
            ".NPZ" => NumpyFile.Write,
            ".VCD" => WaveformFile.Write,
            _ => CsvSpikes.Write,
        };

        // Made in memory, since HDF5 and zip go back to what they have written.
        using var memory = new MemoryStream();
        write(memory, data);
        AtomicFile.Write(path, stream => stream.Write(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
    }

    private static RunData DataOf(RunResult run) => new(
        run.Image.Metadata.Name, run.TickSeconds, run.Record.Ticks,
        [.. PopulationSpikes.InputsOf(run).Concat(run.Populations).Select(population => new DataPopulation(
            population.Place.Name, population.Place.Count, [.. population.Spikes.Select(spike => new DataSpike(spike.Tick, spike.Index, spike.Sign))]))],
        [.. Traces(run)]);

    /// <summary>Sampled values, one trace for each.</summary>
    public static IEnumerable<DataTrace> Traces(RunResult run) => ProbePlaces.Named(run)
        .GroupBy(sample => $"{sample.Population}.{sample.Index}.{sample.Quantity}")
        .Select(group => new DataTrace(group.Key, [.. group.Select(sample => sample.Tick)], [.. group.Select(sample => sample.Value)]));
}
