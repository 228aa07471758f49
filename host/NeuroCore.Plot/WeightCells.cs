// SPDX-License-Identifier: Apache-2.0
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>A cell for each synapse: with a gap and its number where there is room, else a bitmap.</summary>
/// <param name="matrix">Weights; source 0 is at the top.</param>
/// <param name="colours">Their colours.</param>
internal sealed class WeightCells(WeightMatrix matrix, WeightColours colours) : IPlottable
{
    private const float LeastWithGap = 5;
    private const float LeastWidthWithNumber = 33;
    private const float LeastHeightWithNumber = 18;
    private const int PixelsPerPoint = 2;

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
        var area = new SKRect(
            Axes.GetPixelX(-0.5), Axes.GetPixelY(-0.5), Axes.GetPixelX(matrix.Targets - 0.5), Axes.GetPixelY(matrix.Sources - 0.5));
        var cell = new SKSize(area.Width / matrix.Targets, area.Height / matrix.Sources);
        if (Math.Min(cell.Width, cell.Height) >= LeastWithGap)
            DrawCells(rp.Canvas, area, cell);
        else
            DrawBitmap(rp.Canvas, area);
    }

    /// <summary>Lines aslant, for where there is no synapse.</summary>
    internal static void Hatch(SKCanvas canvas, SKRect area)
    {
        const float Step = 6;
        using var paint = new SKPaint { Color = PlotColours.Line.ToSKColor(), IsAntialias = true, StrokeWidth = 0.7f };
        canvas.Save();
        canvas.ClipRect(area);
        for (float start = area.Left - area.Height; start < area.Right; start += Step)
            canvas.DrawLine(start, area.Bottom, start + area.Height, area.Top, paint);
        canvas.Restore();
    }

    private void DrawCells(SKCanvas canvas, SKRect area, SKSize cell)
    {
        float gap = Math.Clamp(Math.Min(cell.Width, cell.Height) * 0.06f, 0.5f, 1.5f);
        float corner = Math.Min(cell.Width, cell.Height) > 14 ? 2 : 0;
        bool withNumber = cell.Width >= LeastWidthWithNumber && cell.Height >= LeastHeightWithNumber;
        using var paint = new SKPaint { IsAntialias = true };
        foreach (WeightCell synapse in matrix.Cells)
        {
            Color colour = colours.Of(synapse.Weight);
            float left = area.Left + (synapse.Target * cell.Width), top = area.Top + (synapse.Source * cell.Height);
            paint.Color = PlotColours.Paper.ToSKColor();
            canvas.DrawRect(left, top, cell.Width, cell.Height, paint);
            paint.Color = colour.ToSKColor();
            canvas.DrawRoundRect(left + (gap / 2), top + (gap / 2), cell.Width - gap, cell.Height - gap, corner, corner, paint);
            if (withNumber)
                PlotText.Write(
                    canvas, PlotNumber.Short(synapse.Weight), left + (cell.Width / 2), top + (cell.Height / 2) + 4, 11,
                    PlotFonts.Regular, WeightColours.InkOn(colour), SKTextAlign.Center);
        }
    }

    // A pixel a cell would be smoothed by whoever shows an SVG: each becomes a block of pixels, or blocks are averaged.
    private void DrawBitmap(SKCanvas canvas, SKRect area)
    {
        using var small = new SKBitmap(matrix.Targets, matrix.Sources, SKColorType.Rgba8888, SKAlphaType.Premul);
        small.Erase(SKColors.Transparent);
        foreach (WeightCell synapse in matrix.Cells)
            small.SetPixel(synapse.Target, synapse.Source, colours.Of(synapse.Weight).ToSKColor());
        int across = Math.Max((int)Math.Round(area.Width * PixelsPerPoint), 1), down = Math.Max((int)Math.Round(area.Height * PixelsPerPoint), 1);
        bool enlarged = across >= matrix.Targets && down >= matrix.Sources;
        SKSamplingOptions sampling = enlarged
            ? new SKSamplingOptions(SKFilterMode.Nearest)
            : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        using SKBitmap large = small.Resize(new SKImageInfo(across, down, SKColorType.Rgba8888, SKAlphaType.Premul), sampling);
        using SKImage image = SKImage.FromBitmap(large);
        canvas.DrawImage(image, area, new SKSamplingOptions(SKFilterMode.Nearest));
    }
}
