// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Running;

/// <summary>Ticks of a run as times along an axis, with a unit that suits its length.</summary>
/// <param name="Label">What is along the axis.</param>
/// <param name="UnitsOfTick">Units that a tick is.</param>
internal sealed record TimeScale(string Label, double UnitsOfTick)
{
    private static readonly (double Unit, string Name)[] s_units = [(1, "s"), (1e-3, "ms"), (1e-6, "us")];

    /// <summary>The scale for a run.</summary>
    public static TimeScale Of(RunResult run)
    {
        var seconds = run.Record.Ticks * run.TickSeconds;
        var (unit, name) = s_units.FirstOrDefault(entry => seconds >= 2 * entry.Unit, s_units[^1]);
        return new TimeScale($"time, {name}", run.TickSeconds / unit);
    }

    /// <summary>A number of ticks in units of the axis.</summary>
    public double At(double ticks) => ticks * UnitsOfTick;
}
