// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Network;

namespace NeuroCore.Cli.Changing;

/// <summary>
/// A change as a user writes it: <c>cell[0,3].threshold=0.5@300ms</c>, <c>cell.bias=0.1@100ms</c>,
/// <c>early->cell[3,0].weight=0.2@1s</c>; without a time it is made before the run.
/// </summary>
internal static class ChangeText
{
    /// <summary>Reads one; null if it is none.</summary>
    public static NetworkChange? Parse(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals < 0 || Where(text[..equals]) is not var (name, indices, parameter))
            return null;
        var at = text.IndexOf('@', equals);
        var number = at < 0 ? text[(equals + 1)..] : text[(equals + 1)..at];
        var time = at < 0 ? Duration.Ticks(0) : TimeParser.Read(text[(at + 1)..]);
        return time is { } when && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new NetworkChange(when, name, parameter, indices, value)
            : null;
    }

    private static (string Name, ImmutableArray<int> Indices, string Parameter)? Where(string text)
    {
        var point = text.LastIndexOf('.');
        if (point < 1)
            return null;
        var (name, parameter) = (text[..point], text[(point + 1)..]);
        if (!ChangePlan.Parameters.Contains(parameter))
            return null;
        if (!name.EndsWith(']'))
            return name.Contains('[') ? null : (name, [], parameter);
        var bracket = name.LastIndexOf('[');
        if (bracket < 1)
            return null;
        var (inside, before) = (name[(bracket + 1)..^1], name[..bracket]);
        var indices = parameter == NetworkChange.Weight ? Pair(inside) : ProbeCells(inside);
        return indices is { } some ? (before, some, parameter) : null;
    }

    private static ImmutableArray<int>? Pair(string text) =>
        text.Split(',') is [var pre, var post] && Index(pre) is { } from && Index(post) is { } to ? [from, to] : null;

    private static ImmutableArray<int>? ProbeCells(string text) => Running.ProbeText.Members(text)?.In(0);

    private static int? Index(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
