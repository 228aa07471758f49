// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Text.Json;

namespace NeuroCore.Formats.Json;

/// <summary>Arrays of SuperNeuroMAT: lists, or the bytes of NumPy arrays in base 64 or 85.</summary>
internal static class EncodedArray
{
    private const string Alphabet85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    /// <summary>Reads an array.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="key">Name of the array, for messages.</param>
    /// <param name="element">The array.</param>
    /// <exception cref="FormatException">It is no array, or holds what is no number.</exception>
    public static double[] Read(string file, string key, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return [.. element.EnumerateArray().Select((item, at) => LenientJson.Number(item) ?? throw new FormatException(file, $"{key}[{at}] is no number."))];
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException(file, $"{key} is neither a list nor an encoded array.");
        var type = element.TryGetProperty("dtype", out var named) ? named.GetString() : null;
        byte[] bytes;
        try
        {
            bytes = element.TryGetProperty("base64", out var base64) ? Convert.FromBase64String(base64.GetString() ?? "")
                : element.TryGetProperty("base85", out var base85) ? From85(base85.GetString() ?? "")
                : throw new System.FormatException("no base64 or base85");
        }
        catch (System.FormatException error)
        {
            throw new FormatException(file, $"{key} holds letters that its encoding does not have.", error);
        }

        return (type?.TrimStart('<', '=', '|')) switch
        {
            "d" or "f8" => Each(8, BinaryPrimitives.ReadDoubleLittleEndian),
            "f" or "f4" => Each(4, span => BinaryPrimitives.ReadSingleLittleEndian(span)),
            "q" or "i8" or "l" => Each(8, span => BinaryPrimitives.ReadInt64LittleEndian(span)),
            "i" or "i4" => Each(4, span => BinaryPrimitives.ReadInt32LittleEndian(span)),
            "h" or "i2" => Each(2, span => BinaryPrimitives.ReadInt16LittleEndian(span)),
            "?" or "b1" or "B" or "u1" => Each(1, span => span[0]),
            "b" or "i1" => Each(1, span => (sbyte)span[0]),
            _ => throw new FormatException(file, $"{key} is of the type '{type}', which is not known: write the network as json-native."),
        };

        double[] Each(int width, ItemReader read)
        {
            if (bytes.Length % width != 0)
                throw new FormatException(file, $"{key} has {bytes.Length} bytes, which are no whole numbers of {width}.");
            var values = new double[bytes.Length / width];
            for (var at = 0; at < values.Length; at++)
                values[at] = read(bytes.AsSpan(at * width, width));
            return values;
        }
    }

    // Base 85 as Python's base64.b85encode writes it: five letters for four bytes, the end cut.
    private static byte[] From85(string text)
    {
        const int Letters = 5;
        const int Bytes = 4;
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at += Letters)
        {
            var count = Math.Min(Letters, text.Length - at);
            var value = 0UL;
            for (var i = 0; i < Letters; i++)
            {
                var digit = i < count ? Alphabet85.IndexOf(text[at + i], StringComparison.Ordinal) : Alphabet85.Length - 1;
                if (digit < 0)
                    throw new System.FormatException("no letter of base 85");
                value = (value * (ulong)Alphabet85.Length) + (ulong)digit;
            }

            for (var i = 0; i < count - 1; i++)
                bytes.Add((byte)(value >> (8 * (Bytes - 1 - i))));
        }

        return [.. bytes];
    }

    private delegate double ItemReader(ReadOnlySpan<byte> bytes);
}
