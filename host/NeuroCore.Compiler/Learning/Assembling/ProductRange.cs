// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning.Language;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning.Assembling;

/// <summary>How large the terms of a rule can become: what moves nothing and what moves everything is refused.</summary>
/// <param name="context">For what, and where mistakes go.</param>
/// <param name="traces">Settings of x1, x2, y1, y2.</param>
/// <param name="weights">Bounds of the weight.</param>
/// <param name="tags">Bounds of the tag.</param>
internal sealed class ProductRange(AssemblyContext context, ImmutableArray<TraceSetting?> traces, BoundsLine weights, BoundsLine tags)
{
    private const int TracesOfSide = 2;

    // In the unit in which terms are summed, 1/256 of what is written.
    private const int Half = RuleProduct.Scale / 2;

    /// <summary>Refuses a term that can move nothing, or that moves more than the bounds leave room for.</summary>
    public void Check(TermPlan plan, NumberFit fit)
    {
        if (fit.Parts.Any(part => Term(plan, part, Peak) == 0))
        {
            throw context.Mistake(
                plan.Term.Place,
                $"the largest value of this term, with {Extremes(plan, Peak)}, is less than {Smallest(plan)} {Unit(plan)} and never moves it: take a larger number or larger impulses.");
        }

        var (bounds, usual) = (plan.ChangesTag ? tags : weights, fit.Parts.Max(part => Term(plan, part, One)) * Scale(plan));
        if (usual > bounds.Upper - bounds.Lower)
        {
            throw context.Mistake(
                plan.Term.Place,
                $"one event moves {Unit(plan)} by {Words.Number(usual)} with {Extremes(plan, One)}, beyond its bounds of {bounds.Lower} .. {bounds.Upper}: take a smaller number or smaller impulses.");
        }
    }

    /// <summary>Refuses terms that together stay below half a step, which rounding to nearest takes away.</summary>
    /// <param name="terms">All terms of a trigger and target.</param>
    public void CheckNearest(IReadOnlyList<(TermPlan Plan, NumberFit Fit)> terms)
    {
        var together = terms.Sum(term => term.Fit.Parts.Sum(part => Term(term.Plan, part, Peak)));
        if (together < Half)
        {
            throw context.Mistake(
                terms[0].Plan.Term.Place,
                $"rounded to nearest this never moves {Unit(terms[0].Plan)}: at most it is {Words.Number(together * Scale(terms[0].Plan))}, and half a step is {Words.Number(Half * Scale(terms[0].Plan))}; take rounding: stochastic, or larger numbers.");
        }
    }

    /// <summary>What a term adds to the sum.</summary>
    /// <param name="plan">The term.</param>
    /// <param name="part">One of its products.</param>
    /// <param name="trace">What its traces are.</param>
    private long Term(TermPlan plan, NumberPart part, Func<TraceSetting, int> trace)
    {
        var fine = context.Target.IsFine;
        var scalar = plan.HasCoefficient ? part.Coefficient : Scalar(plan, trace);
        if (plan.Gated)
            scalar = scalar * RuleProduct.MostFactor / RuleProduct.One;
        var product = (long)scalar * Vector(plan, trace);
        return (fine && !plan.HasWeight ? product * RuleProduct.Scale : product) >> part.Shift;
    }

    private int Scalar(TermPlan plan, Func<TraceSetting, int> trace) => plan.Scalar switch
    {
        ProductScalar.Factor => RuleProduct.MostFactor,
        ProductScalar.Weight => Weight,
        _ => trace(Trace(plan.Trigger == LearningTrigger.Post, plan.Scalar == ProductScalar.Second)),
    };

    private int Vector(TermPlan plan, Func<TraceSetting, int> trace) => plan.Vector switch
    {
        ProductVector.Factor => RuleProduct.MostFactor,
        ProductVector.Weight => Weight,
        ProductVector.One => RuleProduct.One,
        ProductVector.Tag => RuleProduct.TagScale * tags.Magnitude,
        _ => trace(Trace(plan.Trigger != LearningTrigger.Post, plan.Vector == ProductVector.Second)),
    };

    private int Weight => weights.Magnitude * (context.Target.IsFine ? RuleProduct.Scale : 1);

    private TraceSetting Trace(bool ofNeuron, bool second) =>
        traces[(ofNeuron ? TracesOfSide : 0) + (second ? 1 : 0)] ?? throw new InvalidOperationException("The term has a trace that the rule does not define.");

    // The sum is in 1/256 of a tag or of a weight's step.
    private double Scale(TermPlan plan) => (plan.ChangesTag ? 1 : context.Target.Step) / RuleProduct.Scale;

    private string Smallest(TermPlan plan) => $"1/{Math.Round(1 / Scale(plan))} of the unit of";

    private static string Unit(TermPlan plan) => plan.ChangesTag ? "the tag" : "the weight";

    private static int Peak(TraceSetting setting) => TraceFit.Peak(setting);

    private static int One(TraceSetting setting) => setting.Impulse;

    private string Extremes(TermPlan plan, Func<TraceSetting, int> trace)
    {
        var names = plan.Term.Factors.Where(factor => !factor.Variable.IsTrigger()).Select(factor => factor.Variable switch
        {
            RuleVariable.G or RuleVariable.M => $"{factor.Name} = 127/128",
            RuleVariable.W => $"w = {weights.Magnitude}",
            RuleVariable.Tag => $"tag = {tags.Magnitude}",
            var other => $"{factor.Name} = {trace(traces[RuleVariables.Traces.IndexOf(other)]!)}",
        }).ToList();
        return names.Count == 0 ? "nothing that varies" : string.Join(", ", names);
    }
}
