// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>A single word or number, with the ways to read it.</summary>
internal sealed class YamlScalar
{
    private const string PlainExample = "a plain number on the membrane scale, without a unit";
    private readonly YamlSource _source;
    private readonly string _what;

    /// <param name="source">The file.</param>
    /// <param name="node">What should be a single word or number.</param>
    /// <param name="what">What it means, for messages.</param>
    /// <exception cref="DescriptionException">It is a list, or keys and values.</exception>
    public YamlScalar(YamlSource source, YamlNode node, string what)
    {
        _source = source;
        _what = what;
        Node = node;
        Text = (node as YamlScalarNode)?.Value?.Trim() ??
            throw source.Error(node, $"{what} needs a single value, not a list or keys.");
    }

    /// <summary>Where it stands.</summary>
    public YamlNode Node { get; }

    /// <summary>The word.</summary>
    public string Text { get; }

    /// <summary>True for a key without anything after it.</summary>
    public static bool IsEmpty(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    /// <summary>A finite number.</summary>
    public double Number()
    {
        if (double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;
        if (Quantity.Split(Text) is { } quantity && quantity.Unit.Length > 0)
            throw Error($"{_what} is '{Text}', but it is {PlainExample}: write {Numbers.Text(quantity.Number)}.");
        throw Error($"{_what} is '{Text}', but must be a finite number.");
    }

    /// <summary>A whole number within bounds.</summary>
    public int Whole(int least, int most = int.MaxValue) =>
        int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Error($"{_what} is '{Text}', but must be a whole number " +
                (most == int.MaxValue ? $"of {least} or more." : $"from {least} to {most}."));

    /// <summary>A seed: a whole number of 64 bits.</summary>
    public ulong Seed() => ulong.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Error($"{_what} is '{Text}', but must be a whole number from 0 to {ulong.MaxValue}.");

    /// <summary>A time with its unit.</summary>
    public Duration Time()
    {
        var quantity = Quantity.Split(Text) ?? throw Error($"{_what} is '{Text}', which is no time: write a number and a unit, such as '20 ms'.");
        if (quantity.Unit.Length == 0)
            throw Error($"{_what} is '{Text}', which lacks a unit: write '{Text} ms' or '{Text} ticks'.");
        return _source.At(Node, () => quantity.Unit switch
        {
            "s" => Duration.Seconds(NotNegative(quantity.Number)),
            "ms" => Duration.Milliseconds(NotNegative(quantity.Number)),
            "us" or "\u00B5s" or "\u03BCs" => Duration.Microseconds(NotNegative(quantity.Number)),
            "tick" or "ticks" => Duration.Ticks(NotNegative(quantity.Number)),
            _ => throw new DescriptionException($"{_what} is '{Text}', but '{quantity.Unit}' is no unit of time: use s, ms, us or ticks."),
        });
    }

    /// <summary>A rate: a number with the unit Hz or kHz, or without one, spikes a tick.</summary>
    public (double Rate, bool InHertz) Rate()
    {
        var quantity = Quantity.Split(Text) ?? throw Error($"{_what} is '{Text}', which is no rate: write '20 Hz', or spikes a tick, such as 0.02.");
        return quantity.Unit switch
        {
            "" => (quantity.Number, false),
            "Hz" => (quantity.Number, true),
            "kHz" => (quantity.Number * 1e3, true),
            _ => throw Error($"{_what} is '{Text}', but '{quantity.Unit}' is no unit of rates: use Hz or kHz, or no unit for spikes a tick."),
        };
    }

    /// <summary>True if the word is a number and a unit after it.</summary>
    public bool HasUnit => Quantity.Split(Text) is { Unit.Length: > 0 };

    /// <summary>A time that must be above 0.</summary>
    public Duration PositiveTime()
    {
        var time = Time();
        return time.Value > 0 ? time : throw Error($"{_what} is '{Text}', but must be above 0.");
    }

    /// <summary>True or false.</summary>
    public bool Truth() => Choice(("true", true), ("false", false));

    /// <summary>One of some words.</summary>
    public T Choice<T>(params (string Word, T Meaning)[] choices)
    {
        foreach (var (word, meaning) in choices)
        {
            if (Text == word)
                return meaning;
        }

        throw Error($"{_what} is '{Text}', but must be {string.Join(" or ", choices.Select(choice => choice.Word))}.");
    }

    /// <summary>A mistake in this word.</summary>
    public DescriptionException Error(string sentence) => _source.Error(Node, sentence);

    private double NotNegative(double number) =>
        number >= 0 ? number : throw new DescriptionException($"{_what} is '{Text}', but time must not be negative.");
}
