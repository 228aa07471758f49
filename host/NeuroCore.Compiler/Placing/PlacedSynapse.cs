// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace NeuroCore.Compiler;

/// <summary>A synapse at its place.</summary>
/// <param name="Projection">Index of its projection.</param>
/// <param name="Source">Number of the source in the image.</param>
/// <param name="Neuron">Number of the neuron in the image.</param>
/// <param name="Weight">Weight on the network's scale, as the board's word is to hold it: without the projection's sign, with its exponent.</param>
/// <param name="Delay">Ticks beyond the soonest.</param>
[StructLayout(LayoutKind.Auto)]    // without gaps: a network may have millions
internal readonly record struct PlacedSynapse(int Projection, int Source, int Neuron, double Weight, int Delay);
