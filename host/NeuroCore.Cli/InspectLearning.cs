// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using Spectre.Console;

namespace NeuroCore.Cli;

/// <summary>What of an image learns, for <c>neurocore inspect</c>.</summary>
internal static class InspectLearning
{
    public static void WriteText(Terminal terminal, RegisterImage image)
    {
        if (image.Metadata.Learning is not { } note)
            return;
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"learns {Window(note)}, third factor {ThirdFactor.Decode(Register(image, LearningRegister.ThirdFactor)):0.###}; products executed: {Products(image, LearningTrigger.Pre)} on an event, {Products(image, LearningTrigger.Post)} on a spike, {Products(image, LearningTrigger.Epoch)} at the end of an epoch"));
        var projections = new Table().RoundedBorder().AddColumns("learning", "rule", "unit");
        foreach (var projection in image.Metadata.Projections.Where(projection => projection.Rule is not null))
            projections.AddRow(Markup.Escape(projection.Name), Markup.Escape(projection.Rule!), projection.Unit.ToString("G6", CultureInfo.InvariantCulture));
        terminal.Tables.Write(projections);
        var target = new RuleTarget(image.Target, image.Metadata.TickSeconds);
        foreach (var rule in ImageProgram.RulesOf(image))
            terminal.Out.WriteLine(RuleDisassembler.ToText(rule, target));
    }

    public static void WriteJson(Utf8JsonWriter json, RegisterImage image)
    {
        if (image.Metadata.Learning is not { } note)
            return;
        json.WriteStartObject("learning");
        json.WriteBoolean("on", note.IsOn);
        json.WriteNumber("from", note.From);
        if (note.Until is { } until)
            json.WriteNumber("until", until);
        json.WriteNumber("third_factor", ThirdFactor.Decode(Register(image, LearningRegister.ThirdFactor)));
        json.WriteNumber("epoch_ticks", 1 << Register(image, LearningRegister.Epoch));
        json.WriteList("traces", ImageProgram.TracesOf(image).Select((setting, trace) => ((Trace)trace, setting)), item =>
        {
            json.WriteString("trace", item.Item1.ToString().ToLowerInvariant());
            json.WriteNumber("mantissa", item.setting.Mantissa);
            json.WriteNumber("shift", item.setting.Shift);
            json.WriteNumber("impulse", item.setting.Impulse);
        });
        json.WriteList("rules", ImageProgram.RulesOf(image), rule =>
        {
            json.WriteString("name", rule.Name);
            WriteProducts(json, "pre", rule.Pre, LearningTrigger.Pre);
            WriteProducts(json, "post", rule.Post, LearningTrigger.Post);
            WriteProducts(json, "epoch", rule.Epoch, LearningTrigger.Epoch);
        });
        json.WriteEndObject();
    }

    private static void WriteProducts(Utf8JsonWriter json, string name, IEnumerable<uint> words, LearningTrigger trigger) => json.WriteList(name, words, word =>
    {
        json.WriteNumber("word", word);
        json.WriteString("term", RuleDisassembler.Term(RuleProduct.FromWord(word), trigger));
    });

    private static string Window(LearningNote note) => note switch
    {
        { IsOn: false } => "only when the gate is opened",
        { From: 0, Until: null } => "all the time",
        { Until: null } => string.Create(CultureInfo.InvariantCulture, $"from tick {note.From:N0} on"),
        _ => string.Create(CultureInfo.InvariantCulture, $"from tick {note.From:N0} until tick {note.Until:N0}"),
    };

    private static int Products(RegisterImage image, LearningTrigger trigger) =>
        LearningLayout.Products(Register(image, LearningRegister.Products), trigger);

    private static ushort Register(RegisterImage image, LearningRegister register) => image.WordAt(Bank.Learning, (int)register);
}
