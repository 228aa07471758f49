// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning.Assembling;

/// <summary>Expresses the numbers in front of the terms of one trigger with the products that it has.</summary>
internal static class NumberFits
{
    // A number this near is taken with one product; where only powers of two are to be had, two of them come within
    // the larger share of any number.
    private const double GoodError = 0.06;
    private const double WorstError = 0.1;
    private const double Exactly = 1e-9;

    // Coefficient times g is a whole number: with fewer steps it is off by more than 1.5 % in the mean.
    private const int FewSteps = 32;

    /// <summary>A fit for every term.</summary>
    /// <param name="plans">Terms of one trigger.</param>
    /// <param name="context">Takes a mistake or notes.</param>
    /// <exception cref="RuleException">There are too many terms, or a number that the board cannot express.</exception>
    public static ImmutableArray<NumberFit> Of(IReadOnlyList<TermPlan> plans, AssemblyContext context)
    {
        if (plans.Count > RuleProduct.Most)
        {
            throw context.Mistake(
                plans[RuleProduct.Most].Term.Place,
                $"this is term {RuleProduct.Most + 1} that waits for {Waited(plans[0])}, but a trigger has {RuleProduct.Most} products: leave one out.");
        }

        var fits = plans.Select(plan => Single(plan, context.Target.MostShift)).ToArray();
        var free = RuleProduct.Most - plans.Count;
        // The worst fits get the products that are left.
        foreach (var worst in Enumerable.Range(0, plans.Count)
            .Where(at => !IsGood(fits[at]) && !plans[at].HasCoefficient)
            .OrderByDescending(at => fits[at]?.Distance))
        {
            var two = NumberFit.AsTwoPowers(Math.Abs(plans[worst].Term.Coefficient), plans[worst].Unit, context.Target.MostShift);
            if (two.Distance > WorstError)
                continue;
            if (free-- <= 0)
                throw context.Mistake(plans[worst].Term.Place, NoRoom(plans[worst], two));
            fits[worst] = two;
        }

        return [.. fits.Select((fit, at) => Checked(fit, plans[at], context))];
    }

    private static NumberFit? Single(TermPlan plan, int mostShift)
    {
        var wanted = Math.Abs(plan.Term.Coefficient);
        return plan.HasCoefficient
            ? NumberFit.WithCoefficient(wanted, plan.Unit, mostShift)
            : NumberFit.AsPowerOfTwo(wanted, plan.Unit, mostShift);
    }

    private static NumberFit Checked(NumberFit? fit, TermPlan plan, AssemblyContext context)
    {
        var wanted = Math.Abs(plan.Term.Coefficient);
        if (fit is null || fit.Distance > (fit.Parts.Length == 1 ? GoodError : WorstError))
        {
            throw context.Mistake(plan.Term.Place, OutOfRange(plan, context.Target));
        }

        if (plan is { Gated: true, HasCoefficient: true } && fit.Parts[0].Coefficient < FewSteps)
            context.Note($"line {plan.Term.Place.Line}: so small a number in front of {Factors(plan)} leaves g {fit.Parts[0].Coefficient} steps");
        if (Math.Abs(fit.Error) > Exactly)
        {
            context.Note(
                $"line {plan.Term.Place.Line}: {Words.Number(wanted)} in front of {Factors(plan)} became {Shown(fit, plan)} ({Words.Percent(fit.Error)})");
        }
        else if (fit.Parts.Length > 1)
        {
            context.Note($"line {plan.Term.Place.Line}: {Words.Number(wanted)} in front of {Factors(plan)} takes two products, {Shown(fit, plan)}");
        }

        return fit;
    }

    private static string OutOfRange(TermPlan plan, RuleTarget target)
    {
        var wanted = Math.Abs(plan.Term.Coefficient);
        var (least, most) = NumberFit.Range(plan.HasCoefficient, plan.Unit, target.MostShift);
        var number = $"{Words.Number(wanted)} in front of {Factors(plan)} is ";
        return wanted > most ? $"{number}more than a product has on '{target.Build.Name}': {Words.Number(most)} is the most."
            : wanted < least ? $"{number}less than a product has on '{target.Build.Name}': {Words.Number(least)} is the least, so take larger impulses and a larger number."
            : $"{number}too fine for '{target.Build.Name}': take whole times of {Words.Number(least)}.";
    }

    private static string NoRoom(TermPlan plan, NumberFit two)
    {
        var wanted = Math.Abs(plan.Term.Coefficient);
        var exponent = (int)Math.Floor(Math.Log2(wanted));
        return $"{Words.Number(wanted)} in front of {Factors(plan)} is no power of two and takes two products, {Shown(two, plan)}, but the {RuleProduct.Most} of {Waited(plan)} are used up: " +
            $"take {Words.PowerOfTwo(exponent)} or {Words.PowerOfTwo(exponent + 1)}, or leave a term out.";
    }

    private static bool IsGood(NumberFit? fit) => fit is not null && fit.Distance <= GoodError;

    private static string Shown(NumberFit fit, TermPlan plan) => plan.HasCoefficient
        ? $"{Words.Number(fit.Value)}"
        : string.Concat(fit.Parts.Select((part, at) =>
            (at == 0 ? "" : part.Subtract ? " - " : " + ") +
            Words.PowerOfTwo((int)Math.Log2((double)plan.Unit / RuleProduct.Scale) - part.Shift)));

    private static string Waited(TermPlan plan) => plan.Trigger switch
    {
        LearningTrigger.Pre => "x0",
        LearningTrigger.Post => "y0",
        _ => "e",
    };

    private static string Factors(TermPlan plan) => string.Join(" * ", plan.Term.Factors.Select(factor => factor.Name));
}
