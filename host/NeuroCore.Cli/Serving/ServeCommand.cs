// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Logging;
using NeuroCore.Daemon;
using NeuroCore.Daemon.Boards;
using NeuroCore.Daemon.Client;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Serving;

/// <summary><c>neurocore serve</c>: the daemon that owns the boards.</summary>
internal static class ServeCommand
{
    private const double HoursOfDay = 24;

    public static Command Create(Terminal terminal)
    {
        var data = new Option<string?>("--data") { Description = "Folder of jobs and results; one of this user unless given.", HelpName = "folder" };
        var socket = new Option<string?>("--socket") { Description = "Path of the Unix domain socket; one of this user unless given.", HelpName = "path" };
        var http = new Option<int?>("--http") { Description = "Also answer HTTP on this port of 127.0.0.1; 0 for any.", HelpName = "port", CustomParser = CountParser.From(0, IPEndPoint.MaxPort) };
        var https = new Option<string?>("--https") { Description = "Also answer other machines at this address and port, such as 0.0.0.0:8471; with --certificate and --token.", HelpName = "address" };
        var certificate = new Option<string?>("--certificate") { Description = "PEM file of the certificate for --https.", HelpName = "file" };
        var key = new Option<string?>("--key") { Description = "PEM file of its key, if that is not in the same file.", HelpName = "file" };
        var token = new Option<string?>("--token") { Description = "File with the token that clients of --https have to know.", HelpName = "file" };
        var board = new Option<string[]>("--board") { Description = "A board: emulator, emulator:<build>, virtual:<build> or port:<path>[@<baud>], with <name>= before it for a name of its own; may be given several times. The emulator unless given.", HelpName = "board" };
        var noSearch = new Option<bool>("--no-search") { Description = "Leave alone the USB ports that nobody named." };
        var checkpoint = new Option<int?>("--checkpoint") { Description = "Least milliseconds from checkpoint to checkpoint of a job; 1000 unless given.", HelpName = "ms", CustomParser = CountParser.From(0) };
        var keep = new Option<int?>("--keep") { Description = "Days after which jobs that ended are forgotten; never unless given.", HelpName = "days", CustomParser = CountParser.From(1) };
        var logJson = new Option<bool>("--log-json") { Description = "Write logs as JSON, one object a line." };
        var quiet = new Option<bool>("--quiet") { Description = "Log warnings and errors alone." };
        var command = new Command("serve", "Run the daemon that owns the boards, until it is asked to end.")
        {
            data, socket, http, https, certificate, key, token, board, noSearch, checkpoint, keep, logJson, quiet,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new DaemonOptions
            {
                Data = Path.GetFullPath(parsed.GetValue(data) ?? DaemonAddress.Data),
                Socket = Path.GetFullPath(parsed.GetValue(socket) ?? DaemonAddress.Own),
                HttpPort = parsed.GetValue(http),
                Remote = Remote(parsed.GetValue(https), parsed.GetValue(certificate), parsed.GetValue(key), parsed.GetValue(token)),
                Boards = parsed.GetValue(board) is { Length: > 0 } texts ? [.. texts.Select(BoardSpec.Parse)] : [BoardSpec.UsualEmulator],
                FindsPorts = !parsed.GetValue(noSearch),
                CheckpointPace = TimeSpan.FromMilliseconds(parsed.GetValue(checkpoint) ?? 1000),
                Keeps = parsed.GetValue(keep) is { } days ? TimeSpan.FromHours(days * HoursOfDay) : null,
                LogsJson = parsed.GetValue(logJson),
                LogLevel = parsed.GetValue(quiet) ? LogLevel.Warning : LogLevel.Information,
            };
            await DaemonHost.RunAsync(options, addresses => terminal.Out.WriteLine($"neurocore serves at {string.Join(" and ", addresses)}"), cancellation).ConfigureAwait(false);
            return ExitCode.Fine;
        });
        return command;
    }

    private static RemoteAccess? Remote(string? https, string? certificate, string? key, string? tokenFile)
    {
        if (https is null)
        {
            return (certificate ?? key ?? tokenFile) is null
                ? null
                : throw new NeuroCoreException("--certificate, --key and --token belong to --https: give that too, or leave them out.");
        }

        if (certificate is null || tokenFile is null)
            throw new NeuroCoreException("--https answers other machines, and does so with TLS and a token alone: give --certificate and --token.");
        if (!IPEndPoint.TryParse(https, out var endpoint) || endpoint.Port == 0)
            throw new NeuroCoreException($"'{https}' is no address with a port: write it as in 0.0.0.0:8471 or [::]:8471.");
        using var reader = new StreamReader(UserFile.OpenRead(tokenFile));
        return new RemoteAccess(endpoint, certificate, key, reader.ReadToEnd().Trim());
    }
}
