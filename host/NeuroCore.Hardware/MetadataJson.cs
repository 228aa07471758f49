// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.Hardware;

/// <summary>
/// The metadata of an image file: what the board does not need to know. It holds the names, the places of the
/// populations, and of the target build what the header has no number for.
/// </summary>
internal sealed record MetadataJson(
    ImageMetadata Image, string TargetName, int ClockHertz, int Baud, string Technology, string? Board, string About)
{
    /// <summary>The metadata of an image, as UTF-8.</summary>
    public static byte[] Write(RegisterImage image)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteString("name", image.Metadata.Name);
            json.WriteNumber("tick_seconds", image.Metadata.TickSeconds);
            json.WriteStartObject("target");
            json.WriteString("name", image.Target.Name);
            json.WriteNumber("clock_hertz", image.Target.ClockHertz);
            json.WriteNumber("baud", image.Target.Baud);
            json.WriteString("technology", image.Target.Technology);
            if (image.Target.Board is not null)
                json.WriteString("board", image.Target.Board);
            json.WriteString("about", image.Target.About);
            json.WriteEndObject();
            json.WriteStartArray("populations");
            foreach (var place in image.Metadata.Populations)
            {
                json.WriteStartObject();
                json.WriteString("name", place.Name);
                json.WriteBoolean("input", place.IsInput);
                json.WriteNumber("first", place.First);
                json.WriteNumber("count", place.Count);
                if (place.LevelUnits is { } units)
                    json.WriteNumber("level_units", units);
                if (!place.Order.IsEmpty)
                {
                    json.WriteStartArray("order");
                    foreach (var offset in place.Order)
                        json.WriteNumberValue(offset);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("projections");
            foreach (var projection in image.Metadata.Projections)
            {
                json.WriteStartObject();
                json.WriteString("name", projection.Name);
                json.WriteString("source", projection.Source);
                json.WriteString("target", projection.Target);
                json.WriteNumber("synapses", projection.Synapses);
                json.WriteNumber("blocks", projection.Blocks);
                LearningJson.Write(json, projection);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            LearningJson.Write(json, image.Metadata.Learning);
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    /// <summary>Reads metadata back.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="what">The file, for messages.</param>
    /// <exception cref="NeuroCoreException">It is not JSON, or a part is missing or of the wrong kind.</exception>
    public static MetadataJson Read(ReadOnlyMemory<byte> utf8, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            var target = root.GetProperty("target");
            return new MetadataJson(
                new ImageMetadata(
                    Text(root, "name"),
                    root.GetProperty("tick_seconds").GetDouble(),
                    [.. root.GetProperty("populations").EnumerateArray().Select(Place)])
                {
                    Projections = [.. Items(root, "projections").Select(Projection)],
                    Learning = LearningJson.Read(root),
                },
                Text(target, "name"),
                target.GetProperty("clock_hertz").GetInt32(),
                target.GetProperty("baud").GetInt32(),
                Text(target, "technology"),
                target.TryGetProperty("board", out var board) ? board.GetString() : null,
                Text(target, "about"));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new NeuroCoreException($"{what} has metadata that cannot be read ({error.Message.TrimEnd('.')}): compile the network again.", error);
        }
    }

    private static PopulationPlace Place(JsonElement place) => new(
        Text(place, "name"), place.GetProperty("input").GetBoolean(),
        place.GetProperty("first").GetInt32(), place.GetProperty("count").GetInt32())
    {
        LevelUnits = place.TryGetProperty("level_units", out var units) ? units.GetDouble() : null,
        Order = [.. Items(place, "order").Select(offset => offset.GetInt32())],
    };

    private static ProjectionPlace Projection(JsonElement projection) => LearningJson.Read(projection, new(
        Text(projection, "name"), Text(projection, "source"), Text(projection, "target"),
        projection.GetProperty("synapses").GetInt32(), projection.GetProperty("blocks").GetInt32()));

    /// <summary>The items of a list that may be missing.</summary>
    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");
}
