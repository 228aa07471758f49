// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures.Subjects;

namespace NeuroCore.Figures;

/// <summary>Every figure of the guide and of the learning rules, worked out by the cycle-accurate model.</summary>
public static class AllFigures
{
    /// <summary>Folder of the guide's figures, from the root of the project.</summary>
    public const string Folder = "host/guide/figures";

    /// <summary>Folder of the rules' figures, from the root of the project.</summary>
    public const string FolderOfRules = "firmware/figures";

    /// <summary>What makes each figure of the guide, by the name of its files.</summary>
    public static IReadOnlyDictionary<string, Func<Figure>> ByName { get; } = new Dictionary<string, Func<Figure>>
    {
        ["neuron-decay"] = NeuronFigures.FreeDecay,
        ["neuron-rate"] = NeuronFigures.Rate,
        ["neuron-adaptation"] = NeuronFigures.AdaptiveThreshold,
        ["neuron-resets"] = NeuronFigures.Resets,
        ["neuron-noise"] = NeuronFigures.NoisyRate,
        ["projections-response"] = ProjectionFigures.Response,
        ["projections-delay"] = ProjectionFigures.Delays,
        ["inputs-encoders"] = InputFigures.Encoders,
        ["outputs-counters"] = OutputFigures.Counters,
    };

    /// <summary>What makes each figure of the rules, by the name of its files.</summary>
    public static IReadOnlyDictionary<string, Func<Figure>> OfRules { get; } = new Dictionary<string, Func<Figure>>
    {
        ["pair_stdp"] = PairRuleFigures.Pair,
        ["rectangular_stdp"] = PairRuleFigures.Rectangular,
        ["triplet_stdp"] = TripletRuleFigures.Frequency,
        ["soft_bound_stdp"] = WeightRuleFigures.SoftBounds,
        ["multiplicative_lognormal"] = WeightRuleFigures.Distributions,
        ["anti_hebbian"] = PairRuleFigures.AntiHebbian,
        ["oja"] = RateRuleFigures.Oja,
        ["bcm"] = RateRuleFigures.Bcm,
        ["reward_stdp"] = ThirdFactorFigures.RewardLater,
        ["reward_gated_stdp"] = PairRuleFigures.Gated,
        ["error_three_factor"] = ThirdFactorFigures.Errors,
        ["homeostatic"] = RateRuleFigures.Scaling,
        ["homeostatic_threshold"] = ThresholdFigures.Rates,
    };
}
