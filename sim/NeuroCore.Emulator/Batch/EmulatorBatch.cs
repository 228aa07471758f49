// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>
/// Independent runs of one image, side by side on the cores of this machine. Each run begins with the image as it is, so
/// what it gives depends neither on the others nor on how many cores there are.
/// </summary>
public static class EmulatorBatch
{
    /// <summary>Runs all trials.</summary>
    /// <param name="image">The network.</param>
    /// <param name="trials">The runs.</param>
    /// <param name="processors">Runs at a time; null for as many as this machine has processors.</param>
    /// <param name="options">How cores run; null for the fastest way that this machine has.</param>
    /// <param name="done">Called when a trial is through, from any thread; null if nobody wants to know.</param>
    /// <returns>What each gave, in the order of the trials.</returns>
    /// <exception cref="NeuroCoreException">A stimulus is of fewer ticks than its trial.</exception>
    public static ImmutableArray<TrialResult> Run(
        RegisterImage image, IReadOnlyList<Trial> trials, int? processors = null, EmulatorOptions? options = null, Action? done = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(trials);
        if (trials.FirstOrDefault(trial => trial.Stimulus is { } stimulus && stimulus.Ticks < trial.Ticks) is { } longer)
            throw new NeuroCoreException($"A trial is of {longer.Ticks} ticks, but its stimulus of {longer.Stimulus!.Ticks}: make it as long.");
        var results = new TrialResult[trials.Count];
        var next = -1;
        var workers = Math.Min(Math.Max(1, processors ?? Environment.ProcessorCount), trials.Count);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, workers) }, _ =>
        {
            using var worker = new BatchWorker(image, options);
            for (var at = Interlocked.Increment(ref next); at < results.Length; at = Interlocked.Increment(ref next))
            {
                results[at] = worker.Run(trials[at]);
                done?.Invoke();
            }
        });
        return [.. results];
    }
}
