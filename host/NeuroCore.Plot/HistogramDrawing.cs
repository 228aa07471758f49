// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Lays histograms out and draws them.</summary>
internal sealed class HistogramDrawing
{
    private const float HeadHeight = 46;
    private const float AxisWidth = 66;
    private const float AxisHeight = 46;
    private const float BottomMargin = 16;
    private const float LegendHeight = 26;
    private static readonly SKSize s_bars = new(318, 210);

    private readonly HistogramPlot _plot;
    private readonly PlotHead _head;
    private readonly PanelFlow _flow;

    internal HistogramDrawing(HistogramPlot plot)
    {
        _plot = plot;
        _head = new PlotHead(plot.Title, plot.Subtitle);
        // A lone histogram has the picture to itself.
        SKSize bars = plot.Histograms.Length == 1 ? new SKSize(s_bars.Width * 2, s_bars.Height * 1.5f) : s_bars;
        _flow = new PanelFlow(_head, plot.Histograms.Select(_ => new SKSize(AxisWidth + bars.Width, HeadHeight + bars.Height + AxisHeight)));
        Height = (int)Math.Ceiling(_flow.Bottom + (HasBefore ? LegendHeight : 0) + BottomMargin);
    }

    /// <summary>Width of the picture, points.</summary>
    internal int Width => _flow.Width;

    /// <summary>Height of the picture, points.</summary>
    internal int Height { get; }

    private bool HasBefore => _plot.Histograms.Any(histogram => !histogram.Before.IsEmpty);

    internal void Draw(SKCanvas canvas)
    {
        _head.Draw(canvas);
        for (int number = 0; number < _plot.Histograms.Length; number++)
            DrawPanel(canvas, _plot.Histograms[number], _flow.Areas[number], PlotColours.Band(number));
        if (HasBefore)
            DrawLegend(canvas);
    }

    private void DrawPanel(SKCanvas canvas, Histogram histogram, SKRect area, Color colour)
    {
        PlotText.Write(canvas, histogram.Name, area.Left, area.Top + 12, 15, PlotFonts.Medium, colour);
        PlotText.Write(canvas, About(histogram), area.Left, area.Top + 30, 12, PlotFonts.Regular, PlotColours.Muted);

        ImmutableArray<double> values = Placed(histogram.Values), before = Placed(histogram.Before);
        var bins = HistogramBins.For(values.Concat(before), _plot.Logarithmic ? 0 : histogram.Step);
        ImmutableArray<int> now = bins.Of(values), then = before.IsEmpty ? [] : bins.Of(before);
        double highest = Math.Max(1, now.Concat(then).Max());
        double edge = (bins.Last - bins.First) * 0.02;

        using ScottPlot.Plot panel = PlotPanel.Create();
        panel.Grid.XAxisStyle.IsVisible = false;
        panel.Axes.Color(PlotColours.Muted);
        panel.Add.Plottable(new HistogramBars(bins, now, then, colour));
        panel.Axes.SetLimits(bins.First - edge, bins.Last + edge, 0, highest * 1.05);
        panel.Axes.Bottom.TickGenerator = _plot.Logarithmic
            ? PlotPanel.Powers(bins.First - edge, bins.Last + edge)
            : PlotPanel.Numbers((int)(area.Width / 70));
        panel.Axes.Bottom.MajorTickStyle.Length = 4;
        panel.Axes.Left.TickGenerator = PlotPanel.Whole((int)(area.Height / 50));
        PlotPanel.Label(panel.Axes.Left, _plot.Counted);
        PlotPanel.Label(panel.Axes.Bottom, _plot.Logarithmic && histogram.Values.Concat(histogram.Before).Any(value => value < 0)
            ? $"magnitude of {histogram.Label}"
            : histogram.Label);
        panel.Layout.Fixed(new PixelPadding(AxisWidth, 0, AxisHeight, 0));
        panel.Render(canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top + HeadHeight));
    }

    // Where a value stands along the axis; a zero nowhere if that is logarithmic.
    private ImmutableArray<double> Placed(ImmutableArray<double> values) =>
        _plot.Logarithmic ? [.. values.Select(value => Math.Log10(Math.Abs(value)))] : values;

    private string About(Histogram histogram)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture, $"{histogram.Values.Length:N0} {_plot.Counted}, mean {PlotNumber.Short(histogram.Values.Average())}");
        if (!histogram.Before.IsEmpty)
            text += $", before {PlotNumber.Short(histogram.Before.Average())}";
        int zeros = _plot.Logarithmic ? histogram.Values.Count(value => value == 0) : 0;
        return zeros == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}; {zeros:N0} at 0 not drawn");
    }

    private void DrawLegend(SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = true };
        float left = PlotHead.Margin, bottom = Height - BottomMargin;
        foreach ((string words, Color colour) in new[] { ("before", PlotColours.Bar), ("after", PlotColours.Band(0)) })
        {
            paint.Color = colour.ToSKColor();
            canvas.DrawRoundRect(left, bottom - 12, 18, 12, 2, 2, paint);
            PlotText.Write(canvas, words, left + 25, bottom - 2, 12.5f, PlotFonts.Regular, PlotColours.Muted);
            left += 25 + PlotText.Width(words, 12.5f, PlotFonts.Regular) + 22;
        }
    }
}
