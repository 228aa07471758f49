// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroCore.Compiler.Learning.Assembling;
using NeuroCore.Compiler.Learning.Language;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning;

/// <summary>
/// Lists what a rule became: again a rule, one term for each product, with the program in the comments. Assembled for
/// the same build, it gives the same products.
/// </summary>
public static class RuleDisassembler
{
    private const int FewestDigits = 3;
    private const int MostDigits = 17;

    /// <summary>The listing of a rule; ends with a line end.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="target">What it was assembled for.</param>
    public static string ToText(AssembledRule rule, RuleTarget target)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(target);
        var text = new StringBuilder();
        Line(text, $"# {rule.Name} for {target.Build.Name}, ticks of {Network.Duration.Seconds(target.TickSeconds)}");
        foreach (var note in rule.Notes)
            Line(text, $"# {note}");
        for (var trace = 0; trace < rule.Traces.Length; trace++)
        {
            if (rule.Traces[trace] is { } setting)
                Trace(text, RuleVariables.Traces[trace].Name(), setting);
        }

        var products = Products(rule);
        Ending(text, products.Where(product => product.Product is { Last: true, ChangesTag: false }), "bounds");
        Ending(text, products.Where(product => product.Product is { Last: true, ChangesTag: true }), "tag bounds");
        if (products.FirstOrDefault(product => product.Product.Last) is { } last)
            Line(text, $"rounding: {(last.Product.Nearest ? "nearest" : "stochastic")}");
        if (rule.EpochShift is { } shift)
            Line(text, $"epoch: {1 << shift} ticks");
        Sum(text, "dw", products.Where(product => !product.Product.ChangesTag));
        Sum(text, "dt", products.Where(product => product.Product.ChangesTag));
        return text.ToString();
    }

    /// <summary>What a product says as a term of the language: "- 2^-6 * y1 * x0"; null if the language has no such term.</summary>
    /// <param name="product">The product.</param>
    /// <param name="trigger">What it waits for.</param>
    public static string? Term(RuleProduct product, LearningTrigger trigger)
    {
        var own = trigger == LearningTrigger.Post ? "y" : "x";
        var other = trigger == LearningTrigger.Post ? "x" : "y";
        var scalar = product.Scalar switch
        {
            ProductScalar.Coefficient => "",
            ProductScalar.First => own + "1",
            ProductScalar.Second => own + "2",
            ProductScalar.Factor when trigger == LearningTrigger.Post => "m",
            ProductScalar.Weight when !product.Gated => "w",
            _ => null,
        };
        var vector = product.Vector switch
        {
            ProductVector.One => "",
            ProductVector.First => other + "1",
            ProductVector.Second => other + "2",
            ProductVector.Factor when trigger != LearningTrigger.Post => "m",
            ProductVector.Weight when product.Scalar != ProductScalar.Weight => "w",
            ProductVector.Tag => "tag",
            _ => null,
        };
        if (scalar is null || vector is null || (product.Scalar == ProductScalar.Coefficient && product.Coefficient == 0))
            return null;
        long coefficient = product.Scalar == ProductScalar.Coefficient ? product.Coefficient : 1;
        var unit = TermPlan.UnitOf(product.Scalar) * TermPlan.UnitOf(product.Vector);
        string[] factors =
        [
            Words.Dyadic(coefficient * unit, -(product.Shift + Log2OfScale)), product.Gated ? "g" : "", scalar, vector, Waited(trigger),
        ];
        return (product.Subtract ? "- " : "") + string.Join(" * ", factors.Where(factor => factor.Length > 0));
    }

    private static int Log2OfScale => int.Log2(RuleProduct.Scale);

    private static void Trace(StringBuilder text, string name, TraceSetting setting) => Line(
        text, $"trace {name}: tau = {Tau(setting)}, impulse = {setting.Impulse}    # mantissa {setting.Mantissa}, shift {setting.Shift}");

    /// <summary>The shortest number of ticks that becomes this setting again.</summary>
    private static string Tau(TraceSetting setting)
    {
        if (TraceFit.TauTicks(setting) is not { } tau)
            return "infinite";
        var rounded = Enumerable.Range(FewestDigits, MostDigits - FewestDigits + 1)
            .Select(digits => double.Parse(tau.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ToList();
        var shortest = rounded.Find(shown => TraceFit.Of(shown, setting.Impulse, setting.Shift) == setting);
        return (shortest == 0 ? tau : shortest).ToString("0.###############", CultureInfo.InvariantCulture) + " ticks";
    }

    private static void Ending(StringBuilder text, IEnumerable<PlacedProduct> last, string word)
    {
        foreach (var bounds in last.Select(product => (
            product.Product.LowerBound ? -product.Product.Bound : 0,
            product.Product.UpperBound ? product.Product.Bound : 0)).Distinct())
        {
            Line(text, $"{word}: {bounds.Item1} .. {bounds.Item2}");
        }
    }

    private static void Sum(StringBuilder text, string word, IEnumerable<PlacedProduct> products)
    {
        var terms = products.Select(product => (Text: Signed(Term(product.Product, product.Trigger)), product)).ToList();
        var width = terms.Select(term => term.Text?.Length ?? 0).DefaultIfEmpty().Max();
        var start = $"{word} = ";
        foreach (var (term, product) in terms)
        {
            var comment = $"{product.Trigger.ToString().ToLowerInvariant()} {product.Index}: {product.Word:X8}";
            if (term is null)
            {
                Line(text, $"# no term of a rule: {comment}");
                continue;
            }

            Line(text, $"{start}{term.PadRight(width)}    # {comment}");
            start = new string(' ', start.Length);
        }
    }

    private static string? Signed(string? term) => term is null || term.StartsWith('-') ? term : "+ " + term;

    private static ImmutableArray<PlacedProduct> Products(AssembledRule rule) =>
    [
        .. new[] { (LearningTrigger.Pre, rule.Pre), (LearningTrigger.Post, rule.Post), (LearningTrigger.Epoch, rule.Epoch) }
            .SelectMany(trigger => trigger.Item2.Select((word, index) => new PlacedProduct(trigger.Item1, index, word, RuleProduct.FromWord(word)))),
    ];

    private static string Waited(LearningTrigger trigger) => trigger switch
    {
        LearningTrigger.Pre => "x0",
        LearningTrigger.Post => "y0",
        _ => "e",
    };

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private sealed record PlacedProduct(LearningTrigger Trigger, int Index, uint Word, RuleProduct Product);
}
