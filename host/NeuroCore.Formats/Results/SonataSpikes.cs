// SPDX-License-Identifier: Apache-2.0
using PureHDF;

namespace NeuroCore.Formats.Results;

/// <summary>
/// Writes the spikes of a run as SONATA has them: for each population <c>timestamps</c> in ms and <c>node_ids</c>, by time.
/// Sampled values lie beside them in <c>traces</c>.
/// </summary>
public static class SonataSpikes
{
    private const uint Magic = 2682;
    private const double Milliseconds = 1e3;

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to; it must be able to go back.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream stream, RunData run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var spikes = new H5Group();
        foreach (var population in run.Populations)
        {
            var times = new H5Dataset(
                population.Spikes.Select(spike => spike.Tick * run.TickSeconds * Milliseconds).ToArray(), fileDims: [(ulong)population.Spikes.Length])
            {
                Attributes = new() { ["units"] = "ms" },
            };
            spikes[population.Name] = new H5Group
            {
                ["timestamps"] = times,
                ["node_ids"] = new H5Dataset(population.Spikes.Select(spike => (ulong)spike.Index).ToArray(), fileDims: [(ulong)population.Spikes.Length]),
                Attributes = new() { ["sorting"] = "by_time" },
            };
        }

        var file = new H5File
        {
            ["spikes"] = spikes,
            Attributes = new() { ["magic"] = Magic, ["version"] = new uint[] { 0, 1 } },
        };
        if (!run.Traces.IsEmpty)
        {
            var traces = new H5Group();
            foreach (var trace in run.Traces)
                traces[trace.Name] = new H5Group { ["tick"] = trace.Ticks.ToArray(), ["value"] = trace.Values.ToArray() };
            file["traces"] = traces;
        }

        file.Write(stream);
    }
}
