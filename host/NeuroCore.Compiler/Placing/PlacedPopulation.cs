// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Where the neurons of a population lie.</summary>
/// <param name="Population">The population.</param>
/// <param name="First">Number of its first neuron: the first of a block.</param>
/// <param name="Lanes">Neurons of a block.</param>
/// <param name="Order">Offset of each neuron from the first.</param>
internal sealed record PlacedPopulation(Population Population, int First, int Lanes, ImmutableArray<int> Order)
{
    /// <summary>Its first block.</summary>
    public int FirstBlock => First / Lanes;

    /// <summary>Blocks that it fills, the last one perhaps in part.</summary>
    public int Blocks => (Population.Size + Lanes - 1) / Lanes;

    /// <summary>Number of one of its neurons in the image.</summary>
    public int Neuron(int index) => First + Order[index];

    /// <summary>True if this neuron of the image belongs to it.</summary>
    public bool Holds(int neuron) => neuron >= First && neuron < First + Population.Size;
}
