// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning.Language;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning.Assembling;

/// <summary>Which product a term becomes: its factors are assigned to scalar and vector, its number is not yet.</summary>
/// <param name="Term">The term.</param>
/// <param name="Trigger">What it waits for.</param>
/// <param name="Scalar">A; the coefficient if the term has a variable too few for another.</param>
/// <param name="Vector">B.</param>
/// <param name="Gated">g is among the factors.</param>
/// <param name="ChangesTag">The term is one of dt.</param>
internal sealed record TermPlan(
    RuleTerm Term, LearningTrigger Trigger, ProductScalar Scalar, ProductVector Vector, bool Gated, bool ChangesTag)
{
    private const int MostFactors = 2;

    /// <summary>The number in front is the product's coefficient; without it, only a power of two can be.</summary>
    public bool HasCoefficient => Scalar == ProductScalar.Coefficient;

    /// <summary>A * B of a product whose factors have the value 1 and whose coefficient, if it has one, is 1.</summary>
    public int Unit => UnitOf(Scalar) * UnitOf(Vector);

    /// <summary>The weight is one of the factors.</summary>
    public bool HasWeight => Scalar == ProductScalar.Weight || Vector == ProductVector.Weight;

    /// <summary>Assigns the factors of a term.</summary>
    /// <exception cref="RuleException">The board has no such product.</exception>
    public static TermPlan Of(RuleTerm term, bool changesTag, AssemblyContext context)
    {
        if (term.Coefficient == 0)
            throw context.Mistake(term.Place, "this term is 0: leave it out.");
        var trigger = TriggerOf(term, context);
        RuleFactor[] gates = [.. term.Factors.Where(factor => factor.Variable == RuleVariable.G)];
        RuleFactor[] factors = [.. term.Factors.Where(factor => !factor.Variable.IsTrigger() && factor.Variable != RuleVariable.G)];
        if (gates.Length > 1)
            throw context.Mistake(gates[1].Place, "g stands twice in one term: a term takes it once.");
        if (factors.Length > MostFactors)
        {
            throw context.Mistake(
                factors[MostFactors].Place,
                $"'{factors[MostFactors].Name}' is the third factor that varies, after '{factors[0].Name}' and '{factors[1].Name}': a term takes two, and g besides.");
        }

        foreach (var tag in factors.Where(factor => factor.Variable == RuleVariable.Tag && !context.Target.HasTags))
            throw context.Mistake(tag.Place, NoTags(context.Target));
        if (factors.Length == MostFactors && factors[0].Variable == factors[1].Variable)
            throw context.Mistake(factors[1].Place, $"'{factors[1].Name}' stands twice in one term: the board has no squares.");
        var gated = gates.Length > 0;
        var (scalar, vector) = factors switch
        {
            [] => (ProductScalar.Coefficient, ProductVector.One),
            [var one] => VectorOf(one, trigger) is { } single
                ? (ProductScalar.Coefficient, single)
                : (ScalarOf(one, trigger)!.Value, ProductVector.One),
            [var one, var other] => Pair(one, other, trigger, gated) ?? Pair(other, one, trigger, gated)
                ?? throw context.Mistake(other.Place, NoPair(one, other, trigger, gated)),
            _ => throw new InvalidOperationException("More factors than were let through."),
        };
        return new TermPlan(term, trigger, scalar, vector, gated, changesTag);
    }

    /// <summary>Why a build without tags refuses a rule.</summary>
    public static string NoTags(RuleTarget target) =>
        $"synapses of '{target.Build.Name}' have no tags: assemble for {RuleTarget.BuildsWith(Capabilities.TaggedSynapses)}, or do without.";

    private static LearningTrigger TriggerOf(RuleTerm term, AssemblyContext context)
    {
        RuleFactor[] triggers = [.. term.Factors.Where(factor => factor.Variable.IsTrigger())];
        return triggers switch
        {
            [] => throw context.Mistake(term.Place, "this term waits for nothing: multiply it by x0 (an event of the source), y0 (a spike of the neuron) or e (the end of an epoch)."),
            [var one] => one.Variable switch
            {
                RuleVariable.X0 => LearningTrigger.Pre,
                RuleVariable.Y0 => LearningTrigger.Post,
                _ => LearningTrigger.Epoch,
            },
            _ => throw context.Mistake(triggers[1].Place, $"'{triggers[1].Name}' is the second of a term that waits for '{triggers[0].Name}': a term waits for one of x0, y0 and e."),
        };
    }

    private static (ProductScalar, ProductVector)? Pair(RuleFactor one, RuleFactor other, LearningTrigger trigger, bool gated)
    {
        if (VectorOf(other, trigger) is not { } vector)
            return null;
        if (ScalarOf(one, trigger) is { } scalar)
            return (scalar, vector);
        return one.Variable == RuleVariable.W && !gated ? (ProductScalar.Weight, vector) : null;
    }

    /// <summary>A of a factor, if it is one of the side that triggers.</summary>
    private static ProductScalar? ScalarOf(RuleFactor factor, LearningTrigger trigger) => (factor.Variable, trigger == LearningTrigger.Post) switch
    {
        (RuleVariable.X1, false) or (RuleVariable.Y1, true) => ProductScalar.First,
        (RuleVariable.X2, false) or (RuleVariable.Y2, true) => ProductScalar.Second,
        (RuleVariable.M, true) => ProductScalar.Factor,
        _ => null,
    };

    /// <summary>B of a factor, if it is one of the other side or of the synapse.</summary>
    private static ProductVector? VectorOf(RuleFactor factor, LearningTrigger trigger) => (factor.Variable, trigger == LearningTrigger.Post) switch
    {
        (RuleVariable.Y1, false) or (RuleVariable.X1, true) => ProductVector.First,
        (RuleVariable.Y2, false) or (RuleVariable.X2, true) => ProductVector.Second,
        (RuleVariable.M, false) => ProductVector.Factor,
        (RuleVariable.W, _) => ProductVector.Weight,
        (RuleVariable.Tag, _) => ProductVector.Tag,
        _ => null,
    };

    private static string NoPair(RuleFactor one, RuleFactor other, LearningTrigger trigger, bool gated)
    {
        var (own, others, name) = trigger switch
        {
            LearningTrigger.Pre => ("x1 or x2", "y1, y2, m, w or tag", "x0"),
            LearningTrigger.Post => ("y1, y2 or m", "x1, x2, w or tag", "y0"),
            _ => ("x1 or x2", "y1, y2, m, w or tag", "e"),
        };
        return gated && (one.Variable == RuleVariable.W || other.Variable == RuleVariable.W)
            ? $"with g and {name}, w goes with {own} alone, not with '{(one.Variable == RuleVariable.W ? other : one).Name}': leave g, w or '{(one.Variable == RuleVariable.W ? other : one).Name}' out."
            : $"a term with {name} multiplies {own} or w by one of {others}, so '{one.Name}' and '{other.Name}' do not go together: leave one out, or let the term wait for something else.";
    }

    public static int UnitOf(ProductScalar scalar) => scalar == ProductScalar.Factor ? RuleProduct.One : 1;

    public static int UnitOf(ProductVector vector) => vector switch
    {
        ProductVector.One or ProductVector.Factor => RuleProduct.One,
        ProductVector.Tag => RuleProduct.TagScale,
        _ => 1,
    };
}
