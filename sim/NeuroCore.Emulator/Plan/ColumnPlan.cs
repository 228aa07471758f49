// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Plan;

/// <summary>Which sources learn when a neuron fires: groups of L sources have the class of their first.</summary>
internal static class ColumnPlan
{
    /// <summary>By block, the runs of sources with a rule.</summary>
    public static ImmutableArray<ImmutableArray<ColumnPiece>> Of(Engine core) =>
        [.. Enumerable.Range(0, core.Neurons / core.Build.Lanes).Select(block => OfBlock(core, block))];

    private static ImmutableArray<ColumnPiece> OfBlock(Engine core, int block)
    {
        var pieces = ImmutableArray.CreateBuilder<ColumnPiece>();
        for (var first = 0; first < core.Sources; first += core.Build.Lanes)
        {
            var rule = core.Memory.Projection(RangeWord.SourceClass(core.Memory.Ranges[first]), block).Rule;
            if (rule == 0)
                continue;
            if (pieces.Count > 0 && pieces[^1] is var before && before.Rule == rule && before.First + before.Count == first)
                pieces[^1] = before with { Count = before.Count + core.Build.Lanes };
            else
                pieces.Add(new ColumnPiece(first, core.Build.Lanes, rule));
        }

        return pieces.ToImmutable();
    }
}
