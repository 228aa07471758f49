// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Diagnostics;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>Many cases, two at a time, and what came of them.</summary>
/// <param name="options">How many, and from which seed.</param>
/// <param name="libraries">The RTL.</param>
/// <param name="output">Takes what came of them.</param>
/// <param name="coverage">Adds up what of the RTL is reached; null: nothing does.</param>
internal sealed class LockstepSuite(Options options, Libraries libraries, TextWriter output, CoverageCounts? coverage = null)
{
    private const int Parallel = 2;

    // Fewer cases may happen to be sparse ones.
    private const int CasesThatTellShare = 100;

    private static readonly TimeSpan s_shrinking = TimeSpan.FromMinutes(2);

    // Combinations that few builds have are met in some of their cases.
    private const int CasesThatMeetAll = 400;

    private readonly Lock _reporting = new();
    private readonly CrossCounts _crosses = new();
    private bool _waveformMade;

    /// <summary>Runs the cases.</summary>
    /// <returns>True if there was no difference and the cases did what they are for.</returns>
    public bool Run()
    {
        var watch = Stopwatch.StartNew();
        output.WriteLine(options.Time is { } time ? $"cosim: cases from seed {options.Seed}, for {time.TotalMinutes} min" : $"cosim: {options.Cases} cases from seed {options.Seed}");
        var vectors = coverage is null ? Vectors() : 0;
        var results = new ConcurrentBag<CaseResult>();
        var begun = -1;
        var told = 0;
        System.Threading.Tasks.Parallel.For(0, Parallel, _ => RunCases());
        var differences = results.Count(result => result.Difference is not null);
        var silent = results.Where(result => result.Difference is null && result.Spikes == 0).OrderBy(result => result.Seed).ToList();
        foreach (var result in silent)
            output.WriteLine($"{result.What}, seed {result.Seed}: no neuron fired in {result.Clocks} clocks, so it proves little.");
        var clocks = results.Sum(result => result.Clocks);
        var delivering = results.Sum(result => result.Delivering);
        foreach (var group in results.GroupBy(result => result.What).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine(
                $"{group.Key}: {group.Count()} cases, {group.Sum(result => result.Clocks)} clocks, " +
                $"{Share(group.Sum(result => result.Delivering), group.Sum(result => result.Clocks))} delivering, " +
                $"{group.Sum(result => result.Spikes)} spikes");
        }

        output.WriteLine(
            $"{Share(delivering, clocks)} of all clocks delivered events or learned; " +
            $"{clocks / 1e6 / watch.Elapsed.TotalSeconds:F2} Mclk/s, {watch.Elapsed.TotalSeconds:F0} s");
        var many = results.Count >= CasesThatTellShare;
        var idle = many && 2 * delivering < clocks;
        if (idle)
            output.WriteLine("Less than half of the clocks delivered events or learned, so the run proves less than it should.");
        var met = _crosses.Write(output, all: results.Count >= CasesThatMeetAll);
        output.WriteLine($"cosim: {results.Count} cases, seeds {options.Seed} to {options.Seed + (ulong)results.Count - 1}, {clocks} clocks, {differences} differences");
        return vectors == 0 && differences == 0 && silent.Count == 0 && !idle && met;

        void RunCases()
        {
            while ((options.Time is null || watch.Elapsed < options.Time) && Interlocked.Increment(ref begun) is var index && index < options.Cases)
            {
                var result = RunCase(options.Seed + (ulong)index);
                if (result.Difference is not null)
                    Report(result);
                results.Add(result);
                if (options.Time is not null && (int)watch.Elapsed.TotalMinutes is var minutes && minutes > Interlocked.Exchange(ref told, minutes))
                    output.WriteLine($"{minutes} min: {results.Count} cases, {results.Sum(one => one.Clocks)} clocks");
            }
        }
    }

    private static string Share(long part, long whole) => $"{(whole == 0 ? 0 : 100.0 * part / whole):F1} %";

    // The first cases of a run go through all builds; of those of a build every fifth is one of the whole board.
    private static Configuration Build(ulong seed) => Configurations.All[(int)(seed % (ulong)Configurations.All.Count)];

    private static string Part(ulong seed) =>
        seed / (ulong)Configurations.All.Count % 5 == 4 ? Libraries.BoardPart : Libraries.CorePart;

    private CaseResult RunCase(ulong seed) => coverage is null
        ? RunCase(seed, libraries.Part(Part(seed), Build(seed).Name))
        : RunCase(seed, libraries.Part(Part(seed), Build(seed).Name, LibraryKind.Coverage), finish: coverage.Add);

    private CaseResult RunCase(ulong seed, LockstepLibrary library, Action<RtlDesign>? prepare = null, Action<RtlDesign>? finish = null)
    {
        var build = Build(seed);
        var part = Part(seed);
        var core = new ModelCoreSide(build, crosses: true);
        ILockstepCase @case = part == Libraries.BoardPart ? new BoardLockstepCase(build, seed) : new CoreLockstepCase(build, seed, core);
        var result = Lockstep.Run($"{part} {build.Name}", @case, library, seed, prepare, finish);
        if (core.Crosses is { } crosses)
            _crosses.Add(crosses);
        return result;
    }

    private void Report(CaseResult result)
    {
        lock (_reporting)
        {
            output.WriteLine($"{result.What}, seed {result.Seed}: {result.Difference}");
            output.WriteLine($"    again: make cosim CASES=1 SEED={result.Seed}");
            if (_waveformMade)
                return;
            // One is enough: the others are a command away.
            _waveformMade = true;
            if (Part(result.Seed) == Libraries.CorePart)
                output.WriteLine($"    {Shrunk(result.Seed)}");
            var file = new WaveformMaker(libraries).Make(
                Part(result.Seed), Build(result.Seed), result,
                (library, prepare) => RunCase(result.Seed, library, prepare));
            output.WriteLine($"    waveform of the clocks before it: {file}");
        }
    }

    private string Shrunk(ulong seed)
    {
        var build = Build(seed);
        var library = libraries.Core(build.Name);
        var @case = new CoreLockstepCase(build, seed, new ModelCoreSide(build));
        Lockstep.Run("shrink", @case, library, seed);
        bool Fails(CaseScript script) => Lockstep.Run("shrink", new ScriptCase(script, new ModelCoreSide(build)), library, seed).Difference is not null;
        if (!Fails(@case.Script))
            return "not shrunk: it does not fail when spikes are taken at regular times";
        var script = new Shrinker(Fails, s_shrinking).Shrink(@case.Script);
        var file = Path.Combine(libraries.Folder, $"{build.Name}-{seed}{CaseScript.Ending}");
        File.WriteAllLines(file, script.Lines());
        return $"shrunk from {@case.Script.Steps.Length} to {script.Steps.Length} steps: {file} (in {CaseScript.VectorFolder} every run begins with it)";
    }

    // What has failed once.
    private int Vectors()
    {
        var failed = 0;
        var vectors = CaseScript.Vectors();
        foreach (var (file, script) in vectors)
        {
            var result = Lockstep.Run(file, new ScriptCase(script, new ModelCoreSide(script.Build)), libraries.Core(script.Build.Name), options.Seed);
            if (result.Difference is null)
                continue;
            failed++;
            output.WriteLine($"{file}: {result.Difference}");
        }

        output.WriteLine($"cosim: {vectors.Count} vectors, {failed} differences");
        return failed;
    }
}
