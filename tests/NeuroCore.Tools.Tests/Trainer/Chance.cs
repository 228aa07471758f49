// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;
using NeuroCore.Trainer;

namespace NeuroCore.Tools.Tests.Trainer;

public class Chance
{
    [Fact]
    public void Bounded_numbers_stay_within_their_bound_and_reach_both_ends()
    {
        var random = new SplitMix64(5);
        int[] drawn = [.. Enumerable.Range(0, 1000).Select(_ => random.Below(7))];

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], drawn.Distinct().Order());
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        int[] items = [.. Enumerable.Range(0, 100)];

        new SplitMix64(5).Shuffle(items.AsSpan());

        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }
}
