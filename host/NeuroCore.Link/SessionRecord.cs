// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>One line of a recorded session: bytes that went one way.</summary>
/// <param name="Milliseconds">Since the start of the recording.</param>
/// <param name="ToBoard">True for bytes to the board, false for bytes from it.</param>
/// <param name="Bytes">The bytes; none if the host waited in vain.</param>
internal sealed record SessionRecord(double Milliseconds, bool ToBoard, byte[] Bytes)
{
    /// <summary>First line of every recording.</summary>
    public const string Heading = """{"neurocore_recording":1}""";

    private const string Board = "board";
    private const string Host = "host";

    /// <summary>Writes the line, without its end.</summary>
    public string ToLine() => FormattableString.Invariant(
        $$"""{"ms":{{Milliseconds:0.000}},"to":"{{(ToBoard ? Board : Host)}}","bytes":"{{Convert.ToHexStringLower(Bytes)}}"}""");

    /// <summary>Reads a recording.</summary>
    /// <exception cref="NeuroCoreException">It is none, or damaged; the sentence names the line.</exception>
    public static IEnumerable<SessionRecord> ReadAll(TextReader reader, string what)
    {
        if (reader.ReadLine() != Heading)
            throw new NeuroCoreException($"{what} is not a recording of a NeuroCore session: make one with `neurocore run --record`.");
        for (var number = 2; reader.ReadLine() is { } line; number++)
            yield return Parse(line, $"{what}, line {number}");
    }

    private static SessionRecord Parse(string line, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var direction = root.GetProperty("to").GetString();
            if (direction is not (Board or Host))
                throw new FormatException($"direction '{direction}'");
            return new SessionRecord(
                root.GetProperty("ms").GetDouble(), direction == Board, Convert.FromHexString(root.GetProperty("bytes").GetString() ?? ""));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new NeuroCoreException($"{where}: the recording is damaged here ({error.Message.TrimEnd('.')}); record the session again.", error);
        }
    }
}
