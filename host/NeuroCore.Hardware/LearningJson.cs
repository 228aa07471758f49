// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroCore.Hardware;

/// <summary>The part of an image's metadata that tells of weights and learning; what is usual is left out.</summary>
internal static class LearningJson
{
    /// <summary>Adds to the object of a projection.</summary>
    public static void Write(Utf8JsonWriter json, ProjectionPlace projection)
    {
        if (projection.Unit != 1)
            json.WriteNumber("unit", projection.Unit);
        if (projection.IsTurned)
            json.WriteBoolean("turned", true);
        if (projection.Rule is not null)
            json.WriteString("rule", projection.Rule);
        if (projection.Pairs.IsEmpty)
            return;
        json.WriteStartArray("pairs");
        foreach (var (pre, post) in projection.Pairs)
        {
            json.WriteNumberValue(pre);
            json.WriteNumberValue(post);
        }

        json.WriteEndArray();
    }

    /// <summary>Adds to the whole.</summary>
    public static void Write(Utf8JsonWriter json, LearningNote? note)
    {
        if (note is null)
            return;
        json.WriteStartObject("learning");
        json.WriteStartArray("rules");
        foreach (var rule in note.Rules)
            json.WriteStringValue(rule);
        json.WriteEndArray();
        json.WriteBoolean("on", note.IsOn);
        json.WriteNumber("from", note.From);
        if (note.Until is { } until)
            json.WriteNumber("until", until);
        json.WriteEndObject();
    }

    /// <summary>A projection with what its object says.</summary>
    public static ProjectionPlace Read(JsonElement json, ProjectionPlace projection) => projection with
    {
        Unit = json.TryGetProperty("unit", out var unit) ? unit.GetDouble() : 1,
        IsTurned = json.TryGetProperty("turned", out var turned) && turned.GetBoolean(),
        Rule = json.TryGetProperty("rule", out var rule) ? rule.GetString() : null,
        Pairs = json.TryGetProperty("pairs", out var pairs) ? Pairs([.. pairs.EnumerateArray().Select(number => number.GetInt32())]) : [],
    };

    /// <summary>What the whole says.</summary>
    public static LearningNote? Read(JsonElement root) => root.TryGetProperty("learning", out var note)
        ? new LearningNote(
            [.. note.GetProperty("rules").EnumerateArray().Select(name => name.GetString() ?? throw new FormatException("a rule's name is null"))],
            note.GetProperty("on").GetBoolean(),
            note.GetProperty("from").GetInt32(),
            note.TryGetProperty("until", out var until) ? until.GetInt32() : null)
        : null;

    private static ImmutableArray<(int Pre, int Post)> Pairs(int[] numbers) => numbers.Length % 2 == 0
        ? [.. numbers.Chunk(2).Select(pair => (pair[0], pair[1]))]
        : throw new FormatException("'pairs' has half a pair");
}
