// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Learning.Language;

/// <summary>Reads the text of a rule, statement by statement.</summary>
internal sealed class RuleParser
{
    private const string StepName = "step";
    private const string TraceAdvice = "write trace x1: tau = 20 ms, impulse = 64";
    private const string BoundsAdvice = "write bounds: 0 .. 127";
    private static readonly int s_mostBound = (1 << Fields.BoundWidth) - 1;

    // Words that begin statements or stand in them; no number may have such a name.
    private static readonly ImmutableHashSet<string> s_reserved =
        [StepName, "dw", "dt", "trace", "bounds", "rounding", "epoch", .. RuleVariables.ByName.Keys];

    private readonly TokenReader _tokens;
    private readonly Dictionary<string, double> _constants;
    private readonly SumParser _sums;
    private RuleText _rule = new();

    private RuleParser(string text, string file, double step)
    {
        _tokens = new TokenReader(text, file);
        _constants = new Dictionary<string, double> { [StepName] = step };
        _sums = new SumParser(_tokens, _constants);
    }

    /// <summary>Reads a rule.</summary>
    /// <param name="text">The rule.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <param name="step">What the word step stands for.</param>
    /// <exception cref="RuleException">It is none.</exception>
    public static RuleText Parse(string text, string file, double step) => new RuleParser(text, file, step).Parse();

    private RuleText Parse()
    {
        for (_tokens.SkipLines(); _tokens.Next.Kind != RuleTokenKind.End; _tokens.SkipLines())
        {
            Statement();
            _tokens.ExpectEnd();
        }

        if (_rule.Weight is null)
            throw _tokens.Mistake(_tokens.Next.Place, "the rule ends without a change of the weight: write dw = and what changes it.");
        foreach (var unused in _rule.Constants.Where(constant => !_sums.Used.Contains(constant.Name)))
            throw _tokens.Mistake(unused.Place, $"nothing uses '{unused.Name}': take it away, or use it.");
        return _rule;
    }

    private void Statement()
    {
        var word = _tokens.Take();
        switch (word)
        {
            case { Kind: RuleTokenKind.Name, Text: "trace" }:
                Trace();
                break;
            case { Kind: RuleTokenKind.Name, Text: "bounds" }:
                Once(_rule.Bounds, word);
                _rule = _rule with { Bounds = Bounds(word.Place, s_mostBound, BoundsAdvice) };
                break;
            case { Kind: RuleTokenKind.Name, Text: "tag" } when _tokens.Next.IsName("bounds"):
                Once(_rule.TagBounds, word);
                _tokens.Take();
                _rule = _rule with { TagBounds = Bounds(word.Place, RuleProduct.MostTag, "write tag bounds: -15 .. 15") };
                break;
            case { Kind: RuleTokenKind.Name, Text: "rounding" }:
                Once(_rule.Nearest, word);
                _rule = _rule with { Nearest = Rounding() };
                break;
            case { Kind: RuleTokenKind.Name, Text: "epoch" }:
                Once(_rule.Epoch, word);
                _tokens.Expect(":", "write epoch: 64 ms");
                _rule = _rule with { Epoch = _tokens.Time("the epoch") };
                break;
            case { Kind: RuleTokenKind.Name, Text: "dw" }:
                Once(_rule.Weight, word);
                _rule = _rule with { Weight = Change(word) };
                break;
            case { Kind: RuleTokenKind.Name, Text: "dt" }:
                Once(_rule.Tag, word);
                _rule = _rule with { Tag = Change(word) };
                break;
            case { Kind: RuleTokenKind.Name } when _tokens.Next.Is("="):
                Constant(word);
                break;
            default:
                throw _tokens.Mistake(
                    word.Place, $"a statement cannot begin with {word.Called}: begin with trace, bounds, rounding, epoch, dw, dt, or a name and = for a number.");
        }
    }

