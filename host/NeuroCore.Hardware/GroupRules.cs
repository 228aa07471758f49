// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>What the board asks of the winner-take-all groups of an image: runs of blocks that compete.</summary>
internal static class GroupRules
{
    /// <summary>Least neurons of a group: fewer would be through before the winners of the group before them are.</summary>
    public const int LeastNeurons = 4;

    /// <summary>The first thing that is wrong with the groups, without a full stop; null if nothing is.</summary>
    public static string? Problem(RegisterImage image)
    {
        if (!image.Needs.HasFlag(Capabilities.Winners))
            return null;
        var words = ClassWords(image);
        var first = -1;
        for (var block = 0; block < image.Neurons / image.Target.Lanes; block++)
        {
            var firing = words[(block * ClassParameters.WordsPerBlock) + (int)ClassWord.Firing];
            if (WordField.Get(firing, Fields.CompetesLow, Fields.CompetesWidth) == 0)
            {
                if (first >= 0)
                    break;
                continue;
            }

            first = first < 0 ? block : first;
            if (WordField.Get(firing, Fields.GroupEndLow, Fields.GroupEndWidth) == 0)
                continue;
            if (Group(image, words, first, block) is { } problem)
                return problem;
            first = -1;
        }

        return first < 0 ? null : $"the winner-take-all group from block {first} on has no last block";
    }

    private static string? Group(RegisterImage image, ushort[] words, int first, int last)
    {
        var neurons = (last - first + 1) * image.Target.Lanes;
        if (neurons < LeastNeurons)
            return $"the winner-take-all group from block {first} on has {neurons} neurons, but must have {LeastNeurons} or more";
        var keep = words[(last * ClassParameters.WordsPerBlock) + (int)ClassWord.ResetKeep];
        var winners = WordField.Get(keep, Fields.GroupWinnersLow, Fields.GroupWinnersWidth);
        return winners > image.Target.Winners
            ? $"the winner-take-all group from block {first} on has {winners} winners, but '{image.Target.Name}' takes {image.Target.Winners} at most"
            : null;
    }

    private static ushort[] ClassWords(RegisterImage image)
    {
        var words = new ushort[BankDepth.Of(image.Target, Bank.Class)];
        foreach (var section in image.Sections.Where(section => section.Bank == Bank.Class))
            section.CopyTo(0, words.AsSpan(section.Address, section.Length));
        return words;
    }
}
