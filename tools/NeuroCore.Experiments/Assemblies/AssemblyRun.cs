// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using NeuroCore.Trainer;

namespace NeuroCore.Experiments.Assemblies;

/// <summary>Makes assemblies in an area by showing stimuli, and recalls them from a half.</summary>
/// <param name="board">A board that has loaded the area.</param>
/// <param name="seed">Of the choice of halves.</param>
public sealed class AssemblyRun(ExperimentBoard board, ulong seed)
{
    // Inputs that belong to a stimulus.
    private const int StimulusSize = 32;
    private const int StimulusTicks = 10;
    private const int RecallTicks = 5;

    private const int Disjoint = AssemblyArea.Inputs / StimulusSize;

    private readonly SplitMix64 _random = new(seed);

    /// <summary>Makes assemblies, ends learning, and recalls each.</summary>
    /// <param name="stimuli">How many assemblies.</param>
    /// <param name="learns">False to keep the gate closed from the start.</param>
    /// <param name="watch">Who looks.</param>
    public async Task<AssemblyRecalls> RunAsync(int stimuli, bool learns, Watch watch = default)
    {
        var assemblies = ImmutableArray.CreateBuilder<ImmutableArray<int>>(stimuli);
        var recalls = ImmutableArray.CreateBuilder<Recall>(stimuli);
        await board.Session.SetGateAsync(learns, watch.Cancellation).ConfigureAwait(false);
        for (var stimulus = 0; stimulus < stimuli; stimulus++)
        {
            assemblies.Add(await ProjectAsync(stimulus).ConfigureAwait(false));
            watch.Tell(stimulus + 1, 2 * stimuli);
        }

        await board.Session.SetGateAsync(false, watch.Cancellation).ConfigureAwait(false);
        foreach (var assembly in assemblies)
        {
            recalls.Add(await RecallAsync(assembly).ConfigureAwait(false));
            watch.Tell(stimuli + recalls.Count, 2 * stimuli);
        }

        return new AssemblyRecalls(assemblies.ToImmutable(), recalls.ToImmutable());
    }

    /// <summary>Shows a stimulus for some ticks: winners fire, and their synapses change.</summary>
    /// <param name="number">Which stimulus, 0 or more. The first sixteen share no input; those after them are drawn by chance.</param>
    /// <returns>The neurons that fire in the last tick: the assembly.</returns>
    public async Task<ImmutableArray<int>> ProjectAsync(int number)
    {
        await ForgetAsync().ConfigureAwait(false);
        var inputs = board.Image.Metadata.Populations.Single(place => place.Name == AssemblyArea.Stimulus);
        var sources = Members(number).Select(inputs.Position).ToList();
        return await LastAsync(Enumerable.Range(0, StimulusTicks).SelectMany(tick => sources.Select(source => new SourceEvent(tick, source))), StimulusTicks)
            .ConfigureAwait(false);
    }

    /// <summary>Delivers the spikes of half of an assembly, once, and waits for what the area makes of it.</summary>
    /// <param name="assembly">Its neurons.</param>
    public async Task<Recall> RecallAsync(ImmutableArray<int> assembly)
    {
        await ForgetAsync().ConfigureAwait(false);
        ImmutableArray<int> cue = [.. assembly.OrderBy(_ => _random.Next()).Take(assembly.Length / 2)];
        var fired = await LastAsync(cue.Select(neuron => new SourceEvent(0, neuron)), RecallTicks).ConfigureAwait(false);
        return Recall.Of(assembly, cue, fired, AssemblyArea.Neurons);
    }

    private static IEnumerable<int> Members(int number)
    {
        if (number < Disjoint)
            return Enumerable.Range(number * StimulusSize, StimulusSize);
        int[] inputs = [.. Enumerable.Range(0, AssemblyArea.Inputs)];
        new SplitMix64((ulong)number).Shuffle(inputs.AsSpan());
        return inputs[..StimulusSize];
    }

    private async Task<ImmutableArray<int>> LastAsync(IEnumerable<SourceEvent> events, int ticks)
    {
        var run = await board.Session.RunAsync(events, ticks).ConfigureAwait(false);
        return [.. run.Spikes.Where(spike => spike.Tick == run.FirstTick + ticks - 1).Select(spike => spike.Neuron)];
    }

    // Membranes keep nothing; what is under way would mix one thing with the next.
    private async Task ForgetAsync()
    {
        await board.Session.FillAsync(Bank.Event, 0, 0, BankDepth.Of(board.Image.Target, Bank.Event)).ConfigureAwait(false);
        await board.Session.FillAsync(
            Bank.SourceTrace, LearningLayout.SourceTrace(board.Image.Target, Trace.X1, 0), 0, board.Image.Sources).ConfigureAwait(false);
    }
}
