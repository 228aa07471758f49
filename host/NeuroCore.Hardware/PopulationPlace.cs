// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Where a population lies in an image; its members follow each other.</summary>
/// <param name="Name">Name of the population.</param>
/// <param name="IsInput">True for external inputs, false for neurons.</param>
/// <param name="First">Number of the first member: a neuron, or for inputs a source (N of the image or above).</param>
/// <param name="Count">Members, at least 1.</param>
public sealed record PopulationPlace(string Name, bool IsInput, int First, int Count);
