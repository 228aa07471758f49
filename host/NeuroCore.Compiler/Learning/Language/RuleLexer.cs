// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace NeuroCore.Compiler.Learning.Language;

/// <summary>Takes the text of a rule apart into tokens; comments and blanks are left out.</summary>
internal sealed class RuleLexer
{
    private const string Signs = ":,=+-*/^()";
    private const string Range = "..";
    private const char ByteOrderMark = '\uFEFF';

    private readonly string _text;
    private readonly string _file;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private RuleLexer(string text, string file)
    {
        _text = text;
        _file = file;
        if (text.StartsWith(ByteOrderMark))
            _at = _lineStart = 1;
    }

    private RulePlace Here => new(_line, _at - _lineStart + 1);

    /// <summary>The tokens of a rule; the last one is its end.</summary>
    /// <exception cref="RuleException">A character or a number means nothing.</exception>
    public static ImmutableArray<RuleToken> Tokens(string text, string file)
    {
        var lexer = new RuleLexer(text, file);
        var tokens = ImmutableArray.CreateBuilder<RuleToken>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != RuleTokenKind.End);
        return tokens.ToImmutable();
    }

    private RuleToken Next()
    {
        while (Peek() is ' ' or '\t' or '\r' or '#')
        {
            if (Peek() != '#')
                _at++;
            else
                _at += Length(_at, letter => letter != '\n');
        }

        var place = Here;
        if (_at == _text.Length)
            return new RuleToken(RuleTokenKind.End, "", place);
        if (_text[_at] == '\n')
            return EndOfLine(place);
        if (char.IsAsciiLetter(_text[_at]) || _text[_at] == '_')
            return Take(RuleTokenKind.Name, Length(_at, letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'), place);
        if (_text.AsSpan(_at).StartsWith(Range))
            return Take(RuleTokenKind.Symbol, Range.Length, place);
        if (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.')
            return Number(place);
        if (Signs.Contains(_text[_at], StringComparison.Ordinal))
            return Take(RuleTokenKind.Symbol, 1, place);
        throw Mistake(place, $"{Shown(_text[_at])} means nothing in a rule: a comment begins with #.");
    }

    private RuleToken EndOfLine(RulePlace place)
    {
        _at++;
        _line++;
        _lineStart = _at;
        return new RuleToken(RuleTokenKind.LineEnd, "\n", place);
    }

    // Digits, perhaps a point and digits, perhaps e and an exponent; the points of "0..127" and the e of "64*e" are no parts of it.
    private RuleToken Number(RulePlace place)
    {
        var length = Length(_at, char.IsAsciiDigit);
        if (At(_at + length) == '.' && At(_at + length + 1) != '.')
            length += 1 + Length(_at + length + 1, char.IsAsciiDigit);
        if (At(_at + length) is 'e' or 'E')
        {
            var sign = At(_at + length + 1) is '+' or '-' ? 1 : 0;
            var digits = Length(_at + length + 1 + sign, char.IsAsciiDigit);
            length += digits == 0 ? 0 : 1 + sign + digits;
        }

        var token = Take(RuleTokenKind.Number, length, place);
        if (!double.TryParse(token.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value))
            throw Mistake(place, $"'{token.Text}' is no number: write one such as 0.5 or 64.");
        return double.IsFinite(value)
            ? token with { Value = value }
            : throw Mistake(place, $"'{token.Text}' is larger than any number that a rule can use.");
    }

    private RuleToken Take(RuleTokenKind kind, int length, RulePlace place)
    {
        var token = new RuleToken(kind, _text.Substring(_at, length), place);
        _at += length;
        return token;
    }

    private int Length(int from, Func<char, bool> belongs)
    {
        var end = from;
        while (end < _text.Length && belongs(_text[end]))
            end++;
        return end - from;
    }

    private char Peek() => At(_at);

    private char At(int index) => index < _text.Length ? _text[index] : '\0';

    private RuleException Mistake(RulePlace place, string sentence) => new(sentence, _file, place.Line, place.Column);

    private static string Shown(char letter) => char.IsControl(letter) || char.IsSurrogate(letter)
        ? string.Create(CultureInfo.InvariantCulture, $"The character U+{(int)letter:X4}")
        : $"'{letter}'";
}
