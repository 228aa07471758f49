// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>Bars of one width that hold values, and how many each holds.</summary>
internal sealed class HistogramBins
{
    private const int Wanted = 40;

    private HistogramBins(double first, double width, int count)
    {
        First = first;
        Width = width;
        Count = count;
    }

    /// <summary>Lower edge of the first bar.</summary>
    internal double First { get; }

    /// <summary>Width of a bar, above 0.</summary>
    internal double Width { get; }

    /// <summary>Number of bars, at least 1.</summary>
    internal int Count { get; }

    /// <summary>Upper edge of the last bar.</summary>
    internal double Last => First + (Count * Width);

    /// <summary>About 40 bars for values, each as wide as a whole number of steps.</summary>
    /// <param name="values">Values; those that are not finite do not count.</param>
    /// <param name="step">Distance of neighbouring values; 0 if they may be any.</param>
    internal static HistogramBins For(IEnumerable<double> values, double step)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        if (least > most)
            (least, most) = (0, 0);
        if (step > 0)
        {
            // Edges lie half a step beside values, so that none falls onto one.
            double steps = Math.Max(1, Math.Ceiling(((most - least) / step + 1) / Wanted));
            return new HistogramBins(least - (step / 2), steps * step, (int)Math.Floor(((most - least) / (steps * step)) + 1e-9) + 1);
        }
        return most > least
            ? new HistogramBins(least, (most - least) / Wanted, Wanted)
            : new HistogramBins(least - 0.5, 1, 1);
    }

    /// <summary>How many of the values each bar holds; those that are not finite are left out.</summary>
    internal ImmutableArray<int> Of(IEnumerable<double> values)
    {
        int[] counts = new int[Count];
        foreach (double value in values.Where(double.IsFinite))
            counts[Math.Clamp((int)((value - First) / Width), 0, Count - 1)]++;
        return [.. counts];
    }
}
