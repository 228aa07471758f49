// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Synthesis;

var build = new Argument<string>("build") { Description = "Name of a build in hdl/configurations.yaml that has a board." };
var seeds = new Option<int>("--seeds") { Description = "How many seeds of the placer to try.", DefaultValueFactory = _ => 4 };
var features = new Option<bool>("--features") { Description = "Measure what each feature costs, by leaving one out at a time, instead." };
var command = new RootCommand("Synthesises a build with yosys and nextpnr and reports what it uses.") { build, seeds, features };
command.SetAction(async (parsed, cancellation) =>
{
    try
    {
        var configuration = Configurations.Named(parsed.GetRequiredValue(build));
        if (configuration.Board is null)
        {
            var names = Configurations.All.Where(c => c.Board is not null).Select(c => c.Name);
            throw new NeuroCoreException(
                $"The build '{configuration.Name}' is for simulation and has no board: synthesise one of {string.Join(", ", names)}.");
        }

        var count = parsed.GetValue(seeds);
        if (count is < 1 or > 64)
        {
            throw new NeuroCoreException($"--seeds is {count}: give a number from 1 to 64.");
        }

        var root = Directory.GetCurrentDirectory();
        var board = Board.Named(root, configuration.Board);
        if (parsed.GetValue(features))
        {
            var costs = new FeatureCosts(root, configuration, board, line => Console.WriteLine(line));
            await costs.RunAsync(cancellation).ConfigureAwait(false);
            Console.WriteLine($"build/{configuration.Name}/features.md");
            return 0;
        }

        var flow = new Flow(root, configuration, board, line => Console.WriteLine(line));
        var report = await flow.RunAsync([.. Enumerable.Range(1, count)], cancellation).ConfigureAwait(false);
        Print(report);
        return 0;
    }
    catch (NeuroCoreException e)
    {
        await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync().ConfigureAwait(false);

static void Print(Report report)
{
    var culture = CultureInfo.InvariantCulture;
    Console.WriteLine(string.Create(culture, $"{"module",-42} {"LUTs",6} {"FFs",6} {"carry",6} {"RAMs",6} {"SPRAM",6} {"DSPs",6}"));
    foreach (var m in report.Modules)
    {
        Console.WriteLine(string.Create(culture,
            $"{m.Module,-42} {m.Luts,6} {m.FlipFlops,6} {m.Carries,6} {m.BlockRams,6} {m.Sprams,6} {m.Dsps,6}"));
    }

    var (used, limits) = (report.Best.Used, report.Board.Limits);
    Console.WriteLine(string.Create(culture,
        $"{report.Configuration}: {used.LogicCells}/{limits.LogicCells} logic cells, {used.BlockRams}/{limits.BlockRams} block RAMs, {used.Sprams}/{limits.Sprams} SPRAMs, {used.Dsps}/{limits.Dsps} DSPs, {report.Best.FmaxMhz:F2} MHz (clock {report.ClockMhz:F2} MHz)"));
    Console.WriteLine($"build/{report.Configuration}/report.json, report.md, neurocore.bin");
}
