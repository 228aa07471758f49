// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Cli.Places;
using NeuroCore.Cli.Running;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore run</c>: runs a network, wherever.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var network = new Argument<string>("network") { Description = "Description of a network (YAML), or an image." };
        var place = new Option<string?>("--on") { Description = "model, virtual, or the name of a port; model unless given.", HelpName = "place" };
        var build = CommonOptions.Build($"that of the board on a port, else {CommonOptions.UsualBuild},");
        var baud = CommonOptions.Baud("Speed of a port, where it is not that of the build.");
        var stimulus = new Option<string?>("--stimulus") { Description = "Input spikes, a CSV file with the columns tick, population, index; those of the description unless given.", HelpName = "file" };
        var ticks = new Option<int?>("--ticks") { Description = "How many ticks to run; as many as the description or the stimulus says unless given.", HelpName = "n", CustomParser = CountParser.From(0) };
        var time = new Option<Duration?>("--time") { Description = "How long to run, such as 100ms, instead of --ticks.", HelpName = "time", CustomParser = TimeParser.Parse };
        var plot = new Option<string?>("--plot") { Description = "Draw the spikes into this file, a .png or .svg.", HelpName = "file" };
        var spikes = new Option<string?>("--spikes") { Description = "Write the spikes to this CSV file.", HelpName = "file" };
        var record = new Option<string?>("--record") { Description = "Record the session in this file.", HelpName = "file" };
        var replay = new Option<string?>("--replay") { Description = "Replay a recorded session instead of using a board.", HelpName = "file" };
        var json = CommonOptions.Json();
        var command = new Command("run", "Run a network on the model, the virtual board or a board.")
        {
            network, place, build, baud, stimulus, ticks, time, plot, spikes, record, replay, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(ticks) is not null && result.GetResult(time) is not null)
                result.AddError("--ticks and --time both say how long to run: give one of them.");
            if (result.GetValue(replay) is not null && result.GetValue(place) is not null)
                result.AddError("--replay and --on both say where to run: give one of them.");
            if (result.GetValue(plot) is { } picture && !IsPicture(picture))
                result.AddError($"--plot {picture} must end in .png or .svg.");
        });
        command.SetAction((parsed, cancellation) => new Run(terminal, new RunRequest(
            parsed.GetRequiredValue(network),
            parsed.GetValue(replay) is { } recording ? new Place(recording, IsReplay: true) : new Place(parsed.GetValue(place) ?? Place.Model, IsReplay: false),
            parsed.GetValue(build),
            parsed.GetValue(baud),
            parsed.GetValue(stimulus),
            parsed.GetValue(ticks) is { } count ? Duration.Ticks(count) : parsed.GetValue(time),
            parsed.GetValue(record),
            parsed.GetValue(plot),
            parsed.GetValue(spikes),
            parsed.GetValue(json))).DoAsync(cancellation));
        return command;
    }

    private static bool IsPicture(string path) =>
        path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
}
