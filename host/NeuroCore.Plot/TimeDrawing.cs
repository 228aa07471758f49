// SPDX-License-Identifier: Apache-2.0
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Lays courses over time out and draws them.</summary>
internal sealed class TimeDrawing(TimePlot plot, int width)
{
    private const float UsualHeight = 170;
    private const float LegendHeight = 30;
    private const float NoLegendHeight = 2;
    private const float MarkHeight = 26;
    private const float PanelGap = 14;
    private const float AxisWidth = 66;
    private const float AxisHeight = 46;
    private const float BottomMargin = 10;
    private const float SampleWidth = 20;

    private readonly PlotHead _head = new(plot.Title, plot.Subtitle);

    /// <summary>Height of the picture, points.</summary>
    internal int Height => (int)Math.Ceiling(
        Top + plot.Panels.Sum(panel => HeightOfLegend(panel) + PanelHeight(panel) + PanelGap) + AxisHeight - PanelGap + BottomMargin);

    private float Top => _head.Height - 8 + (plot.Marks.IsEmpty ? 0 : MarkHeight);

    internal void Draw(SKCanvas canvas)
    {
        _head.Draw(canvas);
        float top = Top;
        for (int number = 0; number < plot.Panels.Length; number++)
        {
            TimePanel panel = plot.Panels[number];
            bool last = number == plot.Panels.Length - 1;
            DrawLegend(canvas, panel, top + 14);
            top += HeightOfLegend(panel);
            DrawPanel(canvas, panel, new SKRect(PlotHead.Margin, top, width - PlotHead.Margin, top + PanelHeight(panel) + (last ? AxisHeight : 0)), last);
            top += PanelHeight(panel) + PanelGap;
        }
        DrawMarks(canvas);
    }

    private static float HeightOfLegend(TimePanel panel) =>
        panel.Name.Length > 0 || panel.Lines.Any(line => line.Name.Length > 0) ? LegendHeight : NoLegendHeight;

    private static float PanelHeight(TimePanel panel) => UsualHeight * (float)panel.Height;

    private float Place(double time) =>
        PlotHead.Margin + AxisWidth + ((float)((At(time) - At(plot.From)) / (At(plot.To) - At(plot.From))) * (width - (2 * PlotHead.Margin) - AxisWidth));

    // Where a number stands along its axis.
    private double At(double value) => plot.Logarithmic ? Math.Log10(value) : value;

    private double[] At(IEnumerable<double> values) => [.. values.Select(At)];

