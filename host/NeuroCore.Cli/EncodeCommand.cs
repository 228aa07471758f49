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
        var options = new EncodeOptions();
        var json = CommonOptions.Json();
        var command = new Command("encode", "Make spikes of inputs of an image, of values, or of a recording of a sensor.") { file, output, json };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var request = options.Of(parsed);
            Names.Check(request.Population, "an input");
            var encoded = EncodedFile.Of(path, request);
            var target = parsed.GetValue(output) ?? Path.GetFileNameWithoutExtension(path) + ".spikes.csv";
            AtomicFile.Write(target, stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
                writer.WriteLine("tick,population,index");
                foreach (var spike in encoded.Spikes)
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{spike.Tick},{request.Population},{spike.Index}"));
            });
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal, writer =>
                {
                    writer.WriteString("file", target);
                    writer.WriteString("format", encoded.Source.Kind);
                    writer.WriteString("encoding", encoded.Encoding);
                    writer.WriteNumber("inputs", encoded.Inputs);
                    writer.WriteNumber("ticks", encoded.Ticks);
                    writer.WriteNumber("spikes", encoded.Spikes.Length);
                    if (encoded.Source.Recording?.Label is { } label)
                        writer.WriteNumber("label", label);
                });
                return ExitCode.Fine;
            }

            terminal.Out.WriteLine($"{path}: {encoded.Source.Kind}, {encoded.Source.Layout}{(encoded.Source.Recording?.Label is { } known ? $", label {known}" : "")}; {encoded.Encoding}");
            terminal.Out.WriteLine($"wrote {target}: {Quantities.Count(encoded.Spikes.Length, "spike")} of {Quantities.Count(encoded.Inputs, "input")} in {Quantities.Count(encoded.Ticks, "tick")}; the input '{request.Population}' must have the size {encoded.Inputs}");
            return ExitCode.Fine;
        });
        return command;
    }
}
