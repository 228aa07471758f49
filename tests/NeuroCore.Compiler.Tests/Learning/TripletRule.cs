// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>The triplet rule beside the same model in real numbers, with the parameters of the paper.</summary>
public class TripletRule
{
    private const double TauPlus = 16.8, TauMinus = 33.7, TauY = 114, A3Plus = 6.5e-3 * 64, A2Minus = 7.1e-3 * 64;

    [Theory]
    [InlineData("icebreaker", 10, 5)]
    [InlineData("icebreaker", -10, 5)]
    [InlineData("icebreaker", 10, 20)]
    [InlineData("icebreaker", -10, 20)]
    [InlineData("icebreaker", 10, 50)]
    [InlineData("icebreaker", -10, 50)]
    [InlineData("complete-fine", 10, 5)]
    [InlineData("complete-fine", 10, 50)]
    [InlineData("complete-fine", -10, 50)]
    public void Pairs_at_a_frequency_change_the_weight_as_in_the_model(string build, int apart, int hertz)
    {
        var first = Enumerable.Range(0, 30).Select(pair => Math.Max(0, -apart) + (pair * 1000 / hertz)).ToArray();
        var second = first.Select(tick => tick + apart).ToArray();
        var expected = Model(first, second);

        Assert.Equal(expected, Trains.MeanChange("triplet_stdp", build, 64, first, second, 200), 0.3 + (0.03 * Math.Abs(expected)));
    }

    [Theory]
    [InlineData(new[] { 0, 10 }, new[] { 5 })]
    [InlineData(new[] { 5 }, new[] { 0, 10 })]
    [InlineData(new[] { 0, 20 }, new[] { 5 })]
    [InlineData(new[] { 15 }, new[] { 0, 20 })]
    [InlineData(new[] { 12 }, new[] { 0, 4, 20 })]
    public void Triplets_change_the_weight_as_in_the_model(int[] pre, int[] post)
    {
        Assert.Equal(Model(pre, post), Trains.MeanChange("triplet_stdp", "complete-fine", 64, pre, post, 2000), 0.012);
        Assert.Equal(Model(pre, post), Trains.MeanChange("triplet_stdp", "icebreaker", 64, pre, post, 8000), 0.03);
    }

    [Fact]
    public void Pre_before_post_depresses_at_low_frequency_and_potentiates_at_high()
    {
        Assert.True(AtFrequency(1) < 1);
        Assert.True(AtFrequency(50) > 10);

        static double AtFrequency(int hertz)
        {
            var pre = Enumerable.Range(0, 30).Select(pair => pair * 1000 / hertz).ToArray();
            return Trains.MeanChange("triplet_stdp", "icebreaker", 64, pre, [.. pre.Select(tick => tick + 10)], 20);
        }
    }

    /// <summary>The minimal all-to-all triplet model; pairs within one tick do not count.</summary>
    private static double Model(int[] pre, int[] post)
    {
        double x1 = 0, y1 = 0, y2 = 0, weight = 0;
        for (var tick = 0; tick <= pre.Concat(post).Max(); tick++)
        {
            // An event meets the neuron's traces before they decay, as the board does.
            if (pre.Contains(tick))
                weight -= A2Minus * y1;
            (x1, y1, y2) = (x1 * Math.Exp(-1 / TauPlus), y1 * Math.Exp(-1 / TauMinus), y2 * Math.Exp(-1 / TauY));
            if (post.Contains(tick))
            {
                weight += A3Plus * x1 * y2;
                (y1, y2) = (y1 + 1, y2 + 1);
            }

            if (pre.Contains(tick))
                x1++;
        }

        return weight;
    }
}
