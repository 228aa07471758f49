// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
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
        var ticks = new Option<int?>("--ticks") { Description = "How many ticks to run; as many as the description, the stimulus or the labels need unless given.", HelpName = "n", CustomParser = CountParser.From(1) };
        var calibrate = new Option<string?>("--calibrate") { Description = "Choose scales and exponents by what these spikes (a CSV file like that of --stimulus) bring, instead of by the worst that could come.", HelpName = "file" };
        var labels = new Option<string?>("--labels") { Description = "What the stimulus shows: a CSV file with the columns tick and label, a row for each sample, which is shown from its tick to the next one's, to a network at rest. Reports how many are answered right.", HelpName = "file" };
        var classes = new Option<string?>("--classes") { Description = "Population whose neurons stand for the labels; the only one that no projection leaves unless given.", HelpName = "population" };
        var widths = new Option<double?>("--widths") { Description = "Find the fewest bits of weights and decays with which this share, such as 0.98, of the samples of --labels is answered right, or without labels of the spikes agrees within a tick in every population.", HelpName = "share", CustomParser = ParseShare };
        var plot = PictureFiles.Option("--plot", "Draw the spikes of both into this file, a .png or .svg.");
        var membranes = PictureFiles.Option("--plot-membranes", "Draw the membranes of the first neuron of each population, of both, into this file.");
        var json = CommonOptions.Json();
        var command = new Command("compare", "Run a description in double precision and in integers, and report how they differ.") { network, build, stimulus, ticks, calibrate, labels, classes, widths, plot, membranes, json };
        command.Validators.Add(result =>
        {
            PictureFiles.Check(result, plot, membranes);
            if (result.GetResult(widths) is not null && (result.GetResult(plot) is not null || result.GetResult(membranes) is not null))
                result.AddError("--widths runs many networks, and a picture shows one: give one of them.");
            if (result.GetResult(classes) is not null && result.GetResult(labels) is null)
                result.AddError("--classes says which neurons answer, but nothing is asked: give --labels with it.");
        });
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var description = NetworkFile.Load(parsed.GetRequiredValue(network));
            var named = parsed.GetValue(build);
            var target = named is null ? LargeRun.ImageFor(description)?.Target ?? Configurations.Named(CommonOptions.UsualBuild) : Configurations.Named(named);
            var spikes = parsed.GetValue(stimulus) is { } file ? StimulusFile.Load(file, null) : description.Stimulus ?? new Stimulus(0, []);
            var given = parsed.GetValue(ticks);
            var samples = parsed.GetValue(labels) is { } labelFile ? LabelledSamples.Load(labelFile, description, parsed.GetValue(classes), given) : null;
            var length = given ?? Math.Max(Math.Max(description.Stimulus?.Ticks ?? 0, spikes.Ticks), samples?.Ticks ?? 0);
            if (length == 0)
                throw new NeuroCoreException($"Nobody says how long to run '{description.Name}': give --ticks or --stimulus, or write `run:` into its description.");
            var request = new ComparisonRequest(description, target, spikes, length) { Labels = samples };
            if (parsed.GetValue(calibrate) is { } data)
            {
                var seen = StimulusFile.Load(data, null);
                request = request with { Calibration = ComparisonRequest.Calibrate(description, seen, seen.Ticks, cancellation) };
            }

            if (parsed.GetValue(widths) is { } wanted)
                return WriteWidths(terminal, request, wanted, parsed.GetValue(json), cancellation);
            var isDrawn = parsed.GetValue(plot) is not null || parsed.GetValue(membranes) is not null;
            var picture = isDrawn ? new ComparisonPicture(description.Name, description.TickSeconds, length) : null;
            var (compared, _, answers) = Comparison.Of(request, cancellation, picture);
            if (parsed.GetValue(plot) is { } spikesFile)
                PictureFiles.Save(spikesFile, picture!.SaveSpikes);
            if (parsed.GetValue(membranes) is { } membranesFile)
                PictureFiles.Save(membranesFile, picture!.SaveMembranes);
            if (parsed.GetValue(json))
                WriteJson(terminal, compared, answers);
            else
                Write(terminal, description, target, length, [.. compared], answers);
            return ExitCode.Fine;
        }, cancellation));
        return command;
    }

    private static void WriteJson(Terminal terminal, ImmutableArray<ComparedPopulation> compared, Answers? answers) => JsonOutput.Write(terminal, writer =>
    {
        writer.WriteList("populations", compared, one =>
        {
            writer.WriteString("name", one.Population);
            writer.WriteNumber("neurons", one.Neurons);
            writer.WriteNumber("spikes_real", one.Real);
            writer.WriteNumber("spikes_integer", one.Integer);
            writer.WriteNumber("rate_real_hz", one.RealHertz);
            writer.WriteNumber("rate_integer_hz", one.IntegerHertz);
            writer.WriteNumber("same_tick", one.Same);
            writer.WriteNumber("within_a_tick", one.Near);
            writer.WriteNumber("membrane_error", one.MembraneError);
        });
        if (answers is null)
            return;
        writer.WriteNumber("samples", answers.Samples);
        writer.WriteNumber("right_real", answers.RealRight);
        writer.WriteNumber("right_integer", answers.IntegerRight);
        writer.WriteNumber("answered_alike", answers.Alike);
    });

    private static void Write(Terminal terminal, NetworkDescription network, Configuration build, int ticks, ComparedPopulation[] compared, Answers? answers)
    {
        terminal.Out.WriteLine($"{network.Name} in double precision and in the integers of {build.Name}, {Quantities.Count(ticks, "tick")}");
        var table = new Table().RoundedBorder().AddColumns("population", "neurons", "spikes", "in integers", "rate, Hz", "in integers", "same tick", "within a tick", "membrane error");
        for (var column = 1; column < table.Columns.Count; column++)
            table.Columns[column].RightAligned();
        foreach (var one in compared)
        {
            table.AddRow(new[]
            {
                one.Population, Text(one.Neurons, "N0"), Text(one.Real, "N0"), Text(one.Integer, "N0"), Text(one.RealHertz, "0.##"), Text(one.IntegerHertz, "0.##"), Text(one.Same, "P2"), Text(one.Near, "P2"), Text(one.MembraneError, "P2"),
            }.Select(Markup.Escape).ToArray());
        }

        terminal.Tables.Write(table);
        terminal.Out.WriteLine("membrane error: root of the mean square of the differences, as a share of the threshold");
        if (answers is not null)
            terminal.Out.WriteLine($"{Quantities.Count(answers.Samples, "sample")}: {Text(answers.Real, "P2")} answered right in double precision, {Text(answers.Integer, "P2")} in integers; {Text((double)answers.Alike / answers.Samples, "P2")} answered alike");
    }

    private static int WriteWidths(Terminal terminal, ComparisonRequest request, double wanted, bool isJson, CancellationToken cancellation)
    {
        var (tried, smallest) = WidthSearch.Of(request, wanted, cancellation);
        var (key, what) = request.Labels is null ? ("within_a_tick", "within a tick") : ("right", "answered right");
        if (isJson)
        {
            JsonOutput.Write(terminal, writer =>
            {
                writer.WriteNumber("wanted", wanted);
                writer.WriteList("tried", tried, one =>
                {
                    writer.WriteNumber("weight_bits", one.Widths.Weights);
                    writer.WriteNumber("decay_bits", one.Widths.Decays);
                    writer.WriteNumber(key, one.Agreement);
                });
                if (smallest is { } found)
                {
                    writer.WriteNumber("weight_bits", found.Weights);
                    writer.WriteNumber("decay_bits", found.Decays);
                }
            });
            return Ended();
        }

        var table = new Table().RoundedBorder().AddColumns("bits of weights", "bits of decays", what);
        foreach (var one in tried)
            table.AddRow(Text(one.Widths.Weights, "N0"), Text(one.Widths.Decays, "N0"), Text(one.Agreement, "P2"));
        terminal.Tables.Write(table);
        if (smallest is { } widths)
            terminal.Out.WriteLine($"smallest with {Text(wanted, "P2")} {what}: weights of {widths.Weights} bits, decays of {widths.Decays}");
        return Ended();

        int Ended()
        {
            if (smallest is not null)
                return ExitCode.Fine;
            terminal.Error.WriteLine($"Not even the hardware's own widths have {Text(wanted, "P2")} of the {(request.Labels is null ? "spikes" : "samples")} {what}: ask for less, or give --calibrate.");
            return ExitCode.Failed;
        }
    }

    private static double? ParseShare(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1)
            return share;
        result.AddError($"'{text}' is no share of spikes: write a number above 0, 1 at most, such as 0.98.");
        return null;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
