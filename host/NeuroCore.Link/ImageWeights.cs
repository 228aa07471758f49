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
        // Words that the image does not define hold no synapse: a board's own are left over from something else.
        var memory = synapses.Stretches()
            .SelectMany(stretch => Enumerable.Range(stretch.Address, stretch.Words))
            .ToDictionary(address => address, _ => NoSynapse);
        foreach (var section in image.Sections.Where(section => section.Bank == Bank.Synapse))
        {
            for (var index = 0; index < section.Words.Length; index++)
                memory[section.Address + index] = section.Words[index];
        }

        return synapses.Weights(memory);
    }
}
