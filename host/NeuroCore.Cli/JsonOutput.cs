// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;

namespace NeuroCore.Cli;

/// <summary>Writes one JSON document, and nothing else, as a command's result.</summary>
internal static class JsonOutput
{
    /// <summary>Writes an object.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="members">Writes its members.</param>
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> members)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        terminal.Out.WriteLine(Encoding.UTF8.GetString(memory.ToArray()));
    }

    /// <summary>Writes a member that is a list of names.</summary>
    public static void WriteNames(this Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var item in names)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }

    /// <summary>Writes a member that is a list of objects.</summary>
    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
