// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Weights;

/// <summary>
/// A hundred neurons that fire by chance, each by an input of its own, and all of which learn from each other. The synapses that learn
/// deliver nothing, so that every rule meets the same spikes.
/// </summary>
public static class RandomSpikes
{
    /// <summary>Neurons.</summary>
    public const int Neurons = 100;

    /// <summary>Spikes of a neuron in a tick.</summary>
    public const double Rate = 0.01;

    private const string Plastic = "plastic";
    private const string Rule = "rule";
    private const int Threshold = 100;
    private const int Strong = 127;

    /// <summary>All pairs of neurons but of a neuron with itself, in the order of weights.</summary>
    public static IEnumerable<(int Pre, int Post)> Pairs { get; } =
        [.. Enumerable.Range(0, Neurons).SelectMany(pre => Enumerable.Range(0, Neurons).Where(post => post != pre).Select(post => (pre, post)))];

    /// <summary>The neurons for a build.</summary>
    /// <param name="build">A build that learns, with encoders.</param>
    /// <param name="rule">Text of the rule.</param>
    /// <param name="start">Weight of each pair before the first tick.</param>
    /// <param name="seed">Of the spikes and of all rounding.</param>
    public static RegisterImage Compile(Configuration build, string rule, ImmutableArray<double> start, ulong seed) =>
        NetworkCompiler.Compile(Describe(rule, start, seed), build).Image;

    /// <summary>Runs the neurons.</summary>
    /// <param name="board">A board that has just loaded them.</param>
    /// <param name="start">Weight of each pair before the first tick, as they were compiled with.</param>
    /// <param name="ticks">Ticks of a millisecond.</param>
    /// <param name="watch">Who looks.</param>
    public static async Task<RandomSpikesRun> RunAsync(ExperimentBoard board, ImmutableArray<double> start, int ticks, Watch watch = default)
    {
        ArgumentNullException.ThrowIfNull(board);
        var cells = board.Image.Metadata.Populations.Single(place => place.Name == "cells");
        var run = await board.Session.RunAsync([], ticks, watch.OfRun, watch.Cancellation).ConfigureAwait(false);
        var weights = await board.Session.ReadWeightsAsync(Plastic, watch.Cancellation).ConfigureAwait(false);
        return new RandomSpikesRun(
            [.. run.Spikes.Select(spike => ((int)spike.Tick, cells.Index(spike.Neuron)))],
            start,
            [.. weights.OrderBy(weight => weight.Pre).ThenBy(weight => weight.Post).Select(weight => weight.Weight)]);
    }

    private static NetworkDescription Describe(string rule, ImmutableArray<double> start, ulong seed) =>
        new NetworkBuilder("random-spikes", Duration.Milliseconds(1), WeightMode.Exact)
            .Seed(seed)
            .Inputs("chance", Neurons, Drive.Bernoulli(Rates.PerTick(NeuronValues.Shared(Rate))))
            .Neurons("cells", Neurons, new NeuronParameters { Threshold = Threshold, TauMembrane = Decay.AtOnce })
            .Rule(LearningRule.Of(Rule, rule))
            .Project("chance", "cells", Connector.OneToOne, Strong)
            .Project(
                "cells", "cells", Connector.AllToAll(allowSelf: false), WeightRule.Each(start), Plastic,
                new ProjectionOptions { Rule = Rule, Enabled = false })
            .Build();
}
