// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using NeuroCore.Daemon.Api;
using Spectre.Console;

namespace NeuroCore.Cli.Serving;

/// <summary>Tells people and programs of jobs.</summary>
internal static class JobText
{
    /// <summary>Writes jobs as a table or as JSON.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<JobView> jobs, bool asJson)
    {
        if (asJson)
        {
            WriteJson(terminal, new JobsView(jobs));
            return;
        }

        if (jobs.Count == 0)
        {
            terminal.Out.WriteLine("The daemon has no jobs: `neurocore submit` gives it one.");
            return;
        }

        var table = new Table().RoundedBorder().AddColumns("job", "name", "state", "build", "board", "ticks", "spikes", "digest");
        foreach (var job in jobs)
        {
            table.AddRow(new[]
            {
                job.Id.ToString(CultureInfo.InvariantCulture), job.Name, job.State, job.Build, job.Board ?? "",
                string.Create(CultureInfo.InvariantCulture, $"{job.TicksDone:N0} of {job.Ticks:N0}"), job.Spikes.ToString("N0", CultureInfo.InvariantCulture), job.Digest?[..8] ?? "",
            }.Select(Markup.Escape).ToArray());
        }

        terminal.Tables.Write(table);
    }

    /// <summary>Writes what a job gave.</summary>
    public static void Write(Terminal terminal, ResultView result)
    {
        terminal.Out.WriteLine($"job {result.Id}, {result.Name}: {result.State}, {Quantities.Count(result.Ticks, "tick")} of {result.TicksAsked:N0}");
        foreach (var population in result.Populations)
            terminal.Out.WriteLine($"  {population.Name}: {Quantities.Count(population.Spikes.Count, "spike")} of {Quantities.Count(population.Neurons, "neuron")}");
        terminal.Out.WriteLine($"{Quantities.Count((int)result.Spikes, "spike")}, {Quantities.Count(result.Clocks, "clock")}");
        terminal.Out.WriteLine($"digest {result.Digest}");
    }

    /// <summary>Writes one JSON document.</summary>
    public static void WriteJson<T>(Terminal terminal, T value) => terminal.Out.WriteLine(JsonSerializer.Serialize(value, ApiJson.Type<T>()));
}
