// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>The control registers: sizes of the image, and how a run proceeds.</summary>
internal static class ControlSections
{
    private const int PeriodClocks = 16;

    /// <summary>A section for each register that the build has.</summary>
    public static IEnumerable<ImageSection> Of(NetworkDescription network, Placement placement, Configuration target)
    {
        yield return Register(ControlRegister.ImageNeurons, placement.Neurons);
        yield return Register(ControlRegister.ImageSources, placement.Sources);
        if (target.Has(Capabilities.Encoders))
            yield return Register(ControlRegister.ImageEncoders, placement.Encoders);
        if (target.Has(Capabilities.Encoders) || target.Has(Capabilities.Counters))
            yield return Register(ControlRegister.Elapsed, 0);
        if (target.Has(Capabilities.Pacing))
        {
            yield return Register(ControlRegister.TickPeriod, Period(network, target));
            yield return Register(ControlRegister.Overruns, 0);
            yield return Register(ControlRegister.SpikesLeft, network.Control.UntilSpikes ?? 0);
        }

        if (target.Has(Capabilities.Probes))
        {
            var every = network.Probes?.Every ?? 1;
            yield return Register(ControlRegister.ProbeCount, RecordingSections.Probes(network, placement).Count());
            yield return Register(ControlRegister.ProbePeriod, every);
            yield return Register(ControlRegister.ProbeLeft, every);
        }
    }

    /// <summary>Clocks of a tick, in the register's unit; the nearest that is not shorter.</summary>
    /// <exception cref="Obstacle">The build's clock is too fast for a period so long.</exception>
    private static int Period(NetworkDescription network, Configuration target)
    {
        if (network.Control.TickPeriod is not { } period)
            return 0;
        var units = Math.Ceiling(period.Value * target.ClockHertz / PeriodClocks - 1e-6);
        return units <= ushort.MaxValue
            ? Math.Max((int)units, 1)
            : throw new Obstacle(
                $"asks for a tick_period of {period}, but {Duration.Seconds(ushort.MaxValue * (double)PeriodClocks / target.ClockHertz)} is the longest that '{target.Name}' has");
    }

    private static ImageSection Register(ControlRegister register, int value) => new(Bank.Control, (int)register, [(ushort)value]);
}
