// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Experiments.Assemblies;
using NeuroCore.Experiments.Choice;
using NeuroCore.Experiments.Digits;
using NeuroCore.Experiments.Protocols;
using NeuroCore.Experiments.Weights;

namespace NeuroCore.Experiments;

/// <summary>An experiment of the command.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="About">What it shows, in a line.</param>
/// <param name="RunAsync">Runs it.</param>
internal sealed record Experiment(string Name, string About, Func<ExperimentRun, Task> RunAsync)
{
    /// <summary>All of them, in the order in which they run.</summary>
    internal static ImmutableArray<Experiment> All { get; } =
    [
        new("stdp", "window of pair STDP, -50..50 ticks, against its formula", WindowExperiment.RunAsync),
        new("triplet", "protocols of triplet STDP against their formula", TripletExperiment.RunAsync),
        new("spikes", "pair STDP under random spikes; writes what the comparison with Brian2 needs", PairExperiment.RunAsync),
        new("weights", "distributions of weights under a multiplicative and an additive rule", DistributionExperiment.RunAsync),
        new("digits", "handwritten digits without labels, and their learning curve", DigitExperiment.RunAsync),
        new("choice", "two choices from reward, and from the reversed reward", ChoiceExperiment.RunAsync),
        new("assemblies", "assemblies of neurons, recalled from a half", AssemblyExperiment.RunAsync),
    ];
}
