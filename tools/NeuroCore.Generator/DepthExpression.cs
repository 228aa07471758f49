// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace NeuroCore.Generator;

/// <summary>
/// How many words a bank has, in terms of N, S, L, W, R and E: whole numbers, <c>* / + -</c>, parentheses,
/// <c>ceil(a*b/c)</c>, and <c>P(N)</c>, <c>P(S)</c> or <c>P(N/L)</c> for the power of two at or above it. Other divisions must leave nothing.
/// </summary>
public sealed class DepthExpression
{
    private static readonly ImmutableArray<(string Letter, string Property)> Sizes =
    [
        ("N", "Neurons"), ("S", "Sources"), ("L", "Lanes"), ("W", "SynapseBits"), ("R", "AccumulatorSlots"), ("E", "Encoders"),
    ];

    private readonly string text;
    private readonly string place;
    private int position;

    private DepthExpression(string text, string place)
    {
        this.text = text;
        this.place = place;
    }

    /// <summary>The expression as written.</summary>
    public string Text => text;

    /// <summary>The same in C#, of a <c>configuration</c>.</summary>
    public string CSharp { get; private set; } = "";

    /// <summary>Reads an expression.</summary>
    /// <param name="text">As in the description.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="DescriptionException">It is none.</exception>
    public static DepthExpression Parse(string text, string place)
    {
        var expression = new DepthExpression(text, place);
        expression.CSharp = expression.Sum();
        return expression.Rest.Length == 0 ? expression : throw expression.Wrong();
    }

    private ReadOnlySpan<char> Rest => text.AsSpan(position).TrimStart();

    private string Sum() => Chain("+-", Product);

    private string Product() => Chain("*/", Value);

    private string Chain(string operators, Func<string> operand)
    {
        var result = operand();
        while (Rest.Length > 0 && operators.Contains(Rest[0]))
        {
            var sign = Rest[0];
            Take(sign.ToString());
            result = $"{result} {sign} {operand()}";
        }

        return result;
    }

    private string Value()
    {
        if (TryTake("ceil"))
        {
            Take("(");
            var dividend = Chain("*", Value);
            Take("/");
            var divisor = Value();
            Take(")");
            return $"(({dividend} + {divisor} - 1) / {divisor})";
        }

        if (TryTake("P"))
        {
            Take("(");
            var size = TryTake("N/L") ? "Blocks" : TryTake("N") ? "Neurons" : TryTake("S") ? "Sources" : throw Wrong();
            Take(")");
            return $"Configuration.PowerOfTwoFrom(configuration.{size})";
        }

        if (TryTake("("))
        {
            var inner = Sum();
            Take(")");
            return $"({inner})";
        }

        foreach (var (letter, property) in Sizes)
        {
            if (TryTake(letter))
                return $"configuration.{property}";
        }

        var digits = Rest.Length - Rest.TrimStart("0123456789").Length;
        if (digits is 0 or > 9)
            throw Wrong();
        var number = Rest[..digits].ToString();
        Take(number);
        return int.Parse(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private bool TryTake(string token)
    {
        if (!Rest.StartsWith(token, StringComparison.Ordinal))
            return false;
        position = text.Length - Rest.Length + token.Length;
        return true;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
            throw Wrong();
    }

    private DescriptionException Wrong() => new(
        $"{place}: depth '{text}' cannot be read from '{Rest}' on; use N, S, L, W, R, E, whole numbers, + - * / ( ), P(N), P(S), P(N/L) and ceil(a/b).");
}
