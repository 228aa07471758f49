// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>What the subjects share.</summary>
internal static class Lines
{
    /// <summary>The build that figures come from: it has every feature that the flagship's part can have.</summary>
    internal const string Build = "icebreaker-inference";

    /// <summary>A network in the board's own integers, so that a figure shows the formulas and no scaling.</summary>
    internal static NetworkBuilder Network() => new("figure", Duration.Milliseconds(1), WeightMode.Exact);

    /// <summary>A course through these points.</summary>
    internal static LineSeries Line(string name, int colour, LineKind kind, IEnumerable<(double X, double Y)> points)
    {
        (double X, double Y)[] all = [.. points];
        return new LineSeries(name, [.. all.Select(point => point.X)], [.. all.Select(point => point.Y)], kind, colour);
    }

    /// <summary>The decay of a time constant in the board's units.</summary>
    internal static int Keep(double tau) => (int)Math.Round(4096 * Math.Exp(-1 / tau));
}
