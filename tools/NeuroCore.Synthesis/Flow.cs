// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>From sources to a bitstream and a report: yosys, nextpnr over several seeds, icepack.</summary>
/// <param name="root">Root of the repository.</param>
/// <param name="target">Build and board.</param>
/// <param name="say">Gets one line a step.</param>
public sealed class Flow(string root, Target target, Action<string> say)
{
    private readonly string _folder = Path.Combine(root, "build", target.Folder);

    private double ClockMhz => target.Build.ClockHertz / 1e6;

    /// <summary>Runs the flow and writes report.json, report.md and neurocore.bin into the target's folder.</summary>
    /// <param name="seeds">Seeds of the placer, tried side by side; the fastest result is kept.</param>
    /// <param name="cancellation">Ends the programs under way.</param>
    /// <exception cref="NeuroCoreException">A program failed, the design does not fit, or no seed meets the clock.</exception>
    public async Task<Report> RunAsync(ImmutableArray<int> seeds, CancellationToken cancellation)
    {
        var report = await SynthesiseAsync(places: true, cancellation).ConfigureAwait(false);
        var placements = ImmutableArray.CreateBuilder<Placement>();
        var gate = new object();
        await Parallel.ForEachAsync(seeds, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (seed, token) =>
            {
                var placed = await PlaceAsync(seed, token).ConfigureAwait(false);
                lock (gate)
                {
                    placements.Add(placed);
                    say(string.Create(CultureInfo.InvariantCulture, $"seed {placed.Seed}: {placed.FmaxMhz:F2} MHz, {placed.Used.LogicCells} logic cells (nextpnr)"));
                }
            }).ConfigureAwait(false);

        var all = placements.OrderBy(p => p.Seed).ToImmutableArray();
        // Of equals the lowest seed, so that the same inputs give the same bitstream.
        var best = all.OrderByDescending(p => p.FmaxMhz).First();
        var bitstream = Path.Combine(_folder, "neurocore.bin");
        File.Delete(bitstream);
        report = report with { Best = best, All = all };
        if (best.FmaxMhz < ClockMhz)
        {
            Write(report);
            throw new NeuroCoreException(TimingMissed(target, best));
        }

        await Tool.RunAsync(root, Path.Combine(_folder, "icepack.log"), "icepack", [Asc(best.Seed), bitstream], cancellation).ConfigureAwait(false);
        report = report with
        {
            BitstreamDigest = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(bitstream, cancellation).ConfigureAwait(false))),
        };
        Write(report);
        return report;
    }

    /// <summary>Synthesis alone: the netlist as JSON and as Verilog, and a report without a placement.</summary>
    /// <param name="places">The netlist is going to be placed: nextpnr is asked for its version, which the hash covers.</param>
    /// <param name="cancellation">Ends the programs under way.</param>
    /// <exception cref="NeuroCoreException">A program is missing or failed.</exception>
    public async Task<Report> SynthesiseAsync(bool places, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        var versions = await ToolVersions.AskAsync(root, places, cancellation).ConfigureAwait(false);
        var files = DesignFiles.Of(root, target.Build, target.Board, versions);
        say($"synthesis of {target.Build.Name} for {target.Board.About} (yosys)");
        var command = SynthesisCommand.Of(target.Board);
        var tree = Path.Combine(_folder, "hierarchy.json");
        await Task.WhenAll(
            MapAsync(files, command.Flat, cancellation),
            YosysAsync("hierarchy", $"{files.ReadCommands()}{command.Hierarchical}\nwrite_json {tree}\n", cancellation)).ConfigureAwait(false);
        var modules = ModuleCounter.Count(await File.ReadAllTextAsync(tree, cancellation).ConfigureAwait(false), depth: 3);
        var total = ModuleCounter.Count(await File.ReadAllTextAsync(Netlist, cancellation).ConfigureAwait(false), depth: 0)[0];
        var report = new Report(target, files.SourceHash, ClockMhz, versions, total, modules);
        if (places)
            return report;
        if (target.Board.Family != BoardFamily.Ice40)
        {
            var (name, text, call) = VendorScript.Of(target, files);
            await File.WriteAllTextAsync(Path.Combine(_folder, name), text, cancellation).ConfigureAwait(false);
            report = report with { VendorCall = call };
        }

        Write(report);
        return report;
    }

    /// <summary>The sentence for a design that is slower than its clock.</summary>
    public static string TimingMissed(Target target, Placement best)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(best);
        var path = best.Path is { } critical ? $" (critical path: {critical})" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"No seed meets the clock of {target.Build.ClockHertz / 1e6:F2} MHz, the best makes {best.FmaxMhz:F2} MHz{path}: try more seeds with SEEDS=<n>, leave out features of '{target.Build.Name}' in hdl/configurations.yaml, or lower its clock_hertz together with the PLL in hdl/boards/{target.Board.Top}/top.v.");
    }

    private string Netlist => Path.Combine(_folder, "netlist.json");

    private string Asc(int seed) => Path.Combine(_folder, $"seed{seed}.asc");

    private void Write(Report report)
    {
        AtomicFile.Write(Path.Combine(_folder, "report.json"), stream => stream.Write(Encoding.UTF8.GetBytes(report.ToJson())));
        AtomicFile.Write(Path.Combine(_folder, "report.md"), stream => stream.Write(Encoding.UTF8.GetBytes(report.ToMarkdown())));
    }

    // The netlist, as JSON for the placer and as Verilog for whoever simulates it.
    private async Task MapAsync(DesignFiles files, string commands, CancellationToken cancellation)
    {
        await YosysAsync("yosys", $"{files.ReadCommands()}{commands}\nwrite_json {Netlist}\n", cancellation).ConfigureAwait(false);
        if (target.Board.Family == BoardFamily.Ice40)
        {
            var open = HashBox.Open(await File.ReadAllTextAsync(Netlist, cancellation).ConfigureAwait(false));
            await File.WriteAllTextAsync(Netlist, open, cancellation).ConfigureAwait(false);
        }

        await YosysAsync("verilog", $"read_json {Netlist}\nwrite_verilog -noattr {Path.Combine(_folder, "netlist.v")}\n", cancellation).ConfigureAwait(false);
    }

    private async Task YosysAsync(string name, string commands, CancellationToken cancellation)
    {
        var script = Path.Combine(_folder, name + ".ys");
        await File.WriteAllTextAsync(script, commands, cancellation).ConfigureAwait(false);
        await Tool.RunAsync(root, Path.Combine(_folder, name + ".log"), "yosys", ["-q", script], cancellation).ConfigureAwait(false);
    }

    private async Task<Placement> PlaceAsync(int seed, CancellationToken cancellation)
    {
        var board = target.Board;
        var figures = Path.Combine(_folder, $"seed{seed}.json");
        var log = Path.Combine(_folder, $"seed{seed}.log");
        string[] arguments =
        [
            .. board.PlaceOptions.Split(' '), "--json", Netlist, "--pcf", $"hdl/boards/{board.Name}/{DesignFiles.Constraints(board.Family)}",
            "--asc", Asc(seed), "--report", figures, "--seed", seed.ToString(CultureInfo.InvariantCulture),
            "--freq", ClockMhz.ToString(CultureInfo.InvariantCulture), "--timing-allow-fail",
        ];
        try
        {
            await Tool.RunAsync(root, log, "nextpnr-ice40", arguments, cancellation).ConfigureAwait(false);
        }
        catch (NeuroCoreException) when (File.Exists(log) && Fitting.Problem(target, File.ReadAllText(log)) is { } problem)
        {
            throw new NeuroCoreException(problem);
        }

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(figures, cancellation).ConfigureAwait(false));
        var fmax = document.RootElement.GetProperty("fmax").EnumerateObject().Min(clock => clock.Value.GetProperty("achieved").GetDouble());
        var used = document.RootElement.GetProperty("utilization");
        return new Placement(
            seed,
            fmax,
            new Resources(Used(used, "ICESTORM_LC"), Used(used, "ICESTORM_RAM"), Used(used, "ICESTORM_SPRAM"), Used(used, "ICESTORM_DSP")),
            CriticalPath.Of(document.RootElement));
    }

    private static int Used(JsonElement utilization, string resource) =>
        utilization.TryGetProperty(resource, out var figures) ? figures.GetProperty("used").GetInt32() : 0;
}
