// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Cli.Learning;

namespace NeuroCore.Cli;

/// <summary><c>neurocore report</c>: runs a network and writes a page about the run.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var network = new Argument<string>("network") { Description = "Description of a network (YAML), or an image." };
        var output = new Option<string?>("--output", "-o") { Description = "Page to write; <name of the file>.html in this folder unless given.", HelpName = "report.html" };
        var more = new Argument<string[]>("options") { Description = "After --: options of `neurocore run`, such as -- --ticks 100 --probe 'hidden[0].v'.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("report", "Run a network and write one self-contained page about the run.") { network, output, more };
        command.SetAction((parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(network);
            var page = parsed.GetValue(output) ?? Path.GetFileNameWithoutExtension(path) + ".html";
            return CommandLine.RunAsync(["run", path, "--out", page, "--projection", WatchedProjections.All, .. parsed.GetValue(more) ?? []], terminal, cancellation);
        });
        return command;
    }
}
