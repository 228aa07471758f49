// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Cli.Importing;

/// <summary>Tells of an import.</summary>
internal static class ImportText
{
    /// <summary>What a note is called.</summary>
    public static string Name(Fidelity fidelity) => fidelity switch
    {
        Fidelity.Exact => "exact",
        Fidelity.Approximate => "approximate",
        Fidelity.Assumed => "assumed",
        _ => "left out",
    };

    /// <summary>Writes a report as text.</summary>
    public static void Write(Terminal terminal, ImportReport report)
    {
        var output = terminal.Out;
        var draft = report.Imported.Draft;
        output.WriteLine($"{draft.Name}: {report.Imported.Format}; {Quantities.Count(report.Neurons, "neuron")}, {Quantities.Count(report.Inputs, "input")}, {Quantities.Count(report.Synapses, "synapse")}, a tick of {Number(draft.TickSeconds * 1e3)} ms");
        foreach (var population in draft.Populations)
            output.WriteLine($"  population {population.Name}: {Number(population.Size)}");
        foreach (var projection in draft.Projections)
            output.WriteLine($"  projection {projection.Source} -> {projection.Target}: {Quantities.Count(projection.Synapses.Length, "synapse")}{Delays(projection)}");
        foreach (var note in report.Imported.Notes)
            output.WriteLine($"  {Name(note.Fidelity)}: {note.Text}");
        output.WriteLine(report.Builds.IsEmpty
            ? "  no build of the hardware can hold it; the emulator runs it as a build as large as itself"
            : $"  builds that can run it: {string.Join(", ", report.Builds)}");
        output.WriteLine($"wrote {report.Path}{(report.Files.Count > 1 ? $" and {Quantities.Count(report.Files.Count - 1, "CSV file")} beside it" : "")}; `{report.Command}` runs it");
    }

    /// <summary>Writes a report as JSON.</summary>
    public static void WriteJson(Terminal terminal, ImportReport report) => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("network", report.Imported.Draft.Name);
        json.WriteString("format", report.Imported.Format);
        json.WriteString("description", report.Path);
        json.WriteNumber("tick_seconds", report.Imported.Draft.TickSeconds);
        json.WriteNumber("neurons", report.Neurons);
        json.WriteNumber("inputs", report.Inputs);
        json.WriteNumber("synapses", report.Synapses);
        json.WriteList("populations", report.Imported.Draft.Populations, population =>
        {
            json.WriteString("name", population.Name);
            json.WriteNumber("neurons", population.Size);
        });
        json.WriteList("projections", report.Imported.Draft.Projections, projection =>
        {
            json.WriteString("source", projection.Source);
            json.WriteString("target", projection.Target);
            json.WriteNumber("synapses", projection.Synapses.Length);
        });
        json.WriteList("notes", report.Imported.Notes, note =>
        {
            json.WriteString("fidelity", Name(note.Fidelity));
            json.WriteString("text", note.Text);
        });
        json.WriteNames("builds", report.Builds);
        json.WriteNames("files", report.Files);
        json.WriteString("run", report.Command);
    });

    private static string Delays(DraftProjection projection)
    {
        if (projection.Synapses.Length == 0 || projection.Synapses.All(synapse => synapse.Delay == 0))
            return "";
        var (least, most) = (projection.Synapses.Min(synapse => synapse.Delay), projection.Synapses.Max(synapse => synapse.Delay));
        return least == most ? $", delay {most}" : $", delays {least} to {most}";
    }

    private static string Number(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
