// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Daemon.Client;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Serving;

/// <summary><c>neurocore result</c>: waits for a job of the daemon and tells what it gave.</summary>
internal static class ResultCommand
{
    public static Command Create(Terminal terminal)
    {
        var job = new Argument<long>("job") { Description = "Number of the job." };
        var spikes = new Option<string?>("--spikes") { Description = "Write the spikes to this CSV file.", HelpName = "file" };
        var json = CommonOptions.Json();
        var command = new Command("result", "Wait for a job of the daemon, and tell what it gave.") { job, spikes, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = DaemonClient.Require();
            return await WaitAsync(terminal, client, parsed.GetRequiredValue(job), parsed.GetValue(spikes), parsed.GetValue(json), cancellation).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Waits for a job and tells of it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> WaitAsync(Terminal terminal, DaemonClient client, long job, string? spikeFile, bool asJson, CancellationToken cancellation)
    {
        var hasEnded = false;
        await foreach (var happened in client.EventsAsync(job, cancellation).ConfigureAwait(false))
            hasEnded |= happened.IsLast;
        if (!hasEnded)
            throw new NeuroCoreException($"The daemon ended before job {job} did: the job goes on when it is started again.");
        var result = await client.ResultAsync(job, cancellation).ConfigureAwait(false);
        if (asJson)
            JobText.WriteJson(terminal, result);
        else
            JobText.Write(terminal, result);
        if (spikeFile is not null)
        {
            var file = UserFile.Create(spikeFile, () => File.Create(spikeFile));
            await using (file.ConfigureAwait(false))
                await client.CopySpikesAsync(job, file, cancellation).ConfigureAwait(false);
        }

        if (result.Problem is { } problem)
            await terminal.Error.WriteLineAsync(problem).ConfigureAwait(false);
        return result.State == "done" ? ExitCode.Fine : ExitCode.Failed;
    }
}
