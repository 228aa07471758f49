// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads what drives an input.</summary>
/// <param name="source">The file.</param>
/// <param name="input">The input, for messages.</param>
internal sealed class DriveReader(YamlSource source, string input)
{
    private static readonly string[] Kinds = ["poisson", "bernoulli", "regular", "latency"];

    /// <summary>Reads <c>events</c>, or a kind with its rates or times.</summary>
    public Drive Read(YamlNode node)
    {
        var what = $"the drive of '{input}'";
        if (node is not YamlMappingNode)
        {
            var word = new YamlScalar(source, node, what);
            return word.Text == "events"
                ? Drive.Events
                : throw word.Error($"{what} is '{word.Text}', but must be events, or one of {string.Join(", ", Kinds)} with its rates or times: {{ poisson: 20 Hz }}.");
        }

        var map = new YamlMap(source, node, what, Kinds);
        var kind = map.Only(Kinds);
        var values = map.Require(kind);
        return source.At(values, () => kind switch
        {
            "latency" => Drive.Latency(Latencies(values, $"a latency of '{input}'")),
            "regular" => Drive.Regular(Rates(values, $"a rate of '{input}'")),
            _ => Drive.Bernoulli(Rates(values, $"a rate of '{input}'")),
        });
    }

    private Rates Rates(YamlNode node, string what)
    {
        switch (node)
        {
            case YamlMappingNode:
                var (path, column, unit) = Column(node, what, "rate");
                return Rate(ColumnCsv.Read(path, column), unit?.Choice(("Hz", true), ("per_tick", false)) ?? false);
            case YamlSequenceNode { Children.Count: > 0 } list:
                var rates = list.Select(item => new YamlScalar(source, item, what).Rate()).ToList();
                return rates.All(rate => rate.InHertz == rates[0].InHertz)
                    ? Rate(NeuronValues.Each(rates.Select(rate => rate.Rate)), rates[0].InHertz)
                    : throw source.Error(node, $"the rates of '{input}' are partly in Hz and partly spikes a tick: give all in one of them.");
            default:
                var (value, inHertz) = new YamlScalar(source, node, what).Rate();
                return Rate(value, inHertz);
        }
    }

    private Latencies Latencies(YamlNode node, string what)
    {
        switch (node)
        {
            case YamlMappingNode:
                var (path, column, unit) = Column(node, what, "latency");
                var length = unit?.Choice<Func<double, Duration>>(
                    ("ticks", Duration.Ticks), ("s", Duration.Seconds), ("ms", Duration.Milliseconds), ("us", Duration.Microseconds)) ?? Duration.Ticks;
                return LatencyCsv.Read(path, column, length);
            case YamlSequenceNode list:
                return Network.Latencies.Each([.. list.Select(item => Time(item, what))]);
            default:
                return Network.Latencies.Shared(Time(node, what));
        }
    }

    private (string Path, string Column, YamlScalar? Unit) Column(YamlNode node, string what, string column)
    {
        var map = new YamlMap(source, node, what, "file", "column", "unit");
        return (source.PathOf(map.Scalar("file").Text), map.OptionalScalar("column")?.Text ?? column, map.OptionalScalar("unit"));
    }

    private Duration? Time(YamlNode node, string what) =>
        new YamlScalar(source, node, what) is { Text: not LatencyCsv.Never } time ? time.Time() : null;

    private static Rates Rate(NeuronValues values, bool inHertz) =>
        inHertz ? Network.Rates.Hertz(values) : Network.Rates.PerTick(values);
}
