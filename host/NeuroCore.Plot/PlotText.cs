// SPDX-License-Identifier: Apache-2.0
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Words in a drawing.</summary>
internal static class PlotText
{
    /// <summary>Writes a line of text from a point of its base line: to the right, to the left, or to both sides.</summary>
    internal static void Write(
        SKCanvas canvas, string text, float x, float y, float size, SKTypeface face, Color colour, SKTextAlign align = SKTextAlign.Left)
    {
        using SKFont font = Font(face, size);
        using var paint = new SKPaint { Color = colour.ToSKColor(), IsAntialias = true };
        canvas.DrawText(text, x, y, align, font, paint);
    }

    /// <summary>Width of a line of text, in points.</summary>
    internal static float Width(string text, float size, SKTypeface face)
    {
        using SKFont font = Font(face, size);
        return font.MeasureText(text);
    }

    /// <summary>The text, or as much of its start as there is room for, and an ellipsis.</summary>
    internal static string Fit(string text, float room, float size, SKTypeface face)
    {
        using SKFont font = Font(face, size);
        if (font.MeasureText(text) <= room)
            return text;
        int length = text.Length;
        while (length > 1 && font.MeasureText(text[..length] + "…") > room)
            length--;
        return text[..length] + "…";
    }

    private static SKFont Font(SKTypeface face, float size) =>
        new(face, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
}
