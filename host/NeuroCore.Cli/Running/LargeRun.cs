// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using Stimulus = NeuroCore.Emulator.Stimulus;

namespace NeuroCore.Cli.Running;

/// <summary>
/// Runs a network that is larger than every build: on the emulator, as a build as large as itself, without a link, whose
/// words could not name its sources.
/// </summary>
internal static class LargeRun
{
    /// <summary>The image of a network that no build of the hardware holds, for one as large as it is; null if one does by its size.</summary>
    public static RegisterImage? ImageFor(NetworkDescription network)
    {
        int[] populations = [.. network.Populations.Select(population => population.Size)];
        int[] inputs = [.. network.Inputs.Select(input => input.Size)];
        return Configurations.All.Any(build => Padded(populations, build.Lanes) <= build.Neurons && Padded(populations, build.Lanes) + Padded(inputs, build.Lanes) <= build.Sources)
            ? null
            : NetworkCompiler.Compile(network, EmulatedBuild.Holding(populations, inputs), needs => EmulatedBuild.Holding(populations, inputs, needs)).Image;
    }

    /// <summary>Refuses what only goes through a link.</summary>
    /// <exception cref="NeuroCoreException">What is asked for.</exception>
    public static void Require(RunRequest request, RegisterImage image)
    {
        var asked = new (bool Is, string What)[]
        {
            (!request.Probes.IsEmpty || image.WordAt(Bank.Control, (int)ControlRegister.ProbeCount) != 0, "samples of values"),
            (request.FromState is not null || request.SaveState is not null, "saved states"),
            (request.Recording is not null, "a recording"),
            (!request.Changes.IsEmpty || !request.ChangeFiles.IsEmpty, "changes between ticks"),
            (image.Needs.HasFlag(Capabilities.Learning), "learning"),
        };
        if (asked.FirstOrDefault(option => option.Is) is { What: { } what })
            throw new NeuroCoreException($"The network '{image.Metadata.Name}' is larger than every build, so that only the emulator runs it, which has no {what} for it: leave that out, or make the network smaller.");
    }

    /// <summary>Runs it.</summary>
    public static RunOutcome Do(RegisterImage image, RunInput input, CancellationToken cancellation)
    {
        const int TicksAtOnce = 100;
        using var core = new EmulatedCore(image.Target);
        core.Load(image);
        var spikes = new List<Spike>();
        var changes = input.Changes.ToLookup(change => change.Tick);
        var events = input.Events.ToLookup(item => item.Tick / TicksAtOnce);
        var done = 0;
        var clocks = 0L;
        while (done < input.Ticks && !cancellation.IsCancellationRequested)
        {
            foreach (var change in changes[done])
                Write(core, change);
            var end = Math.Min(input.Ticks, (done / TicksAtOnce * TicksAtOnce) + TicksAtOnce);
            end = input.Changes.Where(change => change.Tick > done && change.Tick < end).Select(change => change.Tick).DefaultIfEmpty(end).Min();
            var stimulus = new Stimulus(end - done, events[done / TicksAtOnce].Where(item => item.Tick >= done && item.Tick < end).Select(item => (item.Tick - done, item.Source, item.IsNegative)));
            var before = core.Clocks;
            core.Run(end - done, stimulus, some =>
            {
                foreach (var spike in some)
                    spikes.Add(new Spike(spike.Tick, spike.Number, spike.Negative));
            });
            clocks += unchecked(core.Clocks - before);
            done = end;
        }

        return new RunOutcome(new RunRecord([.. spikes], 0, done, clocks, 0), done < input.Ticks);
    }

    /// <summary>What a board of such a build would say it is.</summary>
    public static BoardIdentity IdentityOf(Configuration build) => new()
    {
        Magic = Magic.Board,
        ProtocolVersion = Versions.Protocol,
        HardwareVersion = Versions.Hardware,
        Neurons = build.Neurons,
        Sources = build.Sources,
        Lanes = build.Lanes,
        CurrentWidth = build.CurrentWidth,
        MembraneWidth = build.MembraneWidth,
        AccumulatorShiftBits = build.AccumulatorShiftBits,
        CurrentShiftBits = build.CurrentShiftBits,
        ExponentBits = build.ExponentBits,
        DelayBits = build.DelayBits,
        Encoders = build.Encoders,
        Winners = build.Winners,
        Capabilities = build.Capabilities,
        ClockHertz = build.ClockHertz,
        SourceHash = 0,
        ConfigurationHash = build.NameHash,
    };

    private static void Write(EmulatedCore core, EncoderChange change)
    {
        for (var at = 0; at < change.Words.Length; at++)
            core.Write(Bank.Encoder, change.Address + at, change.Words[at]);
        core.Write(Bank.Control, (int)ControlRegister.Elapsed, 0);
    }

    private static int Padded(int[] sizes, int lanes) => sizes.Sum(size => (size + lanes - 1) / lanes * lanes);
}
