// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Cli.Places;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Replaying;

/// <summary><c>neurocore replay</c>: does a recorded session again, without a board or on another, and names what differs.</summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("recording") { Description = "A recording that `neurocore record` made." };
        var place = new Option<string?>("--on") { Description = "model, emulator, virtual, or the name of a port; model unless given.", HelpName = "place" };
        var build = CommonOptions.Build("that of the recording");
        var list = new Option<bool>("--list") { Description = "Print every frame with its time, and do nothing." };
        var json = CommonOptions.Json();
        var command = new Command("replay", "Do a recorded session again, and name what differs.") { file, place, build, list, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var reader = new StreamReader(UserFile.OpenRead(parsed.GetRequiredValue(file)));
            var recording = SessionRecording.Read(reader, parsed.GetRequiredValue(file));
            if (parsed.GetValue(list))
            {
                foreach (var frame in recording.Frames)
                    await terminal.Out.WriteLineAsync(frame.ToString()).ConfigureAwait(false);
                return ExitCode.Fine;
            }

            var comparison = new SessionComparison(recording);
            var target = parsed.GetValue(build) is { } named ? Configurations.Named(named) : comparison.Build ?? throw new NeuroCoreException(
                $"{recording.Name} does not tell of which build the board was: say so with --for.");
            var where = new Place(parsed.GetValue(place) ?? Place.Model, IsReplay: false);
            var (transport, options) = await where.OpenAsync(target, null, cancellation).ConfigureAwait(false);
            var session = await DeviceSession.ConnectAsync(transport, options, cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
                return Tell(terminal, await comparison.RunAsync(session, cancellation).ConfigureAwait(false), where.Name, target, parsed.GetValue(json));
        });
        return command;
    }

    private static int Tell(Terminal terminal, ComparedSession compared, string place, Configuration build, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(terminal, json =>
            {
                json.WriteBoolean("same", compared.IsSame);
                json.WriteNumber("commands", compared.Commands);
                json.WriteNumber("frames", compared.Frames);
                json.WriteStartArray("differences");
                foreach (var difference in compared.Differences)
                    json.WriteStringValue(difference);
                json.WriteEndArray();
                json.WriteNumber("more_differences", compared.MoreDifferences);
            });
            return compared.IsSame ? ExitCode.Fine : ExitCode.Failed;
        }

        terminal.Out.WriteLine($"{Quantities.Count(compared.Commands, "command")} done again on {place} ({build.Name}), {Quantities.Count(compared.Frames, "data frame")} compared: {(compared.IsSame ? "no difference" : "not the same")}");
        foreach (var difference in compared.Differences)
            terminal.Out.WriteLine(difference);
        if (compared.MoreDifferences > 0)
            terminal.Out.WriteLine($"and {Quantities.Count(compared.MoreDifferences, "more difference")}");
        return compared.IsSame ? ExitCode.Fine : ExitCode.Failed;
    }
}
