// SPDX-License-Identifier: Apache-2.0
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>The headline of a picture, and the line below it.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Subtitle">The line below; empty for none.</param>
internal sealed record PlotHead(string Title, string Subtitle)
{
    /// <summary>Room at the edges of a picture, points.</summary>
    internal const float Margin = 26;

    private const float TitleSize = 22, SubtitleSize = 14;

    /// <summary>Where the picture begins below it.</summary>
    internal float Height => Margin + (Subtitle.Length > 0 ? 66 : 40);

    /// <summary>Width that it needs, margins included.</summary>
    internal float Width => (2 * Margin) + Math.Max(
        PlotText.Width(Title, TitleSize, PlotFonts.Medium), PlotText.Width(Subtitle, SubtitleSize, PlotFonts.Regular));

    /// <summary>Draws it on fresh paper.</summary>
    internal void Draw(SKCanvas canvas)
    {
        canvas.Clear(PlotColours.Paper.ToSKColor());
        PlotText.Write(canvas, Title, Margin, Margin + 16, TitleSize, PlotFonts.Medium, PlotColours.Ink);
        PlotText.Write(canvas, Subtitle, Margin, Margin + 40, SubtitleSize, PlotFonts.Regular, PlotColours.Muted);
    }
}
