// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Direction;

/// <summary>
/// A bar that passes 16 inputs in a row, two in a tick, to the right or to the left. It begins at a random tick; an input
/// misses it with probability 10 %, and spikes for no reason with probability 2 % in every tick.
/// </summary>
/// <param name="ToTheRight">True if it meets input 0 first.</param>
/// <param name="Ticks">Inputs that spike in each of the <see cref="Length"/> ticks, ascending.</param>
public sealed record MovingBar(bool ToTheRight, ImmutableArray<ImmutableArray<int>> Ticks)
{
    /// <summary>Inputs in a row.</summary>
    public const int Inputs = 16;

    /// <summary>Inputs that a bar meets in one tick.</summary>
    public const int Step = 2;

    /// <summary>Ticks of a bar, with silence before and after it.</summary>
    public const int Length = 32;

    /// <summary>A bar begins in one of so many ticks.</summary>
    public const int Starts = 8;

    /// <summary>Probability that an input misses the bar.</summary>
    public const double Drop = 0.10;

    /// <summary>Probability that an input spikes for no reason, in each tick.</summary>
    public const double Noise = 0.02;

    /// <summary>A bar in a random direction.</summary>
    public static MovingBar Draw(SplitMix64 random) => Draw(random, random.Below(2) == 0);

    /// <summary>A bar in this direction.</summary>
    public static MovingBar Draw(SplitMix64 random, bool toTheRight)
    {
        int start = random.Below(Starts);
        var ticks = ImmutableArray.CreateBuilder<ImmutableArray<int>>(Length);
        for (int tick = 0; tick < Length; tick++)
        {
            var firing = ImmutableArray.CreateBuilder<int>();
            for (int input = 0; input < Inputs; input++)
            {
                int place = toTheRight ? input : Inputs - 1 - input;
                bool met = tick - start == place / Step && random.NextUnit() >= Drop;
                bool noise = random.NextUnit() < Noise;
                if (met || noise)
                    firing.Add(input);
            }
            ticks.Add(firing.ToImmutable());
        }
        return new MovingBar(toTheRight, ticks.MoveToImmutable());
    }

    /// <summary>Bars one after the other.</summary>
    /// <param name="seed">Where chance starts.</param>
    /// <param name="count">How many.</param>
    public static ImmutableArray<MovingBar> Several(ulong seed, int count)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(random))];
    }
}
