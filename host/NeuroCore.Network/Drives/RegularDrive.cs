// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Spikes at even distances.</summary>
/// <param name="Rates">How many.</param>
public sealed record RegularDrive(Rates Rates) : Drive
{
    internal override void Check(string what, int size, double tickSeconds) => Rates.Check(what, size, tickSeconds);
}
