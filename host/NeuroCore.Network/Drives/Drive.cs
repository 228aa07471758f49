// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>What makes the members of an input spike.</summary>
public abstract record Drive
{
    /// <summary>Spikes that the host sends.</summary>
    public static Drive Events { get; } = new EventDrive();

    /// <summary>By chance: in every tick, each member with a probability of its own, independent of all others.</summary>
    /// <param name="rates">Spikes a tick or a second, at most one spike a tick.</param>
    public static Drive Bernoulli(Rates rates) => new BernoulliDrive(rates);

    /// <summary>Evenly: members spike at a rate, all of one rate together.</summary>
    /// <param name="rates">Spikes a tick or a second, at most one spike a tick.</param>
    public static Drive Regular(Rates rates) => new RegularDrive(rates);

    /// <summary>Once, so long after the beginning of the run or of this drive.</summary>
    /// <param name="latencies">Whole ticks.</param>
    public static Drive Latency(Latencies latencies) => new LatencyDrive(latencies);

    /// <summary>Refuses a drive that does not suit an input.</summary>
    /// <param name="what">What is driven, for the message.</param>
    /// <param name="size">Members of the input.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    internal abstract void Check(string what, int size, double tickSeconds);
}
