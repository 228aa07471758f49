// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Cli;

/// <summary><c>neurocore disassemble</c>: the learning rules of an image, as text again.</summary>
internal static class DisassembleCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("image") { Description = "Image of a network that learns, as `neurocore compile` makes them." };
        var json = CommonOptions.Json();
        var command = new Command("disassemble", "List the learning rules of an image.") { file, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            using var stream = UserFile.OpenRead(path);
            var image = ImageFile.Read(stream, path);
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
