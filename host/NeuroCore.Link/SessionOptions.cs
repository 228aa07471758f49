// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>How patient a session is and how it cuts its work. The defaults suit boards and virtual boards.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// How long to wait in vain before asking again, on top of the time that the bytes under way take.
    /// Generous, since a virtual board is slower than a board. In-process boards are not waited for.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long to wait before asking the first time where the board stands, on top of the time that the bytes under way take:
    /// a frame that the wire lost costs this much. The second time comes after twice that, and so on up to <see cref="Patience"/>.
    /// </summary>
    public TimeSpan FirstAsk { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Speed of the wire, baud; only used to work out how long bytes take.</summary>
    public int Baud { get; init; } = 1_000_000;

    /// <summary>How often in a row to ask a board that gives no sign of life.</summary>
    public int SilentTries { get; init; } = 5;

    /// <summary>How often in a row to ask a board that answers but does not get on.</summary>
    public int FruitlessTries { get; init; } = 100;

    /// <summary>Ticks in one command, 1..32767: a run can be cancelled and reports progress between commands.</summary>
    public int TicksPerCommand { get; init; } = 1024;

    /// <summary>True to read an image back after loading it.</summary>
    public bool VerifyLoad { get; init; }

    /// <summary>Nonce of the session, 1..255; null for a random one. A replay needs that of the recording.</summary>
    public byte? Nonce { get; init; }
}
