// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Link;
using Spectre.Console;

namespace NeuroCore.Cli;

/// <summary><c>neurocore boards</c>: serial ports, and what answers there.</summary>
internal static class BoardsCommand
{
    private const int HertzPerMegahertz = 1_000_000;

    public static Command Create(Terminal terminal)
    {
        var ports = new Option<string[]>("--port")
        {
            Description = "Ports to try, serial ports or pseudo-terminals; all serial ports unless given.",
            HelpName = "port",
            AllowMultipleArgumentsPerToken = true,
        };
        var baud = CommonOptions.Baud("Speed to try; those of all builds unless given.");
        var json = CommonOptions.Json();
        var command = new Command("boards", "List serial ports and the boards that answer there.") { ports, baud, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var names = parsed.GetValue(ports) is { Length: > 0 } given ? given : [.. SerialTransport.Ports];
            var found = new List<BoardFinding>();
            foreach (var name in names)
                found.Add(await BoardFinding.LookAsync(name, parsed.GetValue(baud), cancellation).ConfigureAwait(false));
            if (parsed.GetValue(json))
                WriteJson(terminal, found);
            else
                WriteText(terminal, found);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void WriteText(Terminal terminal, List<BoardFinding> found)
    {
        if (found.Count == 0)
        {
            terminal.Out.WriteLine("This machine has no serial port. `neurocore run --on virtual` needs none.");
            return;
        }

        var table = new Table().RoundedBorder().AddColumns("port", "board", "clock", "baud");
        foreach (var finding in found)
        {
            if (finding.Identity is { } board)
            {
                var clock = string.Create(CultureInfo.InvariantCulture, $"{(double)board.ClockHertz / HertzPerMegahertz:0.###} MHz");
                table.AddRow(Markup.Escape(finding.Port), Markup.Escape($"{board.BuildName}: {board.Shape}"), clock, $"{finding.Baud}");
            }
            else
            {
                table.AddRow(Markup.Escape(finding.Port), Markup.Escape(finding.Problem!), "", "");
            }
        }

        terminal.Tables.Write(table);
    }

    private static void WriteJson(Terminal terminal, List<BoardFinding> found) => JsonOutput.Write(terminal, json =>
        json.WriteList("ports", found, finding =>
        {
            json.WriteString("port", finding.Port);
            json.WriteBoolean("answers", finding.Identity is not null);
            if (finding.Identity is not { } board)
            {
                json.WriteString("problem", finding.Problem);
                return;
            }

            json.WriteNumber("baud", finding.Baud);
            json.WriteString("build", board.BuildName);
            json.WriteNumber("neurons", board.Neurons);
            json.WriteNumber("sources", board.Sources);
            json.WriteNumber("lanes", board.Lanes);
            json.WriteNumber("clock_hertz", board.ClockHertz);
            json.WriteString("source_hash", board.SourceHash.ToString("x8", CultureInfo.InvariantCulture));
            json.WriteString("capabilities", board.Capabilities.ToString());
        }));
}
