// SPDX-License-Identifier: Apache-2.0
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

    private readonly Lock _reporting = new();
    private bool _waveformMade;

    /// <summary>Runs the cases.</summary>
    /// <returns>True if there was no difference and the cases did what they are for.</returns>
    public bool Run()
    {
        var watch = Stopwatch.StartNew();
        output.WriteLine($"cosim: {options.Cases} cases from seed {options.Seed}");
        var results = new CaseResult[options.Cases];
        System.Threading.Tasks.Parallel.For(
            0, options.Cases, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, Run);
        var differences = results.Count(result => result.Difference is not null);
        var silent = results.Where(result => result.Difference is null && result.Spikes == 0).ToList();
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
        var idle = options.Cases >= CasesThatTellShare && 2 * delivering < clocks;
        if (idle)
            output.WriteLine("Less than half of the clocks delivered events or learned, so the run proves less than it should.");
        output.WriteLine($"cosim: {options.Cases} cases, {clocks} clocks, {differences} differences");
        return differences == 0 && silent.Count == 0 && !idle;

        void Run(int index)
        {
            var result = RunCase(options.Seed + (ulong)index);
            if (result.Difference is not null)
                Report(result);
            results[index] = result;
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

    private static CaseResult RunCase(ulong seed, LockstepLibrary library, Action<RtlDesign>? prepare = null, Action<RtlDesign>? finish = null)
    {
        var build = Build(seed);
        ILockstepCase @case = Part(seed) == Libraries.BoardPart
            ? new BoardLockstepCase(build, seed)
            : new CoreLockstepCase(build, seed, new ModelCoreSide(build));
        return Lockstep.Run($"{Part(seed)} {build.Name}", @case, library, seed, prepare, finish);
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
            var file = new WaveformMaker(libraries).Make(
                Part(result.Seed), Build(result.Seed), result,
                (library, prepare) => RunCase(result.Seed, library, prepare));
            output.WriteLine($"    waveform of the clocks before it: {file}");
        }
    }
}
