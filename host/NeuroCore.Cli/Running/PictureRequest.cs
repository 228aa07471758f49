// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;

namespace NeuroCore.Cli.Running;

/// <summary>What is to be drawn of a run; files of pictures, null for none.</summary>
/// <param name="Spikes">Spikes over time.</param>
/// <param name="Rates">Rates over time.</param>
/// <param name="RatesEvery">Time in which spikes are counted for a rate; null for about a hundredth of the run.</param>
internal sealed record PictureRequest(string? Spikes, string? Rates, Duration? RatesEvery)
{
    /// <summary>Ticks in which spikes are counted for a rate; null for about a hundredth of the run.</summary>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    /// <exception cref="DescriptionException">The time is no whole number of ticks.</exception>
    public int? RateStep(double tickSeconds) => RatesEvery?.WholeTicks(tickSeconds, "--rates-every");
}
