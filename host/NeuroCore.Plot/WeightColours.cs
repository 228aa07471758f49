// SPDX-License-Identifier: Apache-2.0
using ScottPlot;

namespace NeuroCore.Plot;

/// <summary>Colours of weights: zero is pale, positive ones go to blue, negative ones to brown, and none is white.</summary>
internal sealed class WeightColours
{
    private static readonly Color[] Positive =
    [
        Color.FromHex("#E6EFEA"), Color.FromHex("#A5D6C4"), Color.FromHex("#45A3A3"), Color.FromHex("#1F6190"), Color.FromHex("#17244F"),
    ];

    private static readonly Color[] Negative =
    [
        Color.FromHex("#F1ECE4"), Color.FromHex("#F3C291"), Color.FromHex("#E07F38"), Color.FromHex("#A63C16"), Color.FromHex("#561606"),
    ];

    private readonly double _reach;

    private WeightColours(double least, double most)
    {
        Least = least;
        Most = most;
        _reach = Math.Max(Math.Abs(least), Math.Abs(most));
    }

    /// <summary>Weight at the lower end.</summary>
    internal double Least { get; }

    /// <summary>Weight at the upper end.</summary>
    internal double Most { get; }

    /// <summary>Colours for a matrix: as it says, else from 0 to the farthest weight, to both sides if signs mix.</summary>
    internal static WeightColours For(WeightMatrix matrix)
    {
        if (matrix.Range is { } range)
            return new WeightColours(range.Least, range.Most);
        double least = 0, most = 0;
        foreach (WeightCell cell in matrix.Cells)
            (least, most) = (Math.Min(least, cell.Weight), Math.Max(most, cell.Weight));
        if (least < 0 && most > 0)
            (least, most) = (-Math.Max(most, -least), Math.Max(most, -least));
        return new WeightColours(least, least == most ? least + 1 : most);
    }

    /// <summary>Colour of a weight. Where signs mix, equal magnitudes are equally strong.</summary>
    internal Color Of(double weight)
    {
        double held = Math.Clamp(weight, Least, Most);
        // On one side of 0 alone, the range is spread over all shades.
        if (Least >= 0)
            return Mix(Positive, (held - Least) / (Most - Least));
        if (Most <= 0)
            return Mix(Negative, (Most - held) / (Most - Least));
        return held < 0 ? Mix(Negative, -held / _reach) : Mix(Positive, held / _reach);
    }

    /// <summary>White or dark, whichever can be read on a colour.</summary>
    internal static Color InkOn(Color colour) =>
        (0.299 * colour.R) + (0.587 * colour.G) + (0.114 * colour.B) < 140 ? PlotColours.Paper : PlotColours.Ink;

    private static Color Mix(Color[] shades, double share)
    {
        double place = share * (shades.Length - 1);
        int below = Math.Min((int)place, shades.Length - 2);
        return shades[below].MixedWith(shades[below + 1], place - below);
    }
}
