// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Cli.Running;

/// <summary>Pace and end of a run: what the user says, else what the image says.</summary>
internal static class Pace
{
    private const int ClocksPerUnit = 16;
    private const double Tolerance = 1e-6;

    /// <summary>Options of the run.</summary>
    /// <param name="untilSpikes">What the user says, if anything.</param>
    /// <param name="tickPeriod">The same; a time by the clock on the wall.</param>
    /// <param name="image">Image.</param>
    /// <param name="clockHertz">Clock of the board, Hz.</param>
    /// <exception cref="NeuroCoreException">The period does not suit the board.</exception>
    public static RunOptions Of(int? untilSpikes, Duration? tickPeriod, RegisterImage image, long clockHertz) => new()
    {
        UntilSpikes = untilSpikes ?? image.WordAt(Bank.Control, (int)ControlRegister.SpikesLeft),
        TickPeriod = tickPeriod is { } period ? Units(period, clockHertz) : image.WordAt(Bank.Control, (int)ControlRegister.TickPeriod),
    };

    private static int Units(Duration period, long clockHertz)
    {
        // The nearest that is not shorter, as for descriptions.
        var units = Math.Ceiling((period.Value * clockHertz / ClocksPerUnit) - Tolerance);
        return units <= ushort.MaxValue
            ? Math.Max((int)units, 1)
            : throw new NeuroCoreException(
                $"A tick period of {period} is too long for this board: {Duration.Seconds(ushort.MaxValue * (double)ClocksPerUnit / clockHertz)} is the longest that it has.");
    }
}
