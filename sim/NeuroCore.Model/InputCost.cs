// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What noise and encoders have to do with the clocks of a tick.</summary>
/// <param name="Noise">The build has noise or encoders: their state steps in every tick.</param>
/// <param name="Encoders">E: encoded inputs of the image.</param>
/// <param name="LastFires">The last of them fires.</param>
public readonly record struct InputCost(bool Noise, int Encoders = 0, bool LastFires = false);
