// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>A rule of random terms that its build can have, always the same for the same seed.</summary>
internal sealed class RandomRule
{
    private static readonly string[] s_own = ["x1", "x2"], s_others = ["y1", "y2", "m", "w"], s_ownOfPost = ["y1", "y2", "m"], s_othersOfPost = ["x1", "x2", "w"];
    private static readonly string[] s_triggers = ["x0", "y0", "e"], s_traces = ["x1", "x2", "y1", "y2"];
    private static readonly string[] s_builds = ["icebreaker", "complete", "complete-fine"];
    private static readonly string[] s_bounds = ["", "bounds: -127 .. 127\n", "bounds: 0 .. 127\n", "bounds: -127 .. 0\n"];
    private readonly Random _chance;

    public RandomRule(ulong seed)
    {
        _chance = new Random((int)seed);
        Build = s_builds[_chance.Next(s_builds.Length)];
        Terms = [.. s_triggers.SelectMany(trigger => Some(trigger, forTag: false))];
        if (Terms.Length == 0)
            Terms = [new RandomTerm("y0", 0.5, [], ForTag: false)];
        if (Build == "complete" && _chance.Next(2) == 0)
            Terms = [.. Terms, .. s_triggers.SelectMany(trigger => Some(trigger, forTag: true))];
        var used = string.Join(' ', Terms.Select(term => term.Text));
        var text = new StringBuilder();
        foreach (var trace in s_traces.Where(used.Contains))
            text.Append(CultureInfo.InvariantCulture, $"trace {trace}: tau = {Math.Pow(10, _chance.NextDouble() * 3.5):R} ms, impulse = {_chance.Next(16, 256)}\n");
        if (Terms.Any(term => term.Trigger == "e"))
            text.Append(CultureInfo.InvariantCulture, $"epoch: {_chance.Next(1, 2000)} ticks\n");
        text.Append(s_bounds[_chance.Next(s_bounds.Length)]);
        text.Append("dw = ").AppendJoin("\n   ", Terms.Where(term => !term.ForTag).Select(term => term.Text)).Append('\n');
        if (Terms.Any(term => term.ForTag))
            text.Append("dt = ").AppendJoin(' ', Terms.Where(term => term.ForTag).Select(term => term.Text)).Append('\n');
        Text = text.ToString();
    }

    public string Build { get; }

    public string Text { get; }

    public ImmutableArray<RandomTerm> Terms { get; }

    // Two for each target, so that there is room for one of them to become two products, and for no more.
    private IEnumerable<RandomTerm> Some(string trigger, bool forTag)
    {
        for (var count = _chance.Next(forTag ? 2 : 3); count > 0; count--)
        {
            var (own, others) = trigger == "y0" ? (s_ownOfPost, s_othersOfPost) : (s_own, s_others);
            var (one, other) = (Of(own, 0.5), Of(others, 0.6));
            List<string> factors = [.. new[] { one, other }.OfType<string>()];
            // In the middle of what a product of these factors has: m, and no factor of the other side, count 128.
            var exponent = -11.0 + (one == "m" ? 7 : 0) + (other is null or "m" ? 7 : 0);
            if (_chance.NextDouble() < 0.2)
                factors.Add("g");
            var number = Math.Pow(2, one is not null && (forTag || count > 1) ? Math.Round(exponent) : exponent + _chance.NextDouble());
            yield return new RandomTerm(trigger, _chance.Next(2) == 0 ? number : -number, [.. factors], forTag);
        }
    }

    private string? Of(string[] factors, double probability) => _chance.NextDouble() < probability ? factors[_chance.Next(factors.Length)] : null;
}

/// <summary>A term: a number times factors.</summary>
internal sealed record RandomTerm(string Trigger, double Number, ImmutableArray<string> Factors, bool ForTag)
{
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Number < 0 ? "-" : "+")} {Math.Abs(Number):R} * {string.Concat(Factors.Select(factor => factor + " * "))}{Trigger}");
}
