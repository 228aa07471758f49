// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning;

/// <summary>A rule in an image.</summary>
/// <param name="Number">1..7: what projection words call it.</param>
/// <param name="Assembled">Its products, named as the description names it.</param>
/// <param name="AskedTau">Time constants of x1, x2, y1 and y2 that its text asks for, ticks; null where it uses none or asks for no decay.</param>
internal sealed record PlacedRule(int Number, AssembledRule Assembled, ImmutableArray<double?> AskedTau)
{
    /// <summary>What its projections and messages call it.</summary>
    public string Name => Assembled.Name;

    /// <summary>Least weight that it leaves, steps: a weight below would jump there, whatever the rule adds.</summary>
    public int Lower { get; } = Endings(Assembled).Select(product => product.LowerBound ? -product.Bound : 0).Append(WeightCodes.Least).Max();

    /// <summary>Largest weight that it leaves, steps.</summary>
    public int Upper { get; } = Endings(Assembled).Select(product => product.UpperBound ? product.Bound : 0).Append(WeightCodes.Most).Min();

    /// <summary>True if the third factor of all scales one of its products.</summary>
    public bool UsesThirdFactor { get; } = Products(Assembled).Any(product => product.Gated);

    /// <summary>Its products for a trigger.</summary>
    public ImmutableArray<uint> Of(LearningTrigger trigger) => trigger switch
    {
        LearningTrigger.Pre => Assembled.Pre,
        LearningTrigger.Post => Assembled.Post,
        _ => Assembled.Epoch,
    };

    private static IEnumerable<RuleProduct> Products(AssembledRule rule) =>
        rule.Pre.Concat(rule.Post).Concat(rule.Epoch).Select(RuleProduct.FromWord);

    private static IEnumerable<RuleProduct> Endings(AssembledRule rule) => Products(rule).Where(product => product is { Last: true, ChangesTag: false });
}
