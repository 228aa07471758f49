// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Formats.Drafts;
using NeuroCore.Network;
using PureHDF;

namespace NeuroCore.Formats.Nir;

/// <summary>Writes a description as a NIR graph: <c>version</c>, and <c>node</c> with <c>nodes</c> and <c>edges</c>.</summary>
public static class NirExport
{
    /// <summary>Version of NIR whose nodes are written.</summary>
    public const string Version = "1.0";

    /// <summary>Writes a network.</summary>
    /// <param name="stream">Where to; it must be able to go back.</param>
    /// <param name="network">The network.</param>
    /// <param name="isEuler">True if time constants are to be those of Euler's steps, as most training frameworks take them; else they are those of exact solutions.</param>
    /// <returns>What NIR says otherwise, or cannot say and is left out.</returns>
    /// <exception cref="Hardware.NeuroCoreException">The network has what no nodes of NIR can express: what, and where.</exception>
    public static IReadOnlyList<ImportNote> Write(Stream stream, NetworkDescription network, bool isEuler)
    {
        ArgumentNullException.ThrowIfNull(network);
        var nodes = new NirNodes([.. network.Inputs.Select(input => input.Name), .. network.Populations.Select(population => population.Name)]);
        var notes = NirExportNotes.Of(network, isEuler).ToList();
        foreach (var input in network.Inputs)
            nodes.Named(input.Name, "Input", ("shape", Shape(input.Size)));
        var weights = new NirExportWeights(network, nodes);
        foreach (var population in network.Populations)
            weights.Into(population, NirExportCell.Of(network, population, isEuler));
        notes.AddRange(weights.Notes);
        foreach (var population in network.Populations.Where(population => !network.Projections.Any(projection => projection.Options.Enabled && projection.Source == population.Name && projection.Target != population.Name)))
            nodes.Edge(population.Name, nodes.Add("output", "Output", ("shape", Shape(population.Size))));
        new H5File { ["version"] = Version, ["node"] = nodes.Graph() }.Write(stream);
        return notes;
    }

    private static H5Dataset Shape(int size) => new(new long[] { size }, fileDims: [1]);
}
