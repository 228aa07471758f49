// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using SkiaSharp;

namespace NeuroCore.Plot.Tests;

public sealed class Plots_over_time : IDisposable
{
    private static readonly TimeLine s_line = new("mean", [0, 5, 10], [0, 1, 0], 0);
    private readonly Pictures _pictures = new();

    public void Dispose() => _pictures.Dispose();

    [Fact]
    public void Draw_a_line_from_early_to_late_and_low_to_high()
    {
        // The first line sets the limits; the dots of the second are what differs.
        (int left, int bottom) = MiddleOf(new TimeLine("", [1], [0.1], 1));
        (int right, int top) = MiddleOf(new TimeLine("", [9], [0.9], 1));

        Assert.True(left < right, $"time 1 is drawn at {left}, time 9 at {right}");
        Assert.True(top < bottom, $"value 0.9 is drawn at {top}, 0.1 at {bottom}");
    }

    [Fact]
    public void Spread_logarithmic_axes_by_ratio_and_put_powers_of_ten_along_them()
    {
        var line = new TimeLine("mean", [0.1, 10, 1000], [1, 100, 10_000], 0);
        TimePlot plot = new("Speed", "million synapses", 0.1, 1000, [new TimePanel("", "ticks", [line])]) { Logarithmic = true };
        (int Across, int Down)[] dots = [.. new[] { 1.0, 10, 100 }.Select(At)];

        Assert.InRange(dots[2].Across - dots[1].Across, (dots[1].Across - dots[0].Across) - 3, dots[1].Across - dots[0].Across + 3);
        Assert.InRange(dots[1].Down - dots[2].Down, (dots[0].Down - dots[1].Down) - 3, dots[0].Down - dots[1].Down + 3);
        Assert.True(dots[2].Across > dots[0].Across + 100);
        Assert.Contains("10,000", Words(plot));

        (int Across, int Down) At(double value)
        {
            var dot = new TimeLine("", [value], [10 * value], 1);
            using SKBitmap without = Draw(plot), with = Draw(plot with { Panels = [new TimePanel("", "ticks", [line, dot])] });
            return Pictures.Middle(without, with);
        }
    }

    [Fact]
    public void Keep_a_value_until_the_next_where_that_is_what_it_means()
    {
        using SKBitmap slanted = Draw(Plot(s_line)), stepped = Draw(Plot(s_line with { IsSteps = true }));

        Assert.True(Pictures.Different(slanted, stepped) > 500);
    }

    [Fact]
    public void Draw_bands_about_a_line_within_the_panel()
    {
        TimeLine plain = s_line, banded = s_line with { Bands = [new TimeBand("5 to 95 %", [-4, -4, -4], [4, 4, 4])] };
        using SKBitmap without = Draw(Plot(plain)), with = Draw(Plot(banded));

        Assert.True(Pictures.Different(without, with) > 50_000);
        Assert.Contains("5 to 95 %", Words(Plot(banded)));
        // The axis is wide enough for the band.
        Assert.Contains("-4", Words(Plot(banded)));
        Assert.DoesNotContain("-4", Words(Plot(plain)));
    }

    [Fact]
    public void Mark_parts_of_the_time()
    {
        TimePlot plot = Plot(s_line);
        string[] words = Words(plot with { Marks = [new TimeMark("learning", 2, 4)] });
        using SKBitmap early = Draw(plot with { Marks = [new TimeMark("", 1, 2)] }), late = Draw(plot with { Marks = [new TimeMark("", 8, 9)] });
        using SKBitmap both = Draw(plot with { Marks = [new TimeMark("", 1, 2), new TimeMark("", 8, 9)] });

        Assert.Contains("learning", words);
        Assert.True(Pictures.Middle(late, both).Across < Pictures.Middle(early, both).Across);
    }

    [Fact]
    public void Put_panels_below_each_other_over_one_axis()
    {
        var rates = new TimePanel("rates", "spikes a second", [s_line with { Name = "hidden" }]) { FromZero = true };
        var weights = new TimePanel("weights", "mV", [s_line]) { Height = 0.5 };
        TimePlot plot = Plot(s_line) with { Panels = [rates, weights] };
        using SKBitmap one = Draw(plot with { Panels = [rates] }), two = Draw(plot);
        string[] words = Words(plot);

        Assert.Equal(one.Width, two.Width);
        Assert.True(two.Height > one.Height);
        Assert.All(["A run", "rates", "weights", "hidden", "spikes a second", "mV", "time, s"], word => Assert.Contains(word, words));
    }

    [Fact]
    public void Begin_at_0_where_that_is_asked_for()
    {
        TimeLine high = s_line with { Values = [100, 101, 102] };
        Assert.DoesNotContain("0", Words(Plot(high with { Times = [1, 5, 9] }) with { From = 1, To = 9 }));
        TimePlot plot = Plot(high) with { From = 1, To = 9 };
        Assert.Contains("0", Words(plot with { Panels = [plot.Panels[0] with { FromZero = true }] }));
    }

    [Fact]
    public void Are_drawn_without_points_too() => Assert.Contains("nothing yet", Words(Plot(new TimeLine("nothing yet", [], [], 0))));

    [Fact]
    public void Refuse_contradictions_in_a_sentence()
    {
        TimePlot plot = Plot(s_line);
        _pictures.Refuses(path => (plot with { Panels = [] }).Save(path), "needs at least one panel");
        _pictures.Refuses(path => (plot with { To = 0 }).Save(path), "goes from 0 to 0");
        _pictures.Refuses(path => plot.Save(path, 100), "too small to read");
        _pictures.Refuses(path => Plot(s_line with { Times = [1] }).Save(path), "'mean' has 1 times and 3 values");
        _pictures.Refuses(path => Plot(s_line with { Bands = [new TimeBand("", [1], [1, 2, 3])] }).Save(path), "has 1 lower and 3 upper values for 3 times");
    }

    private static TimePlot Plot(params ImmutableArray<TimeLine> lines) => new("A run", "time, s", 0, 10, [new TimePanel("panel", "value", lines)]);

    private (int Across, int Down) MiddleOf(TimeLine added)
    {
        using SKBitmap without = Draw(Plot(s_line)), with = Draw(Plot(s_line, added));
        return Pictures.Middle(without, with);
    }

    private SKBitmap Draw(TimePlot plot) => _pictures.Png(path => plot.Save(path));

    private string[] Words(TimePlot plot) => _pictures.Words(path => plot.Save(path));
}
