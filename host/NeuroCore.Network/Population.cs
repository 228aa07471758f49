// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Neurons that share a name and most of their parameters.</summary>
/// <param name="Name">Name, unlike that of any other population or input.</param>
/// <param name="Size">Neurons, 1 or more.</param>
/// <param name="Parameters">What the neurons are like.</param>
public sealed record Population(string Name, int Size, NeuronParameters Parameters);