    private void Trace()
    {
        var name = _tokens.Take();
        if (!RuleVariables.ByName.TryGetValue(name.Text, out var variable) || !RuleVariables.Traces.Contains(variable))
            throw _tokens.Mistake(name.Place, $"{name.Called} is no trace: x1 and x2 are those of the source, y1 and y2 those of the neuron.");
        if (_rule.Traces.ContainsKey(variable))
            throw _tokens.Mistake(name.Place, $"the trace {name.Text} is given twice: take one of them away.");
        _tokens.Expect(":", TraceAdvice);
        _tokens.ExpectName("tau", TraceAdvice);
        _tokens.Expect("=", TraceAdvice);
        TimeText? tau = null;
        if (_tokens.Next.IsName("infinite"))
            _tokens.Take();
        else
            tau = _tokens.Time($"tau of {name.Text}");
        _tokens.Expect(",", TraceAdvice);
        _tokens.SkipLines();
        _tokens.ExpectName("impulse", TraceAdvice);
        _tokens.Expect("=", TraceAdvice);
        var impulse = _tokens.WholeNumber($"the impulse of {name.Text}", 1, RuleProduct.MostTrace);
        _rule = _rule with { Traces = _rule.Traces.Add(variable, new TraceLine(tau, impulse, name.Place)) };
    }

    private BoundsLine Bounds(RulePlace word, int most, string advice)
    {
        _tokens.Expect(":", advice);
        var place = _tokens.Next.Place;
        var lower = _tokens.WholeNumber("the lower bound", -most, most);
        _tokens.Expect("..", advice);
        var upper = _tokens.WholeNumber("the upper bound", -most, most);
        if (lower > 0 || upper < 0)
            throw _tokens.Mistake(place, $"bounds of {lower} .. {upper} do not contain 0: write {(lower > 0 ? $"0 .. {upper}" : $"{lower} .. 0")}.");
        if (lower == upper)
            throw _tokens.Mistake(place, $"bounds of 0 .. 0 hold everything at 0: {advice}.");
        return lower == 0 || upper == 0 || lower == -upper
            ? new BoundsLine(lower, upper, word)
            : throw _tokens.Mistake(
                place,
                $"the board has bounds on one side of 0, or the same on both, not {lower} .. {upper}: write {-Math.Max(-lower, upper)} .. {Math.Max(-lower, upper)}, {lower} .. 0 or 0 .. {upper}.");
    }

    private bool Rounding()
    {
        const string Advice = "write rounding: stochastic or rounding: nearest";
        _tokens.Expect(":", Advice);
        var word = _tokens.Take();
        return word switch
        {
            { Kind: RuleTokenKind.Name, Text: "stochastic" } => false,
            { Kind: RuleTokenKind.Name, Text: "nearest" } => true,
            _ => throw _tokens.Mistake(word.Place, $"{word.Called} is no rounding: {Advice}."),
        };
    }

    private RuleSum Change(RuleToken word)
    {
        _tokens.Expect("=", $"write {word.Text} = and a sum of products");
        return new RuleSum(_sums.Sum(), word.Place);
    }

    private void Constant(RuleToken name)
    {
        if (s_reserved.Contains(name.Text))
            throw _tokens.Mistake(name.Place, $"'{name.Text}' has a meaning of its own in rules: give the number another name.");
        if (_constants.ContainsKey(name.Text))
            throw _tokens.Mistake(name.Place, $"the number '{name.Text}' is given twice: take one of them away.");
        _tokens.Take();
        _constants[name.Text] = _sums.Number($"'{name.Text}'");
        _rule = _rule with { Constants = _rule.Constants.Add(new ConstantLine(name.Text, _constants[name.Text], name.Place)) };
    }

    private void Once(object? before, RuleToken word)
    {
        if (before is not null)
            throw _tokens.Mistake(word.Place, $"'{word.Text}' is given twice: keep one of them{(word.Text is "dw" or "dt" ? ", with all terms" : "")}.");
    }
}
