// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Lays heat maps out and draws them: headline, then panels like words in lines.</summary>
internal sealed class WeightDrawing
{
    private const float HeadHeight = 46;
    private const float AxisWidth = 60;
    private const float AxisHeight = 46;
    private const float ScaleWidth = 96;
    private const float LegendHeight = 24;
    private const float BottomMargin = 16;

    private readonly WeightPlot _plot;
    private readonly PlotHead _head;
    private readonly PanelFlow _flow;

    internal WeightDrawing(WeightPlot plot)
    {
        _plot = plot;
        _head = new PlotHead(plot.Title, plot.Subtitle);
        _flow = new PanelFlow(_head, plot.Matrices.Select(PanelSize));
        Height = (int)Math.Ceiling(_flow.Bottom + (HasBlanks(plot) ? LegendHeight : 0) + BottomMargin);
    }

    /// <summary>Width of the picture, points.</summary>
    internal int Width => _flow.Width;

    /// <summary>Height of the picture, points.</summary>
    internal int Height { get; }

    internal void Draw(SKCanvas canvas)
    {
        _head.Draw(canvas);
        foreach ((WeightMatrix matrix, SKRect area) in _plot.Matrices.Zip(_flow.Areas))
            DrawPanel(canvas, matrix, area);
        if (HasBlanks(_plot))
            DrawLegend(canvas);
    }

    private static bool HasBlanks(WeightPlot plot) => plot.Matrices.Any(matrix => matrix.Cells.Length < (long)matrix.Sources * matrix.Targets);

    private static SKSize PanelSize(WeightMatrix matrix)
    {
        SKSize cells = CellsSize(matrix);
        float words = PlotText.Width(matrix.Name, 15, PlotFonts.Medium);
        return new SKSize(
            Math.Max(AxisWidth + cells.Width + ScaleWidth, words), HeadHeight + cells.Height + AxisHeight);
    }

    // Few members get large cells, many a pixel each.
    private static SKSize CellsSize(WeightMatrix matrix)
    {
        const float LargestCell = 44, LeastSide = 88;
        float across = Math.Clamp(matrix.Targets, 440, 860), down = Math.Clamp(matrix.Sources, 400, 640);
        return new SKSize(
            Math.Max(Math.Min(across, matrix.Targets * LargestCell), LeastSide),
            Math.Max(Math.Min(down, matrix.Sources * (LargestCell * 0.7f)), LeastSide));
    }

    private static void DrawPanel(SKCanvas canvas, WeightMatrix matrix, SKRect area)
    {
        SKSize size = CellsSize(matrix);
        var cells = SKRect.Create(area.Left + AxisWidth, area.Top + HeadHeight, size.Width, size.Height);
        PlotText.Write(canvas, matrix.Name, area.Left, area.Top + 12, 15, PlotFonts.Medium, PlotColours.Ink);
        string about = string.Create(
            CultureInfo.InvariantCulture, $"{matrix.Sources:N0} × {matrix.Targets:N0}, {matrix.Cells.Length:N0} synapse{(matrix.Cells.Length == 1 ? "" : "s")}");
        PlotText.Write(canvas, about, area.Left, area.Top + 30, 12, PlotFonts.Regular, PlotColours.Muted);

        var colours = WeightColours.For(matrix);
        if (matrix.Cells.Length < (long)matrix.Sources * matrix.Targets)
            WeightCells.Hatch(canvas, cells);
        using ScottPlot.Plot panel = PlotPanel.Create();
        panel.HideGrid();
        panel.DataBackground.Color = Colors.Transparent;
        panel.Add.Plottable(new WeightCells(matrix, colours));
        panel.Axes.SetLimits(-0.5, matrix.Targets - 0.5, matrix.Sources - 0.5, -0.5);
        panel.Axes.Left.TickGenerator = PlotPanel.Members(matrix.Sources, size.Height, leastRoom: 14, usualRoom: 40);
        panel.Axes.Bottom.TickGenerator = PlotPanel.Members(matrix.Targets, size.Width, leastRoom: 22, usualRoom: 60);
        PlotPanel.Label(panel.Axes.Left, "from " + matrix.Source);
        PlotPanel.Label(panel.Axes.Bottom, "to " + matrix.Target);
        panel.Layout.Fixed(new PixelPadding(AxisWidth, ScaleWidth, AxisHeight, 0));
        panel.Render(canvas, new PixelRect(area.Left, area.Left + AxisWidth + size.Width + ScaleWidth, area.Bottom, cells.Top));
        WeightScale.Draw(canvas, new SKRect(cells.Right + 16, cells.Top, cells.Right + 28, cells.Bottom), colours, matrix.Label);
    }

    private void DrawLegend(SKCanvas canvas)
    {
        var swatch = SKRect.Create(PlotHead.Margin, Height - BottomMargin - 14, 22, 13);
        WeightCells.Hatch(canvas, swatch);
        using var frame = new SKPaint { Color = PlotColours.Line.ToSKColor(), IsAntialias = true, IsStroke = true, StrokeWidth = 0.7f };
        canvas.DrawRect(swatch, frame);
        PlotText.Write(canvas, "no synapse", swatch.Right + 8, swatch.Bottom - 2, 12, PlotFonts.Regular, PlotColours.Muted);
    }
}
