// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;

namespace NeuroCore.Compiler;

/// <summary>Writes a report as JSON.</summary>
internal static class ReportJson
{
    /// <summary>An object with a list for each table of the report.</summary>
    public static string Write(QuantisationReport report)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("network", report.Network);
            json.WriteString("target", report.Target);
            json.WriteBoolean("exact", report.IsExact);
            List(json, "room", report.Room, Room);
            List(json, "scales", report.Scales, Scale);
            List(json, "parameters", report.Parameters, Parameter);
            List(json, "projections", report.Projections, Projection);
            List(json, "rules", report.Rules, Rule);
            List(json, "traces", report.Traces, Trace);
            json.WriteStartArray("warnings");
            foreach (var warning in report.Warnings)
                json.WriteStringValue(warning);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Room(Utf8JsonWriter json, RoomLine line)
    {
        json.WriteString("resource", line.Resource);
        json.WriteNumber("used", line.Used);
        json.WriteNumber("there", line.There);
    }

    private static void Scale(Utf8JsonWriter json, ScaleLine line)
    {
        json.WriteString("population", line.Population);
        json.WriteNumber("weight_units", line.WeightUnits);
        json.WriteNumber("level_units", line.LevelUnits);
        json.WriteNumber("accumulator_shift", line.AccumulatorShift);
        json.WriteNumber("current_shift", line.CurrentShift);
        json.WriteNumber("worst_volley", line.WorstVolley);
        json.WriteNumber("volley_limit", line.VolleyLimit);
        json.WriteNumber("sustained_activity", line.SustainedActivity);
    }

    private static void Parameter(Utf8JsonWriter json, ParameterLine line)
    {
        json.WriteString("population", line.Population);
        json.WriteString("parameter", line.Parameter);
        if (line.Neuron is { } neuron)
            json.WriteNumber("neuron", neuron);
        json.WriteString("unit", line.Unit);
        Number(json, "wanted", line.Wanted);
        Number(json, "got", line.Got);
        Number(json, "error", line.Error);
        json.WriteNumber("code", line.Code);
    }

    private static void Projection(Utf8JsonWriter json, ProjectionLine line)
    {
        json.WriteString("projection", line.Projection);
        json.WriteNumber("synapses", line.Synapses);
        json.WriteNumber("step", line.Step);
        json.WriteNumber("worst_error", line.WorstError);
        json.WriteNumber("became_zero", line.BecameZero);
        json.WriteNumber("exponent", line.Exponent);
        json.WriteNumber("blocks", line.Blocks);
        json.WriteNumber("fill", line.Fill);
        if (line.Plasticity is not { } plasticity)
            return;
        json.WriteString("rule", plasticity.Rule);
        json.WriteNumber("unit", plasticity.Unit);
        json.WriteNumber("least_steps", plasticity.Least);
        json.WriteNumber("most_steps", plasticity.Most);
        json.WriteNumber("lower_bound", plasticity.Lower);
        json.WriteNumber("upper_bound", plasticity.Upper);
    }

    private static void Rule(Utf8JsonWriter json, RuleLine line)
    {
        json.WriteString("rule", line.Rule);
        json.WriteNumber("number", line.Number);
        json.WriteNumber("pre", line.Pre);
        json.WriteNumber("post", line.Post);
        json.WriteNumber("epoch", line.Epoch);
        if (line.EpochTicks is { } ticks)
            json.WriteNumber("epoch_ticks", ticks);
        json.WriteStartArray("notes");
        foreach (var note in line.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
    }

    private static void Trace(Utf8JsonWriter json, TraceDecayLine line)
    {
        json.WriteString("trace", line.Trace);
        Number(json, "wanted_ms", line.WantedMilliseconds);
        Number(json, "got_ms", line.GotMilliseconds);
        json.WriteNumber("impulse", line.Impulse);
        json.WriteNumber("mantissa", line.Mantissa);
        json.WriteNumber("shift", line.Shift);
    }

    /// <summary>A number, or null where JSON has none: a time constant that became infinite.</summary>
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
