// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler.Learning.Language;

/// <summary>What a token is.</summary>
internal enum RuleTokenKind
{
    Name,
    Number,
    Symbol,
    LineEnd,
    End,
}

/// <summary>A word, number or sign of a rule.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Place">Its first character.</param>
/// <param name="Value">Of a number: finite, 0 or more.</param>
internal readonly record struct RuleToken(RuleTokenKind Kind, string Text, RulePlace Place, double Value = 0)
{
    /// <summary>True for this sign.</summary>
    public bool Is(string symbol) => Kind == RuleTokenKind.Symbol && Text == symbol;

    /// <summary>True for this word.</summary>
    public bool IsName(string name) => Kind == RuleTokenKind.Name && Text == name;

    /// <summary>The token as sentences name it.</summary>
    public string Called => Kind switch
    {
        RuleTokenKind.LineEnd => "the end of the line",
        RuleTokenKind.End => "the end of the rule",
        _ => $"'{Text}'",
    };
}
