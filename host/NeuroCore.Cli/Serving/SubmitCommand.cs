// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Cli.Running;
using NeuroCore.Daemon.Client;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Serving;

/// <summary><c>neurocore submit</c>: gives the daemon a job that outlives this command, and the daemon.</summary>
internal static class SubmitCommand
{
    public static Command Create(Terminal terminal)
    {
        var network = new Argument<string>("network") { Description = "Description of a network (YAML), or an image." };
        var build = CommonOptions.Build($"that of the image, else {CommonOptions.UsualBuild},");
        var on = new Option<string?>("--on") { Description = "Name or kind (emulator, virtual, port) of the board; any of the build unless given.", HelpName = "board" };
        var stimulus = new Option<string?>("--stimulus") { Description = "Input spikes, a CSV file; those of the description unless given.", HelpName = "file" };
        var ticks = new Option<int?>("--ticks") { Description = "How many ticks to run; as many as the description or the stimulus says unless given.", HelpName = "n", CustomParser = CountParser.From(0) };
        var priority = new Option<int>("--priority") { Description = "-100 to 100; higher goes first.", HelpName = "n" };
        var limit = new Option<Duration?>("--time-limit") { Description = "Time on boards after which the job is ended, such as 90s.", HelpName = "time", CustomParser = TimeParser.ParseClock };
        var name = new Option<string?>("--name") { Description = "What people call the job; the network's name unless given.", HelpName = "name" };
        var key = new Option<string?>("--key") { Description = "A word of your own: sent again with it, the job is the same, not another.", HelpName = "word" };
        var fromState = new Option<string?>("--from-state") { Description = "Go on from the state in this file.", HelpName = "file" };
        var wait = new Option<bool>("--wait") { Description = "Wait for its end, and print the result." };
        var json = CommonOptions.Json();
        var command = new Command("submit", "Give the daemon a job.") { network, build, on, stimulus, ticks, priority, limit, name, key, fromState, wait, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = DaemonClient.Require();
            var subject = RunSubject.Read(parsed.GetRequiredValue(network));
            var image = subject.ImageFor(subject.BuildFor(parsed.GetValue(build)) ?? Configurations.Named(CommonOptions.UsualBuild));
            var state = parsed.GetValue(fromState) is { } path ? SavedStateFile.Read(path) : null;
            var input = subject.InputFor(image, parsed.GetValue(ticks) is { } count ? Duration.Ticks(count) : null, parsed.GetValue(stimulus), state?.Tick ?? 0);
            using var bytes = new MemoryStream();
            ImageFile.Write(bytes, image);
            var job = await client.SubmitAsync(
                new JobRequest
                {
                    Name = parsed.GetValue(name),
                    Key = parsed.GetValue(key),
                    Image = Convert.ToBase64String(bytes.ToArray()),
                    On = parsed.GetValue(on),
                    Ticks = input.Ticks,
                    Sources = [.. input.Events.Select(item => item.IsNegative ? new[] { item.Tick, item.Source, -1 } : [item.Tick, item.Source])],
                    Drives = [.. input.Changes.Select(change => new[] { change.Tick, change.Address }.Concat(change.Words.Select(word => (int)word)).ToArray())],
                    FromState = state is null ? null : Convert.ToBase64String(SavedStateFile.Bytes(state)),
                    Priority = parsed.GetValue(priority),
                    TimeLimitSeconds = parsed.GetValue(limit)?.Value,
                },
                cancellation).ConfigureAwait(false);
            if (job.WaitsFor is { } waits)
                await terminal.Error.WriteLineAsync(waits).ConfigureAwait(false);
            if (!parsed.GetValue(wait))
            {
                JobText.Write(terminal, [job], parsed.GetValue(json));
                return ExitCode.Fine;
            }

            return await ResultCommand.WaitAsync(terminal, client, job.Id, null, parsed.GetValue(json), cancellation).ConfigureAwait(false);
        });
        return command;
    }
}
