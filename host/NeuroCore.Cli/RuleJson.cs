// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Cli;

/// <summary>An assembled rule as members of a JSON object.</summary>
internal static class RuleJson
{
    public static void Write(Utf8JsonWriter json, AssembledRule rule, RuleTarget target)
    {
        json.WriteString("rule", rule.Name);
        json.WriteString("build", target.Build.Name);
        json.WriteNumber("tick_seconds", target.TickSeconds);
        Write(json, rule.Pre, LearningTrigger.Pre);
        Write(json, rule.Post, LearningTrigger.Post);
        Write(json, rule.Epoch, LearningTrigger.Epoch);
        json.WriteList("traces", rule.Traces.Zip(Enum.GetValues<Trace>()).Where(trace => trace.First is not null), trace =>
        {
            json.WriteString("name", Name(trace.Second));
            json.WriteNumber("mantissa", trace.First!.Mantissa);
            json.WriteNumber("shift", trace.First.Shift);
            json.WriteNumber("impulse", trace.First.Impulse);
        });
        if (rule.EpochShift is { } shift)
            json.WriteNumber("epoch_ticks", 1 << shift);
        json.WriteBoolean("needs_tags", rule.NeedsTags);
        json.WriteNames("notes", rule.Notes);
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<uint> words, LearningTrigger trigger) =>
        json.WriteList(Name(trigger), words, word =>
        {
            var product = RuleProduct.FromWord(word);
            json.WriteString("word", word.ToString("X8", CultureInfo.InvariantCulture));
            json.WriteString("changes", product.ChangesTag ? "tag" : "weight");
            json.WriteString("term", RuleDisassembler.Term(product, trigger));
        });

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
