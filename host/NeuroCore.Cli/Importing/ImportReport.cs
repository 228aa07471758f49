// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Formats.Drafts;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Importing;

/// <summary>What an import gave.</summary>
/// <param name="Imported">The network, and how true it is to its file.</param>
/// <param name="Network">The description as it was read back.</param>
/// <param name="Path">The description.</param>
/// <param name="Files">All files that were written.</param>
/// <param name="Builds">Builds that can run it.</param>
internal sealed record ImportReport(Imported Imported, NetworkDescription Network, string Path, IReadOnlyList<string> Files, ImmutableArray<string> Builds)
{
    /// <summary>Neurons of all populations.</summary>
    public int Neurons => Network.Populations.Sum(population => population.Size);

    /// <summary>Members of all inputs.</summary>
    public int Inputs => Network.Inputs.Sum(input => input.Size);

    /// <summary>Synapses of all projections.</summary>
    public long Synapses => Imported.Draft.Projections.Sum(projection => (long)projection.Synapses.Length);

    /// <summary>The command that runs it.</summary>
    public string Command =>
        $"neurocore run {Path}{(Builds.IsEmpty || Builds.Contains(CommonOptions.UsualBuild) ? "" : $" --for {Builds[0]}")}" +
        $"{(Network.Stimulus is null ? " --ticks 100" : "")}{(Network.Inputs.All(input => input.Drive != Drive.Events) || Network.Stimulus?.Spikes.Length > 0 ? "" : " --stimulus spikes.csv")}";

    /// <summary>The report of an import whose files were written.</summary>
    public static ImportReport Of(Imported imported, NetworkDescription network, string path, IReadOnlyList<string> files)
    {
        // Builds that are there for simulation alone are no advice.
        var builds = Configurations.All.Where(build => !build.Name.StartsWith("odd_", StringComparison.Ordinal));
        var most = builds.Max(build => build.Neurons);
        return new ImportReport(
            imported, network, path, files,
            network.Populations.Sum(population => population.Size) > most ? [] : [.. builds.Where(build => NetworkCompiler.ObstacleFor(network, build) is null).Select(build => build.Name)]);
    }
}
