// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Cli.Learning;

/// <summary>What a user asked of learning.</summary>
/// <param name="Freeze">No weight changes.</param>
/// <param name="From">Time of the run from which on weights change; null for what the network says.</param>
/// <param name="Until">Time of the run before which they stop; null for what the network says.</param>
/// <param name="Factors">Values of g.</param>
/// <param name="FactorFile">CSV file of third factors, if any.</param>
/// <param name="WeightsEvery">Time from sample to sample of the weights; null for none, or what a picture needs.</param>
/// <param name="SampleFile">CSV file to write the samples to, if any.</param>
/// <param name="SaveNetwork">Image file of the trained network, if any.</param>
/// <param name="SaveFrozen">Image file of the trained network that learns no more, if any.</param>
/// <param name="KeepThresholds">Those images begin with what adaptation has added to the thresholds.</param>
/// <param name="Picture">Picture of weights over time, if any.</param>
/// <param name="Weights">What is shown of the weights at the end.</param>
internal sealed record LearningRequest(
    bool Freeze,
    Duration? From,
    Duration? Until,
    ImmutableArray<TimedFactor> Factors,
    string? FactorFile,
    Duration? WeightsEvery,
    string? SampleFile,
    string? SaveNetwork,
    string? SaveFrozen,
    bool KeepThresholds,
    string? Picture,
    WeightRequest Weights)
{
    /// <summary>The first option given that only a network which learns can do; null if there is none.</summary>
    public string? NeedsLearning =>
        Freeze ? "--freeze" : From is not null ? "--learn-from" : Until is not null ? "--learn-until" :
        !Factors.IsEmpty ? "--third-factor" : FactorFile is not null ? "--third-factors" :
        WeightsEvery is not null ? "--weights-every" : SampleFile is not null ? "--weight-samples" : Picture is not null ? "--plot-learning" :
        SaveNetwork is not null ? "--save-network" : SaveFrozen is not null ? "--save-frozen" : null;

    /// <summary>True if weights are to be sampled during the run.</summary>
    public bool Samples => WeightsEvery is not null || SampleFile is not null || Picture is not null;
}
