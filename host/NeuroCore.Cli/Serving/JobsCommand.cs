// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Daemon.Client;

namespace NeuroCore.Cli.Serving;

/// <summary><c>neurocore jobs</c>: the jobs of the daemon.</summary>
internal static class JobsCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new Command("jobs", "List the daemon's jobs, the newest first.") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = DaemonClient.Require();
            JobText.Write(terminal, await client.JobsAsync(cancellation).ConfigureAwait(false), parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }
}
