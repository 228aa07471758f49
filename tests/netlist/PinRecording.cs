// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cosim;
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Netlists;

/// <summary>
/// A random host of the lockstep and what the model answers, clock by clock at the pins: commands good and damaged, in and
/// out of order, noise, accesses to every bank. Played to a simulation, which has to answer the same at every clock.
/// </summary>
internal static class PinRecording
{
    // A netlist is out of reset once its PLL has locked and its top has counted; the line is at rest for longer.
    private const int ResetClocks = 64;

    /// <summary>Records a case.</summary>
    /// <param name="build">The build.</param>
    /// <param name="sourceHash">Hash of the inputs that the board tells.</param>
    /// <param name="seed">Decides everything that the host does.</param>
    /// <param name="bytes">How long the host talks after a network is loaded, in times of a byte.</param>
    /// <param name="path">File to write: a byte a clock, bit 0 the receive pin, 1 the transmit pin, 2 the busy pin.</param>
    /// <returns>Clocks.</returns>
    public static long Write(Configuration build, uint sourceHash, ulong seed, int bytes, string path)
    {
        var host = new BoardCase(build, seed, firstReset: ResetClocks, resets: false, bytes);
        var board = new PinBoardModel(build, sourceHash);
        Span<ulong> record = stackalloc ulong[BoardRecord.Words];
        record.Clear();
        using var file = new BufferedStream(File.Create(path), 1 << 16);
        while (!host.Done)
        {
            var (reset, rx) = host.Next(record);
            board.Clock(rx, reset, out var seen);
            file.WriteByte((byte)((rx ? 1 : 0) | (seen.UartTx ? 2 : 0) | (seen.Busy ? 4 : 0)));
            BoardRecord.Write(in seen, record);
        }

        return host.Clocks;
    }
}
