// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning.Language;

namespace NeuroCore.Compiler.Learning.Assembling;

/// <summary>Writes the products of a trigger: those of the weight, then those of the tag.</summary>
internal sealed class ProductWriter(
    AssemblyContext context, ImmutableArray<TraceSetting?> traces, BoundsLine weights, BoundsLine tags, bool nearest)
{
    private readonly ProductRange _range = new(context, traces, weights, tags);

    /// <summary>The words of the products.</summary>
    /// <param name="plans">Terms that wait for one trigger.</param>
    public ImmutableArray<uint> Write(IReadOnlyList<TermPlan> plans)
    {
        var terms = plans.Zip(NumberFits.Of(plans, context)).ToList();
        foreach (var (plan, fit) in terms)
            _range.Check(plan, fit);
        return [.. Target(terms, changesTag: false), .. Target(terms, changesTag: true)];
    }

    private IEnumerable<uint> Target(IEnumerable<(TermPlan Plan, NumberFit Fit)> all, bool changesTag)
    {
        var terms = all.Where(term => term.Plan.ChangesTag == changesTag).ToList();
        if (terms.Count == 0)
            return [];
        if (nearest)
            _range.CheckNearest(terms);
        var products = terms.SelectMany(term => term.Fit.Parts.Select(part => Product(term.Plan, part))).ToList();
        products[^1] = Ending(products[^1], changesTag);
        return products.Select(product => product.ToWord());
    }

    // Rounding goes into the sum with its first product, whichever that is: all of them say how.
    private RuleProduct Product(TermPlan plan, NumberPart part) => new(plan.Scalar, plan.Vector)
    {
        Gated = plan.Gated,
        Subtract = part.Subtract ^ (plan.Term.Coefficient < 0),
        Shift = part.Shift,
        ChangesTag = plan.ChangesTag,
        Coefficient = part.Coefficient,
        Nearest = nearest,
    };

    private RuleProduct Ending(RuleProduct product, bool changesTag)
    {
        var bounds = changesTag ? tags : weights;
        return product with
        {
            Last = true,
            LowerBound = bounds.Lower < 0,
            UpperBound = bounds.Upper > 0,
            Bound = bounds.Magnitude,
        };
    }
}
