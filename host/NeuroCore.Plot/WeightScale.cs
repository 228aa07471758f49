// SPDX-License-Identifier: Apache-2.0
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>The bar that says which colour is which weight.</summary>
internal static class WeightScale
{
    private const int Steps = 128;
    private const float RoomOfNumber = 36;

    /// <summary>Draws the bar, numbers to its right, and what they are.</summary>
    internal static void Draw(SKCanvas canvas, SKRect bar, WeightColours colours, string label)
    {
        double span = colours.Most - colours.Least;
        float At(double weight) => bar.Bottom - ((float)((weight - colours.Least) / span) * bar.Height);

        SKColor[] shades = [.. Enumerable.Range(0, Steps + 1).Select(step => colours.Of(colours.Most - (span * step / Steps)).ToSKColor())];
        using (var shader = SKShader.CreateLinearGradient(new SKPoint(0, bar.Top), new SKPoint(0, bar.Bottom), shades, SKShaderTileMode.Clamp))
        using (var paint = new SKPaint { Shader = shader, IsAntialias = true })
            canvas.DrawRoundRect(bar, 2, 2, paint);
        using var mark = new SKPaint { Color = PlotColours.Muted.ToSKColor(), IsAntialias = true, StrokeWidth = 1 };
        float widest = 0;
        foreach (double weight in PlotNumber.Round(colours.Least, colours.Most, Math.Max(2, (int)(bar.Height / RoomOfNumber))))
        {
            string text = PlotNumber.Axis(weight);
            canvas.DrawLine(bar.Right + 2, At(weight), bar.Right + 5, At(weight), mark);
            PlotText.Write(canvas, text, bar.Right + 8, At(weight) + 4, 12, PlotFonts.Regular, PlotColours.Muted);
            widest = Math.Max(widest, PlotText.Width(text, 12, PlotFonts.Regular));
        }
        canvas.Save();
        canvas.RotateDegrees(90, bar.Right + 8 + widest + 8, bar.MidY);
        PlotText.Write(canvas, label, bar.Right + 8 + widest + 8, bar.MidY, 13, PlotFonts.Regular, PlotColours.Muted, SKTextAlign.Center);
        canvas.Restore();
    }
}
