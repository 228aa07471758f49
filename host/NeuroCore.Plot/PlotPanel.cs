// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NeuroCore.Plot;

/// <summary>Axes that all panels have in common: quiet ones, so that the data is seen first.</summary>
internal static class PlotPanel
{
    /// <summary>A panel without frame, drawn over what is there.</summary>
    internal static ScottPlot.Plot Create()
    {
        // Looked up before the plot is made, so that the typeface is there when ScottPlot asks for it.
        _ = PlotFonts.Regular;
        var panel = new ScottPlot.Plot();
        panel.RenderManager.ClearCanvasBeforeEachRender = false;
        panel.Font.Set(PlotFonts.Name);
        panel.FigureBackground.Color = Colors.Transparent;
        panel.DataBackground.Color = PlotColours.Panel;
        panel.Grid.MajorLineColor = PlotColours.Line;
        panel.Axes.Color(PlotColours.Muted);
        foreach (IAxis axis in new IAxis[] { panel.Axes.Left, panel.Axes.Right, panel.Axes.Top, panel.Axes.Bottom })
            axis.FrameLineStyle.Width = 0;
        foreach (IAxis axis in new IAxis[] { panel.Axes.Left, panel.Axes.Bottom })
        {
            axis.TickLabelStyle.FontSize = 12;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
        }
        return panel;
    }

    /// <summary>Writes what is along an axis.</summary>
    internal static void Label(IAxis axis, string text)
    {
        axis.Label.Text = text;
        axis.Label.FontSize = 13;
        axis.Label.Bold = false;
    }

    /// <summary>Numbers of members along an axis: every one where there is room for it.</summary>
    /// <param name="count">Members.</param>
    /// <param name="length">Length of the axis, points.</param>
    /// <param name="leastRoom">Points that a number needs.</param>
    /// <param name="usualRoom">Points from number to number where not all are written.</param>
    internal static ITickGenerator Members(int count, float length, float leastRoom, float usualRoom)
    {
        if (count > length / leastRoom)
            return Whole(Math.Max(1, (int)(length / usualRoom)));
        var members = new NumericManual();
        for (int member = 0; member < count; member++)
            members.AddMajor(member, member.ToString(CultureInfo.InvariantCulture));
        return members;
    }

    /// <summary>Whole numbers along an axis, about so many of them.</summary>
    internal static NumericAutomatic Whole(int most) => new()
    {
        IntegerTicksOnly = true,
        TargetTickCount = most,
        LabelFormatter = value => value.ToString("0", CultureInfo.InvariantCulture),
    };

    /// <summary>Numbers along a logarithmic axis: powers of ten; where there are few, 2 and 5 times those too.</summary>
    /// <param name="least">Logarithm of the least, to base 10.</param>
    /// <param name="most">That of the largest.</param>
    internal static NumericManual Powers(double least, double most)
    {
        double[] factors = most - least > 3 ? [1] : most - least > 0.8 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9];
        var ticks = new NumericManual();
        for (int power = (int)Math.Floor(least); power <= most; power++)
        {
            foreach (double place in factors.Select(factor => power + Math.Log10(factor)).Where(place => place >= least && place <= most))
                ticks.AddMajor(place, PlotNumber.Axis(Math.Round(Math.Pow(10, place), 12)));
        }
        return ticks;
    }

    /// <summary>Numbers along an axis, about so many of them.</summary>
    internal static NumericAutomatic Numbers(int most) => new()
    {
        TargetTickCount = most,
        LabelFormatter = PlotNumber.Axis,
    };
}