    // A bar above all panels: what is marked in them.
    private void DrawMarks(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = PlotColours.Mark.ToSKColor(), IsAntialias = true };
        foreach (TimeMark mark in plot.Marks)
        {
            float left = Place(Math.Max(mark.From, plot.From)), right = Place(Math.Min(mark.To, plot.To));
            if (right <= left)
                continue;
            canvas.DrawRoundRect(left, Top - 14, right - left, 4, 2, 2, paint);
            string name = PlotText.Fit(mark.Name, Math.Max(right - left, 60), 12, PlotFonts.Medium);
            PlotText.Write(canvas, name, Math.Min(left, width - PlotHead.Margin - 60), Top - 19, 12, PlotFonts.Medium, PlotColours.Mark);
        }
    }

    private void DrawPanel(SKCanvas canvas, TimePanel content, SKRect area, bool withTime)
    {
        using ScottPlot.Plot panel = PlotPanel.Create();
        foreach (TimeMark mark in plot.Marks)
        {
            var span = panel.Add.HorizontalSpan(At(mark.From), At(mark.To), PlotColours.Mark.WithAlpha(0.07));
            span.LineStyle.Width = 0;
        }
        foreach (TimeLine line in content.Lines.Where(line => !line.Times.IsEmpty))
            Add(panel, line);
        (double least, double most) = Limits(content);
        panel.Axes.SetLimits(At(plot.From), At(plot.To), least, most);
        panel.Axes.Left.TickGenerator = plot.Logarithmic ? PlotPanel.Powers(least, most) : PlotPanel.Numbers(Math.Max(2, (int)(PanelHeight(content) / 34)));
        panel.Axes.Bottom.TickGenerator = plot.Logarithmic ? PlotPanel.Powers(At(plot.From), At(plot.To)) : PlotPanel.Numbers(width / 90);
        panel.Axes.Bottom.TickLabelStyle.IsVisible = withTime;
        PlotPanel.Label(panel.Axes.Left, content.Label);
        if (withTime)
        {
            panel.Axes.Bottom.MajorTickStyle.Length = 4;
            PlotPanel.Label(panel.Axes.Bottom, plot.TimeLabel);
        }
        panel.Layout.Fixed(new PixelPadding(AxisWidth, 0, withTime ? AxisHeight : 0, 0));
        panel.Render(canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top));
    }

    private void Add(ScottPlot.Plot panel, TimeLine line)
    {
        Color colour = PlotColours.Band(line.Colour);
        double[] times = At(line.Times);
        foreach (TimeBand band in line.Bands)
        {
            var fill = panel.Add.FillY(times, At(band.Low), At(band.High));
            fill.FillColor = colour.WithAlpha(0.18);
            fill.LineWidth = 0;
            fill.MarkerSize = 0;
        }
        var scatter = panel.Add.Scatter(times, At(line.Values), colour);
        // A lone value has no line: it is a dot.
        scatter.MarkerSize = times.Length == 1 ? 6 : 0;
        scatter.LineWidth = 1.8f;
        if (line.IsSteps)
            scatter.ConnectStyle = ConnectStyle.StepHorizontal;
    }

    private (double Least, double Most) Limits(TimePanel panel)
    {
        double[] values = At(panel.Lines.SelectMany(line => line.Values.Concat(line.Bands.SelectMany(band => band.Low.Concat(band.High)))).Where(double.IsFinite));
        double least = values.Length == 0 ? 0 : values.Min(), most = values.Length == 0 ? 1 : values.Max();
        bool fromZero = panel.FromZero && !plot.Logarithmic;
        if (fromZero)
            least = Math.Min(least, 0);
        double span = most > least ? most - least : Math.Max(Math.Abs(most), 1);
        return (fromZero && least == 0 ? 0 : least - (span * 0.06), most + (span * 0.06));
    }

    private static void DrawLegend(SKCanvas canvas, TimePanel panel, float baseline)
    {
        float left = PlotHead.Margin;
        if (panel.Name.Length > 0)
        {
            PlotText.Write(canvas, panel.Name, left, baseline, 15, PlotFonts.Medium, panel.Lines.Length == 1 ? PlotColours.Band(panel.Lines[0].Colour) : PlotColours.Ink);
            left += PlotText.Width(panel.Name, 15, PlotFonts.Medium) + 26;
        }
        using var paint = new SKPaint { IsAntialias = true };
        foreach (TimeLine line in panel.Lines)
        {
            Color colour = PlotColours.Band(line.Colour);
            double opacity = 0;
            foreach (TimeBand band in line.Bands)
            {
                // Bands lie upon each other: the inner ones are darker.
                opacity = 1 - ((1 - opacity) * (1 - 0.18));
                paint.Color = colour.WithAlpha(opacity).ToSKColor();
                if (band.Name.Length > 0)
                    left = DrawSample(canvas, band.Name, left, baseline, 11, paint);
            }
            paint.Color = colour.ToSKColor();
            if (line.Name.Length > 0)
                left = DrawSample(canvas, line.Name, left, baseline, 2, paint);
        }
    }

    private static float DrawSample(SKCanvas canvas, string name, float left, float baseline, float thickness, SKPaint paint)
    {
        canvas.DrawRoundRect(left, baseline - 4 - (thickness / 2), SampleWidth, thickness, 1, 1, paint);
        PlotText.Write(canvas, name, left + SampleWidth + 6, baseline, 12.5f, PlotFonts.Regular, PlotColours.Muted);
        return left + SampleWidth + 6 + PlotText.Width(name, 12.5f, PlotFonts.Regular) + 18;
    }
}
