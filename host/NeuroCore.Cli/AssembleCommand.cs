// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore assemble</c>: what a learning rule becomes on a build.</summary>
internal static class AssembleCommand
{
    private const string UsualTick = "1ms";

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("rule") { Description = "Learning rule, a text file." };
        var build = CommonOptions.Build(CommonOptions.UsualBuild);
        var tick = new Option<Duration?>("--tick")
        {
            Description = $"Time that a tick stands for; {UsualTick} unless given.",
            HelpName = "time",
            CustomParser = Tick,
        };
        var json = CommonOptions.Json();
        var command = new Command("assemble", "Assemble a learning rule, and list the products that it became.") { file, build, tick, json };
        command.SetAction(parsed =>
        {
            var target = new RuleTarget(
                Configurations.Named(parsed.GetValue(build) ?? CommonOptions.UsualBuild),
                (parsed.GetValue(tick) ?? Duration.Milliseconds(1)).Value);
            var path = parsed.GetRequiredValue(file);
            using var text = new StreamReader(UserFile.OpenRead(path));
            var rule = RuleAssembler.Assemble(text.ReadToEnd(), path, target);
            if (parsed.GetValue(json))
                JsonOutput.Write(terminal, writer => RuleJson.Write(writer, rule, target));
            else
                terminal.Out.Write(RuleDisassembler.ToText(rule, target));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Duration? Tick(ArgumentResult result)
    {
        var time = TimeParser.Parse(result);
        if (time is { InTicks: true } or { Value: 0 })
            result.AddError("A tick is a time above 0 in s, ms or us, such as 1ms.");
        return time;
    }
}
