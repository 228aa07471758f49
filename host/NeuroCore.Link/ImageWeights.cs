// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Weights that a network starts with, without a board.</summary>
public static class ImageWeights
{
    private const ushort NoSynapse = ((WeightCodes.NoSynapse & byte.MaxValue) << 8) | (WeightCodes.NoSynapse & byte.MaxValue);

    /// <summary>The weights of a projection as an image has them.</summary>
    /// <param name="image">Image.</param>
    /// <param name="projection">Name of one of its projections.</param>
    /// <returns>As <see cref="DeviceSession.ReadWeightsAsync"/> gives them right after the image was loaded.</returns>
    /// <exception cref="NeuroCoreException">The image has no such projection.</exception>
    public static ImmutableArray<SynapseWeight> Of(RegisterImage image, string projection)
    {
        ArgumentNullException.ThrowIfNull(image);
        var synapses = new ProjectionSynapses(image, projection);
        return synapses.Weights(Memory(image, synapses));
    }

    /// <summary>What weights would become, without a board: what <see cref="DeviceSession.WriteWeightsAsync"/> refuses is refused here.</summary>
    /// <param name="image">Image.</param>
    /// <param name="projection">Name of one of its projections.</param>
    /// <param name="weights">Indices in both populations, and weights on the network's scale.</param>
    /// <returns>Each of the synapses once, with its weight after rounding; of those that are given twice the last holds.</returns>
    /// <exception cref="NeuroCoreException">The image has no such projection or synapse, or a weight is too large.</exception>
    public static ImmutableArray<SynapseWeight> Rounded(RegisterImage image, string projection, IEnumerable<(int Pre, int Post, double Weight)> weights)
    {
        ArgumentNullException.ThrowIfNull(image);
        var asked = weights.ToList();
        var synapses = new ProjectionSynapses(image, projection);
        var memory = Memory(image, synapses);
        synapses.Put(memory, asked);
        var became = synapses.Weights(memory).ToDictionary(weight => (weight.Pre, weight.Post));
        return [.. asked.Select(weight => (weight.Pre, weight.Post)).Distinct().Select(pair => became[pair])];
    }

    // Words that the image does not define hold no synapse: a board's own are left over from something else.
    private static Dictionary<int, ushort> Memory(RegisterImage image, ProjectionSynapses synapses)
    {
        var memory = synapses.Stretches()
            .SelectMany(stretch => Enumerable.Range(stretch.Address, stretch.Words))
            .ToDictionary(address => address, _ => NoSynapse);
        foreach (var section in image.Sections.Where(section => section.Bank == Bank.Synapse))
        {
            for (var index = 0; index < section.Words.Length; index++)
                memory[section.Address + index] = section.Words[index];
        }

        return memory;
    }
}
