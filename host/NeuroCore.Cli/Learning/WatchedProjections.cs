// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Learning;

/// <summary>Whose weights are of interest.</summary>
internal static class WatchedProjections
{
    /// <summary>Stands for all projections, however many there are.</summary>
    public const string All = "*";

    /// <summary>The projections that a user names; if none, those that learn, and if none does, all.</summary>
    /// <exception cref="NeuroCoreException">There is none of a name, or the image names none.</exception>
    public static ImmutableArray<ProjectionPlace> Of(ImmutableArray<string> names, RegisterImage image)
    {
        var known = image.Metadata.Projections;
        if (names is [All])
            return known;
        if (known.IsEmpty)
            throw new NeuroCoreException(
                $"'{image.Metadata.Name}' has no projections, or its maker did not name them, so there are no weights to show: leave out what shows them.");
        if (!names.IsEmpty)
            return [.. names.Distinct().Select(name => known.FirstOrDefault(place => place.Name == name) ?? throw new NeuroCoreException(
                $"'{image.Metadata.Name}' has no projection '{name}': it has {string.Join(", ", known.Select(place => place.Name))}."))];
        return known.Any(place => place.Rule is not null) ? [.. known.Where(place => place.Rule is not null)] : known;
    }
}
