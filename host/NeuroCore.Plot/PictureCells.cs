// SPDX-License-Identifier: Apache-2.0
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Draws a small picture as square cells.</summary>
internal static class PictureCells
{
    /// <summary>Draws the picture as large as fits, at the top and left of the area; returns the height it took.</summary>
    internal static float Draw(SKCanvas canvas, SKRect area, RasterPicture picture)
    {
        float cell = Math.Min(area.Width / picture.Width, area.Height / picture.Height);
        double least = picture.Values.Min();
        double span = Math.Max(picture.Values.Max() - least, double.Epsilon);
        using var paint = new SKPaint { IsAntialias = true, Color = PlotColours.Shade(0).ToSKColor() };
        canvas.DrawRoundRect(area.Left - 3, area.Top - 3, (cell * picture.Width) + 6, (cell * picture.Height) + 6, 5, 5, paint);
        for (int at = 0; at < picture.Values.Length; at++)
        {
            paint.Color = PlotColours.Shade((picture.Values[at] - least) / span).ToSKColor();
            canvas.DrawRoundRect(area.Left + (cell * (at % picture.Width)) + 0.75f, area.Top + (cell * (at / picture.Width)) + 0.75f, cell - 1.5f, cell - 1.5f, 2, 2, paint);
        }
        return cell * picture.Height;
    }
}
