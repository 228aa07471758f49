// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;
using Spectre.Console;

namespace NeuroCore.Experiments;

/// <summary>The experiments as a program.</summary>
internal static class CommandLine
{
    private const int Done = 0, NotAsPromised = 1, BadArguments = 2, Cancelled = 130;

    // Time that a cancelled experiment has for ending its virtual board.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private static readonly ImmutableSortedDictionary<string, Place> s_places =
        Enum.GetValues<Place>().ToImmutableSortedDictionary(place => place.ToString().ToLowerInvariant(), place => place, StringComparer.Ordinal);

    /// <summary>Runs experiments.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="output">Takes what was found.</param>
    /// <param name="errors">Takes complaints.</param>
    /// <param name="bars">Shows how far it is; null where nobody watches.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Exit code: 0 everything is as promised, 1 it is not, or something is missing, 2 bad arguments, 130 cancelled.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, IAnsiConsole? bars = null, CancellationToken cancellation = default)
    {
        var names = new Argument<string[]>("experiment") { Description = "Which of them: " + Names(", ") + "; all unless given.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong([.. Experiment.All.Select(experiment => experiment.Name)]);
        var on = new Option<string>("--on") { Description = "Where: model; emulator; virtual, the Verilated hardware; or both, model and hardware, which must agree.", DefaultValueFactory = _ => "model" };
        on.AcceptOnlyFromAmong([.. s_places.Keys]);
        var examples = Folder("--examples", ExperimentOptions.ExamplesFolder, "Folder of the examples.");
        var boards = Folder("--virtual-boards", ExperimentBoard.VirtualBoards, "Folder of the virtual boards; sim/verilator/build.sh builds them.");
        var folder = Folder("--output", ExperimentOptions.OutputFolder, "Folder that takes pictures (PNG), tables (CSV) and figures (JSON).");
        folder.Aliases.Add("-o");
        var command = new RootCommand("Shows what the learning engine learns.\n\n" + string.Join('\n', Experiment.All.Select(item => $"  {item.Name,-12} {item.About}")))
        {
            names, on, examples, boards, folder,
        };
        command.SetAction((parsed, stop) => RunAsync(
            [.. Experiment.All.Where(experiment => parsed.GetValue(names) is not { Length: > 0 } some || some.Contains(experiment.Name))],
            new ExperimentOptions
            {
                On = s_places[parsed.GetRequiredValue(on)],
                Examples = parsed.GetRequiredValue(examples),
                VirtualBoards = parsed.GetRequiredValue(boards),
                Output = parsed.GetRequiredValue(folder),
            },
            output, bars, stop));
        var line = command.Parse(arguments);
        if (line.Errors.Count > 0)
        {
            var said = string.Join(' ', line.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            await errors.WriteLineAsync($"{said}: --help tells what there is.").ConfigureAwait(false);
            return BadArguments;
        }

        try
        {
            return await line.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_patience },
                cancellation).ConfigureAwait(false);
        }
        catch (NeuroCoreException error)
        {
            await errors.WriteLineAsync(error.Message).ConfigureAwait(false);
            return NotAsPromised;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Cancelled; what was found until then is above.").ConfigureAwait(false);
            return Cancelled;
        }
    }

    private static async Task<int> RunAsync(
        ImmutableArray<Experiment> experiments, ExperimentOptions options, TextWriter output, IAnsiConsole? bars, CancellationToken cancellation)
    {
        var (asPromised, whole) = (true, Stopwatch.StartNew());
        foreach (var experiment in experiments)
        {
            await output.WriteLineAsync($"{experiment.Name}: {experiment.About}").ConfigureAwait(false);
            var (findings, clock) = (new Findings(output), Stopwatch.StartNew());
            var run = new ExperimentRun(options, findings, new Stages(bars), cancellation);
            await experiment.RunAsync(run).ConfigureAwait(false);
            var seconds = clock.Elapsed.TotalSeconds;
            run.Write($"{experiment.Name}.json", Encoding.UTF8.GetBytes(findings.Json(experiment.Name, options.On, seconds) + "\n"));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  took {seconds:F0} s")).ConfigureAwait(false);
            asPromised &= findings.AllAsPromised;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{(asPromised ? "Everything is as promised" : "NOT EVERYTHING IS AS PROMISED")}: {experiments.Length} experiments in {whole.Elapsed.TotalSeconds:F0} s; figures, tables and pictures in {options.Output}"))
            .ConfigureAwait(false);
        return asPromised ? Done : NotAsPromised;
    }

    private static string Names(string between) => string.Join(between, Experiment.All.Select(experiment => experiment.Name));

    private static Option<string> Folder(string name, string usual, string about) => new(name) { Description = about, DefaultValueFactory = _ => usual };
}
