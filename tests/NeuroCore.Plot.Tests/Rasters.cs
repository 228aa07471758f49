// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using SkiaSharp;

namespace NeuroCore.Plot.Tests;

public sealed class Rasters : IDisposable
{
    private readonly Pictures _pictures = new();

    public void Dispose() => _pictures.Dispose();

    [Fact]
    public void A_png_has_two_pixels_a_point()
    {
        using SKBitmap picture = Draw(Plot(Band(10)), 600, 400);

        Assert.Equal((1200, 800), (picture.Width, picture.Height));
    }

    [Fact]
    public void Text_is_drawn_on_machines_without_fonts_too()
    {
        using SKBitmap titled = Draw(Plot(Band(10)) with { Title = "Some words" }, 600, 400);
        using SKBitmap untitled = Draw(Plot(Band(10)) with { Title = "" }, 600, 400);
        using SKBitmap other = Draw(Plot(Band(10)) with { Title = "Same wordz" }, 600, 400);

        // Missing letters would all be drawn as the same box.
        Assert.True(Pictures.Different(titled, untitled) > 500);
        Assert.True(Pictures.Different(titled, other) > 100);
    }

    [Fact]
    public void Every_spike_is_drawn_at_its_tick_and_row()
    {
        RasterPlot empty = Plot(Band(4));
        RasterPlot early = Plot(Band(4, new RasterSpike(1, 0)));
        RasterPlot late = Plot(Band(4, new RasterSpike(8, 3)));
        using SKBitmap nothing = Draw(empty, 600, 400), first = Draw(early, 600, 400), last = Draw(late, 600, 400);

        (int left, int top) = Pictures.Middle(nothing, first);
        (int right, int bottom) = Pictures.Middle(nothing, last);

        Assert.True(left < right, $"tick 1 is drawn at {left}, tick 8 at {right}");
        Assert.True(top < bottom, $"row 0 is drawn at {top}, row 3 at {bottom}");
    }

    [Fact]
    public void Spikes_outside_the_plot_are_left_out()
    {
        using SKBitmap nothing = Draw(Plot(Band(4)), 600, 400);
        using SKBitmap outside = Draw(Plot(Band(4, new RasterSpike(-1, 0), new RasterSpike(10, 0), new RasterSpike(5, 4), new RasterSpike(5, -1))), 600, 400);

        Assert.Equal(0, Pictures.Different(nothing, outside));
    }

    [Fact]
    public void A_long_run_is_drawn_so_that_single_spikes_are_still_seen()
    {
        RasterPlot empty = Plot(Band(400)) with { Ticks = 1_000_000 };
        RasterPlot one = Plot(Band(400, new RasterSpike(500_000, 200))) with { Ticks = 1_000_000 };
        using SKBitmap nothing = Draw(empty, 600, 400), single = Draw(one, 600, 400);

        Assert.True(Pictures.Different(nothing, single) >= 4);
    }

    [Fact]
    public void Picture_and_bars_are_drawn_beside_the_raster()
    {
        RasterPlot plain = Plot(Band(4));
        using SKBitmap without = Draw(plain, 900, 600);
        using SKBitmap with = Draw(
            plain with
            {
                Picture = new RasterPicture("An image", 2, 2, [0, 1, 2, 3]),
                Bars = new RasterBars("Counts", ["a", "b"], [1, 2], 1),
            },
            900,
            600);

        Assert.True(Pictures.Different(without, with) > 10_000);
    }

    [Fact]
    public void An_svg_is_well_formed_and_holds_the_words()
    {
        string[] words = _pictures.Words(path => Plot(Band(4, new RasterSpike(1, 0))).Save(path, 600, 400));

        Assert.Contains("A run", words);
        Assert.Contains("cells", words);
    }

    [Fact]
    public void Contradictions_are_refused_in_a_sentence()
    {
        RasterPlot plot = Plot(Band(4));
        AssertRefused(plot with { Ticks = 0 }, "needs at least 1 tick");
        AssertRefused(plot with { Bands = [] }, "needs at least one population");
        AssertRefused(Plot(Band(0)), "'cells' of a raster has 0 members");
        AssertRefused(plot with { Picture = new RasterPicture("", 2, 2, [1]) }, "1 values for 2 x 2 cells");
        AssertRefused(plot with { Bars = new RasterBars("", ["a"], []) }, "0 values for 1 labels");
        _pictures.Refuses(path => plot.Save(path, 100, 100), "too small");
    }

    private static RasterBand Band(int count, params ImmutableArray<RasterSpike> spikes) => new("cells", count, spikes);

    private static RasterPlot Plot(RasterBand band) => new("A run", 0, 10, [band]);

    private void AssertRefused(RasterPlot plot, string words) => _pictures.Refuses(path => plot.Save(path), words);

    private SKBitmap Draw(RasterPlot plot, int width, int height) => _pictures.Png(path => plot.Save(path, width, height));
}
