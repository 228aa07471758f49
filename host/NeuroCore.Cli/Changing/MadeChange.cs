// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Changing;

/// <summary>A change of a run, and what the board could make of it.</summary>
/// <param name="Tick">Before this tick, counted from the start of the run.</param>
/// <param name="Name">Name of the population or projection.</param>
/// <param name="Parameter">What changed.</param>
/// <param name="Members">How many neurons or synapses.</param>
/// <param name="Error">Largest difference between a value that was asked for and the one that the board could hold.</param>
internal sealed record MadeChange(int Tick, string Name, string Parameter, int Members, double Error);
