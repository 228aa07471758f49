// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>Whether the pages tell of clocks what was measured: formulas and figures, as they stand there.</summary>
/// <param name="figures">What was measured, build by build.</param>
/// <param name="networks">Whole networks that were measured.</param>
internal sealed partial class DocumentedClocks(IReadOnlyList<ClockFigure> figures, IReadOnlyList<WorkloadFigure> networks)
{
    private const string Readme = "README.md";
    private const string CorePage = "hdl/core/README.md";
    private const string LearningPage = "hdl/core/learning.md";

    // A page, words that stand on it, the figures that they are about, and what the words make of the numbers in a figure's name.
    private static readonly (string Page, string Words, Regex About, Func<int[], Configuration, int> Clocks)[] s_formulas =
    [
        (Readme, "| event that reaches B blocks of L neurons, in a tick of `icebreaker` | B + 1, at least 2 |", Event(), (n, _) => Math.Max(2, n[0] + 1)),
        (CorePage, "| event | occupied blocks + 1, at least 2 |", Event(), (n, _) => Math.Max(2, n[0] + 1)),
        (Readme, "| event of a plastic source that reaches B blocks, P products | 2 P B + 8 |", Row(), (n, _) => (2 * n[0] * n[1]) + 8),
        (Readme, "| spike of a neuron with a postsynaptic term, P products, S sources | S/L x max(4, 2 P) + 12; where the synapse memory has two ports S/L x 2 P + 12 |",
            Column(), (n, build) => (n[1] / build.Lanes * (build.Has(Capabilities.DualPort) ? 2 * n[0] : Math.Max(4, 2 * n[0]))) + 12),
        (Readme, "| idle tick, 256 neurons, 512 sources, 256 of them encoded or none | 553 |", Idle256(), (_, _) => 553),
        (Readme, "| idle tick, 512 neurons, 1,024 sources (`complete`) | 1,065 |", Idle512(), (_, _) => 1065),
    ];

    /// <summary>Compares.</summary>
    /// <param name="output">Gets a line for each that is not as it stands on its page.</param>
    /// <returns>Figures compared, and how many of them are otherwise.</returns>
    public (int Compared, int Wrong) Compare(TextWriter output)
    {
        var (compared, wrong) = (0, 0);
        foreach (var (page, words, about, clocks) in s_formulas)
        {
            var those = figures.Select(figure => (Figure: figure, Name: about.Match($"{figure.Build}: {figure.What}"))).Where(one => one.Name.Success).ToList();
            if (those.Count == 0 || !File.ReadLines(page).Contains(words))
                Tell($"{page} has no line '{words}', or nothing was measured for it", false);
            foreach (var (figure, name) in those)
            {
                int[] numbers = [.. name.Groups.Values.Skip(1).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture))];
                Tell($"{figure.Build}, {figure.What}: {figure.Rtl} clocks, {page} says {words}", figure.Rtl == clocks(numbers, Configurations.Named(figure.Build)));
            }
        }

        foreach (var page in new[] { Readme, LearningPage })
        {
            var rows = File.ReadLines(page).Select(line => NetworkRow().Match(line)).Where(row => row.Success).ToList();
            if (rows.Count == 0)
                Tell($"{page} has no rows of whole networks", false);
            foreach (var row in rows)
                Tell($"{page}: no network was measured that is as the row says: {row.Value}", networks.Any(network => Is(network, row)));
        }

        return (compared, wrong);

        void Tell(string what, bool right)
        {
            compared++;
            if (right)
                return;
            wrong++;
            output.WriteLine($"documentation: {what}");
        }
    }

    private static bool Is(WorkloadFigure network, Match row)
    {
        string Text(string group) => row.Groups[group].Value;
        return Whole(network.Workload.Neurons) == Text("neurons") && Whole(network.Workload.Inputs) == Text("inputs") &&
            (Text("kind") == "static") == !network.Workload.Plastic && Whole(network.Workload.NeuronPercent) == Text("fire") &&
            (Text("arrive").Length == 0 || Whole(network.Workload.InputPercent) == Text("arrive")) &&
            Whole(network.Clocks) == Text("clocks") && Whole(network.TicksPerSecond) == Text("ticks");
    }

    private static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^icebreaker: event, (\d+) occupied")]
    private static partial Regex Event();

    [GeneratedRegex(@": plastic row, ([1-9]\d*) products?, (\d+) block")]
    private static partial Regex Row();

    [GeneratedRegex(@": column, (\d+) products?, S (\d+)$")]
    private static partial Regex Column();

    [GeneratedRegex(@"^icebreaker(?:-inference)?: idle tick, N 256, S 512(?:, E 256)?$")]
    private static partial Regex Idle256();

    [GeneratedRegex(@"^complete: idle tick, N 512, S 1024$")]
    private static partial Regex Idle512();

    [GeneratedRegex(@"^\| (?<neurons>\d+) (?:\+|\|) (?<inputs>\d+)(?:, (?<kind>pair STDP|static))? \| (?<fire>\d+) %(?:, (?<arrive>\d+) %)? \| (?<clocks>[\d,]+) \| (?<ticks>[\d,]+) \|")]
    private static partial Regex NetworkRow();
}
