// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using NeuroCore.Synthesis;

namespace NeuroCore.Netlists;

/// <summary>
/// Simulates what the tools made of the sources, drives it through its UART pins, and compares it with the model; then does
/// the same with flipped bits, each of which should be noticed.
/// </summary>
/// <param name="root">Root of the repository.</param>
/// <param name="options">What to test.</param>
/// <param name="say">Gets one line a step.</param>
internal sealed class NetlistTest(string root, Options options, Action<string> say)
{
    // Of a board that has nothing to say for so long nothing is to be expected, on a machine that does other things as well.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(60);

    // What a netlist with a fault may take, of what the one without took: it may be slow, but it need not be waited for for ever.
    private const double Allowed = 1.5;

    // Of a random host, beyond the network that it loads.
    private const int HostBytes = 8000;

    private readonly Target _target = Target.Named(options.Board, options.Build) with { Folder = options.Folder };
    private readonly string _folder = Path.Combine(root, "build", options.Folder);

    /// <summary>Runs the test.</summary>
    /// <returns>True if the netlist does what the model does, and enough flipped bits were noticed.</returns>
    /// <exception cref="NeuroCoreException">Something that is needed is missing.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var build = _target.Build;
        var hash = SourceHash();
        var random = new Random(options.Seed);
        say($"seed {options.Seed}: vectors on the model");
        var expected = await ExpectedAsync(await Vector.AllAsync(root, build, options.Seed).ConfigureAwait(false), build, cancellation).ConfigureAwait(false);
        var recordings = Recordings(build, hash);
        var netlist = await NetlistAsync(random, cancellation).ConfigureAwait(false);
        var program = await SimulationAsync(netlist, cancellation).ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        var drive = new Drive(program, build, hash, expected, recordings, what => say(string.Create(CultureInfo.InvariantCulture, $"     {what}: as the model, after {watch.Elapsed.TotalSeconds:F0} s")));
        if (await drive.RunAsync(0, s_patience, s_limit, cancellation).ConfigureAwait(false) is { } difference)
        {
            say($"FAIL {What} differs from the model: {difference}");
            return false;
        }

        var good = watch.Elapsed;
        say(string.Create(CultureInfo.InvariantCulture,
            $"ok   {What} with source hash {hash:x8} gives the spikes, clocks and states of the model, through its UART pins, in {good.TotalSeconds:F0} s"));
        if (options is { Faults: 0, Only: null })
            return true;
        if (options.Only is { } number)
            return await FlipAsync(drive, [Numbered(netlist, number)], good, cancellation).ConfigureAwait(false);
        var drawn = await new FlipDraw(new YosysScript(root, _folder)).DrawAsync(netlist, options.Faults, drive.LookedUp, cancellation).ConfigureAwait(false);
        say($"{drawn.Length} flips drawn");
        Passed(FlipEffect.None, "are proved to change nothing");
        Passed(FlipEffect.Unreachable, "are proved to be out of reach");
        Passed(FlipEffect.Loop, "close a loop of logic");
        List<Fault> kept = [.. Those(FlipEffect.Matters)];
        var idle = kept.Where(fault => ((drive.LookedUp >> fault.Number) & 1).IsZero).ToList();
        if (idle.Count > 0)
            say($"of {kept.Count} entries {idle.Count} are never looked up while the recordings are played{Names(idle)}");
        var enough = await FlipAsync(drive, kept, good, cancellation).ConfigureAwait(false);
        return await AreHarmlessAsync(drive, [.. Those(FlipEffect.None), .. Those(FlipEffect.Unreachable)], cancellation).ConfigureAwait(false) && enough;

        IEnumerable<Fault> Those(FlipEffect effect) => drawn.Where(one => one.Effect == effect).Select(one => one.Fault);

