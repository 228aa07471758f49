// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>The weights of a projection.</summary>
/// <param name="Projection">Name of the projection.</param>
/// <param name="Synapses">How many it has.</param>
/// <param name="Step">Weight of one unit of the board, on the network's scale.</param>
/// <param name="WorstError">Largest error of a weight, on the network's scale.</param>
/// <param name="BecameZero">Weights other than 0 that became 0.</param>
/// <param name="Exponent">e: its weights act times 2^e.</param>
/// <param name="Blocks">
/// Blocks of neurons from the first to the last in which a source has synapses of this projection, summed over the sources.
/// </param>
/// <param name="Fill">Synapses for each place in these blocks, 0..1.</param>
public sealed record ProjectionLine(
    string Projection, int Synapses, double Step, double WorstError, int BecameZero, int Exponent, int Blocks, double Fill)
{
    /// <summary>What its weights become; null if they stay.</summary>
    public PlasticityLine? Plasticity { get; init; }
}
