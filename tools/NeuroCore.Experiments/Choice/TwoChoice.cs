// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Choice;

/// <summary>
/// A task with two cues and two choices. In each trial a cue comes, the network chooses, and is rewarded or punished while the cue is
/// still there.
/// </summary>
/// <param name="board">A board that has loaded the network.</param>
/// <param name="network">Its description.</param>
/// <param name="seed">Of the order of the cues.</param>
public sealed class TwoChoice(ExperimentBoard board, NetworkDescription network, ulong seed)
{
    /// <summary>Choices, and cues.</summary>
    public const int Choices = 2;

    private const int DecisionTicks = 16;
    private const int RewardTicks = 12;
    private const int RestTicks = 12;
    private const double CueRate = 0.25;

    private readonly SplitMix64 _random = new(seed);
    private readonly ImmutableArray<PopulationPlace> _choices =
        [.. new[] { "left", "right" }.Select(name => board.Image.Metadata.Populations.Single(place => place.Name == name))];

    /// <summary>Runs trials.</summary>
    /// <param name="trials">How many.</param>
    /// <param name="reversed">False: cue 0 asks for choice 0 and cue 1 for choice 1; true: the other way round.</param>
    /// <param name="watch">Who looks.</param>
    /// <returns>The trials in their order.</returns>
    public async Task<ImmutableArray<ChoiceTrial>> RunAsync(int trials, bool reversed, Watch watch = default)
    {
        var done = ImmutableArray.CreateBuilder<ChoiceTrial>(trials);
        for (var trial = 0; trial < trials; trial++)
        {
            var cue = (int)(_random.Next() >> 63);
            done.Add(await TrialAsync(cue, reversed ? 1 - cue : cue).ConfigureAwait(false));
            watch.Tell(done.Count, trials);
        }

        return done.ToImmutable();
    }

    private async Task<ChoiceTrial> TrialAsync(int cue, int wanted)
    {
        var session = board.Session;
        await session.FillAsync(Bank.Count, 0, 0, board.Image.Neurons).ConfigureAwait(false);
        await DriveAsync("cues", size => Rates(size, index => index * Choices / size == cue ? CueRate : 0)).ConfigureAwait(false);
        await DriveAsync("ground", _ => network.Inputs.Single(input => input.Name == "ground").Drive).ConfigureAwait(false);
        await session.RunAsync([], DecisionTicks).ConfigureAwait(false);
        var spikes = new int[Choices];
        for (var choice = 0; choice < Choices; choice++)
        {
            var counts = await session.ReadAsync(Bank.Count, _choices[choice].First, _choices[choice].Count).ConfigureAwait(false);
            spikes[choice] = counts.Sum(count => (int)count);
        }

        var right = spikes[wanted] > spikes[1 - wanted];
        await session.SetThirdFactorAsync(right ? 1 : -1).ConfigureAwait(false);
        await session.RunAsync([], RewardTicks).ConfigureAwait(false);
        await session.SetThirdFactorAsync(0).ConfigureAwait(false);
        await DriveAsync("cues", _ => Drive.Events).ConfigureAwait(false);
        await DriveAsync("ground", _ => Drive.Events).ConfigureAwait(false);
        await session.RunAsync([], RestTicks).ConfigureAwait(false);
        return new ChoiceTrial(cue, [.. spikes], right);
    }

    private static Drive Rates(int size, Func<int, double> rate) =>
        Drive.Bernoulli(Network.Rates.PerTick(NeuronValues.Each(Enumerable.Range(0, size).Select(rate))));

    private async Task DriveAsync(string input, Func<int, Drive> drive)
    {
        var size = network.Inputs.Single(place => place.Name == input).Size;
        var (address, words) = StimulusPlacement.Encoders(new DriveChange(0, input, drive(size)), board.Image);
        await board.Session.WriteAsync(Bank.Encoder, address, words.ToArray()).ConfigureAwait(false);
    }
}
