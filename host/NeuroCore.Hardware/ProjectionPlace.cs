// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>How much of the synapse memory a projection uses.</summary>
/// <param name="Name">Name of the projection.</param>
/// <param name="Source">Name of the population or input that it comes from.</param>
/// <param name="Target">Name of the population that it goes to.</param>
/// <param name="Synapses">Synapses.</param>
/// <param name="Blocks">
/// Blocks of L neurons from the first to the last in which a source has synapses of this projection, summed over the
/// sources: the clocks that one event of every source costs.
/// </param>
public sealed record ProjectionPlace(string Name, string Source, string Target, int Synapses, int Blocks)
{
    /// <summary>Synapses for each place in these blocks, 0..1.</summary>
    /// <param name="lanes">L of the build.</param>
    public double Fill(int lanes) => Blocks == 0 ? 0 : (double)Synapses / ((long)Blocks * lanes);
}
