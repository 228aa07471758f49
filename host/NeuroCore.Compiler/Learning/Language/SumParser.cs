// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace NeuroCore.Compiler.Learning.Language;

/// <summary>Reads sums of products and multiplies them out as it goes.</summary>
/// <param name="tokens">The rule.</param>
/// <param name="constants">Named numbers that have been said so far.</param>
internal sealed class SumParser(TokenReader tokens, IReadOnlyDictionary<string, double> constants)
{
    private const int MostTerms = 64;
    private const int MostFactors = 8;
    private const int DeepestBrackets = 16;
    private const int MostExponent = 64;

    /// <summary>Named numbers that were used.</summary>
    public HashSet<string> Used { get; } = [];

    /// <summary>Reads a sum: terms, in the order of the text.</summary>
    public ImmutableArray<RuleTerm> Sum() => Sum(depth: 0);

    /// <summary>Reads a sum that is a number.</summary>
    /// <param name="what">What it is, for messages.</param>
    public double Number(string what)
    {
        var sum = Sum();
        foreach (var term in sum.Where(term => term.Factors.Length > 0))
            throw tokens.Mistake(term.Factors[0].Place, $"{what} is a number, but '{term.Factors[0].Name}' varies: use it in dw.");
        return Finite(sum.Sum(term => term.Coefficient), sum[0].Place);
    }

    private ImmutableArray<RuleTerm> Sum(int depth)
    {
        var sum = ImmutableArray.CreateBuilder<RuleTerm>();
        tokens.SkipLines();
        var negative = false;
        do
        {
            foreach (var term in Product(depth))
                sum.Add(negative ? term with { Coefficient = -term.Coefficient } : term);
            if (sum.Count > MostTerms)
                throw tokens.Mistake(sum[MostTerms].Place, $"multiplied out, this has more than {MostTerms} terms: a rule has room for {RuleProduct.Most} of each trigger.");
        }
        while (Operator("+", "-", out negative));
        return sum.ToImmutable();
    }

    private ImmutableArray<RuleTerm> Product(int depth)
    {
        var product = Signed(depth);
        while (Operator("*", "/", out var divides))
        {
            var place = tokens.NextOnAnyLine.Place;
            var factor = Signed(depth);
            product = divides ? Multiply(product, Inverse(factor, place)) : Multiply(product, factor);
        }

        if (tokens.Next.Kind is RuleTokenKind.Name or RuleTokenKind.Number || tokens.Next.Is("("))
            throw tokens.Mistake(tokens.Next.Place, $"{tokens.Next.Called} stands behind a factor: write * between them.");
        return product;
    }

    private ImmutableArray<RuleTerm> Signed(int depth)
    {
        var negative = false;
        tokens.SkipLines();
        while (tokens.Next.Is("-") || tokens.Next.Is("+"))
        {
            negative ^= tokens.Take().Is("-");
            tokens.SkipLines();
        }

        var factor = Power(depth);
        return negative ? [.. factor.Select(term => term with { Coefficient = -term.Coefficient })] : factor;
    }

    private ImmutableArray<RuleTerm> Power(int depth)
    {
        var place = tokens.Next.Place;
        var factor = Primary(depth);
        if (!tokens.Next.Is("^"))
            return factor;
        tokens.Take();
        if (factor is not [{ Factors.Length: 0, Coefficient: var number }])
            throw tokens.Mistake(place, "only numbers are raised to powers, as in 2^-6: write a product instead.");
        var exponent = tokens.WholeNumber("the exponent", -MostExponent, MostExponent);
        return [new RuleTerm(Finite(Math.Pow(number, exponent), place), [], place)];
    }

