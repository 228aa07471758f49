// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Learning.Language;

/// <summary>Goes through the tokens of a rule.</summary>
internal sealed class TokenReader(string text, string file)
{
    private static readonly string[] s_units = ["s", "ms", "us", "ticks"];

    private readonly ImmutableArray<RuleToken> _tokens = RuleLexer.Tokens(text, file);
    private int _at;

    /// <summary>The coming token.</summary>
    public RuleToken Next => _tokens[_at];

    /// <summary>The token after the coming one.</summary>
    public RuleToken AfterNext => _tokens[Math.Min(_at + 1, _tokens.Length - 1)];

    /// <summary>The coming token that is no end of a line.</summary>
    public RuleToken NextOnAnyLine
    {
        get
        {
            var at = _at;
            while (_tokens[at].Kind == RuleTokenKind.LineEnd)
                at++;
            return _tokens[at];
        }
    }

    /// <summary>A mistake in the file that is read.</summary>
    public RuleException Mistake(RulePlace place, string sentence) => new(sentence, file, place.Line, place.Column);

    /// <summary>Goes past the coming token; the last one stays.</summary>
    public RuleToken Take()
    {
        var token = Next;
        if (token.Kind != RuleTokenKind.End)
            _at++;
        return token;
    }

    /// <summary>Goes past ends of lines.</summary>
    public void SkipLines()
    {
        while (Next.Kind == RuleTokenKind.LineEnd)
            _at++;
    }

    /// <summary>Takes this sign if it comes.</summary>
    public bool TryTake(string symbol)
    {
        if (!Next.Is(symbol))
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes a sign that must come.</summary>
    /// <param name="symbol">The sign.</param>
    /// <param name="advice">What to write: "write bounds: 0 .. 127".</param>
    public void Expect(string symbol, string advice)
    {
        if (!TryTake(symbol))
            throw Mistake(Next.Place, $"here {Next.Called} stands where '{symbol}' is needed: {advice}.");
    }

    /// <summary>Takes a word that must come.</summary>
    public void ExpectName(string name, string advice)
    {
        if (!Next.IsName(name))
            throw Mistake(Next.Place, $"here {Next.Called} stands where '{name}' is needed: {advice}.");
        _at++;
    }

    /// <summary>Takes the end of a statement.</summary>
    public void ExpectEnd()
    {
        if (Next.Kind is not (RuleTokenKind.LineEnd or RuleTokenKind.End))
            throw Mistake(Next.Place, $"{Next.Called} comes after the end of the statement: take it away, or begin a new line before it.");
    }

    /// <summary>Takes a whole number, perhaps with a sign.</summary>
    /// <param name="what">What the number is, for messages.</param>
    /// <param name="least">Smallest.</param>
    /// <param name="most">Largest.</param>
    public int WholeNumber(string what, int least, int most)
    {
        var place = Next.Place;
        var negative = TryTake("-");
        var token = Take();
        var value = negative ? -token.Value : token.Value;
        return token.Kind == RuleTokenKind.Number && value == Math.Round(value) && value >= least && value <= most
            ? (int)value
            : throw Mistake(place, string.Create(
                CultureInfo.InvariantCulture,
                $"{what} is {(negative && token.Kind == RuleTokenKind.Number ? $"'-{token.Text}'" : token.Called)}, but must be a whole number from {least} to {most}."));
    }

    /// <summary>Takes a length of time with its unit, above 0.</summary>
    /// <param name="what">What it is, for messages.</param>
    public TimeText Time(string what)
    {
        var number = Take();
        if (number.Kind != RuleTokenKind.Number)
            throw Mistake(number.Place, $"{what} is {number.Called}, which is no time: write a number and a unit, such as 20 ms.");
        if (Next.Kind != RuleTokenKind.Name)
            throw Mistake(number.Place, $"{what} is '{number.Text}', which lacks a unit: write {number.Text} ms or {number.Text} ticks.");
        var unit = Take();
        if (number.Value == 0)
            throw Mistake(number.Place, $"{what} is '{number.Text} {unit.Text}', but must be above 0.");
        return new TimeText(
            unit.Text switch
            {
                "s" => Duration.Seconds(number.Value),
                "ms" => Duration.Milliseconds(number.Value),
                "us" => Duration.Microseconds(number.Value),
                "tick" or "ticks" => Duration.Ticks(number.Value),
                _ => throw Mistake(unit.Place, $"'{unit.Text}' is no unit of time: use {Words.Either(s_units)}."),
            },
            number.Place);
    }
}
