// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Cosim;

/// <summary>What share of the RTL was reached, file by file, and what was not.</summary>
/// <param name="counts">Points and their counts.</param>
/// <param name="exclusions">Points that need not be reached.</param>
internal sealed class CoverageReport(CoverageCounts counts, CoverageExclusions exclusions)
{
    // Of the points that are not excluded.
    private const double LeastLines = 1.0;
    private const double LeastToggles = 0.98;

    private static readonly CoverageKind[] s_kinds = [CoverageKind.Line, CoverageKind.Branch, CoverageKind.Toggle];

    /// <summary>Prints the shares, and writes the points that were missed into a file.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="missed">File of the points that were not reached.</param>
    /// <returns>True if all lines and branches and nearly all bits were.</returns>
    public bool Write(TextWriter output, string missed)
    {
        var points = counts.Points
            .Select(pair => (Point: pair.Key, Reached: pair.Value > 0, Excluded: pair.Value == 0 && exclusions.Has(pair.Key))).ToList();
        output.WriteLine($"{"file",-34}{"lines",14}{"branches",14}{"bits",16}");
        foreach (var file in points.GroupBy(item => item.Point.File).Append(points.GroupBy(_ => "all").Single()))
            output.WriteLine($"{file.Key,-34}{Of(file, CoverageKind.Line),14}{Of(file, CoverageKind.Branch),14}{Of(file, CoverageKind.Toggle),16}");
        File.WriteAllLines(missed, points.Where(item => !item.Reached && !item.Excluded).Select(item => item.Point.ToString()));
        var idle = exclusions.Idle.ToList();
        foreach (var rule in idle)
            output.WriteLine($"coverage.exclusions: '{rule}' excludes nothing that was missed: take it out.");
        var shares = s_kinds.Select(kind => Share(points, kind)).ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"coverage: lines {100 * shares[0]:F2} %, branches {100 * shares[1]:F2} %, bits {100 * shares[2]:F2} % of what is not excluded ({points.Count(item => item.Excluded)} points are); {missed} has what was missed"));
        return shares[0] >= LeastLines && shares[1] >= LeastLines && shares[2] >= LeastToggles && idle.Count == 0;
    }

    private static string Of(IEnumerable<(CoveragePoint Point, bool Reached, bool Excluded)> points, CoverageKind kind)
    {
        var of = points.Where(item => item.Point.Kind == kind && !item.Excluded).ToList();
        return $"{of.Count(item => item.Reached)} of {of.Count}";
    }

    private static double Share(List<(CoveragePoint Point, bool Reached, bool Excluded)> points, CoverageKind kind)
    {
        var of = points.Where(item => item.Point.Kind == kind && !item.Excluded).ToList();
        return of.Count == 0 ? 1 : of.Count(item => item.Reached) / (double)of.Count;
    }
}
