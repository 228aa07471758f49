// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Daemon.Boards;

/// <summary>What executes jobs.</summary>
internal enum BoardKind
{
    /// <summary>The emulator, in this process; of any build, or of one.</summary>
    Emulator,

    /// <summary>The Verilated board, a process that the daemon starts.</summary>
    Virtual,

    /// <summary>A serial port or pseudo-terminal with a board behind it.</summary>
    Port,
}

/// <summary>A board that the daemon is told of.</summary>
/// <param name="Name">What it is called; no two boards have the same.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Build">Its build; null for an emulator of any build, and for a port, which is asked.</param>
/// <param name="Port">Path of the port; null for other kinds.</param>
/// <param name="Baud">Speed of the port, and no other; null if those of all builds are to be tried, and then what can be agreed upon.</param>
/// <param name="IsNamed">False for a port that was found: something else than a board may hang on it.</param>
internal sealed record BoardSpec(string Name, BoardKind Kind, Configuration? Build, string? Port, int? Baud, bool IsNamed = true)
{
    private const string Forms = "write emulator, emulator:<build>, virtual:<build> or port:<path>[@<baud>], with <name>= before it if it shall have a name of its own";

    /// <summary>The emulator that is there when nothing else is said.</summary>
    public static BoardSpec UsualEmulator { get; } = new("emulator", BoardKind.Emulator, null, null, null);

    /// <summary>What jobs and people call a kind.</summary>
    public string KindName => Kind.ToString().ToLowerInvariant();

    /// <summary>Reads `[name=]kind[:what]`.</summary>
    /// <exception cref="NeuroCoreException">It is none of these.</exception>
    public static BoardSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var rest = text[(equals + 1)..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var (kind, what) = colon < 0 ? (rest, "") : (rest[..colon], rest[(colon + 1)..]);
        var name = equals < 0 ? null : text[..equals];
        if (name is not null && !IsName(name))
            throw new NeuroCoreException($"'{name}' cannot be the name of a board: use letters, digits, dots and dashes.");
        return (kind, what) switch
        {
            ("emulator", "") => UsualEmulator with { Name = name ?? UsualEmulator.Name },
            ("emulator", _) => new BoardSpec(name ?? $"emulator-{what}", BoardKind.Emulator, Configurations.Named(what), null, null),
            ("virtual", not "") => new BoardSpec(name ?? $"virtual-{what}", BoardKind.Virtual, Configurations.Named(what), null, null),
            ("port", not "") => OfPort(name, what),
            _ => throw new NeuroCoreException($"'{text}' is no board: {Forms}."),
        };
    }

    /// <summary>A board on a port that was found.</summary>
    public static BoardSpec Found(SerialPortName port) => new(port.Name, BoardKind.Port, null, port.Path, null, IsNamed: false);

    private static BoardSpec OfPort(string? name, string what)
    {
        var at = what.LastIndexOf('@');
        var baud = 0;
        if (at >= 0 && !(int.TryParse(what[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out baud) && baud > 0))
            throw new NeuroCoreException($"'{what[(at + 1)..]}' is no speed of a port: {Forms}.");
        var path = at < 0 ? what : what[..at];
        return new BoardSpec(name ?? Path.GetFileName(path), BoardKind.Port, null, path, at < 0 ? null : baud);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 60 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
