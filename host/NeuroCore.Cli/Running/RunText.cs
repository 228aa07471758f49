// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Cli.Changing;
using NeuroCore.Cli.Learning;
using Spectre.Console;

namespace NeuroCore.Cli.Running;

/// <summary>Tells people of a run.</summary>
internal static class RunText
{
    private const int MostTicksListed = 40;
    private const int MostSpikesOnALine = 16;

    /// <summary>Writes spikes, rates, clocks and digest.</summary>
    public static void Write(Terminal terminal, RunResult run)
    {
        var populations = run.Populations;
        terminal.Out.WriteLine(
            $"{run.Image.Metadata.Name} on {run.Place} ({run.Build}), {Quantities.Count(run.Record.Ticks, "tick")} of {Quantities.Time(run.TickSeconds)}, {Quantities.Count(run.Input.Events.Length, "input spike")}");
        WriteSpikes(terminal, populations);
        WriteRates(terminal, populations);
        WeightText.Write(terminal, run.Learning.Courses);
        if (run.Learning.Learns)
            terminal.Out.WriteLine(WeightText.Spans(run.Learning.Spans));
        foreach (var change in run.Changes)
            terminal.Out.WriteLine(Line(change));
        terminal.Out.WriteLine($"{Quantities.Count(run.Record.Spikes.Length, "spike")}, {Clocks(run)}");
        if (!run.Record.Samples.IsEmpty)
            terminal.Out.WriteLine($"{Quantities.Count(run.Record.Samples.Length, "sampled value")}: --probes writes them to a file");
        if (run.HasEnough)
            terminal.Out.WriteLine($"ended by its number of spikes, {run.How.UntilSpikes:N0} or more");
        if (run.How.TickPeriod > 0)
            terminal.Out.WriteLine($"{Quantities.Count(run.Record.Overruns, "tick")} began late");
        terminal.Out.WriteLine($"digest {run.Record.Digest}");
    }

    private static void WriteSpikes(Terminal terminal, IReadOnlyList<PopulationSpikes> populations)
    {
        var ticks = populations.SelectMany(population => population.Spikes).GroupBy(spike => spike.Tick).OrderBy(group => group.Key).ToList();
        var width = ticks.Count == 0 ? 0 : ticks[^1].Key.ToString(CultureInfo.InvariantCulture).Length;
        foreach (var tick in ticks.Take(MostTicksListed))
        {
            var number = tick.Key.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            terminal.Out.WriteLine($"  tick {number}  {string.Join("; ", tick.GroupBy(spike => spike.Population).Select(Members))}");
        }

        if (ticks.Count > MostTicksListed)
            terminal.Out.WriteLine($"  and {Quantities.Count(ticks.Count - MostTicksListed, "more tick")} with spikes: --spikes writes them all to a file, --plot draws them");
    }

    private static string Members(IGrouping<string, NamedSpike> spikes)
    {
        var listed = string.Join(' ', spikes.Take(MostSpikesOnALine).Select(spike => spike.Index.ToString(CultureInfo.InvariantCulture) + (spike.IsNegative ? "-" : "")));
        var left = spikes.Count() - MostSpikesOnALine;
        return left > 0 ? $"{spikes.Key} {listed} and {left} more" : $"{spikes.Key} {listed}";
    }

    private static void WriteRates(Terminal terminal, IReadOnlyList<PopulationSpikes> populations)
    {
        var table = new Table().RoundedBorder().AddColumns("population", "neurons", "spikes", "rate");
        for (var column = 1; column < table.Columns.Count; column++)
            table.Columns[column].RightAligned();
        foreach (var population in populations)
            table.AddRow(
                Markup.Escape(population.Place.Name),
                population.Place.Count.ToString("N0", CultureInfo.InvariantCulture),
                population.Spikes.Length.ToString("N0", CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{population.Hertz:0.##} Hz"));
        terminal.Tables.Write(table);
    }

    private static string Line(MadeChange change)
    {
        var members = change.Members.ToString("N0", CultureInfo.InvariantCulture);
        var rounded = change.Error == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", rounded by {change.Error:G3} at most");
        return $"before tick {change.Tick}: {change.Name}.{change.Parameter} ({members}){rounded}";
    }

    private static string Clocks(RunResult run)
    {
        var record = run.Record;
        var perTick = record.Ticks == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {(double)record.Clocks / record.Ticks:N1} a tick");
        var seconds = run.Board.ClockHertz == 0 ? 0 : (double)record.Clocks / run.Board.ClockHertz;
        var stalls = record.StallClocks == 0 ? "" : $"; the core waited {Quantities.Count(record.StallClocks, "clock")} for the host";
        return $"{Quantities.Count(record.Clocks, "clock")}{perTick} ({Quantities.Time(seconds)} at {run.Board.ClockHertz / 1e6:0.###} MHz){stalls}";
    }
}
