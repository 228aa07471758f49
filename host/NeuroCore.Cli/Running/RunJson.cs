// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cli.Learning;
using NeuroCore.Link;

namespace NeuroCore.Cli.Running;

/// <summary>Tells programs of a run.</summary>
internal static class RunJson
{
    private const int ClocksPerUnit = 16;

    /// <summary>Writes one JSON document.</summary>
    public static void Write(Terminal terminal, RunResult run) => JsonOutput.Write(terminal, json =>
    {
        var populations = run.Populations;
        json.WriteString("network", run.Image.Metadata.Name);
        json.WriteString("on", run.Place);
        json.WriteString("build", run.Build);
        json.WriteNumber("tick_seconds", run.TickSeconds);
        json.WriteNumber("first_tick", run.Record.FirstTick);
        json.WriteNumber("ticks", run.Record.Ticks);
        json.WriteNumber("ticks_asked", run.Input.Ticks);
        json.WriteBoolean("cancelled", run.IsCancelled);
        json.WriteBoolean("enough_spikes", run.HasEnough);
        json.WriteNumber("tick_period_clocks", ClocksPerUnit * run.How.TickPeriod);
        json.WriteNumber("overruns", run.Record.Overruns);
        json.WriteNumber("clocks", run.Record.Clocks);
        json.WriteNumber("clock_hertz", run.Board.ClockHertz);
        json.WriteNumber("stall_clocks", run.Record.StallClocks);
        json.WriteNumber("input_spikes", run.Input.Events.Length);
        json.WriteString("digest", run.Record.Digest);
        json.WriteList("populations", populations, population =>
        {
            json.WriteString("name", population.Place.Name);
            json.WriteNumber("neurons", population.Place.Count);
            json.WriteNumber("spikes", population.Spikes.Length);
            json.WriteNumber("rate_hertz", population.Hertz);
        });
        json.WriteList("spikes", populations.SelectMany(population => population.Spikes).OrderBy(spike => spike.Tick), spike =>
        {
            json.WriteNumber("tick", spike.Tick);
            json.WriteString("population", spike.Population);
            json.WriteNumber("index", spike.Index);
            json.WriteNumber("sign", spike.Sign);
        });
        json.WriteList("samples", ProbePlaces.Named(run), sample =>
        {
            json.WriteNumber("tick", sample.Tick);
            json.WriteString("population", sample.Population);
            json.WriteNumber("index", sample.Index);
            json.WriteString("quantity", sample.Quantity);
            json.WriteNumber("value", sample.Value);
        });
        json.WriteList("changes", run.Changes, change =>
        {
            json.WriteNumber("tick", change.Tick);
            json.WriteString("of", change.Name);
            json.WriteString("parameter", change.Parameter);
            json.WriteNumber("members", change.Members);
            json.WriteNumber("largest_error", change.Error);
        });
        WeightJson.Write(json, run.Learning);
        json.WriteStartObject("link");
        WriteLink(json, run.Statistics);
        json.WriteEndObject();
    });

    private static void WriteLink(System.Text.Json.Utf8JsonWriter json, LinkStatistics statistics)
    {
        json.WriteNumber("commands", statistics.Commands);
        json.WriteNumber("data_frames", statistics.DataFrames);
        json.WriteNumber("commands_repeated", statistics.CommandsRepeated);
        json.WriteNumber("data_frames_repeated", statistics.DataFramesRepeated);
        json.WriteNumber("damaged_here", statistics.DamagedHere);
        json.WriteNumber("damaged_there", statistics.DamagedThere);
        json.WriteNumber("silences", statistics.Silences);
    }
}
