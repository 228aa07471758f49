// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>The rows of the projection table.</summary>
internal static class ProjectionSections
{
    /// <summary>A section for each class; where none of its sources has a synapse, nothing is enabled.</summary>
    public static IEnumerable<ImageSection> Of(ProjectionTable table, Placement placement, Configuration target)
    {
        for (var number = 0; number < table.Classes.Rows.Length; number++)
        {
            var row = table.Classes.Rows[number];
            yield return new ImageSection(
                Bank.Projection,
                ProjectionWord.Address(target, number, 0),
                [.. Enumerable.Range(0, placement.Neurons / target.Lanes).Select(block => row.GetValueOrDefault(block))]);
        }
    }
}
