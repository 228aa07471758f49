// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures.Subjects;

namespace NeuroCore.Figures;

/// <summary>Every figure of the guide, worked out by the cycle-accurate model.</summary>
public static class AllFigures
{
    /// <summary>What makes each figure, by the name of its files.</summary>
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
}
