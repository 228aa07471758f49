// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Compiler.Learning;
using NeuroCore.Emulator.Machine;
using NeuroCore.Hardware;

namespace NeuroCore.Cli;

/// <summary><c>neurocore disassemble</c>: the learning rules of an image, or the emulator's code for it, as text again.</summary>
internal static class DisassembleCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("image") { Description = "Image of a network, as `neurocore compile` makes them." };
        var code = new Option<bool>("--code") { Description = "List the machine code that the emulator makes for the image, not its learning rules." };
        var json = CommonOptions.Json();
        var command = new Command("disassemble", "List the learning rules of an image, or the emulator's code for it.") { file, code, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(code) && result.GetResult(json) is not null)
                result.AddError("--code lists machine code, which there is no JSON of: give one of --code and --json.");
        });
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            using var stream = UserFile.OpenRead(path);
            var image = ImageFile.Read(stream, path);
            if (parsed.GetValue(code))
            {
                foreach (var line in CodeListing.Of(image))
                    terminal.Out.WriteLine(line);
                return ExitCode.Fine;
            }

            var rules = ImageProgram.RulesOf(image);
            if (rules.IsEmpty)
                throw new NeuroCoreException($"The image {path} has no learning rules: give a projection of the network a rule, and compile it again.");
            var target = new RuleTarget(image.Target, image.Metadata.TickSeconds);
            if (parsed.GetValue(json))
                JsonOutput.Write(terminal, writer => writer.WriteList("rules", rules, rule => RuleJson.Write(writer, rule, target)));
            else
                terminal.Out.Write(string.Join("\n", rules.Select(rule => RuleDisassembler.ToText(rule, target))));
            return ExitCode.Fine;
        });
        return command;
    }
}
