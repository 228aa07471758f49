// SPDX-License-Identifier: Apache-2.0
using System.Text;
using NeuroCore.Compiler.Learning;

namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>Whatever the text: a rule, or a sentence that points into it.</summary>
public class RuleFuzz
{
    private static readonly string[] s_builds = ["icebreaker", "complete", "complete-fine"];
    private static readonly string[] s_words =
    [
        "trace", "x0", "x1", "x2", "y0", "y1", "y2", "e", "w", "g", "m", "tag", "step", "dw", "dt", "=", ":", ",", "..", "bounds", "rounding", "stochastic",
        "nearest", "epoch", "tau", "impulse", "infinite", "20", "64", "0", "127", "-127", "2^-6", "2^", "0.005", "1e300", "1e-300", ".", "ms", "ticks", "s",
        "+", "-", "*", "/", "^", "(", ")", "\n", "#", "A", "A = 3\n", "\u00B5", "\0", "\uD83D", "\t", " ",
    ];

    [Fact]
    public void Random_words_never_break_the_assembler() => Seeds.Try(3000, seed =>
    {
        var chance = new Random((int)seed);
        var text = new StringBuilder();
        for (var count = chance.Next(60); count > 0; count--)
            text.Append(s_words[chance.Next(s_words.Length)]).Append(chance.Next(4) == 0 ? "" : " ");
        Try(text.ToString());
    });

    [Fact]
    public void Mutations_of_rules_never_break_the_assembler()
    {
        var rules = Firmware.Names.Select(Firmware.Text).ToArray();
        Seeds.Try(6000, seed =>
        {
            var chance = new Random((int)seed);
            var text = new StringBuilder(rules[chance.Next(rules.Length)]);
            for (var count = chance.Next(1, 6); count > 0; count--)
                Mutate(text, chance);
            Try(text.ToString());
        });
    }

    [Fact]
    public void Every_beginning_of_a_rule_is_a_rule_or_told() => Assert.All(Firmware.Names, name =>
    {
        var text = Firmware.Text(name);
        for (var length = 0; length <= text.Length; length++)
            Try(text[..length]);
    });

    private static void Mutate(StringBuilder text, Random chance)
    {
        var at = chance.Next(text.Length + 1);
        var length = Math.Min(chance.Next(12), text.Length - at);
        switch (chance.Next(4))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, s_words[chance.Next(s_words.Length)]);
                break;
            case 2:
                text.Insert(at, text.ToString(at, length));
                break;
            default:
                if (length > 0)
                    text[at] = (char)chance.Next(1, 128);
                break;
        }
    }

    private static void Try(string text)
    {
        foreach (var target in s_builds.Select(Firmware.On))
        {
            if (Assembled(text, target) is { } rule)
                RuleAssembler.Assemble(RuleDisassembler.ToText(rule, target), "fuzz.rule", target);
        }
    }

    private static AssembledRule? Assembled(string text, RuleTarget target)
    {
        try
        {
            return RuleAssembler.Assemble(text, "fuzz.rule", target);
        }
        catch (RuleException mistake)
        {
            var lines = text.Split('\n');
            Assert.InRange(mistake.Line, 1, lines.Length);
            Assert.InRange(mistake.Column, 1, lines[mistake.Line - 1].Length + 1);
            Assert.EndsWith(".", mistake.Message, StringComparison.Ordinal);
            return null;
        }
    }
}
