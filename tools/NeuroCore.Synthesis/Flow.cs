// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>From sources to a bitstream and a report: yosys, nextpnr over several seeds, icepack.</summary>
/// <param name="root">Root of the repository.</param>
/// <param name="configuration">The build.</param>
/// <param name="board">Its board.</param>
/// <param name="say">Gets one line a step.</param>
public sealed class Flow(string root, Configuration configuration, Board board, Action<string> say)
{
    private readonly string _folder = Path.Combine(root, "build", configuration.Name);

    private double ClockMhz => configuration.ClockHertz / 1e6;

    /// <summary>Runs the flow and writes report.json, report.md and neurocore.bin into build/NAME.</summary>
    /// <param name="seeds">Seeds of the placer, tried side by side; the fastest result is kept.</param>
    /// <param name="cancellation">Ends the programs under way.</param>
    /// <exception cref="NeuroCoreException">A program failed, the design does not fit, or no seed meets the clock.</exception>
    public async Task<Report> RunAsync(ImmutableArray<int> seeds, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        var files = DesignFiles.Of(root, configuration, board);

        say($"synthesis of {configuration.Name} for {board.About} (yosys)");
        var netlist = Path.Combine(_folder, "netlist.json");
        var tree = Path.Combine(_folder, "hierarchy.json");
        await Task.WhenAll(
            YosysAsync("yosys", files, $"synth_ice40 {board.YosysOptions} -abc9 -top top -json {netlist}\n", cancellation),
            YosysAsync("hierarchy", files, $"synth_ice40 {board.YosysOptions} -noflatten -top top\nwrite_json {tree}\n", cancellation))
            .ConfigureAwait(false);
        var modules = ModuleCounter.Count(await File.ReadAllTextAsync(tree, cancellation).ConfigureAwait(false), depth: 3);

        var placements = ImmutableArray.CreateBuilder<Placement>();
        var gate = new object();
        await Parallel.ForEachAsync(seeds, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (seed, token) =>
            {
                var placed = await PlaceAsync(netlist, seed, token).ConfigureAwait(false);
                lock (gate)
                {
                    placements.Add(placed);
                    say(string.Create(CultureInfo.InvariantCulture, $"seed {placed.Seed}: {placed.FmaxMhz:F2} MHz, {placed.Used.LogicCells} logic cells (nextpnr)"));
                }
            }).ConfigureAwait(false);

        var all = placements.OrderBy(p => p.Seed).ToImmutableArray();
        var best = all.MaxBy(p => p.FmaxMhz)!;
        var report = new Report(configuration.Name, board, files.SourceHash, ClockMhz, best, all, modules);
        AtomicFile.Write(Path.Combine(_folder, "report.json"), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(report.ToJson())));
        AtomicFile.Write(Path.Combine(_folder, "report.md"), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(report.ToMarkdown())));
        if (best.FmaxMhz < ClockMhz)
        {
            throw new NeuroCoreException(string.Create(CultureInfo.InvariantCulture,
                $"No seed meets the clock of {ClockMhz:F2} MHz, the best makes {best.FmaxMhz:F2} MHz: lower clock_hertz of '{configuration.Name}' in hdl/configurations.yaml, or try more seeds with --seeds."));
        }

        var bitstream = Path.Combine(_folder, "neurocore.bin");
        await Tool.RunAsync(root, Path.Combine(_folder, "icepack.log"), "icepack", [Asc(best.Seed), bitstream], cancellation).ConfigureAwait(false);
        return report;
    }

    private string Asc(int seed) => Path.Combine(_folder, $"seed{seed}.asc");

    private async Task YosysAsync(string name, DesignFiles files, string commands, CancellationToken cancellation)
    {
        var script = Path.Combine(_folder, name + ".ys");
        await File.WriteAllTextAsync(script, files.ReadCommands() + commands, cancellation).ConfigureAwait(false);
        await Tool.RunAsync(root, Path.Combine(_folder, name + ".log"), "yosys", ["-q", script], cancellation).ConfigureAwait(false);
    }

    private async Task<Placement> PlaceAsync(string netlist, int seed, CancellationToken cancellation)
    {
        var figures = Path.Combine(_folder, $"seed{seed}.json");
        string[] arguments =
        [
            .. board.PlaceOptions.Split(' '), "--json", netlist, "--pcf", $"hdl/boards/{board.Name}/pins.pcf",
            "--asc", Asc(seed), "--report", figures, "--seed", seed.ToString(CultureInfo.InvariantCulture),
            "--freq", ClockMhz.ToString(CultureInfo.InvariantCulture), "--timing-allow-fail",
        ];
        await Tool.RunAsync(root, Path.Combine(_folder, $"seed{seed}.log"), "nextpnr-ice40", arguments, cancellation).ConfigureAwait(false);

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(figures, cancellation).ConfigureAwait(false));
        var fmax = document.RootElement.GetProperty("fmax").EnumerateObject().Min(clock => clock.Value.GetProperty("achieved").GetDouble());
        var used = document.RootElement.GetProperty("utilization");
        return new Placement(seed, fmax, new Resources(
            Used(used, "ICESTORM_LC"), Used(used, "ICESTORM_RAM"), Used(used, "ICESTORM_SPRAM"), Used(used, "ICESTORM_DSP")));
    }

    private static int Used(JsonElement utilization, string resource) =>
        utilization.TryGetProperty(resource, out var figures) ? figures.GetProperty("used").GetInt32() : 0;
}
