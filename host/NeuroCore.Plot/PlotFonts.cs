// SPDX-License-Identifier: Apache-2.0
using ScottPlot;
using SkiaSharp;

namespace NeuroCore.Plot;

/// <summary>The typeface of all plots, carried along in the library.</summary>
internal sealed class PlotFonts : IFontResolver
{
    internal const string Name = "Roboto";

    private static readonly Lazy<PlotFonts> Shared = new(Register);

    private readonly SKTypeface _regular = FromResource("Roboto-Regular.ttf");
    private readonly SKTypeface _medium = FromResource("Roboto-Medium.ttf");

    internal static SKTypeface Regular => Shared.Value._regular;

    internal static SKTypeface Medium => Shared.Value._medium;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.Medium, slant != FontSlant.Upright);

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name ? bold ? _medium : _regular : null;

    private static PlotFonts Register()
    {
        var fonts = new PlotFonts();
        ScottPlot.Fonts.FontResolvers.Insert(0, fonts);
        return fonts;
    }

    private static SKTypeface FromResource(string name)
    {
        using Stream stream = typeof(PlotFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The plot library was built without its typeface {name}; build it again.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
