// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Cli.Changing;
using NeuroCore.Cli.Learning;
using NeuroCore.Cli.Places;
using NeuroCore.Cli.Reporting;
using NeuroCore.Cli.Running;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore run</c>: runs a network, wherever.</summary>
internal static class RunCommand
{
    /// <param name="terminal">Where it writes.</param>
    /// <param name="isRecording">True for <c>neurocore record</c>, which names the recording before the network.</param>
    public static Command Create(Terminal terminal, bool isRecording = false)
    {
        var recordingFile = new Argument<string>("recording") { Description = "File that takes every frame with its time." };
        var network = new Argument<string>("network") { Description = "Description of a network (YAML), or an image." };
        var place = new Option<string?>("--on") { Description = "emulator, model, virtual, or the name of a port; emulator unless given.", HelpName = "place" };
        var build = CommonOptions.Build($"that of the board on a port, else {CommonOptions.UsualBuild},");
        var baud = CommonOptions.Baud("Speed of a port, and no other; without it that of the build, and from there the highest that both ends understand.");
        var stimulus = new Option<string?>("--stimulus") { Description = "Input spikes, a CSV file with the columns tick, population, index; those of the description unless given.", HelpName = "file" };
        var ticks = new Option<int?>("--ticks") { Description = "How many ticks to run; as many as the description or the stimulus says unless given.", HelpName = "n", CustomParser = CountParser.From(0) };
        var time = new Option<Duration?>("--time") { Description = "How long to run, such as 100ms, instead of --ticks.", HelpName = "time", CustomParser = TimeParser.Parse };
        var untilSpikes = new Option<int?>("--until-spikes") { Description = "End after the tick in which so many spikes have been handed out, 1 to 65535; as the network says unless given.", HelpName = "n", CustomParser = CountParser.From(1, RunControl.MostSpikes) };
        var tickPeriod = new Option<Duration?>("--tick-period") { Description = "Time by the clock on the wall from tick to tick, such as 1ms; as the network says unless given.", HelpName = "time", CustomParser = TimeParser.ParseClock };
        var probe = new Option<string[]>("--probe") { Description = "Sample values: population[cells].value, such as hidden[0,3].v or hidden[0:8].theta; v, u, threshold or theta. As the network says unless given.", HelpName = "probe" };
        var every = new Option<int?>("--every") { Description = "Sample after every k-th tick, 1 to 255; after every tick unless given.", HelpName = "k", CustomParser = CountParser.From(1, ControlRules.MostProbePeriod) };
        var probes = new Option<string?>("--probes") { Description = "Write the samples to this CSV file.", HelpName = "file" };
        var change = new Option<string[]>("--change") { Description = $"Change a parameter or a weight, before the run or at a time of it: cell[0,3].threshold=0.5@300ms, cell.bias=0.1, early->cell[3,0].weight=0.2@1s; {string.Join(", ", ChangePlan.Parameters)}. May be given several times.", HelpName = "change" };
        var changes = new Option<string[]>("--changes") { Description = "Changes, a CSV file with the columns tick, population, index, parameter, value, or tick, projection, pre, post, weight. May be given several times.", HelpName = "file" };
        var fromState = new Option<string?>("--from-state") { Description = "Go on from the state in this file.", HelpName = "file" };
        var saveState = new Option<string?>("--save-state") { Description = "Save the state at the end in this file.", HelpName = "file" };
        var spikes = new Option<string?>("--spikes") { Description = "Write the spikes to this CSV file.", HelpName = "file" };
        var outputs = new Option<string[]>("--out") { Description = "Write the run for other tools, by the end of the name: .h5 (SONATA), .npz (NumPy), .csv, .vcd (waveforms), .html (a report). May be given several times.", HelpName = "file" };
        var record = new Option<string?>("--record") { Description = "Record the session in this file.", HelpName = "file" };
        var replay = new Option<string?>("--replay") { Description = "Replay a recorded session instead of using a board.", HelpName = "file" };
        var json = CommonOptions.Json();
        var command = isRecording
            ? new Command("record", "Run a network and record the session, for `neurocore replay`.") { recordingFile }
            : new Command("run", "Run a network on the emulator, the model, the virtual board or a board.") { record, replay };
        foreach (var symbol in new Symbol[]
        {
            network, place, build, baud, stimulus, ticks, time, untilSpikes, tickPeriod, probe, every, probes,
            change, changes, fromState, saveState, spikes, outputs, json,
        })
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        var pictures = new PictureOptions();
        pictures.AddTo(command);
        var learning = new LearningOptions();
        learning.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(ticks) is not null && result.GetResult(time) is not null)
                result.AddError("--ticks and --time both say how long to run: give one of them.");
            if (!isRecording && result.GetValue(replay) is not null && result.GetValue(place) is not null)
                result.AddError("--replay and --on both say where to run: give one of them.");
            if (result.GetResult(every) is not null && result.GetResult(probe) is null)
                result.AddError("--every says how often --probe samples: give that too.");
            foreach (var problem in FileNames.Problems(
                [result.GetValue(network), result.GetValue(stimulus), result.GetValue(fromState)],
                [result.GetValue(spikes), result.GetValue(saveState), .. result.GetValue(outputs) ?? []]))
                result.AddError(problem);
            foreach (var problem in (result.GetValue(outputs) ?? []).Select(ResultFiles.Problem).OfType<string>())
                result.AddError(problem);
            foreach (var text in (result.GetValue(change) ?? []).Where(text => ChangeText.Parse(text) is null))
                result.AddError($"'{text}' is no change: write population[cells].parameter=value or projection[pre,post].weight=value, and perhaps when, such as cell[0].threshold=0.5@300ms; {string.Join(", ", ChangePlan.Parameters)} can change.");
            foreach (var text in result.GetValue(probe) ?? [])
            {
                if (ProbeText.Parse(text) is null)
                    result.AddError($"'{text}' is no probe: write population[cells].value, such as hidden[0,3].v; v, u, threshold or theta.");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            FileNames.CheckFolders([parsed.GetValue(spikes), parsed.GetValue(saveState), .. parsed.GetValue(outputs) ?? []]);
            return new Run(terminal, new RunRequest(
            parsed.GetRequiredValue(network),
            !isRecording && parsed.GetValue(replay) is { } recording ? new Place(recording, IsReplay: true) : new Place(parsed.GetValue(place) ?? Place.Emulator, IsReplay: false),
            parsed.GetValue(build),
            parsed.GetValue(baud),
            parsed.GetValue(stimulus),
            parsed.GetValue(ticks) is { } count ? Duration.Ticks(count) : parsed.GetValue(time),
            parsed.GetValue(untilSpikes),
            parsed.GetValue(tickPeriod),
            [.. (parsed.GetValue(probe) ?? []).Select(text => ProbeText.Parse(text)!)],
            parsed.GetValue(every) ?? 1,
            [.. (parsed.GetValue(change) ?? []).Select(text => ChangeText.Parse(text)!)],
            [.. parsed.GetValue(changes) ?? []],
            parsed.GetValue(fromState),
            parsed.GetValue(saveState),
            isRecording ? parsed.GetRequiredValue(recordingFile) : parsed.GetValue(record),
            parsed.GetValue(spikes),
            parsed.GetValue(probes),
            [.. parsed.GetValue(outputs) ?? []],
            pictures.Of(parsed),
            learning.Of(parsed),
            parsed.GetValue(json))).DoAsync(cancellation);
        });
        return command;
    }
}
