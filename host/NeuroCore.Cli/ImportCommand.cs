// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Cli.Importing;
using NeuroCore.Formats.Drafts;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore import</c>: a network of another tool becomes a description.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "NIR, SuperNeuroMAT or TENNLab JSON, SONATA edges, or a list of connections (CSV, TSV, PyNN)." };
        var output = new Option<string?>("--output", "-o") { Description = "Description to write; CSV files go beside it. <name of the file>.yaml in this folder unless given.", HelpName = "network.yaml" };
        var options = new ImportOptions();
        var json = CommonOptions.Json();
        var command = new Command("import", "Make a description of a network of another tool, and report what is exact and what is not.") { file, output, json };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var imported = Importer.Read(path, options.Of(parsed));
            var yaml = parsed.GetValue(output) ?? Path.GetFileNameWithoutExtension(path) + ".yaml";
            var written = DraftFiles.Write(
                imported.Draft, yaml,
                [$"Imported from {Path.GetFileName(path)}, {imported.Format}.", .. imported.Notes.Select(note => $"{ImportText.Name(note.Fidelity)}: {note.Text}")]).ToList();
            if (!imported.Names.IsEmpty)
                written.Add(ImportNames.Write(yaml, imported.Names));
            var report = ImportReport.Of(imported, NetworkFile.Load(yaml), yaml, written);
            if (parsed.GetValue(json))
                ImportText.WriteJson(terminal, report);
            else
                ImportText.Write(terminal, report);
            return ExitCode.Fine;
        });
        return command;
    }
}
