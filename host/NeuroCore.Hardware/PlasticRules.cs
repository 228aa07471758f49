// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>
/// What the board asks of an image that learns. The walk over a column reads the class of L sources from the first of them, and
/// all their words in a block with a rule, whatever the ranges say.
/// </summary>
internal static class PlasticRules
{
    /// <summary>The first thing that is wrong with the plastic sources, without a full stop; null if nothing is.</summary>
    public static string? Problem(RegisterImage image)
    {
        var plastic = image.Needs.HasFlag(Capabilities.Learning) ? image.WordAt(Bank.Learning, (int)LearningRegister.PlasticClasses) : 0;
        if (plastic == 0)
            return null;
        var (build, lanes) = (image.Target, image.Target.Lanes);
        var ranges = Words(image, Bank.Range, out _);
        var projections = Words(image, Bank.Projection, out _);
        Words(image, Bank.Synapse, out var written);
        for (var first = 0; first < image.Sources; first += lanes)
        {
            var classes = Enumerable.Range(first, lanes).Select(source => RangeWord.SourceClass(ranges[source])).ToArray();
            if (!Array.Exists(classes, number => ((plastic >> number) & 1) != 0))
                continue;
            if (Array.FindIndex(classes, number => number != classes[0]) is var other && other > 0)
                return $"sources {first}..{first + lanes - 1} learn together, but source {first} has class {classes[0]} and source {first + other} has class {classes[other]}";
            for (var block = 0; block < image.Neurons / lanes; block++)
            {
                var rule = ProjectionWord.FromWord(projections[ProjectionWord.Address(build, classes[0], block)]).Rule;
                if (rule > 0 && Missing(build, written, first, block) is { } source)
                    return $"block {block} of class {classes[0]} learns by rule {rule}, but source {source} of this class has no words there";
            }
        }

        return null;
    }

    /// <summary>The first source of a group without words in a block; null if all have them.</summary>
    private static int? Missing(Configuration build, bool[] written, int first, int block)
    {
        for (var source = first; source < first + build.Lanes; source++)
        {
            if (written.AsSpan(((source * build.Blocks) + block) * build.Pairs, build.Pairs).Contains(false))
                return source;
        }

        return null;
    }

    private static ushort[] Words(RegisterImage image, Bank bank, out bool[] written)
    {
        var words = new ushort[BankDepth.Of(image.Target, bank)];
        written = new bool[words.Length];
        foreach (var section in image.Sections.Where(section => section.Bank == bank))
        {
            section.CopyTo(0, words.AsSpan(section.Address, section.Length));
            Array.Fill(written, true, section.Address, section.Length);
        }

        return words;
    }
}
