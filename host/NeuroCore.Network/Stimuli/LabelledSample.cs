// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>One of several samples that a stimulus shows one after the other.</summary>
/// <param name="Tick">Its first tick; it is shown until the next one's, or to the end.</param>
/// <param name="Label">What it is, 0 or more.</param>
public readonly record struct LabelledSample(int Tick, int Label);
