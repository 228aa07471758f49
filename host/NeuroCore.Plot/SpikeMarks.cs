// SPDX-License-Identifier: Apache-2.0
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>A mark for each spike of a band: a tick wide and a row high where there is room, never too small to see.</summary>
/// <param name="band">The band; row 0 is at the top.</param>
/// <param name="colour">Colour of the marks.</param>
internal sealed class SpikeMarks(RasterBand band, Color colour) : IPlottable
{
    private const float LeastPixels = 1.4f;

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
        float column = Axes.GetPixelX(1) - Axes.GetPixelX(0);
        float row = Math.Abs(Axes.GetPixelY(1) - Axes.GetPixelY(0));
        float width = Math.Clamp(column * 0.5f, LeastPixels, 9);
        float height = Math.Max(row * 0.78f, LeastPixels);
        float corner = Math.Min(width, height) > 4 ? 1.5f : 0;
        using var paint = new SKPaint { Color = colour.ToSKColor(), IsAntialias = true };
        foreach (RasterSpike spike in band.Spikes)
        {
            if (spike.Index < 0 || spike.Index >= band.Count || spike.Tick < Axes.XAxis.Min || spike.Tick > Axes.XAxis.Max)
                continue;
            float x = Axes.GetPixelX(spike.Tick);
            float y = Axes.GetPixelY(spike.Index);
            rp.Canvas.DrawRoundRect(x - (width / 2), y - (height / 2), width, height, corner, corner, paint);
        }
    }
}
