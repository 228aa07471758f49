// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuroCore.Synthesis;

/// <summary>A stretch of the critical path that stays in one place of the design.</summary>
/// <param name="Place">Instances from the board's design on, such as <c>core0.update.decays</c>.</param>
/// <param name="Luts">LUTs passed there.</param>
/// <param name="Carries">Carries passed there.</param>
/// <param name="Ns">Time spent there with the wires that lead on, ns.</param>
public sealed record PathStretch(string Place, int Luts, int Carries, double Ns);

/// <summary>The path that limits the clock, in words of the design.</summary>
/// <remarks>Synthesis names what it makes after the nearest signal that kept its name, so a place is where that signal is.</remarks>
/// <param name="From">Register or memory where it starts.</param>
/// <param name="To">Register or memory where it ends.</param>
/// <param name="LogicNs">Time in cells, ns.</param>
/// <param name="RoutingNs">Time on wires, ns.</param>
/// <param name="Through">What lies between, in order.</param>
public sealed partial record CriticalPath(string From, string To, double LogicNs, double RoutingNs, ImmutableArray<PathStretch> Through)
{
    private const string Design = "neurocore.";

    /// <summary>All of it, ns.</summary>
    public double TotalNs => LogicNs + RoutingNs;

    /// <summary>Reads the longest path from clock to clock of a report of nextpnr.</summary>
    /// <param name="report">Root of the report's JSON.</param>
    /// <returns>Null if the report has none.</returns>
    public static CriticalPath? Of(JsonElement report)
    {
        if (!report.TryGetProperty("critical_paths", out var paths))
            return null;
        var longest = paths.EnumerateArray()
            .Where(path => IsClock(path, "from") && IsClock(path, "to"))
            .Select(path => path.GetProperty("path").EnumerateArray().ToList())
            .OrderByDescending(steps => steps.Sum(Delay)).FirstOrDefault();
        if (longest is null || longest.Count < 2)
            return null;

        var stretches = new List<PathStretch>();
        foreach (var step in longest.Skip(1).Where(step => Type(step) != "setup"))
        {
            var cell = Cell(step, "from");
            var (place, _) = Named(cell);
            if (stretches.Count == 0 || stretches[^1].Place != place)
                stretches.Add(new PathStretch(place, 0, 0, 0));
            var carry = Type(step) == "logic" && Port(step, "to") == "COUT";
            var lut = Type(step) == "logic" && !carry;
            var last = stretches[^1];
            stretches[^1] = last with
            {
                Luts = last.Luts + (lut ? 1 : 0),
                Carries = last.Carries + (carry ? 1 : 0),
                Ns = Math.Round(last.Ns + Delay(step), 3),
            };
        }

        return new CriticalPath(
            Words(Cell(longest[0], "to"), Port(longest[0], "to")),
            Words(Cell(longest[^1], "to"), Port(longest[^1], "to")),
            Math.Round(longest.Where(step => Type(step) != "routing").Sum(Delay), 2),
            Math.Round(longest.Where(step => Type(step) == "routing").Sum(Delay), 2),
            [.. stretches]);
    }

    /// <summary>The path in one line.</summary>
    public override string ToString()
    {
        var luts = Through.Sum(stretch => stretch.Luts);
        var carries = Through.Sum(stretch => stretch.Carries);
        var places = Through.Where(stretch => stretch.Luts + stretch.Carries > 0).Select(stretch => stretch.Place).Distinct();
        return string.Create(CultureInfo.InvariantCulture,
            $"{TotalNs:F1} ns ({LogicNs:F1} in cells, {RoutingNs:F1} on wires) from {From} through {luts} LUTs and {carries} carries of {string.Join(", ", places)} to {To}");
    }

    // neurocore.core0.update.decays.lower_q_SB_DFF_Q_6_D_SB_LUT4_O_LC: of core0.update.decays, near lower_q.
    private static (string Place, string Signal) Named(string cell)
    {
        var name = Made().Replace(cell, "");
        name = name.StartsWith(Design, StringComparison.Ordinal) ? name[Design.Length..] : name;
        var dot = name.LastIndexOf('.');
        return dot < 0 ? ("top", name) : (name[..dot], name[(dot + 1)..]);
    }

    private static string Words(string cell, string port)
    {
        var (place, signal) = Named(cell);
        var memory = cell.EndsWith("_RAM", StringComparison.Ordinal);
        var other = cell.Contains("SPRAM", StringComparison.Ordinal) || cell.EndsWith("_DSP", StringComparison.Ordinal);
        var bit = Bit().Match(port);
        return memory || other ? $"{place} ({(memory ? "block RAM" : signal)}, {(bit.Success ? $"{bit.Groups[1].Value} bit {bit.Groups[2].Value}" : port)})" : $"{place}.{signal}";
    }

    private static bool IsClock(JsonElement path, string end) =>
        path.GetProperty(end).GetString()!.Contains("edge", StringComparison.Ordinal);

    private static double Delay(JsonElement step) => step.GetProperty("delay").GetDouble();

    private static string Type(JsonElement step) => step.GetProperty("type").GetString()!;

    private static string Cell(JsonElement step, string end) => step.GetProperty(end).GetProperty("cell").GetString()!;

    private static string Port(JsonElement step, string end) => step.GetProperty(end).GetProperty("port").GetString()!;

    // What synthesis and packing put behind a name.
    [GeneratedRegex(@"(_SB_|\$|\.\d+\.\d+_RAM$|_(DFF)?LC$|_RAM$|_DSP$).*$")]
    private static partial Regex Made();

    [GeneratedRegex(@"^([A-Z]+)_(\d+)$")]
    private static partial Regex Bit();
}
