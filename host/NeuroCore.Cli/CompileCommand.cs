// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using NeuroCore.Cli.Comparing;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore compile</c>: a description becomes an image, and a report says what its numbers became.</summary>
internal static class CompileCommand
{
    /// <summary>How names of image files end.</summary>
    public const string Extension = ".ncimg";

    public static Command Create(Terminal terminal)
    {
        var network = new Argument<string>("network") { Description = "Description of the network, a YAML file." };
        var build = CommonOptions.Build(CommonOptions.UsualBuild);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Image to write; <name of the network>.ncimg in this folder unless given.",
            HelpName = "file",
        };
        var calibrate = new Option<string?>("--calibrate") { Description = "Choose scales and exponents by what these spikes (a CSV file with the columns tick, population, index) bring, instead of by the worst that could come.", HelpName = "file" };
        var json = CommonOptions.Json();
        var command = new Command("compile", "Compile a network to an image, and report what its numbers became.") { network, build, output, calibrate, json };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var description = NetworkFile.Load(parsed.GetRequiredValue(network));
            var data = parsed.GetValue(calibrate) is { } file ? StimulusFile.Load(file, null) : null;
            var compiled = NetworkCompiler.Compile(
                description,
                Configurations.Named(parsed.GetValue(build) ?? CommonOptions.UsualBuild),
                data is null ? null : ComparisonRequest.Calibrate(description, data, data.Ticks, cancellation));
            var path = parsed.GetValue(output) ?? compiled.Image.Metadata.Name + Extension;
            AtomicFile.Write(path, stream => ImageFile.Write(stream, compiled.Image));
            if (parsed.GetValue(json))
                WriteJson(terminal, compiled, path);
            else
                WriteText(terminal, compiled, path);
            return ExitCode.Fine;
        }, cancellation));
        return command;
    }

    private static void WriteText(Terminal terminal, CompiledNetwork compiled, string path)
    {
        terminal.Out.WriteLine(compiled.Report.ToText());
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"wrote {path}, {new FileInfo(path).Length:N0} bytes; `neurocore run {path}` runs it"));
    }

    private static void WriteJson(Terminal terminal, CompiledNetwork compiled, string path) => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("image", path);
        json.WriteNumber("bytes", new FileInfo(path).Length);
        json.WritePropertyName("report");
        json.WriteRawValue(compiled.Report.ToJson());
    });
}