        void Passed(FlipEffect effect, string why)
        {
            if (Those(effect).ToList() is { Count: > 0 } those)
                say($"{those.Count} {why}{Names(those)}");
        }
    }

    private static Fault Numbered(FaultyNetlist netlist, int number) => netlist.Faults.FirstOrDefault(fault => fault.Number == number)
        ?? throw new NeuroCoreException($"There is no flip {number}: with this FAULTS they are 1 to {netlist.Faults.Count}.");

    // Some of those that are drawn change nothing.
    private int Candidates => 2 * options.Faults;

    private string What => $"the {(options.Bitstream ? "bitstream" : "synthesised netlist")} of '{_target.Build.Name}' for '{_target.Board.Name}'";

    // One after the other on one board, as the netlist will be driven: some leave behind what the next one does not set.
    private async Task<ImmutableArray<(Vector, Outcome)>> ExpectedAsync(ImmutableArray<Vector> vectors, Configuration build, CancellationToken cancellation)
    {
        var expected = ImmutableArray.CreateBuilder<(Vector, Outcome)>();
        var session = await DeviceSession.ConnectAsync(new InProcessTransport(new BoardModel(build), "the model"), null, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            foreach (var vector in vectors)
            {
                var outcome = await Outcome.OnAsync(session, vector, cancellation).ConfigureAwait(false);
                expected.Add((vector, outcome));
                say($"{vector.Name}: {outcome.Spikes} spikes in {vector.Ticks} ticks, {outcome.Clocks} clocks, {outcome.Digest[..12]}");
            }
        }

        return expected.ToImmutable();
    }

    private static string Names(IEnumerable<Fault> faults) =>
        faults.Any() ? $": {string.Join("; ", faults.Select(fault => fault.Where))}" : "";

    private ImmutableArray<string> Recordings(Configuration build, uint hash)
    {
        var recordings = ImmutableArray.CreateBuilder<string>();
        var clocks = 0L;
        for (var number = 0; number < options.Recordings; number++)
        {
            var path = Path.Combine(_folder, $"pins-{options.Seed + number}.bin");
            clocks += PinRecording.Write(build, hash, (ulong)(options.Seed + number), HostBytes, path);
            recordings.Add(path);
        }

        say($"{options.Recordings} random hosts, seeds from {options.Seed}: {clocks} clocks recorded at the model's pins");
        return recordings.ToImmutable();
    }

    private uint SourceHash()
    {
        var report = Path.Combine(_folder, "report.json");
        if (!File.Exists(report))
            throw new NeuroCoreException($"There is no {report}: run `make {(options.Bitstream ? "bitstream" : "netlist")}-test BOARD={options.Board}`, which makes it.");
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        return uint.Parse(json.RootElement.GetProperty("source_hash").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private async Task<FaultyNetlist> NetlistAsync(Random random, CancellationToken cancellation)
    {
        if (!options.Bitstream)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(_folder, "netlist.v"), cancellation).ConfigureAwait(false);
            return SynthesisedNetlist.With(text, Candidates, random);
        }

        say("unpacking the bitstream (iceunpack, icebox_vlog)");
        var pins = $"hdl/boards/{_target.Board.Name}/{DesignFiles.Constraints(_target.Board.Family)}";
        return await new BitstreamNetlist(root, pins, _folder)
            .UnpackAsync(Path.Combine(_folder, "neurocore.bin"), Candidates, random, cancellation).ConfigureAwait(false);
    }

    private async Task<string> SimulationAsync(FaultyNetlist netlist, CancellationToken cancellation)
    {
        var verilog = Path.Combine(_folder, "simulated.v");
        var program = Path.Combine(_folder, "virtual_board");
        if (IsUpToDate(program) && File.Exists(verilog) && await File.ReadAllTextAsync(verilog, cancellation).ConfigureAwait(false) == netlist.Verilog)
            return program;
        say("compiling the simulation (Verilator)");
        File.Delete(program);
        await File.WriteAllTextAsync(verilog, netlist.Verilog, cancellation).ConfigureAwait(false);
        await Tool.RunAsync(
            root, Path.Combine(_folder, "simulation.log"), "sim/verilator/netlist/build.sh",
            [_target.Board.Name, _target.Build.Name, verilog, program], cancellation).ConfigureAwait(false);
        return program;
    }

    private bool IsUpToDate(string program) => File.Exists(program) && Directory
        .EnumerateFiles(Path.Combine(root, "sim", "verilator"), "*", SearchOption.AllDirectories)
        .All(file => File.GetLastWriteTimeUtc(file) < File.GetLastWriteTimeUtc(program));

    // A proof that a test contradicts would be a mistake in the proof.
    private async Task<bool> AreHarmlessAsync(Drive drive, List<Fault> harmless, CancellationToken cancellation)
    {
        foreach (var fault in harmless)
        {
            if (await drive.ReplayFirstAsync(fault.Number, cancellation).ConfigureAwait(false) is not { } difference)
                continue;
            say($"FAIL flip {fault.Number}, {fault.Where}, is proved to change nothing, and yet {difference}");
            return false;
        }

        return true;
    }

    private async Task<bool> FlipAsync(Drive drive, List<Fault> faults, TimeSpan good, CancellationToken cancellation)
    {
        var missed = new ConcurrentBag<Fault>();
        var patience = TimeSpan.FromSeconds(Math.Max(5, good.TotalSeconds / 4));
        await Parallel.ForEachAsync(
            faults,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (fault, token) =>
            {
                var difference = await drive.RunAsync(fault.Number, patience, s_patience + (good * Allowed * Environment.ProcessorCount), token).ConfigureAwait(false);
                if (difference is null)
                    missed.Add(fault);
                say($"{(difference is null ? "MISS" : "ok  ")} flip {fault.Number}, {fault.Where}: {difference ?? "nothing differs"}");
            }).ConfigureAwait(false);
        var allowed = options.Only is null ? options.Missed : 0;
        var enough = missed.Count <= allowed;
        say($"{(enough ? "ok  " : "FAIL")} {faults.Count - missed.Count} of {faults.Count} flipped bits of used LUTs noticed (seed {options.Seed}; --only <n> tries one alone), at most {allowed} may be missed{Names(missed.OrderBy(fault => fault.Number))}");
        return enough;
    }
}
