// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Cli.Serving;
using NeuroCore.Hardware;
using NeuroCore.Link;
using Spectre.Console;

namespace NeuroCore.Cli;

/// <summary><c>neurocore boards</c>: serial ports and what answers there, and the boards that there are bitstreams for.</summary>
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
        var command = new Command("boards", "List serial ports and the boards that answer there, or those of the daemon when one runs; and the boards that bitstreams can be made for.") { ports, baud, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var owned = await OwnedBoards.AskAsync(cancellation).ConfigureAwait(false);
            var isGiven = parsed.GetValue(ports) is { Length: > 0 };
            var names = isGiven ? parsed.GetValue(ports)! : [.. SerialTransport.Ports.Where(port => owned.At(port) is null)];
            var found = new List<BoardFinding>();
            foreach (var name in names)
            {
                found.Add(owned.At(name) is { } board
                    ? BoardFinding.Of(name, board)
                    : await BoardFinding.LookAsync(name, parsed.GetValue(baud), cancellation).ConfigureAwait(false));
            }

            if (parsed.GetValue(json))
                WriteJson(terminal, found, owned);
            else if (!owned.IsDaemonThere || isGiven)
                WriteText(terminal, found);
            else
                WriteOwned(terminal, found, owned);
            if (!parsed.GetValue(json) && parsed.GetValue(ports) is not { Length: > 0 })
                WriteKnown(terminal);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void WriteOwned(Terminal terminal, List<BoardFinding> found, OwnedBoards owned)
    {
        terminal.Out.WriteLine($"A daemon owns these (at {owned.Socket}):");
        var table = new Table().RoundedBorder().AddColumns("board", "kind", "build", "port", "state");
        foreach (var board in owned.Boards)
            table.AddRow(new[] { board.Name, board.Kind, board.Build ?? "any", board.Port ?? "", OwnedBoards.State(board) }.Select(Markup.Escape).ToArray());
        terminal.Tables.Write(table);
        if (found.Count > 0)
            WriteText(terminal, found);
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
                table.AddRow(Markup.Escape(finding.Port), Markup.Escape(finding.Owned is { } there ? $"{there.Build}: board '{there.Name}' of the daemon, {OwnedBoards.State(there)}" : finding.Problem!), "", "");
            }
        }

        terminal.Tables.Write(table);
    }

    private static void WriteKnown(Terminal terminal)
    {
        var table = new Table().RoundedBorder().AddColumns("board", "part", "clock", "builds", "bitstream", "how to flash", "serial port");
        foreach (var board in BoardTable.All)
        {
            table.AddRow(new[]
            {
                $"{board.Name}: {board.About}", board.Part, board.Clock, string.Join(", ", board.Builds),
                $"make bitstream BOARD={board.Name}{(IsPlaced(board) ? "" : " (synthesis and a script; untried)")}",
                $"make flash BOARD={board.Name} ({board.Flash[0].Split(' ')[0]})", board.Serial,
            }.Select(Markup.Escape).ToArray());
        }

        terminal.Tables.Write(table);
    }

    private static bool IsPlaced(Board board) => board.Family == BoardFamily.Ice40;

    private static void WriteJson(Terminal terminal, List<BoardFinding> found, OwnedBoards owned) => JsonOutput.Write(terminal, json =>
    {
        WritePorts(json, found);
        json.WriteList("daemon", owned.Boards, board =>
        {
            json.WriteString("name", board.Name);
            json.WriteString("kind", board.Kind);
            json.WriteString("build", board.Build);
            json.WriteString("port", board.Port);
            json.WriteString("state", board.State);
            json.WriteString("problem", board.Problem);
        });
        json.WriteList("boards", BoardTable.All, board =>
        {
            json.WriteString("name", board.Name);
            json.WriteString("about", board.About);
            json.WriteString("part", board.Part);
            json.WriteString("clock", board.Clock);
            json.WriteBoolean("placed", IsPlaced(board));
            json.WriteString("serial", board.Serial);
            json.WriteStartArray("builds");
            foreach (var build in board.Builds)
                json.WriteStringValue(build);
            json.WriteEndArray();
            json.WriteStartArray("flash");
            foreach (var line in board.Flash)
                json.WriteStringValue(line);
            json.WriteEndArray();
        });
    });

    private static void WritePorts(System.Text.Json.Utf8JsonWriter json, List<BoardFinding> found) =>
        json.WriteList("ports", found, finding =>
        {
            json.WriteString("port", finding.Port);
            json.WriteBoolean("answers", finding.Identity is not null || finding.Owned is { State: not "absent" });
            if (finding.Owned is { } there)
            {
                json.WriteString("daemon_board", there.Name);
                json.WriteString("build", there.Build);
                json.WriteString("problem", there.Problem);
                return;
            }

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
        });
}
