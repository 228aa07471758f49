// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Neurons whose spikes are handed to the host.</summary>
/// <param name="Population">Name of a population of neurons.</param>
/// <param name="Cells">Which of them.</param>
public sealed record SpikeRecorder(string Population, Cells Cells);
