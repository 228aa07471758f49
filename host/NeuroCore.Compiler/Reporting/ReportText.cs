// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace NeuroCore.Compiler;

/// <summary>Writes a report as text.</summary>
internal static class ReportText
{
    /// <summary>Tables with a heading each, then the warnings.</summary>
    public static string Write(QuantisationReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{report.Network} on {report.Target}{(report.IsExact ? ", exact" : "")}\n");
        Table(text, ["uses", "", "of"], report.Room.Select(line => new[] { line.Resource, Text(line.Used), Text(line.There) }));
        Table(
            text,
            ["population", "weight units", "level units", "a", "b", "worst volley", "limit", "sustained"],
            report.Scales.Select(line => new[]
            {
                line.Population, Text(line.WeightUnits), Text(line.LevelUnits), Text(line.AccumulatorShift), Text(line.CurrentShift),
                Text(line.WorstVolley), Text(line.VolleyLimit), Text(100 * line.SustainedActivity) + " %",
            }));
        Table(
            text,
            ["parameter", "unit", "wanted", "got", "error", "code"],
            report.Parameters.Select(line => new[]
            {
                $"{line.Population}{(line.Neuron is { } neuron ? $"[{neuron}]" : "")}.{line.Parameter}", line.Unit,
                Text(line.Wanted), Text(line.Got), Text(line.Error), Text(line.Code),
            }));
        Table(
            text,
            ["projection", "synapses", "step", "worst error", "became 0", "e", "blocks", "full"],
            report.Projections.Select(line => new[]
            {
                line.Projection, Text(line.Synapses), Text(line.Step), Text(line.WorstError), Text(line.BecameZero),
                Text(line.Exponent), Text(line.Blocks), line.Fill.ToString("P0", CultureInfo.InvariantCulture),
            }));
        Learning(text, report);
        foreach (var warning in report.Warnings)
            text.Append(CultureInfo.InvariantCulture, $"\nwarning: {warning}");
        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>What changes weights, if anything does.</summary>
    private static void Learning(StringBuilder text, QuantisationReport report)
    {
        if (report.Rules.IsEmpty)
            return;
        Table(
            text,
            ["learning", "rule", "unit", "least", "most", "lower bound", "upper bound"],
            report.Projections.Where(line => line.Plasticity is not null).Select(line => (line.Projection, line.Plasticity!)).Select(line => new[]
            {
                line.Projection, line.Item2.Rule, Text(line.Item2.Unit), Text(line.Item2.Least), Text(line.Item2.Most), Text(line.Item2.Lower), Text(line.Item2.Upper),
            }));
        Table(
            text,
            ["rule", "number", "pre", "post", "epoch", "epoch ticks"],
            report.Rules.Select(line => new[] { line.Rule, Text(line.Number), Text(line.Pre), Text(line.Post), Text(line.Epoch), line.EpochTicks is { } ticks ? Text(ticks) : "" }));
        Table(
            text,
            ["trace", "wanted ms", "got ms", "error", "impulse", "mantissa", "shift"],
            report.Traces.Select(line => new[]
            {
                line.Trace, Text(line.WantedMilliseconds), Text(line.GotMilliseconds), line.Error.ToString("P2", CultureInfo.InvariantCulture),
                Text(line.Impulse), Text(line.Mantissa), Text(line.Shift),
            }));
        foreach (var line in report.Rules)
        {
            foreach (var note in line.Notes)
                text.Append(CultureInfo.InvariantCulture, $"\n{line.Rule}: {note}");
        }

        if (report.Rules.Any(line => !line.Notes.IsEmpty))
            text.Append('\n');
    }

    /// <summary>A table: names to the left, numbers to the right.</summary>
    private static void Table(StringBuilder text, string[] heading, IEnumerable<string[]> rows)
    {
        var lines = rows.Prepend(heading).ToList();
        var widths = Enumerable.Range(0, heading.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        text.Append('\n');
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
