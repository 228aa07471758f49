// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Netlists;

namespace NeuroCore.Mutation;

/// <summary>
/// Puts mutants into the RTL of some builds, one at a time, and plays recordings of random hosts to each: it has to answer as
/// the model does at every clock of its pins, or it is killed.
/// </summary>
/// <param name="root">Root of the repository.</param>
/// <param name="options">What is mutated.</param>
/// <param name="say">Gets one line a step.</param>
internal sealed class MutationTest(string root, Options options, Action<string> say)
{
    // As fast a line as a board takes: the more it is told in a clock.
    private const int ClocksPerBit = 4;
    private const int HostBytes = 12000;

    /// <summary>Of all mutants so many must be killed.</summary>
    public const double Wanted = 0.99;

    private readonly string _folder = Path.Combine(root, "build", "mutation");

    /// <summary>Runs the test.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>True if enough mutants were killed and it is argued of the others that they cannot be.</returns>
    /// <exception cref="NeuroCoreException">Something that is needed is missing, or the design without a mutant differs from the model.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var argued = new ArguedMutants(await File.ReadAllLinesAsync(Path.Combine(root, "tests", "mutation", "argued.txt"), cancellation).ConfigureAwait(false));
        var report = new MutationReport();
        foreach (var build in options.Builds)
            await MutateAsync(build with { Baud = build.ClockHertz / ClocksPerBit }, report, argued, cancellation).ConfigureAwait(false);
        foreach (var line in report.Table())
            say(line);
        report.Write(Path.Combine(root, "build", "mutation.json"), options.Seed);
        var share = (double)report.Killed / report.Mutants;
        var enough = share >= Wanted && report.Killed + report.Argued == report.Mutants;
        if (options.Only is not null)
            return report.Killed == report.Mutants;
        foreach (var idle in argued.Idle)
            say($"argued.txt argues for a mutant that was noticed or not drawn: {idle}");
        say(string.Create(CultureInfo.InvariantCulture,
            $"{(enough ? "ok  " : "FAIL")} {report.Killed} of {report.Mutants} mutants killed, {100 * share:F2} %, {report.Argued} argued equivalent, {report.Mutants - report.Killed - report.Argued} alive (seed {options.Seed}; build/mutation.json; --build <build> --only <n> tries one alone)"));
        return enough;
    }

    private async Task MutateAsync(Configuration build, MutationReport report, ArguedMutants argued, CancellationToken cancellation)
    {
        var folder = Path.Combine(_folder, build.Name);
        Directory.CreateDirectory(folder);
        var watch = Stopwatch.StartNew();
        var (mutants, program) = await new MutatedDesign(root, build, folder).MakeAsync(options.Mutants, options.Seed, cancellation).ConfigureAwait(false);
        say(string.Create(CultureInfo.InvariantCulture, $"{build.Name}: {mutants.Count} mutants of {mutants.Select(mutant => mutant.File).Distinct().Count()} files, built in {watch.Elapsed.TotalSeconds:F0} s"));
        var recordings = Recordings(build, folder);
        watch.Restart();
        if (await DifferenceAsync(program, 0, recordings, cancellation).ConfigureAwait(false) is { } wrong)
            throw new NeuroCoreException($"'{build.Name}' without a mutant differs from the model: {wrong}");
        say(string.Create(CultureInfo.InvariantCulture, $"{build.Name}: without a mutant as the model, in {watch.Elapsed.TotalSeconds:F0} s"));
        var tried = mutants.Where(mutant => options.Only is null || options.Only == mutant.Number).ToList();
        var differences = new string?[mutants.Count];
        await Parallel.ForEachAsync(
            tried,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (mutant, token) =>
            {
                var difference = differences[mutant.Number - 1] = await DifferenceAsync(program, mutant.Number, recordings, token).ConfigureAwait(false);
                if (difference is null || options.Only is not null)
                    say($"{(difference is null ? "not noticed" : "noticed")}: {build.Name} {mutant.Number}, {mutant.Where}{(difference is null ? "" : $": {difference}")}");
            }).ConfigureAwait(false);
        foreach (var mutant in tried)
            report.Add(build, mutant, differences[mutant.Number - 1] is not null ? MutantFate.Killed : argued.Has(build, mutant) ? MutantFate.Argued : MutantFate.Alive);
        say(string.Create(CultureInfo.InvariantCulture, $"{build.Name}: {differences.Count(difference => difference is not null)} killed, after {watch.Elapsed.TotalSeconds:F0} s"));
    }

    private ImmutableArray<string> Recordings(Configuration build, string folder)
    {
        var clocks = 0L;
        var paths = ImmutableArray.CreateBuilder<string>();
        for (var seed = 1; seed <= options.Recordings; seed++)
        {
            paths.Add(Path.Combine(folder, $"pins-{seed}.bin"));
            clocks += PinRecording.Write(build, sourceHash: 0, (ulong)seed, HostBytes, paths[^1]);
        }

        say($"{build.Name}: {options.Recordings} random hosts, seeds from 1: {clocks} clocks recorded at the model's pins");
        return paths.ToImmutable();
    }

    private static async Task<string?> DifferenceAsync(string program, int mutant, ImmutableArray<string> recordings, CancellationToken cancellation)
    {
        foreach (var recording in recordings)
        {
            if ((await SimulatedBoard.ReplayAsync(program, mutant, recording, cancellation).ConfigureAwait(false)).Difference is { } difference)
                return difference;
        }

        return null;
    }
}
