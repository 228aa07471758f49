// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A rate per member of an input: one for all, or one for each.</summary>
public sealed record Rates
{
    private Rates(NeuronValues values, bool inHertz)
    {
        Values = values;
        InHertz = inHertz;
    }

    /// <summary>The numbers: spikes a second or a tick.</summary>
    public NeuronValues Values { get; }

    /// <summary>True if they are spikes a second of the network's time, false if spikes a tick.</summary>
    public bool InHertz { get; }

    /// <summary>Spikes a second of the network's time.</summary>
    public static Rates Hertz(NeuronValues values) => new(values, true);

    /// <summary>Spikes a tick, 0..1: the probability of a spike, for those by chance.</summary>
    public static Rates PerTick(NeuronValues values) => new(values, false);

    /// <summary>Spikes a tick of a member, 0..1.</summary>
    /// <param name="index">Index in the input, from 0.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public double PerTickAt(int index, double tickSeconds) => InHertz ? Values[index] * tickSeconds : Values[index];

    internal void Check(string what, int size, double tickSeconds)
    {
        if (!Values.IsShared && Values.Count != size)
            throw new DescriptionException($"the drive of {what} has {Values.Count} rates, but the input has {size} members.");
        for (var index = 0; index < Values.Count; index++)
        {
            var rate = PerTickAt(index, tickSeconds);
            if (rate < 0)
                throw new DescriptionException($"a rate of {what} is {Numbers.Text(Values[index])}, but must not be negative.");
            if (rate > 1 + 1e-9)
            {
                throw new DescriptionException(InHertz
                    ? $"a rate of {what} is {Numbers.Text(Values[index])} Hz, more than a spike a tick: {Numbers.Text(1 / tickSeconds)} Hz is the most."
                    : $"a rate of {what} is {Numbers.Text(Values[index])} spikes a tick, but 1 is the most: for spikes a second write '{Numbers.Text(Values[index])} Hz'.");
            }
        }
    }
}
