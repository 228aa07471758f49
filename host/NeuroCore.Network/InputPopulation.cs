// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Sources that spike when the host or a drive says so.</summary>
/// <param name="Name">Name, unlike that of any other population or input.</param>
/// <param name="Size">Sources, 1 or more.</param>
/// <param name="Drive">What makes them spike from the first tick on; the host may send spikes as well.</param>
public sealed record InputPopulation(string Name, int Size, Drive Drive);
