// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>The bars of a histogram: those before as a grey field, those of now in colour before it.</summary>
/// <param name="bins">Where they stand.</param>
/// <param name="now">Their heights.</param>
/// <param name="before">Those of an earlier time; empty for none.</param>
/// <param name="colour">Colour of those of now.</param>
internal sealed class HistogramBars(HistogramBins bins, ImmutableArray<int> now, ImmutableArray<int> before, Color colour) : IPlottable
{
    private const double Opacity = 0.78;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using var paint = new SKPaint { IsAntialias = true };
        using SKPath outline = Outline();
        paint.Color = PlotColours.Bar.ToSKColor();
        rp.Canvas.DrawPath(outline, paint);
        paint.Color = colour.WithAlpha(before.IsEmpty ? 1 : Opacity).ToSKColor();
        DrawBars(rp.Canvas, paint);
        // The outline of before is seen through everything.
        paint.Color = PlotColours.Muted.ToSKColor();
        (paint.IsStroke, paint.StrokeWidth) = (true, 1.2f);
        rp.Canvas.DrawPath(outline, paint);
    }

    private void DrawBars(SKCanvas canvas, SKPaint paint)
    {
        float bottom = Axes.GetPixelY(0);
        float gap = Math.Min((Axes.GetPixelX(bins.First + bins.Width) - Axes.GetPixelX(bins.First)) * 0.16f, 2);
        for (int at = 0; at < now.Length; at++)
        {
            if (now[at] == 0)
                continue;
            float left = Axes.GetPixelX(bins.First + (at * bins.Width)), right = Axes.GetPixelX(bins.First + ((at + 1) * bins.Width));
            // One synapse among thousands is seen too.
            canvas.DrawRect(new SKRect(left + (gap / 2), Math.Min(Axes.GetPixelY(now[at]), bottom - 1), right - (gap / 2), bottom), paint);
        }
    }

    private SKPath Outline()
    {
        var path = new SKPath();
        if (before.IsEmpty)
            return path;
        path.MoveTo(Axes.GetPixelX(bins.First), Axes.GetPixelY(0));
        for (int at = 0; at < before.Length; at++)
        {
            path.LineTo(Axes.GetPixelX(bins.First + (at * bins.Width)), Axes.GetPixelY(before[at]));
            path.LineTo(Axes.GetPixelX(bins.First + ((at + 1) * bins.Width)), Axes.GetPixelY(before[at]));
        }
        path.LineTo(Axes.GetPixelX(bins.Last), Axes.GetPixelY(0));
        return path;
    }
}
