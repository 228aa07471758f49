// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Cosim;
using NeuroCore.Hardware;
using NeuroCore.Netlists;

namespace NeuroCore.Mutation;

/// <summary>
/// Puts mutants into the RTL of some builds, one at a time, and plays random cases of the lockstep to each: it has to do what
/// the design without a mutant does, in all that lockstep compares with the model at every clock, or it is killed.
/// </summary>
/// <param name="root">Root of the repository.</param>
/// <param name="options">What is mutated.</param>
/// <param name="say">Gets one line a step.</param>
internal sealed class MutationTest(string root, Options options, Action<string> say)
{
    // A fast line: the more a board is told in a clock. Hosts go up from there.
    private const int ClocksPerBit = 9;

    private const int HostBytes = 12000;
    private const ulong VectorSeed = 0;

    /// <summary>Of all mutants so many must be killed.</summary>
    public const double Wanted = 0.99;

    private static readonly string[] s_parts = [Libraries.BoardPart, Libraries.CorePart];

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
        {
            var left = options.Mutants;
            foreach (var part in s_parts)
                left -= await MutateAsync(part, build with { Baud = build.ClockHertz / ClocksPerBit }, left, report, argued, cancellation).ConfigureAwait(false);
        }

        foreach (var line in report.Table())
            say(line);
        if (options.Only is not null && report.Mutants + report.None == 0)
            throw new NeuroCoreException($"There is no mutant '{options.Only}': give core-<n> or board-<n>, n as a whole run tells it.");
        if (options.Only is not null)
            return report.Killed == report.Mutants;
        say($"{report.None} others change nothing, by proof, and are none");
        report.Write(Path.Combine(root, "build", "mutation.json"), options.Seed);
        var share = (double)report.Killed / report.Mutants;
        var enough = share >= Wanted && report.Killed + report.Argued == report.Mutants;
        foreach (var idle in argued.Idle)
            say($"argued.txt argues for a mutant that was noticed or not drawn: {idle}");
        say(string.Create(CultureInfo.InvariantCulture,
            $"{(enough ? "ok  " : "FAIL")} {report.Killed} of {report.Mutants} mutants killed, {100 * share:F2} %, {report.Argued} argued equivalent, {report.Mutants - report.Killed - report.Argued} alive (seed {options.Seed}; build/mutation.json; --build <build> --only <part>-<n> tries one alone)"));
        return enough;
    }

    private async Task<int> MutateAsync(string part, Configuration build, int count, MutationReport report, ArguedMutants argued, CancellationToken cancellation)
    {
        var name = $"{part} of {build.Name}";
        var folder = Path.Combine(_folder, build.Name, part);
        Directory.CreateDirectory(folder);
        var watch = Stopwatch.StartNew();
        var design = new MutatedDesign(root, part, build, folder);
        var (wanted, mutants) = await design.DrawAsync(count, options.Seed, cancellation).ConfigureAwait(false);
        var tried = mutants.Where(mutant => options.Only is null || options.Only == $"{part}-{mutant.Number}").ToList();
        if (tried.Count == 0)
            return wanted;
        var library = await design.BuildAsync(mutants, cancellation).ConfigureAwait(false);
        say(string.Create(CultureInfo.InvariantCulture, $"{name}: {mutants.Count} mutants of {mutants.Select(mutant => mutant.File).Distinct().Count()} files, built in {watch.Elapsed.TotalSeconds:F0} s"));
        watch.Restart();
        var cases = await CasesAsync(part, build, library, cancellation).ConfigureAwait(false);
        say(string.Create(CultureInfo.InvariantCulture, $"{name}: {cases.Length} cases, {cases.Sum(one => (long)one.Clocks)} clocks, without a mutant as the model, in {watch.Elapsed.TotalSeconds:F0} s"));
        watch.Restart();
        var differences = new string?[mutants.Count + 1];
        await Parallel.ForEachAsync(tried, AllProcessors(cancellation), (mutant, _) =>
        {
            differences[mutant.Number] = Difference(cases, mutant.Number);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        var same = new SameCircuit(new YosysScript(root, folder), design.Top);
        await same.PrepareAsync(cancellation).ConfigureAwait(false);
        var fates = new Dictionary<MutantFate, int>();
        foreach (var mutant in tried)
        {
            var difference = differences[mutant.Number];
            var fate = difference is not null ? MutantFate.Killed
                : await same.HasAsync(mutant, cancellation).ConfigureAwait(false) ? MutantFate.None
                : argued.Has(build, mutant) ? MutantFate.Argued
                : MutantFate.Alive;
            if (fate == MutantFate.Alive || options.Only is not null)
                say($"{fate.ToString().ToLowerInvariant()}: {build.Name} {part}-{mutant.Number}, {mutant.Where}{(difference is null ? "" : $": {difference}")}");
            report.Add(part, build, mutant, fate);
            fates[fate] = fates.GetValueOrDefault(fate) + 1;
            if (fates.Values.Sum() - fates.GetValueOrDefault(MutantFate.None) == wanted)
                break;
        }

        say(string.Create(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", fates.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}"))}, after {watch.Elapsed.TotalSeconds:F0} s"));
        if (options.Only is null && fates.Values.Sum() - fates.GetValueOrDefault(MutantFate.None) < wanted)
            throw new NeuroCoreException($"Of the mutants drawn in the {name} {fates[MutantFate.None]} change nothing: draw more in MutatedDesign.");
        return wanted;
    }

    private async Task<ImmutableArray<RecordedCase>> CasesAsync(string part, Configuration build, LockstepLibrary library, CancellationToken cancellation)
    {
        var cases = new RecordedCase[options.Cases];
        await Parallel.ForAsync(0, options.Cases, AllProcessors(cancellation), (index, _) =>
        {
            var seed = (ulong)index + 1;
            cases[index] = part == Libraries.CorePart
                ? new RecordedCase(new CoreLockstepCase(build, seed, new ModelCoreSide(build)), CoreRecord.Words, library, seed)
                : new RecordedCase(new BoardLockstepCase(build, seed, HostBytes), BoardRecord.Words, library, seed);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return [.. Vectors(part, build, library), .. cases];
    }

    private static IEnumerable<RecordedCase> Vectors(string part, Configuration build, LockstepLibrary library) =>
        part == Libraries.CorePart
            ? CaseScript.Vectors().Where(vector => vector.Script.Build.Name == build.Name)
                .Select(vector => new RecordedCase(new ScriptCase(vector.Script, new ModelCoreSide(build)), CoreRecord.Words, library, VectorSeed))
            : [];

    private static ParallelOptions AllProcessors(CancellationToken cancellation) =>
        new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };

    private static string? Difference(ImmutableArray<RecordedCase> cases, int mutant)
    {
        foreach (var one in cases)
        {
            if (one.Difference(mutant) is { } clock)
                return one.Seed == VectorSeed ? $"a vector, clock {clock}" : $"case {one.Seed}, clock {clock}";
        }

        return null;
    }
}
