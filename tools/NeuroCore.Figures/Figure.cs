// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using NeuroCore.Plot;

namespace NeuroCore.Figures;

/// <summary>A figure of the guide: what it shows, and the name of its files.</summary>
/// <param name="Name">Name of its files, without ending.</param>
/// <param name="Plot">What is drawn.</param>
public sealed record Figure(string Name, LinePlot Plot)
{
    /// <summary>What the figure shows, as a table: the file that a test compares.</summary>
    public string Data()
    {
        var text = new StringBuilder("series,x,y\n");
        for (int number = 0; number < Plot.Series.Length; number++)
        {
            LineSeries series = Plot.Series[number];
            for (int at = 0; at < series.X.Length; at++)
                text.Append(CultureInfo.InvariantCulture, $"{number},{Round(series.X[at])},{Round(series.Y[at])}\n");
        }
        return text.ToString();
    }

    // Six digits: closed forms use exp, whose last bit may differ from machine to machine.
    private static string Round(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
