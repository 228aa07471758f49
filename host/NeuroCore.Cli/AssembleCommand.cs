// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary><c>neurocore assemble</c>: what a learning rule becomes on a build.</summary>
internal static class AssembleCommand
{
    private const string UsualTick = "1ms";
    private static readonly string[] s_traces = ["x1", "x2", "y1", "y2"];

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
                WriteJson(terminal, rule, target);
            else
                terminal.Out.Write(RuleDisassembler.ToText(rule, target));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Duration? Tick(System.CommandLine.Parsing.ArgumentResult result)
    {
        var time = TimeParser.Parse(result);
        if (time is { InTicks: true } or { Value: 0 })
            result.AddError("A tick is a time above 0 in s, ms or us, such as 1ms.");
        return time;
    }

    private static void WriteJson(Terminal terminal, AssembledRule rule, RuleTarget target) => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("rule", rule.Name);
        json.WriteString("build", target.Build.Name);
        json.WriteNumber("tick_seconds", target.TickSeconds);
        WriteProducts(json, rule.Pre, LearningTrigger.Pre);
        WriteProducts(json, rule.Post, LearningTrigger.Post);
        WriteProducts(json, rule.Epoch, LearningTrigger.Epoch);
        json.WriteList("traces", rule.Traces.Zip(s_traces).Where(trace => trace.First is not null), trace =>
        {
            json.WriteString("name", trace.Second);
            json.WriteNumber("mantissa", trace.First!.Mantissa);
            json.WriteNumber("shift", trace.First.Shift);
            json.WriteNumber("impulse", trace.First.Impulse);
        });
        if (rule.EpochShift is { } shift)
            json.WriteNumber("epoch_ticks", 1 << shift);
        json.WriteBoolean("needs_tags", rule.NeedsTags);
        json.WriteNames("notes", rule.Notes);
    });

    private static void WriteProducts(Utf8JsonWriter json, ImmutableArray<uint> words, LearningTrigger trigger) =>
        json.WriteList(trigger.ToString().ToLowerInvariant(), words, word =>
        {
            var product = RuleProduct.FromWord(word);
            json.WriteString("word", word.ToString("X8", CultureInfo.InvariantCulture));
            json.WriteString("changes", product.ChangesTag ? "tag" : "weight");
            json.WriteString("term", RuleDisassembler.Term(product, trigger));
        });
}
