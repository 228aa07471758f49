// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the connector of a projection.</summary>
/// <param name="source">The file.</param>
/// <param name="projection">The projection, for messages.</param>
/// <param name="hasWeight">True if the projection has a weight, so that lists bring none.</param>
internal sealed class ConnectorReader(YamlSource source, string projection, bool hasWeight)
{
    private static readonly string[] Kinds =
    [
        "all_to_all", "one_to_one", "fixed_probability", "fixed_number_pre", "fixed_number_post", "distance_dependent", "small_world",
        "from_list", "from_csv",
    ];

    /// <summary>Reads a connector: its name, or its name with keys.</summary>
    public Connector Read(YamlNode node)
    {
        var what = $"connector of {projection}";
        if (node is YamlMappingNode)
        {
            var map = new YamlMap(source, node, what, Kinds);
            var kind = map.Only(Kinds);
            return WithKeys(kind, map.Require(kind), what);
        }

        var word = new YamlScalar(source, node, what);
        return word.Text switch
        {
            "all_to_all" => Connector.AllToAll(),
            "one_to_one" => Connector.OneToOne,
            _ when Kinds.Contains(word.Text) => throw word.Error($"{what} is {word.Text}, which needs keys: see the guide's page on descriptions."),
            _ => throw word.Error($"{what} is '{word.Text}', which is no connector: {Nearest.Hint(word.Text, Kinds)}"),
        };
    }

    private Connector WithKeys(string kind, YamlNode node, string what) => kind switch
    {
        "all_to_all" => Connector.AllToAll(AllowSelf(new YamlMap(source, node, $"all_to_all {what}", "allow_self"))),
        "fixed_probability" => Chance(new YamlMap(source, node, $"fixed_probability {what}", "p", "seed", "allow_self")),
        "fixed_number_pre" => FixedNumber(Connector.FixedNumberPre, new YamlMap(source, node, $"{kind} {what}", "n", "seed", "allow_self")),
        "fixed_number_post" => FixedNumber(Connector.FixedNumberPost, new YamlMap(source, node, $"{kind} {what}", "n", "seed", "allow_self")),
        "distance_dependent" => new DistanceReader(source).Read(node, what),
        "small_world" => SmallWorld(new YamlMap(source, node, $"small_world {what}", "degree", "rewiring", "seed")),
        "from_list" => FromList(node, what),
        "from_csv" => FromCsv(new YamlMap(source, node, $"from_csv {what}", "file", "pre", "post", "weight", "delay")),
        _ => throw source.Error(node, $"{kind} takes no keys: write 'connector: {kind}'."),
    };

    /// <summary>Whether a neuron may be joined with itself.</summary>
    public static bool AllowSelf(YamlMap map) => map.OptionalScalar("allow_self")?.Truth() ?? true;

    private Connector Chance(YamlMap map)
    {
        var p = map.Scalar("p");
        return source.At(p.Node, () => Connector.FixedProbability(p.Number(), map.Scalar("seed").Seed(), AllowSelf(map)));
    }

    private static Connector FixedNumber(Func<int, ulong, bool, Connector> make, YamlMap map) =>
        make(map.Scalar("n").Whole(0), map.Scalar("seed").Seed(), AllowSelf(map));

    private Connector SmallWorld(YamlMap map) => source.At(map.Node, () => Connector.SmallWorld(
        map.Scalar("degree").Whole(2), map.Scalar("rewiring").Number(), map.Scalar("seed").Seed()));

    private ListConnector FromList(YamlNode node, string what) => node is YamlSequenceNode list
        ? new ListConnector(
            [.. list.Select(item => Pair(item, what))],
            new RowOrigins(source.File, [.. list.Select(item => (int)item.Start.Line)]))
        : throw source.Error(node, $"from_list of {what} needs a list of pairs: [[0, 1], [1, 2]].");

    private ListedPair Pair(YamlNode node, string what)
    {
        var numbers = (node as YamlSequenceNode)?.Children;
        if (numbers is null || numbers.Count is < 2 or > 4)
        {
            throw source.Error(
                node, $"an entry of from_list of {what} needs two indices and, if the projection has no weight, a weight, and perhaps a delay.");
        }

        // A delay has a unit, which tells it from a weight.
        var last = new YamlScalar(source, numbers[^1], numbers.Count == 4 ? $"a delay in {what}" : $"a weight in {what}");
        var delay = numbers.Count == 4 || (numbers.Count == 3 && last.HasUnit) ? last.Time() : (Duration?)null;
        return new ListedPair(
            new YamlScalar(source, numbers[0], $"an index in {what}").Whole(0),
            new YamlScalar(source, numbers[1], $"an index in {what}").Whole(0),
            numbers.Count == 4 || (numbers.Count == 3 && delay is null) ? new YamlScalar(source, numbers[2], $"a weight in {what}").Number() : null,
            delay);
    }

    private Connector FromCsv(YamlMap map)
    {
        if (hasWeight && map.Has("weight"))
            throw source.Error(map.Find("weight")!, $"{projection} has a weight and its connector names a column for others: keep one of them.");
        return Connector.FromCsv(
            source.PathOf(map.Scalar("file").Text),
            map.OptionalScalar("pre")?.Text ?? "pre",
            map.OptionalScalar("post")?.Text ?? "post",
            hasWeight ? null : map.OptionalScalar("weight")?.Text ?? "weight",
            map.OptionalScalar("delay")?.Text);
    }
}
