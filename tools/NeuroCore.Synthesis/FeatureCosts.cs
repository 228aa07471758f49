// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>What a feature costs: the build with it, less the build without it, packed but not placed.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Used">Resources that go away with it; negative where the build grows without it.</param>
public sealed record FeatureCost(Capabilities Feature, Resources Used);

/// <summary>Measures the cost of every feature of a build by leaving one out at a time.</summary>
/// <remarks>Features share logic, so the costs do not add up to that of all of them.</remarks>
/// <param name="root">Root of the repository.</param>
/// <param name="configuration">The build.</param>
/// <param name="board">Its board.</param>
/// <param name="say">Gets one line a step.</param>
public sealed partial class FeatureCosts(string root, Configuration configuration, Board board, Action<string> say)
{
    private readonly string _folder = Path.Combine(root, "build", configuration.Name, "features");

    private ToolVersions _versions = new("", "");

    /// <summary>Measures, and writes features.md into build/NAME.</summary>
    /// <param name="cancellation">Ends the programs under way.</param>
    /// <returns>The whole build, and the cost of each feature, dearest first.</returns>
    /// <exception cref="NeuroCoreException">A program failed.</exception>
    public async Task<(Resources All, ImmutableArray<FeatureCost> Costs)> RunAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        _versions = await ToolVersions.AskAsync(root, places: true, cancellation).ConfigureAwait(false);
        var all = await PackAsync("all", configuration, cancellation).ConfigureAwait(false);
        var costs = ImmutableArray.CreateBuilder<FeatureCost>();
        var gate = new object();
        await Parallel.ForEachAsync(
            Enum.GetValues<Capabilities>().Where(feature => feature != Capabilities.None && configuration.Has(feature)),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (feature, token) =>
            {
                var less = await PackAsync(feature.ToString(), Without(feature), token).ConfigureAwait(false);
                var cost = new FeatureCost(feature, new Resources(
                    all.LogicCells - less.LogicCells, all.BlockRams - less.BlockRams, all.Sprams - less.Sprams, all.Dsps - less.Dsps));
                lock (gate)
                {
                    costs.Add(cost);
                    say(string.Create(CultureInfo.InvariantCulture, $"{feature}: {cost.Used.LogicCells} logic cells, {cost.Used.BlockRams} block RAMs, {cost.Used.Dsps} DSPs"));
                }
            }).ConfigureAwait(false);
        var sorted = costs.OrderByDescending(cost => cost.Used.LogicCells).ThenBy(cost => cost.Feature).ToImmutableArray();
        var table = Encoding.UTF8.GetBytes(Markdown(all, sorted));
        AtomicFile.Write(Path.Combine(root, "build", configuration.Name, "features.md"), stream => stream.Write(table));
        return (all, sorted);
    }

    private string Markdown(Resources all, ImmutableArray<FeatureCost> costs)
    {
        var culture = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        text.AppendLine(culture, $"`{configuration.Name}` with all its features: {all.LogicCells} logic cells, {all.BlockRams} block RAMs, {all.Dsps} DSPs (packed, not placed). Without one of them it is smaller by:");
        text.AppendLine().AppendLine("| feature | logic cells | block RAMs | DSPs |").AppendLine("|---|---|---|---|");
        foreach (var (feature, used) in costs)
            text.AppendLine(culture, $"| {feature} | {used.LogicCells} | {used.BlockRams} | {used.Dsps} |");
        return text.ToString();
    }

    private Configuration Without(Capabilities feature) => configuration with
    {
        Capabilities = configuration.Capabilities & ~feature,
        ExponentBits = feature == Capabilities.Exponent ? 0 : configuration.ExponentBits,
        DelayBits = feature == Capabilities.Delay ? 0 : configuration.DelayBits,
        Encoders = feature == Capabilities.Encoders ? 0 : configuration.Encoders,
        Winners = feature == Capabilities.Winners ? 0 : configuration.Winners,
    };

    private async Task<Resources> PackAsync(string name, Configuration variant, CancellationToken cancellation)
    {
        var script = Path.Combine(_folder, name + ".ys");
        var netlist = Path.Combine(_folder, name + ".json");
        var log = Path.Combine(_folder, name + ".log");
        var files = DesignFiles.Of(root, variant, board, _versions);
        await File.WriteAllTextAsync(
            script, files.ReadCommands() + $"{SynthesisCommand.Of(board).Flat}\nwrite_json {netlist}\n", cancellation).ConfigureAwait(false);
        await Tool.RunAsync(root, log, "yosys", ["-q", script], cancellation).ConfigureAwait(false);
        string[] arguments =
            [.. board.PlaceOptions.Split(' '), "--json", netlist, "--pcf", $"hdl/boards/{board.Name}/pins.pcf", "--pack-only"];
        await Tool.RunAsync(root, log, "nextpnr-ice40", arguments, cancellation).ConfigureAwait(false);
        var used = Utilisation().Matches(await File.ReadAllTextAsync(log, cancellation).ConfigureAwait(false))
            .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        return new Resources(
            Of("LC"), Of("RAM"), Of("SPRAM"), Of("DSP"));

        int Of(string resource) => used.GetValueOrDefault(resource);
    }

    [GeneratedRegex(@"ICESTORM_([A-Z]+):\s*(\d+)/")]
    private static partial Regex Utilisation();
}
