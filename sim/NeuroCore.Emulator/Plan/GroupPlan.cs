// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator.Plan;

/// <summary>The winner-take-all groups of an image: runs of blocks whose class competes, each up to the block that ends it.</summary>
internal static class GroupPlan
{
    /// <summary>Groups, ascending.</summary>
    public static ImmutableArray<WinnerGroup> Of(Engine core)
    {
        if (!core.Build.Has(Capabilities.Winners))
            return [];
        var groups = ImmutableArray.CreateBuilder<WinnerGroup>();
        var (lanes, first) = (core.Build.Lanes, -1);
        for (var block = 0; block < core.Neurons / lanes; block++)
        {
            var firing = core.Memory.Classes[(block * ClassParameters.WordsPerBlock) + (int)ClassWord.Firing];
            if (((firing >> Fields.CompetesLow) & 1) == 0)
                continue;
            first = first < 0 ? block : first;
            if (((firing >> Fields.GroupEndLow) & 1) == 0)
                continue;
            var word = core.Memory.Classes[(block * ClassParameters.WordsPerBlock) + (int)ClassWord.ResetKeep];
            var winners = (word >> Fields.GroupWinnersLow) & ((1 << Fields.GroupWinnersWidth) - 1);
            groups.Add(new WinnerGroup(first * lanes, ((block + 1) * lanes) - 1, Math.Min(winners, core.Build.Winners)));
            first = -1;
        }

        return groups.ToImmutable();
    }
}
