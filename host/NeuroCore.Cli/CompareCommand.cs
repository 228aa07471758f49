// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Cli.Comparing;
using NeuroCore.Cli.Running;
using NeuroCore.Hardware;
using NeuroCore.Network;
using Spectre.Console;

namespace NeuroCore.Cli;

/// <summary><c>neurocore compare</c>: a description in double precision beside what it is in integers.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var network = new Argument<string>("network") { Description = "Description of a network (YAML)." };
        var build = CommonOptions.Build(CommonOptions.UsualBuild);
        var stimulus = new Option<string?>("--stimulus") { Description = "Input spikes, a CSV file with the columns tick, population, index; those of the description unless given.", HelpName = "file" };
        var ticks = new Option<int?>("--ticks") { Description = "How many ticks to run; as many as the description or the stimulus says unless given.", HelpName = "n", CustomParser = CountParser.From(1) };
        var json = CommonOptions.Json();
        var command = new Command("compare", "Run a description in double precision and in integers, and report how they differ.") { network, build, stimulus, ticks, json };
        command.SetAction(parsed =>
        {
            var description = NetworkFile.Load(parsed.GetRequiredValue(network));
            var named = parsed.GetValue(build);
            var target = named is null ? LargeRun.BuildFor(description) ?? Configurations.Named(CommonOptions.UsualBuild) : Configurations.Named(named);
            var spikes = parsed.GetValue(stimulus) is { } file ? StimulusFile.Load(file, null) : description.Stimulus ?? new Stimulus(0, []);
            var length = parsed.GetValue(ticks) ?? description.Stimulus?.Ticks ?? spikes.Ticks;
            if (length == 0)
                throw new NeuroCoreException($"Nobody says how long to run '{description.Name}': give --ticks or --stimulus, or write `run:` into its description.");
            var compared = Comparison.Of(description, target, spikes, length);
            if (parsed.GetValue(json))
                JsonOutput.Write(terminal, writer => writer.WriteList("populations", compared, one =>
                {
                    writer.WriteString("name", one.Population);
                    writer.WriteNumber("neurons", one.Neurons);
                    writer.WriteNumber("spikes_real", one.Real);
                    writer.WriteNumber("spikes_integer", one.Integer);
                    writer.WriteNumber("same_tick", one.Same);
                    writer.WriteNumber("within_a_tick", one.Near);
                    writer.WriteNumber("membrane_error", one.MembraneError);
                }));
            else
                Write(terminal, description, target, length, [.. compared]);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Write(Terminal terminal, NetworkDescription network, Configuration build, int ticks, ComparedPopulation[] compared)
    {
        terminal.Out.WriteLine($"{network.Name} in double precision and in the integers of {build.Name}, {Quantities.Count(ticks, "tick")}");
        var table = new Table().RoundedBorder().AddColumns("population", "neurons", "spikes", "in integers", "same tick", "within a tick", "membrane error");
        for (var column = 1; column < table.Columns.Count; column++)
            table.Columns[column].RightAligned();
        foreach (var one in compared)
        {
            table.AddRow(new[]
            {
                one.Population, Text(one.Neurons, "N0"), Text(one.Real, "N0"), Text(one.Integer, "N0"), Text(one.Same, "P2"), Text(one.Near, "P2"), Text(one.MembraneError, "P2"),
            }.Select(Markup.Escape).ToArray());
        }

        terminal.Tables.Write(table);
        terminal.Out.WriteLine("membrane error: root of the mean square of the differences, as a share of the threshold");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
