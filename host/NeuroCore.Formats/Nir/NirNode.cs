// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Hdf;

namespace NeuroCore.Formats.Nir;

/// <summary>A node of a NIR graph as the file has it.</summary>
/// <param name="File">The file, for messages.</param>
/// <param name="Name">Its name; with those of the graphs around it, joined by dots.</param>
/// <param name="Type">Its type, such as <c>LIF</c>.</param>
/// <param name="Values">Its datasets by name.</param>
internal sealed record NirNode(string File, string Name, string Type, ImmutableDictionary<string, HdfValue> Values)
{
    /// <summary>The node as messages call it.</summary>
    public string What => $"the node '{Name}' ({Type})";

    /// <summary>True if it has such a dataset of numbers with something in it.</summary>
    public bool Has(string key) => Values.TryGetValue(key, out var value) && value.Count > 0;

    /// <summary>A dataset of finite numbers.</summary>
    /// <exception cref="FormatException">It is not there, is empty, or has a number that is none.</exception>
    public HdfValue Numbers(string key)
    {
        if (!Values.TryGetValue(key, out var value) || value.Count == 0)
            throw Error($"lacks {key}");
        if (value.Numbers is null)
            throw Error($"has {key} as text, where numbers are expected");
        for (var at = 0; at < value.Count; at++)
        {
            if (!double.IsFinite(value.Numbers[at]))
                throw Error($"has {key}[{at}] = {value.Numbers[at].ToString(System.Globalization.CultureInfo.InvariantCulture)}: every number must be finite");
        }

        return value;
    }

    /// <summary>Whole numbers, such as a shape.</summary>
    /// <param name="key">Name of the dataset.</param>
    /// <param name="least">Least that each may be.</param>
    public ImmutableArray<int> Whole(string key, int least)
    {
        var value = Numbers(key);
        foreach (var number in value.Numbers!)
        {
            if (number != Math.Floor(number) || number < least || number > HdfLimits.MostValues)
                throw Error($"has {key} {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}, but it must be a whole number from {least} to {HdfLimits.MostValues}");
        }

        return [.. value.Numbers.Select(number => (int)number)];
    }

    /// <summary>Whole numbers, one for each dimension; one for all is as good, and what is not there is the default.</summary>
    public ImmutableArray<int> PerDimension(string key, int dimensions, int least, int? otherwise = null)
    {
        if (!Has(key) && otherwise is { } usual)
            return [.. Enumerable.Repeat(usual, dimensions)];
        var values = Whole(key, least);
        if (values.Length == 1)
            return [.. Enumerable.Repeat(values[0], dimensions)];
        return values.Length == dimensions ? values : throw Error($"has {values.Length} values of {key}, but works in {dimensions} dimension{(dimensions == 1 ? "" : "s")}");
    }

    /// <summary>A text; null if the dataset is no text or not there.</summary>
    public string? Text(string key) => Values.TryGetValue(key, out var value) && value.Texts is [var text] ? text : null;

    /// <summary>A mistake in this node.</summary>
    /// <param name="what">What it does wrong, after its name; without a full stop.</param>
    public FormatException Error(string what) => new(File, $"{What} {what}.");
}
