// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using SkiaSharp;

namespace NeuroCore.Plot.Tests;

public sealed class Histograms_of_weights : IDisposable
{
    private readonly Pictures _pictures = new();

    public void Dispose() => _pictures.Dispose();

    [Fact]
    public void Count_every_value_once_in_the_bar_that_holds_it()
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        for (int turn = 0; turn < 500; turn++)
        {
            double step = turn % 2 == 0 ? 0 : Math.Pow(10, random.Next(-4, 4));
            double[] values =
            [
                .. Enumerable.Range(0, random.Next(1, 300))
                    .Select(_ => step == 0 ? (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-3, 3)) : step * random.Next(-130, 130)),
            ];
            var bins = HistogramBins.For(values, step);
            ImmutableArray<int> counts = bins.Of(values);
            for (int at = 0; at < counts.Length; at++)
            {
                double low = bins.First + (at * bins.Width), high = low + bins.Width, slack = bins.Width * 1e-9;
                int least = values.Count(value => value > low + slack && value < high - slack);
                int most = values.Count(value => value >= low - slack && value <= high + slack);
                Assert.True(counts[at] >= least && counts[at] <= most, $"seed {Seed}, turn {turn}: bar {at} holds {counts[at]}, not {least} to {most}");
            }
            Assert.True(counts.Sum() == values.Length, $"seed {Seed}, turn {turn}: {counts.Sum()} of {values.Length} values are in bars");
            Assert.True(counts.Length <= 41, $"seed {Seed}, turn {turn}: {counts.Length} bars");
        }
    }

    [Theory]
    [InlineData(1, 120)]
    [InlineData(0.25, 1000)]
    [InlineData(0.1, 40)]
    public void Hold_equally_many_of_the_values_that_there_can_be(double step, int values)
    {
        double[] each = [.. Enumerable.Range(-values / 2, values).Select(number => step * number)];
        ImmutableArray<int> counts = HistogramBins.For(each, step).Of(each);

        // Only the last bar may reach beyond the largest value.
        Assert.Single(counts[..^1].Distinct());
        Assert.True(counts[^1] <= counts[0]);
    }

    [Fact]
    public void Show_earlier_weights_behind()
    {
        var now = new Histogram("forward", [1, 2, 2, 3]);
        using SKBitmap alone = Draw(now with { Before = [1, 2, 2, 3] }), both = Draw(now with { Before = [1, 1, 1, 3] });

        Assert.True(Pictures.Different(alone, both) > 10_000);
    }

    [Fact]
    public void Name_mean_and_number_and_what_is_before()
    {
        string[] alone = Words(new HistogramPlot("Weights", [new Histogram("forward", [1, 2, 3]) { Label = "weight, mV" }]));
        string[] both = Words(new HistogramPlot("Weights", [new Histogram("forward", [1, 2, 3]) { Before = [5, 6] }]));

        Assert.Contains("3 synapses, mean 2", alone);
        Assert.Contains("weight, mV", alone);
        Assert.DoesNotContain("before", alone);
        Assert.Contains("3 synapses, mean 2, before 5.5", both);
        Assert.Contains("before", both);
        Assert.Contains("after", both);
    }

    [Fact]
    public void Put_powers_of_ten_along_a_logarithmic_axis_and_tell_of_zeros()
    {
        string[] words = Words(new HistogramPlot("Weights", [new Histogram("forward", [0, 0, -0.02, 5, 4000])]) { Logarithmic = true });

        Assert.Contains("5 synapses, mean 801; 2 at 0 not drawn", words);
        Assert.Contains("magnitude of weight", words);
        Assert.Contains("0.1", words);
        Assert.Contains("1,000", words);
    }

    [Fact]
    public void Spread_a_logarithmic_axis_by_ratio()
    {
        int[] linear = BarsOf(new HistogramPlot("Weights", [new Histogram("forward", [1, 10, 100])]));
        int[] logarithmic = BarsOf(new HistogramPlot("Weights", [new Histogram("forward", [1, 10, 100])]) { Logarithmic = true });

        Assert.Equal((3, 3), (linear.Length, logarithmic.Length));
        Assert.True(linear[2] - linear[1] > 5 * (linear[1] - linear[0]));
        // To a bar of forty.
        Assert.InRange(logarithmic[2] - logarithmic[1], (logarithmic[1] - logarithmic[0]) * 0.9, (logarithmic[1] - logarithmic[0]) * 1.1);
    }

    [Fact]
    public void Are_drawn_of_equal_weights_and_of_zeros_alone()
    {
        Assert.Contains("3 synapses, mean 7", Words(new HistogramPlot("Weights", [new Histogram("forward", [7, 7, 7])])));
        Assert.Contains("1 synapses, mean 0; 1 at 0 not drawn", Words(new HistogramPlot("Weights", [new Histogram("forward", [0])]) { Logarithmic = true }));
    }

    [Fact]
    public void Refuse_contradictions_in_a_sentence()
    {
        _pictures.Refuses(new HistogramPlot("", []).Save, "needs at least one");
        _pictures.Refuses(new HistogramPlot("", [new Histogram("forward", [])]).Save, "'forward' has no values");
        _pictures.Refuses(new HistogramPlot("", [new Histogram("forward", [1]) { Before = [double.PositiveInfinity] }]).Save, "no finite number");
        _pictures.Refuses(new HistogramPlot("", [new Histogram("forward", [1]) { Step = -1 }]).Save, "a step of -1");
    }

    // Left edges of the bars, pixels: where their colour begins in the lower half, in which no words have it.
    private int[] BarsOf(HistogramPlot plot)
    {
        using SKBitmap picture = _pictures.Png(plot.Save);
        var colour = PlotColours.Band(0).ToSKColor();
        bool[] isBar = [.. Enumerable.Range(0, picture.Width).Select(x => Enumerable.Range(picture.Height / 2, picture.Height / 2).Any(y => picture.GetPixel(x, y) == colour))];
        return [.. Enumerable.Range(1, picture.Width - 1).Where(x => isBar[x] && !isBar[x - 1])];
    }

    private SKBitmap Draw(Histogram histogram) => _pictures.Png(new HistogramPlot("Weights", [histogram]).Save);

    private string[] Words(HistogramPlot plot) => _pictures.Words(plot.Save);
}
