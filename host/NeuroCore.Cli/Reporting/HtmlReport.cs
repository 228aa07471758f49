// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using NeuroCore.Cli.Learning;
using NeuroCore.Cli.Running;
using NeuroCore.Hardware;
using NeuroCore.Plot;

namespace NeuroCore.Cli.Reporting;

/// <summary>A run on one page that needs nothing but itself: what ran, how it went, and pictures.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; color: #22303c; background: #f6f7f8; margin: 0 }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem }
        h1 { font-size: 1.8rem; margin: 0 } h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem } p { max-width: 44rem }
        .facts { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.4rem 0 } .facts div { background: #fff; border-radius: .6rem; padding: .7rem 1.1rem }
        .facts b { display: block; font-size: 1.3rem } .facts span { color: #6b7885; font-size: .85rem }
        table { border-collapse: collapse; background: #fff; border-radius: .6rem } th, td { padding: .35rem .9rem; text-align: right } th { color: #6b7885; font-weight: 500 }
        td:first-child, th:first-child { text-align: left } img { display: block; width: 100%; background: #fff; border-radius: .6rem } code { background: #e9ecef; border-radius: .25rem; padding: .1rem .3rem; overflow-wrap: anywhere }
        """;

    /// <summary>Writes the page.</summary>
    public static void Write(string path, RunResult run)
    {
        var page = new StringBuilder();
        var name = Text(run.Image.Metadata.Name);
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{name}: a run</title>\n<style>{Style}</style></head>\n<body><main>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{name}</h1>\n<p>{Summary(run)}</p>\n");
        Facts(page, run);
        var folder = Directory.CreateTempSubdirectory("neurocore-report-");
        try
        {
            string At(string file) => Path.Combine(folder.FullName, file);
            Picture(page, "Spikes", "Every mark is a spike; inputs first, populations below them.", At("raster.svg"), file => RunPicture.Save(file, run));
            Picture(page, "Rates", "Spikes a second and neuron, counted in about a hundred steps.", At("rates.svg"), file => RatePicture.Save(file, run, null));
            Populations(page, run);
            if (!run.Record.Samples.IsEmpty)
                Picture(page, "Sampled values", "As the hardware has them: integers of its own scale.", At("values.svg"), file => Values(file, run));
            if (!run.Learning.Courses.IsEmpty)
            {
                var weights = new WeightPictures(run.Image.Metadata.Name, "", run.Image, run.Learning.Courses);
                Picture(page, "Weights", "A row a source, a column a target; before and after where they have changed.", At("weights.svg"), weights.SaveMaps);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        page.Append(CultureInfo.InvariantCulture, $"<h2>The same run again</h2>\n<p>The digest of all spikes is <code>{run.Record.Digest}</code>. Two runs with this digest are the same run, on the emulator, the model, the virtual board or a board.</p>\n</main></body></html>\n");
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(page.ToString())));
    }

    private static string Summary(RunResult run)
    {
        var populations = run.Populations;
        var busiest = populations.MaxBy(population => population.Hertz);
        var silent = populations.Where(population => population.Spikes.Length == 0).Select(population => Text(population.Place.Name)).ToList();
        return $"{Quantities.Count(run.Record.Ticks, "tick")} of {Quantities.Time(run.TickSeconds)} on {Text(run.Place)} ({Text(run.Build)}). " +
            (run.Record.Spikes.Length == 0 ? "No neuron spiked." : string.Create(CultureInfo.InvariantCulture, $"Most spikes a neuron came from <b>{Text(busiest!.Place.Name)}</b>, {busiest.Hertz:0.#} a second.")) +
            (silent.Count > 0 && run.Record.Spikes.Length > 0 ? $" Silent: {string.Join(", ", silent)}." : "") +
            (run.IsCancelled ? " The run was cancelled." : "");
    }

    private static void Facts(StringBuilder page, RunResult run)
    {
        page.Append("<div class=\"facts\">");
        foreach (var (value, what) in new (string, string)[]
        {
            (run.Populations.Sum(population => population.Place.Count).ToString("N0", CultureInfo.InvariantCulture), "neurons"),
            (run.Input.Events.Length.ToString("N0", CultureInfo.InvariantCulture), "input spikes"),
            (run.Record.Spikes.Length.ToString("N0", CultureInfo.InvariantCulture), "spikes"),
            (run.Record.Clocks.ToString("N0", CultureInfo.InvariantCulture), "clocks of the core"),
            (Quantities.Time(run.Record.Clocks / (double)run.Board.ClockHertz), "on hardware"),
        })
            page.Append(CultureInfo.InvariantCulture, $"<div><b>{Text(value)}</b><span>{what}</span></div>");
        page.Append("</div>\n");
    }

    private static void Populations(StringBuilder page, RunResult run)
    {
        page.Append("<h2>Populations</h2>\n<table><tr><th>population</th><th>neurons</th><th>spikes</th><th>mean rate</th><th>active</th></tr>\n");
        foreach (var population in run.Populations)
        {
            var active = population.Spikes.Select(spike => spike.Index).Distinct().Count();
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(population.Place.Name)}</td><td>{population.Place.Count:N0}</td><td>{population.Spikes.Length:N0}</td><td>{population.Hertz:0.##} Hz</td><td>{active:N0}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static void Values(string file, RunResult run)
    {
        var scale = TimeScale.Of(run);
        var panels = ProbePlaces.Named(run).GroupBy(sample => sample.Quantity).Select(quantity => new TimePanel(
            quantity.Key, "integer", [.. quantity.GroupBy(sample => $"{sample.Population} {sample.Index}").Select((trace, number) => new TimeLine(
                trace.Key, [.. trace.Select(sample => scale.At(sample.Tick))], [.. trace.Select(sample => (double)sample.Value)], number))])).ToImmutableArray();
        new TimePlot(run.Image.Metadata.Name, scale.Label, 0, scale.At(Math.Max(1, run.Record.Ticks)), panels).Save(file);
    }

    private static void Picture(StringBuilder page, string heading, string caption, string file, Action<string> save)
    {
        save(file);
        // As an image, so that names within one picture do not meet those of another.
        page.Append(CultureInfo.InvariantCulture, $"<h2>{heading}</h2>\n<p>{caption}</p>\n<img alt=\"{heading}\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(File.ReadAllBytes(file))}\">\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
