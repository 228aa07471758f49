// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Courses over one axis, such as a membrane over time.</summary>
/// <param name="Title">Headline.</param>
/// <param name="XLabel">What is along the axis, with its unit.</param>
/// <param name="YLabel">What is up, with its unit.</param>
/// <param name="Series">The courses, at least one.</param>
public sealed record LinePlot(string Title, string XLabel, string YLabel, ImmutableArray<LineSeries> Series)
{
    private const int LegendRow = 20;

    /// <summary>Draws into a file: PNG, or SVG when the path ends in ".svg". Folders on the way are made.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="width">Width in points, at least 320; a PNG has two pixels a point.</param>
    /// <param name="height">Height in points, at least 240.</param>
    /// <exception cref="ArgumentException">The plot is empty or contradicts itself; the message says how.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, int width = 640, int height = 380)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(width, height);
        PictureFile.Save(path, width, height, canvas => Draw(canvas, width, height));
    }

    private void Check(int width, int height)
    {
        if (Series.IsDefaultOrEmpty)
            throw new ArgumentException("A line plot needs at least one series; this one has none.");
        if (Series.FirstOrDefault(series => series.X.Length != series.Y.Length || series.X.IsEmpty) is { } odd)
            throw new ArgumentException($"The series '{odd.Name}' of a line plot has {odd.X.Length} places and {odd.Y.Length} values; it needs as many of both, and at least one.");
        if (width < 320 || height < 240)
            throw new ArgumentException($"A line plot of {width} x {height} points is too small to read; take at least 320 x 240.");
    }

    private void Draw(SKCanvas canvas, int width, int height)
    {
        canvas.Clear(PlotColours.Paper.ToSKColor());
        // Looked up before the plot is made, so that the typeface is there when ScottPlot asks for it.
        using var headline = new SKFont(PlotFonts.Medium, 17) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        using var ink = new SKPaint { Color = PlotColours.Ink.ToSKColor(), IsAntialias = true };
        canvas.DrawText(Title, 20, 30, headline, ink);
        float top = DrawLegend(canvas, width);
        using var plot = new ScottPlot.Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Font.Set(PlotFonts.Name);
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = PlotColours.Panel;
        plot.Grid.MajorLineColor = PlotColours.Line;
        plot.Axes.Color(PlotColours.Muted);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        foreach (LineSeries series in Series)
            Add(plot, series);
        Label(plot.Axes.Bottom.Label, XLabel);
        Label(plot.Axes.Left.Label, YLabel);
        plot.Axes.Margins(0.01, 0.06);
        plot.Layout.Fixed(new PixelPadding(66, 18, 46, 6));
        plot.Render(canvas, new PixelRect(0, width, height, top));
    }

    private static void Add(ScottPlot.Plot plot, LineSeries series)
    {
        double[] x = [.. series.X], y = [.. series.Y];
        var line = plot.Add.Scatter(x, y, PlotColours.Band(series.Colour));
        line.MarkerSize = series.Kind == LineKind.Dots ? 4.5f : 0;
        line.LineWidth = series.Kind switch { LineKind.Dots => 0, LineKind.Thin => 0.8f, _ => 1.6f };
        if (series.Kind == LineKind.Steps)
            line.ConnectStyle = ConnectStyle.StepHorizontal;
    }

    private float DrawLegend(SKCanvas canvas, int width)
    {
        using var font = new SKFont(PlotFonts.Regular, 12.5f) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        float left = 20, baseline = 54;
        foreach (LineSeries series in Series.Where(series => series.Name.Length > 0))
        {
            float length = 26 + font.MeasureText(series.Name) + 18;
            if (left > 20 && left + length > width - 12)
            {
                left = 20;
                baseline += LegendRow;
            }
            using var paint = new SKPaint { Color = PlotColours.Band(series.Colour).ToSKColor(), IsAntialias = true, StrokeWidth = series.Kind == LineKind.Thin ? 0.8f : 2 };
            DrawSample(canvas, series.Kind, left, baseline - 4, paint);
            canvas.DrawText(series.Name, left + 26, baseline, font, paint);
            left += length;
        }
        return baseline + 10;
    }

    private static void DrawSample(SKCanvas canvas, LineKind kind, float left, float middle, SKPaint paint)
    {
        switch (kind)
        {
            case LineKind.Dots:
                canvas.DrawCircle(left + 10, middle, 2.5f, paint);
                break;
            default:
                canvas.DrawLine(left, middle, left + 20, middle, paint);
                break;
        }
    }

    private static void Label(LabelStyle style, string text)
    {
        style.Text = text;
        style.FontSize = 13;
        style.Bold = false;
    }
}
