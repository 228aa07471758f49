// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads what each member of a population may have its own of.</summary>
/// <param name="source">The file.</param>
/// <param name="size">Members of the population.</param>
internal sealed class ValuesReader(YamlSource source, int size)
{
    /// <summary>A number for all, a list, or a column of a file; null if the key is missing.</summary>
    public NeuronValues? Numbers(YamlMap map, string key)
    {
        var what = $"{key} of {map.What}";
        return map.Find(key) switch
        {
            null => null,
            YamlSequenceNode list => NeuronValues.Each(Items(list, what).Select(item => item.Number())),
            YamlMappingNode file => source.At(file, () => Column(new YamlMap(source, file, what, "file", "column"), key)),
            { } node => new YamlScalar(source, node, what).Number(),
        };
    }

    /// <summary>A number that must be there for all, in a list or in a column.</summary>
    public NeuronValues Require(YamlMap map, string key) =>
        Numbers(map, key) ?? throw source.Error(map.Node, $"{map.What} lacks the key '{key}'.");

    /// <summary>A decay for all or a list of them, as time constants or in the board's own units; null if neither key is there.</summary>
    public Decays? Decays(YamlMap map, string tau, string keep)
    {
        map.RefuseBoth(tau, keep);
        return Each(map, keep, word => Decay.Keep(word.Whole(0, 4096))) ??
            Each(map, tau, word => word.Text == "none" ? null : Decay.Tau(word.PositiveTime()), Default(tau));
    }

    /// <summary>One decay for all; null if neither key is there.</summary>
    public static Decay? OneDecay(YamlMap map, string tau, string keep)
    {
        map.RefuseBoth(tau, keep);
        if (map.OptionalScalar(keep) is { } kept)
            return Decay.Keep(kept.Whole(0, 4096));
        return map.OptionalScalar(tau) is { Text: not "none" } constant ? Decay.Tau(constant.PositiveTime()) : null;
    }

    /// <summary>The values of a list that must have one for each member.</summary>
    public IEnumerable<YamlScalar> Items(YamlSequenceNode list, string what) => list.Children.Count == size
        ? list.Select(item => new YamlScalar(source, item, what))
        : throw source.Error(list, $"{what} has {list.Children.Count} values, but the population has {size} neurons.");

    /// <summary>Some members: all, one, a list or a slice start:stop or start:stop:step.</summary>
    public static Cells Cells(YamlSource source, YamlNode? node, string what) => node switch
    {
        null or YamlScalarNode { Value: "all" } => Network.Cells.All,
        YamlScalarNode { Value: "none" } => Network.Cells.None,
        YamlSequenceNode list => Network.Cells.Of([.. list.Select(item => new YamlScalar(source, item, what).Whole(0))]),
        YamlScalarNode { Value: { } text } when text.Contains(':', StringComparison.Ordinal) => source.At(node, () => Slice(text, what)),
        _ => Network.Cells.Of(new YamlScalar(source, node, what).Whole(0)),
    };

    private static Cells Slice(string text, string what)
    {
        var parts = text.Split(':');
        var numbers = parts.Select(part => int.TryParse(part, out var number) ? number : -1).ToImmutableArray();
        return numbers.Length is 2 or 3 && numbers.All(number => number >= 0)
            ? Network.Cells.Slice(numbers[0], numbers[1], numbers.Length == 3 ? numbers[2] : 1)
            : throw new DescriptionException($"{what} is '{text}', which is no slice: write start:stop or start:stop:step, such as 0:8.");
    }

    private static Decay Default(string tau) => tau == "tau_membrane" ? Decay.Never : Decay.AtOnce;

    private Decays? Each(YamlMap map, string key, Func<YamlScalar, Decay?> read, Decay? none = null) => map.Find(key) switch
    {
        null => null,
        YamlSequenceNode list => Network.Decays.Each(Items(list, $"{key} of {map.What}").Select(word => read(word) ?? none!)),
        _ => read(map.Scalar(key)) ?? none!,
    };

    private NeuronValues Column(YamlMap map, string key) =>
        ColumnCsv.Read(source.PathOf(map.Scalar("file").Text), map.OptionalScalar("column")?.Text ?? key);
}
