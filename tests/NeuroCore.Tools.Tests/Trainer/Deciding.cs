// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Tools.Tests.Trainer;

public class Deciding
{
    [Theory]
    [InlineData(3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)]
    [InlineData(9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]
    [InlineData(2, 0, 1, 5, 0, 5, 0, 0, 5, 0, 0)]
    [InlineData(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)]
    public void The_output_with_the_most_spikes_decides_and_of_several_the_lowest(int digit, params int[] counts) =>
        Assert.Equal(digit, DigitNetwork.Decide(counts));
}
