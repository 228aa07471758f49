// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Sources that the host drives.</summary>
/// <param name="Name">Name, unlike that of any other population or input.</param>
/// <param name="Size">Sources, 1 or more.</param>
public sealed record InputPopulation(string Name, int Size);
