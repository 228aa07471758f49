// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>Panels of any size, put side by side like words into lines.</summary>
internal sealed class PanelFlow
{
    private const float MostWidth = 1280;
    private const float LeastWidth = 480;
    private const float Gap = 36;

    /// <summary>Puts panels below a headline.</summary>
    /// <param name="head">Headline.</param>
    /// <param name="sizes">Sizes of the panels, points.</param>
    internal PanelFlow(PlotHead head, IEnumerable<SKSize> sizes)
    {
        var areas = ImmutableArray.CreateBuilder<SKRect>();
        float left = PlotHead.Margin, top = head.Height;
        (float right, float bottom) = (head.Width - PlotHead.Margin, top);
        foreach (SKSize size in sizes)
        {
            if (left > PlotHead.Margin && left + size.Width > MostWidth - PlotHead.Margin)
                (left, top) = (PlotHead.Margin, bottom + Gap);
            areas.Add(SKRect.Create(left, top, size.Width, size.Height));
            (right, bottom) = (Math.Max(right, left + size.Width), Math.Max(bottom, top + size.Height));
            left += size.Width + Gap;
        }
        Areas = areas.ToImmutable();
        Width = (int)Math.Ceiling(Math.Max(right + PlotHead.Margin, LeastWidth));
        Bottom = bottom;
    }

    /// <summary>Where each panel is.</summary>
    internal ImmutableArray<SKRect> Areas { get; }

    /// <summary>Width of the picture, points.</summary>
    internal int Width { get; }

    /// <summary>Lower edge of the lowest panel.</summary>
    internal float Bottom { get; }
}
