// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using System.Text;
using NeuroCore.Cli.Encoders;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore encode</c>: images, values and recordings of sensors become a list of spikes.</summary>
internal static class EncodeCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "idx (MNIST), PNG, a table of values, N-MNIST (.bin), SHD (HDF5) or AEDAT 4." };
        var output = new Option<string?>("--output", "-o") { Description = "Spikes to write, a CSV file with the columns tick, population, index; <name of the file>.spikes.csv in this folder unless given.", HelpName = "spikes.csv" };
        var count = new Option<int?>("--count") { Description = "Encode so many images, recordings or rows, one after the other, from --entry on; 1 unless given.", HelpName = "n", CustomParser = CountParser.From(1) };
        var silence = new Option<int?>("--silence") { Description = "Ticks without spikes after each, in which a network finishes; none unless given.", HelpName = "ticks", CustomParser = CountParser.From(0) };
        var labels = new Option<string?>("--labels") { Description = "Write the tick in which each begins and its label, a CSV file as `compare --labels` takes it.", HelpName = "labels.csv" };
        var labelsFrom = new Option<string?>("--labels-from") { Description = "idx file with the labels of the images; recordings of SHD have theirs in the file.", HelpName = "file" };
        var options = new EncodeOptions();
        var json = CommonOptions.Json();
        var command = new Command("encode", "Make spikes of inputs of images, of values, or of recordings of a sensor.") { file, output, json, count, silence, labels, labelsFrom };
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(labelsFrom) is not null && result.GetResult(labels) is null)
                result.AddError("--labels-from reads labels that nobody asks for: name the file to write them into with --labels.");
        });
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var request = options.Of(parsed);
            Names.Check(request.Population, "an input");
            var target = parsed.GetValue(output) ?? Path.GetFileNameWithoutExtension(path) + ".spikes.csv";
            var named = parsed.GetValue(labels);
            if (FileNames.Problems([path, parsed.GetValue(labelsFrom)], [target, named]).FirstOrDefault() is { } problem)
                throw new NeuroCoreException(problem);
            FileNames.CheckFolders([target, named]);
            var series = EncodedSeries.Of(path, request, parsed.GetValue(count) ?? 1, parsed.GetValue(silence) ?? 0, parsed.GetValue(labelsFrom));
            var encoded = series.First;
            if (named is not null && series.Samples.IsEmpty)
                throw new NeuroCoreException($"{path}: does not say what its entries are: give their labels with --labels-from.");
            // Labels first: whoever finds the spikes finds both.
            if (named is not null)
                Write(named, $"{LabelCsv.Tick},{LabelCsv.Label}", series.Samples.Select(sample => string.Create(CultureInfo.InvariantCulture, $"{sample.Tick},{sample.Label}")));
            Write(target, "tick,population,index", series.Spikes.Select(spike => string.Create(CultureInfo.InvariantCulture, $"{spike.Tick},{request.Population},{spike.Index}")));
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal, writer =>
                {
                    writer.WriteString("file", target);
                    writer.WriteString("format", encoded.Source.Kind);
                    writer.WriteString("encoding", encoded.Encoding);
                    writer.WriteNumber("inputs", encoded.Inputs);
                    writer.WriteNumber("entries", parsed.GetValue(count) ?? 1);
                    writer.WriteNumber("ticks", series.Ticks);
                    writer.WriteNumber("spikes", series.Spikes.Length);
                    if (encoded.Source.Recording?.Label is { } label)
                        writer.WriteNumber("label", label);
                });
                return ExitCode.Fine;
            }

            terminal.Out.WriteLine($"{path}: {encoded.Source.Kind}, {encoded.Source.Layout}{(encoded.Source.Recording?.Label is { } known ? $", label {known}" : "")}; {encoded.Encoding}");
            terminal.Out.WriteLine($"wrote {target}: {Quantities.Count(series.Spikes.Length, "spike")} of {Quantities.Count(encoded.Inputs, "input")} in {Quantities.Count(series.Ticks, "tick")}; the input '{request.Population}' must have the size {encoded.Inputs}");
            if (named is not null)
                terminal.Out.WriteLine($"wrote {named}: {Quantities.Count(series.Samples.Length, "label")}");
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Write(string path, string header, IEnumerable<string> rows) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(header);
        foreach (var row in rows)
            writer.WriteLine(row);
    });
}
