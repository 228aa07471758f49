// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;

namespace NeuroCore.Cli.Learning;

/// <summary>Tells people of weights.</summary>
internal static class WeightText
{
    /// <summary>Writes a table: a row a projection.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="courses">Weights.</param>
    public static void Write(Terminal terminal, ImmutableArray<ProjectionCourse> courses)
    {
        if (courses.IsEmpty)
            return;
        var withBefore = courses.Any(course => course.Samples.Length > 1);
        var table = new Table().RoundedBorder().AddColumns("projection", "rule", "synapses", "mean", "deviation", "least", "most");
        if (withBefore)
            table.AddColumns("mean before", "changed");
        for (var column = 2; column < table.Columns.Count; column++)
            table.Columns[column].RightAligned();
        foreach (var course in courses)
        {
            var now = WeightSummary.Of(course.Weights(course.Last));
            string[] cells =
            [
                course.Place.Name, course.Place.Rule ?? "", Count(course.Pairs.Length),
                Number(now.Mean), Number(now.Deviation), Number(now.Least), Number(now.Most),
            ];
            if (withBefore)
                cells = [.. cells, Number(WeightSummary.Of(course.Weights(course.First)).Mean), Count(course.Changed)];
            table.AddRow(cells.Select(Markup.Escape).ToArray());
        }

        terminal.Tables.Write(table);
    }

    /// <summary>When weights could change, in a line.</summary>
    public static string Spans(ImmutableArray<LearningSpan> spans) => spans.IsEmpty
        ? "weights could not change"
        : "weights could change from " + string.Join(", from ", spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"tick {span.From:N0} to {span.Until - 1:N0}")));

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