    private ImmutableArray<RuleTerm> Primary(int depth)
    {
        var token = tokens.Take();
        switch (token.Kind)
        {
            case RuleTokenKind.Number:
                return [new RuleTerm(token.Value, [], token.Place)];
            case RuleTokenKind.Name:
                return [Named(token)];
            default:
                if (!token.Is("("))
                    throw tokens.Mistake(token.Place, $"here {token.Called} stands where a factor is needed: write a number, a variable such as x1, or a sum in brackets.");
                if (depth == DeepestBrackets)
                    throw tokens.Mistake(token.Place, $"brackets are nested more than {DeepestBrackets} deep: multiply some of them out.");
                return Bracketed(token, depth);
        }
    }

    private ImmutableArray<RuleTerm> Bracketed(RuleToken open, int depth)
    {
        var sum = Sum(depth + 1);
        tokens.SkipLines();
        if (!tokens.TryTake(")"))
        {
            throw tokens.Mistake(tokens.Next.Place, string.Create(
                CultureInfo.InvariantCulture,
                $"{tokens.Next.Called} stands where ')' is needed: the bracket of line {open.Place.Line}, column {open.Place.Column} is still open."));
        }

        return sum.Any(term => term.Factors.Length > 0) ? sum : [new RuleTerm(Finite(sum.Sum(term => term.Coefficient), open.Place), [], open.Place)];
    }

    private RuleTerm Named(RuleToken name)
    {
        if (RuleVariables.ByName.TryGetValue(name.Text, out var variable))
            return new RuleTerm(1, [new RuleFactor(variable, name.Place)], name.Place);
        if (!constants.TryGetValue(name.Text, out var value))
        {
            string[] known = [.. RuleVariables.ByName.Keys.Order(StringComparer.Ordinal), .. constants.Keys.Order(StringComparer.Ordinal)];
            throw tokens.Mistake(name.Place, $"'{name.Text}' is neither a variable nor a number named before: known are {string.Join(", ", known)}.");
        }

        Used.Add(name.Text);
        return new RuleTerm(value, [], name.Place);
    }

    /// <summary>Every term of one sum times every term of the other.</summary>
    private ImmutableArray<RuleTerm> Multiply(ImmutableArray<RuleTerm> left, ImmutableArray<RuleTerm> right)
    {
        if (left.Length * right.Length > MostTerms)
            throw tokens.Mistake(right[0].Place, $"multiplied out, this has more than {MostTerms} terms: a rule has room for {RuleProduct.Most} of each trigger.");
        return [.. left.SelectMany(_ => right, Multiply)];

        // Of a term out of brackets the place within them says more.
        RuleTerm Multiply(RuleTerm one, RuleTerm other)
        {
            var factors = one.Factors.AddRange(other.Factors);
            if (factors.Length > MostFactors)
                throw tokens.Mistake(factors[MostFactors].Place, $"this is the {MostFactors + 1}th variable of one term: a term takes a trigger and two more, and g.");
            var place = right.Length > 1 ? other.Place : one.Place;
            return new RuleTerm(Finite(one.Coefficient * other.Coefficient, place), factors, place);
        }
    }

    private ImmutableArray<RuleTerm> Inverse(ImmutableArray<RuleTerm> divisor, RulePlace place) => divisor switch
    {
        [{ Factors.Length: 0, Coefficient: not 0 and var number }] => [new RuleTerm(Finite(1 / number, place), [], place)],
        [{ Factors.Length: 0 }] => throw tokens.Mistake(place, "this divides by 0."),
        _ => throw tokens.Mistake(place, "only numbers divide: the board multiplies and adds."),
    };

    /// <summary>Takes one of two signs, perhaps at the beginning of a later line.</summary>
    private bool Operator(string plain, string other, out bool isOther)
    {
        var next = tokens.NextOnAnyLine;
        isOther = next.Is(other);
        if (!isOther && !next.Is(plain))
            return false;
        tokens.SkipLines();
        tokens.Take();
        return true;
    }

    private double Finite(double value, RulePlace place) => double.IsFinite(value)
        ? value
        : throw tokens.Mistake(place, "this number is too large to be worked out.");
}
