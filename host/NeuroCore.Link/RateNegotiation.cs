// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>
/// Agrees with a board upon the highest speed at which both understand each other. It starts at the speed of the build, which
/// is safe, goes up, checks that no frame of a loopback is damaged, and falls back to the next lower speed where one is.
/// </summary>
/// <remarks>
/// A board goes back to the speed of its build by a break of the line, which <see cref="ITransport.FallBackAsync"/> makes; a
/// session does so by itself when its board falls silent, and loses nothing by it.
/// </remarks>
public static class RateNegotiation
{
    private const int FewestClocksPerBit = 4;
    private const int MostClocksPerBit = 256;

    // Both ends together may be off by half a bit in ten; this leaves most of it to the wire.
    private const double MostError = 0.015;

    /// <summary>Speeds above the first that serial bridges have and the operating systems know, baud.</summary>
    public static ImmutableArray<int> Usual { get; } = [4_000_000, 3_000_000, 2_000_000, 1_500_000];

    /// <summary>Raises the speed. Nothing on the board changes but the speed and the session; memories stay.</summary>
    /// <param name="port">A port just opened at the speed of the board's build.</param>
    /// <param name="rates">Speeds to try, baud, in any order; those that the board's clock or the port cannot make are left out.</param>
    /// <param name="options">How patient to be at the first speed; null for the defaults. A longer patience than the default is that of the checks too.</param>
    /// <param name="cancellation">Gives up; the speed is unknown then.</param>
    /// <returns>The speed that the port has now, baud; at least that at which it was opened.</returns>
    /// <exception cref="TransportException">The port is gone.</exception>
    /// <exception cref="BoardSilentException">No board answers at the first speed, or it stopped answering.</exception>
    /// <exception cref="NeuroCoreException">The board is of another version, or no NeuroCore.</exception>
    public static async Task<int> RaiseAsync(
        IRateTransport port, IEnumerable<int> rates, SessionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(port);
        ArgumentNullException.ThrowIfNull(rates);
        // Who is more patient than usual has a board that is slower than its wire.
        var checkPatience = options is null || options.Patience <= new SessionOptions().Patience ? LoopbackCheck.UsualPatience : options.Patience;
        options ??= new SessionOptions { Baud = port.Baud };
        // A host before this one may have left the board at any.
        await port.FallBackAsync(cancellation).ConfigureAwait(false);
        var clock = await AskClockAsync(port, options, cancellation).ConfigureAwait(false);
        foreach (var rate in rates.Distinct().OrderDescending())
        {
            if (rate <= port.FirstBaud || ClocksPerBit(clock, rate) is not { } clocks || !CanMake(port, rate))
                continue;
            if (await TryAsync(port, rate, clocks, checkPatience, cancellation).ConfigureAwait(false))
                return rate;
            await port.FallBackAsync(cancellation).ConfigureAwait(false);
        }

        return port.Baud;
    }

    /// <summary>Clocks of a bit at a speed; null if a clock does not make that speed well enough.</summary>
    /// <param name="clockHertz">Clock of the board, Hz.</param>
    /// <param name="rate">Speed, baud.</param>
    internal static int? ClocksPerBit(long clockHertz, int rate)
    {
        var clocks = (int)Math.Round((double)clockHertz / rate);
        return clocks is >= FewestClocksPerBit and <= MostClocksPerBit && Math.Abs(((double)clockHertz / clocks / rate) - 1) <= MostError ? clocks : null;
    }

    private static async Task<long> AskClockAsync(IRateTransport port, SessionOptions options, CancellationToken cancellation)
    {
        var session = await DeviceSession.ConnectAsync(new KeptOpenTransport(port), options, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
            return session.Identity.ClockHertz;
    }

    // Known before the board is told: it changes its speed at once.
    private static bool CanMake(IRateTransport port, int rate) => port.TrySetBaud(rate) && port.TrySetBaud(port.FirstBaud);

    private static async Task<bool> TryAsync(IRateTransport port, int rate, int clocks, TimeSpan patience, CancellationToken cancellation)
    {
        var wire = new List<byte> { FrameCodec.Separator };
        FrameCodec.Append([(byte)Opcode.Rate, 0, (byte)(clocks - 1)], wire);
        await port.WriteAsync(wire.ToArray(), cancellation).ConfigureAwait(false);
        await port.DrainAsync(wire.Count, cancellation).ConfigureAwait(false);
        if (!port.TrySetBaud(rate))
            return false;
        try
        {
            return await LoopbackCheck.IsCleanAsync(port, rate, patience, cancellation).ConfigureAwait(false);
        }
        catch (BoardSilentException)
        {
            return false;
        }
    }
}
