// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>The command line of the flow.</summary>
public static class SynthesisCommandLine
{
    private const int MostSeeds = 64;

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="errors">Takes complaints, one sentence each.</param>
    /// <returns>Exit code: 0 done, 1 failed.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var name = new Argument<string>("board") { Description = "A board of hdl/boards/boards.yaml, for its usual build; or a build that is meant for a board." };
        var build = new Argument<string?>("build") { Description = "Another build for that board.", Arity = ArgumentArity.ZeroOrOne };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds of the placer to try.", DefaultValueFactory = _ => Math.Max(2, Environment.ProcessorCount) };
        var seed = new Option<int?>("--seed") { Description = "Try this seed alone." };
        var folder = new Option<string?>("--folder") { Description = "Folder under build/ for the results; that of the board or build unless given." };
        var features = new Option<bool>("--features") { Description = "Measure what each feature costs, by leaving one out at a time, instead." };
        var netlist = new Option<bool>("--netlist") { Description = "Synthesise only." };
        var flash = new Option<bool>("--flash") { Description = "Load the bitstream that was made into the board." };
        var command = new RootCommand("Makes bitstreams with yosys and nextpnr, and reports what they use.") { name, build, seeds, seed, folder, features, netlist, flash };
        command.SetAction(async (parsed, cancellation) =>
        {
            var root = Directory.GetCurrentDirectory();
            var target = Target.Named(parsed.GetRequiredValue(name), parsed.GetValue(build) is { Length: > 0 } given ? given : null);
            if (parsed.GetValue(folder) is { } elsewhere)
                target = target with { Folder = elsewhere };
            if (parsed.GetValue(flash))
            {
                output.WriteLine(await new Flasher(root, target).RunAsync(cancellation).ConfigureAwait(false));
                return 0;
            }

            if (parsed.GetValue(features))
            {
                await new FeatureCosts(root, target.Build, target.Board, output.WriteLine).RunAsync(cancellation).ConfigureAwait(false);
                output.WriteLine($"build/{target.Build.Name}/features.md");
                return 0;
            }

            var count = parsed.GetValue(seeds);
            if (count is < 1 or > MostSeeds)
                throw new NeuroCoreException($"--seeds is {count}: give a number from 1 to {MostSeeds}.");
            var flow = new Flow(root, target, output.WriteLine);
            var places = target.Board.Family == BoardFamily.Ice40 && !parsed.GetValue(netlist);
            var report = places
                ? await flow.RunAsync(parsed.GetValue(seed) is { } one ? [one] : [.. Enumerable.Range(1, count)], cancellation).ConfigureAwait(false)
                : await flow.SynthesiseAsync(places: false, cancellation).ConfigureAwait(false);
            Print(report, output);
            if (report.VendorCall is { } call)
                output.WriteLine($"Synthesis only, never placed here. `{call}` makes the bitstream; nobody has tried it.");
            return 0;
        });
        try
        {
            return await command.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (NeuroCoreException error)
        {
            await errors.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static void Print(Report report, TextWriter output)
    {
        var culture = CultureInfo.InvariantCulture;
        output.WriteLine(string.Create(culture, $"{"module",-42} {"LUTs",6} {"FFs",6} {"carry",6} {"RAMs",6} {"SPRAM",6} {"DSPs",6}"));
        foreach (var m in report.Modules)
        {
            output.WriteLine(string.Create(culture,
                $"{m.Module,-42} {m.Luts,6} {m.FlipFlops,6} {m.Carries,6} {m.BlockRams,6} {m.Sprams,6} {m.Dsps,6}"));
        }

        var (used, limits) = (report.Used, report.Target.Board.Limits);
        var speed = report.Best is { } best ? string.Create(culture, $"{best.FmaxMhz:F2} MHz (clock {report.ClockMhz:F2} MHz, seed {best.Seed})") : "not placed";
        if (report.Best?.Path is { } path)
            output.WriteLine($"critical path: {path}");
        output.WriteLine(string.Create(culture,
            $"{report.Target.Build.Name} on {report.Target.Board.Name}: {used.LogicCells}/{limits.LogicCells} {report.CellWord}, {used.BlockRams}/{limits.BlockRams} block RAMs, {used.Sprams}/{limits.Sprams} SPRAMs, {used.Dsps}/{limits.Dsps} DSPs, {speed}"));
        output.WriteLine($"build/{report.Target.Folder}/report.json, report.md{(report.BitstreamDigest is null ? "" : ", neurocore.bin")}");
    }
}
