// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace NeuroCore.VirtualBoard.Tests;

/// <summary>What the virtual board writes about itself.</summary>
/// <param name="ClocksPerBit">Clocks of a bit on the wire.</param>
/// <param name="Clocks">Clocks simulated.</param>
/// <param name="FromHost">The wire from the host.</param>
/// <param name="ToHost">The wire to the host.</param>
internal sealed record BoardStatistics(int ClocksPerBit, long Clocks, WireStatistics FromHost, WireStatistics ToHost)
{
    /// <summary>Reads the file.</summary>
    public static BoardStatistics Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var root = document.RootElement;
        return new BoardStatistics(
            root.GetProperty("clocks_per_bit").GetInt32(), root.GetProperty("clocks").GetInt64(),
            Wire(root.GetProperty("from_host")), Wire(root.GetProperty("to_host")));
    }

    private static WireStatistics Wire(JsonElement wire) => new(
        wire.GetProperty("bytes").GetInt64(), wire.GetProperty("busy_clocks").GetInt64(),
        wire.GetProperty("first_clock").GetInt64(), wire.GetProperty("last_clock").GetInt64(),
        wire.GetProperty("framing_errors").GetInt64());
}

/// <summary>One direction of the wire, in the board's clocks.</summary>
internal sealed record WireStatistics(long Bytes, long BusyClocks, long FirstClock, long LastClock, long FramingErrors);
