// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Lays a raster out and draws it: headline, panels over one time axis, picture and bars to the left.</summary>
internal sealed class RasterDrawing(RasterPlot plot, int width, int height)
{
    private const float Margin = 26;
    private const float LabelWidth = 104;
    private const float CountWidth = 64;
    private const float SideWidth = 250;
    private const float PanelGap = 9;
    private const float AxisHeight = 46;

    internal void Draw(SKCanvas canvas)
    {
        canvas.Clear(PlotColours.Paper.ToSKColor());
        PlotText.Write(canvas, plot.Title, Margin, Margin + 16, 22, PlotFonts.Medium, PlotColours.Ink);
        float top = Margin + 34;
        if (plot.Subtitle.Length > 0)
        {
            PlotText.Write(canvas, plot.Subtitle, Margin, Margin + 40, 14, PlotFonts.Regular, PlotColours.Muted);
            top += 26;
        }
        float left = Margin;
        if (plot.Picture is not null || plot.Bars is not null)
        {
            DrawSide(canvas, new SKRect(Margin, top, Margin + SideWidth, height - Margin));
            left += SideWidth + 24;
        }
        DrawBands(canvas, new SKRect(left, top, width - Margin, height - 16));
    }

    private void DrawSide(SKCanvas canvas, SKRect area)
    {
        float top = area.Top;
        if (plot.Picture is { } picture)
        {
            PlotText.Write(canvas, picture.Caption, area.Left, top + 13, 14, PlotFonts.Medium, PlotColours.Ink);
            top += 28;
            top += PictureCells.Draw(canvas, new SKRect(area.Left + 3, top, area.Right - 3, Math.Min(area.Bottom, top + SideWidth)), picture) + 30;
        }
        if (plot.Bars is { } bars)
        {
            PlotText.Write(canvas, bars.Caption, area.Left, top + 13, 14, PlotFonts.Medium, PlotColours.Ink);
            DrawBars(canvas, new SKRect(area.Left, top + 26, area.Right, area.Bottom - 20), bars);
        }
    }

    private static void DrawBars(SKCanvas canvas, SKRect area, RasterBars bars)
    {
        if (bars.Values.IsEmpty)
            return;
        float row = Math.Min(area.Height / bars.Values.Length, 32);
        double longest = Math.Max(bars.Values.Max(), double.Epsilon);
        using var paint = new SKPaint { IsAntialias = true };
        for (int at = 0; at < bars.Values.Length; at++)
        {
            bool marked = at == bars.Marked;
            float middle = area.Top + (row * (at + 0.5f));
            float length = (float)(bars.Values[at] / longest) * (area.Width - 66);
            paint.Color = (marked ? PlotColours.Band(2) : PlotColours.Bar).ToSKColor();
            canvas.DrawRoundRect(area.Left + 24, middle - (row * 0.32f), Math.Max(length, 2), row * 0.64f, 2, 2, paint);
            SKTypeface face = marked ? PlotFonts.Medium : PlotFonts.Regular;
            Color ink = marked ? PlotColours.Band(2) : PlotColours.Muted;
            PlotText.Write(canvas, bars.Labels[at], area.Left + 3, middle + 5, 14, face, ink);
            PlotText.Write(canvas, bars.Values[at].ToString(CultureInfo.InvariantCulture), area.Left + 32 + Math.Max(length, 2), middle + 5, 14, face, ink);
        }
    }

    private void DrawBands(SKCanvas canvas, SKRect area)
    {
        float room = area.Height - AxisHeight - (PanelGap * (plot.Bands.Length - 1));
        double[] weights = [.. plot.Bands.Select(band => Math.Max(Math.Sqrt(band.Count), 3.8))];
        float top = area.Top;
        for (int number = 0; number < plot.Bands.Length; number++)
        {
            bool last = number == plot.Bands.Length - 1;
            float panel = room * (float)(weights[number] / weights.Sum());
            DrawBand(canvas, new SKRect(area.Left, top, area.Right, top + panel + (last ? AxisHeight : 0)), number, last);
            top += panel + PanelGap;
        }
    }

    private void DrawBand(SKCanvas canvas, SKRect area, int number, bool withTime)
    {
        RasterBand band = plot.Bands[number];
        Color colour = PlotColours.Band(number);
        float panelHeight = area.Height - (withTime ? AxisHeight : 0);
        PlotText.Write(canvas, PlotText.Fit(band.Name, LabelWidth - 10, 15, PlotFonts.Medium), area.Left, area.Top + (panelHeight / 2) - 3, 15, PlotFonts.Medium, colour);
        PlotText.Write(canvas, string.Create(CultureInfo.InvariantCulture, $"{band.Count} {band.Members}"), area.Left, area.Top + (panelHeight / 2) + 14, 12, PlotFonts.Regular, PlotColours.Muted);
        int spikes = band.Spikes.Count(spike => spike.Tick >= plot.FirstTick && spike.Tick < plot.FirstTick + plot.Ticks && spike.Index >= 0 && spike.Index < band.Count);
        float right = area.Right - CountWidth + 12;
        PlotText.Write(canvas, spikes.ToString("N0", CultureInfo.InvariantCulture), right, area.Top + (panelHeight / 2) - 3, 15, PlotFonts.Medium, colour);
        PlotText.Write(canvas, spikes == 1 ? "spike" : "spikes", right, area.Top + (panelHeight / 2) + 14, 12, PlotFonts.Regular, PlotColours.Muted);

        using ScottPlot.Plot panel = PlotPanel.Create();
        panel.Grid.YAxisStyle.IsVisible = false;
        panel.Add.Plottable(new SpikeMarks(band, colour));
        panel.Axes.SetLimits(plot.FirstTick - 0.5, plot.FirstTick + plot.Ticks - 0.5, band.Count - 0.5, -0.5);
        panel.Axes.Left.TickGenerator = PlotPanel.Members(band.Count, panelHeight, leastRoom: 11, usualRoom: 26);
        panel.Axes.Left.TickLabelStyle.FontSize = 11;
        panel.Axes.Bottom.TickGenerator = PlotPanel.Whole(14);
        panel.Axes.Bottom.TickLabelStyle.IsVisible = withTime;
        if (withTime)
        {
            panel.Axes.Bottom.MajorTickStyle.Length = 4;
            PlotPanel.Label(panel.Axes.Bottom, TimeLabel());
        }
        panel.Layout.Fixed(new PixelPadding(LabelWidth + 26, CountWidth, withTime ? AxisHeight : 0, 0));
        panel.Render(canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top));
    }

    private string TimeLabel() => plot.TickSeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"tick of {seconds * 1000:0.###} ms")
        : "tick";
}
