// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NeuroCore.Formats.Json;

/// <summary>JSON as Python writes it: with bare Infinity and NaN, which become texts.</summary>
internal static class LenientJson
{
    private const long MostBytes = 256L << 20;
    private static readonly string[] Words = ["-Infinity", "Infinity", "NaN"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is no JSON.</exception>
    public static JsonDocument Read(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
            throw new FormatException(path, "the file is larger than 256 MB, which is more than any network here: split it.");
        try
        {
            return JsonDocument.Parse(Quoted(File.ReadAllText(path)), new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException error)
        {
            throw new FormatException(path, $"this is not JSON (line {error.LineNumber + 1}): get the file again, or write it again.", error);
        }
    }

    /// <summary>A number, or one of the words that stand for what JSON has no numbers for.</summary>
    public static double? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String when double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    private static string Quoted(string text)
    {
        var result = new StringBuilder(text.Length);
        var inText = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (inText)
            {
                result.Append(letter);
                if (letter == '\\' && at + 1 < text.Length)
                    result.Append(text[++at]);
                else if (letter == '"')
                    inText = false;
                continue;
            }

            if (Array.Find(Words, word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0) is { } found)
            {
                result.Append('"').Append(found).Append('"');
                at += found.Length - 1;
                continue;
            }

            inText = letter == '"';
            result.Append(letter);
        }

        return result.ToString();
    }
}
