// SPDX-License-Identifier: Apache-2.0
using ScottPlot;

namespace NeuroCore.Plot;

/// <summary>Colours of all plots: few, and told apart by people who do not see all of them.</summary>
internal static class PlotColours
{
    internal static readonly Color Paper = Color.FromHex("#FFFFFF");
    internal static readonly Color Panel = Color.FromHex("#F5F7FA");
    internal static readonly Color Line = Color.FromHex("#DCE2EA");
    internal static readonly Color Ink = Color.FromHex("#1B2733");
    internal static readonly Color Muted = Color.FromHex("#64748B");
    internal static readonly Color Bar = Color.FromHex("#B9C4D2");
    internal static readonly Color Mark = Color.FromHex("#B7791F");

    private static readonly Color[] Bands =
    [
        Color.FromHex("#0F766E"), Color.FromHex("#4338CA"), Color.FromHex("#D9480F"),
        Color.FromHex("#9D174D"), Color.FromHex("#1D6FB8"), Color.FromHex("#6B7A0E"),
    ];

    private static readonly Color[] Heat =
    [
        Color.FromHex("#0B1530"), Color.FromHex("#20407A"), Color.FromHex("#1F7A8C"),
        Color.FromHex("#6BC4A6"), Color.FromHex("#F6F4D2"),
    ];

    /// <summary>Colour of the band with this number.</summary>
    internal static Color Band(int number) => Bands[number % Bands.Length];

    /// <summary>Colour of a value on a dark-to-light scale.</summary>
    /// <param name="share">0 (least) to 1 (most).</param>
    internal static Color Shade(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (Heat.Length - 1);
        int below = Math.Min((int)place, Heat.Length - 2);
        return Heat[below].MixedWith(Heat[below + 1], place - below);
    }
}
