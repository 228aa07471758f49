// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Cli.Importing;
using NeuroCore.Formats.Drafts;
using NeuroCore.Formats.Nir;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore export</c>: a description becomes a file of another tool.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var network = new Argument<string>("network") { Description = "Description of a network (YAML)." };
        var output = new Option<string?>("--output", "-o") { Description = "NIR file to write; <name of the description>.nir in this folder unless given.", HelpName = "network.nir" };
        var steps = new Option<string?>("--steps") { Description = "Steps for which the time constants are written: exact (default) or euler, as most training frameworks take them.", HelpName = "steps" }.AcceptOnlyFromAmong("exact", "euler");
        var json = CommonOptions.Json();
        var command = new Command("export", "Write a description as a NIR graph, and report what NIR cannot say.") { network, output, steps, json };
        command.SetAction(parsed =>
        {
            var description = NetworkFile.Load(parsed.GetRequiredValue(network));
            var path = parsed.GetValue(output) ?? Path.GetFileNameWithoutExtension(parsed.GetRequiredValue(network)) + ".nir";
            IReadOnlyList<ImportNote> notes = [];
            AtomicFile.Write(path, stream => notes = NirExport.Write(stream, description, parsed.GetValue(steps) == "euler"));
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal, writer =>
                {
                    writer.WriteString("file", path);
                    writer.WriteNumber("tick_seconds", description.TickSeconds);
                    writer.WriteList("notes", notes, note =>
                    {
                        writer.WriteString("fidelity", ImportText.Name(note.Fidelity));
                        writer.WriteString("text", note.Text);
                    });
                });
                return ExitCode.Fine;
            }

            foreach (var note in notes)
                terminal.Out.WriteLine($"  {ImportText.Name(note.Fidelity)}: {note.Text}");
            terminal.Out.WriteLine($"wrote {path}");
            return ExitCode.Fine;
        });
        return command;
    }
}
