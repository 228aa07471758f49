// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Daemon.Client;

namespace NeuroCore.Cli.Serving;

/// <summary><c>neurocore cancel</c>: ends a job of the daemon.</summary>
internal static class CancelCommand
{
    public static Command Create(Terminal terminal)
    {
        var job = new Argument<long>("job") { Description = "Number of the job." };
        var json = CommonOptions.Json();
        var command = new Command("cancel", "End a job of the daemon; what was done by then is kept.") { job, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = DaemonClient.Require();
            JobText.Write(terminal, [await client.CancelAsync(parsed.GetRequiredValue(job), cancellation).ConfigureAwait(false)], parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }
}
