// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Network;

namespace NeuroCore.Cli.Running;

/// <summary>Probes as a user writes them: <c>population.v</c>, <c>population[3].u</c>, <c>population[0,3].threshold</c>, <c>population[0:8:2].theta</c>.</summary>
internal static class ProbeText
{
    /// <summary>Names of the values.</summary>
    public static IReadOnlyDictionary<string, ProbedValue> Values { get; } = new Dictionary<string, ProbedValue>
    {
        ["v"] = ProbedValue.Membrane,
        ["u"] = ProbedValue.Current,
        ["threshold"] = ProbedValue.Threshold,
        ["theta"] = ProbedValue.Theta,
    };

    /// <summary>Reads one; null if it is none.</summary>
    public static Probe? Parse(string text)
    {
        var point = text.LastIndexOf('.');
        if (point < 1 || !Values.TryGetValue(text[(point + 1)..], out var value))
            return null;
        var (name, cells) = (text[..point], Cells.All);
        if (name.EndsWith(']'))
        {
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            if (bracket < 1 || Members(name[(bracket + 1)..^1]) is not { } members)
                return null;
            (name, cells) = (name[..bracket], members);
        }

        return new Probe(name, cells, value);
    }

    /// <summary>Reads what is between the brackets: indices, or a slice. Null if it is neither.</summary>
    public static Cells? Members(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
            return Numbers(text, ',') is { } list ? Cells.Of(list) : null;
        return Numbers(text, ':') is { Length: 2 or 3 } slice && slice[0] < slice[1] && (slice.Length == 2 || slice[2] > 0)
            ? Cells.Slice(slice[0], slice[1], slice.Length == 3 ? slice[2] : 1)
            : null;
    }

    private static int[]? Numbers(string text, char between)
    {
        var parts = text.Split(between);
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        return numbers;
    }
}
