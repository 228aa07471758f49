// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Hardware;

namespace NeuroCore.Demo;

/// <summary>What the virtual board says about its wires so far.</summary>
/// <param name="Clocks">Clocks of the board since it was started.</param>
/// <param name="ClocksPerBit">Clocks that a bit takes on the wire.</param>
/// <param name="Bytes">Bytes from the host.</param>
/// <param name="LastClock">Clock in which the last stop bit was over.</param>
internal sealed record WireStatistics(long Clocks, long ClocksPerBit, long Bytes, long LastClock)
{
    /// <summary>Bytes to the host.</summary>
    internal long BytesToHost { get; init; }

    /// <summary>Clock in which the last stop bit to the host was over.</summary>
    internal long LastClockToHost { get; init; }

    internal static WireStatistics Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            JsonElement root = document.RootElement;
            JsonElement wire = root.GetProperty("from_host");
            JsonElement back = root.GetProperty("to_host");
            return new WireStatistics(
                root.GetProperty("clocks").GetInt64(),
                root.GetProperty("clocks_per_bit").GetInt64(),
                wire.GetProperty("bytes").GetInt64(),
                wire.GetProperty("last_clock").GetInt64())
            {
                BytesToHost = back.GetProperty("bytes").GetInt64(),
                LastClockToHost = back.GetProperty("last_clock").GetInt64(),
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new NeuroCoreException($"The virtual board's statistics in '{path}' cannot be understood: build the virtual board of the same version as this program.", error);
        }
    }
}
