// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>What arrives at the neurons of a population at worst.</summary>
/// <param name="Weights">Its weights, each once.</param>
/// <param name="Largest">Largest absolute weight.</param>
/// <param name="Volley">Largest sum of weights of one sign into one neuron, absolute: every source fires in one tick.</param>
/// <param name="NegativeVolley">The same of negative weights alone.</param>
/// <param name="FanIn">Most synapses of a neuron.</param>
internal sealed record InputLoad(double[] Weights, double Largest, double Volley, double NegativeVolley, int FanIn)
{
    /// <summary>Gathers the load of a population.</summary>
    public static InputLoad Of(IReadOnlyList<PlacedSynapse> synapses)
    {
        var sums = new Dictionary<int, (double Positive, double Negative, int Count)>();
        foreach (var synapse in synapses)
        {
            var (positive, negative, count) = sums.GetValueOrDefault(synapse.Neuron);
            sums[synapse.Neuron] = (
                positive + Math.Max(0, synapse.Weight), negative + Math.Max(0, -synapse.Weight), count + 1);
        }

        var weights = synapses.Select(synapse => synapse.Weight).Distinct().ToArray();
        var below = sums.Values.Select(sum => sum.Negative).DefaultIfEmpty().Max();
        return new InputLoad(
            weights,
            weights.Select(Math.Abs).DefaultIfEmpty().Max(),
            Math.Max(below, sums.Values.Select(sum => sum.Positive).DefaultIfEmpty().Max()),
            below,
            sums.Values.Select(sum => sum.Count).DefaultIfEmpty().Max());
    }
}
