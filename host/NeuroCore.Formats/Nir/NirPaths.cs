// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using NeuroCore.Formats.Hdf;

namespace NeuroCore.Formats.Nir;

/// <summary>What arrives at a node: sums over what other nodes give, and a constant.</summary>
/// <param name="Sources">For each node that gives spikes or takes input, the sums over it.</param>
/// <param name="Bias">What arrives without any spike.</param>
internal sealed record NirArrival(IReadOnlyDictionary<string, SparseMap> Sources, double[] Bias);

/// <summary>Joins what lies between neurons (weights, convolutions, pools, delays) into one map for each pair of nodes.</summary>
internal sealed class NirPaths(NirGraph graph, NirShapes shapes, double secondsPerUnit)
{
    private readonly Dictionary<string, NirArrival> _known = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    /// <summary>What arrives at a node, from the nodes before it.</summary>
    public NirArrival Into(NirNode node)
    {
        var size = (int)NirShapes.Size(shapes.Before(node) ?? shapes.Of(node));
        var sources = new Dictionary<string, SparseMap>(StringComparer.Ordinal);
        var bias = new double[size];
        foreach (var before in graph.Into(node))
        {
            var part = From(before, node);
            for (var at = 0; at < size; at++)
                bias[at] += part.Bias[at];
            foreach (var (name, map) in part.Sources)
                sources[name] = sources.TryGetValue(name, out var other) ? other.Plus(map) : map;
        }

        return new NirArrival(sources, bias);
    }

    /// <summary>What a node gives.</summary>
    private NirArrival From(NirNode node, NirNode to)
    {
        if (_known.TryGetValue(node.Name, out var known))
            return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!NirTypes.IsLinear(node.Type))
            return _known[node.Name] = Spikes(node, to);
        if (_open.Contains(node.Name))
            throw node.Error($"is part of a circle without a neuron ({string.Join(" -> ", _open.SkipWhile(name => name != node.Name).Append(node.Name))}): there is no time in which it could settle");
        _open.Add(node.Name);
        var arrival = Into(node);
        _open.Remove(node.Name);
        return _known[node.Name] = Through(node, arrival);
    }

    private NirArrival Spikes(NirNode node, NirNode to)
    {
        if (NirTypes.HasNoSpikes(node.Type) && to.Type is not "Threshold" && !(to.Type == "Output" || NirTypes.Passes(to.Type)))
            throw to.Error($"takes the membrane of {node.What}, but between neurons there are spikes alone: put a threshold between them");
        var size = (int)NirShapes.Size(shapes.Of(node));
        return new NirArrival(new Dictionary<string, SparseMap>(StringComparer.Ordinal) { [node.Name] = SparseMap.Identity(size) }, new double[size]);
    }

    private NirArrival Through(NirNode node, NirArrival arrival)
    {
        if (NirTypes.Passes(node.Type))
            return arrival;
        var size = (int)NirShapes.Size(shapes.Of(node));
        var map = Map(node, arrival.Bias.Length, size);
        if (map.Inputs != arrival.Bias.Length)
            throw node.Error($"takes {map.Inputs} values, but {arrival.Bias.Length} come in");
        var bias = map.Of(arrival.Bias);
        if (node.Type != "Linear" && node.Has("bias"))
        {
            var own = Bias(node, size);
            for (var at = 0; at < size; at++)
                bias[at] += own[at];
        }

        return new NirArrival(arrival.Sources.ToDictionary(source => source.Key, source => map.After(source.Value, () => TooMany(node)), StringComparer.Ordinal), bias);
    }

    private SparseMap Map(NirNode node, int inputs, int size) => node.Type switch
    {
        "Affine" or "Linear" => Matrix(node, inputs),
        "Conv1d" or "Conv2d" => Convolution.Of(node, shapes.Before(node)).Unroll(() => TooMany(node)),
        "SumPool2d" or "AvgPool2d" => Pooling.Of(node, shapes.Before(node)).Unroll(() => TooMany(node)),
        "Scale" => Each(NirShapes.Spread(node, "scale", shapes.Of(node)), (i, scale) => new SparseTerm(i, scale, 0)),
        "Delay" => Each(NirShapes.Spread(node, "delay", shapes.Of(node)), (i, delay) => delay < 0
            ? throw node.Error($"has a delay of {delay}, but time does not run backwards")
            : new SparseTerm(i, 1, delay * secondsPerUnit)),
        _ => SparseMap.Identity(size),
    };

    private static SparseMap Each(double[] values, Func<int, double, SparseTerm> term) => new(values.Length, [.. values.Select((value, i) => new[] { term(i, value) })]);

    // A matrix works on the last dimension of what comes in, or on all of it if it is as long.
    private static SparseMap Matrix(NirNode node, int inputs)
    {
        var weight = node.Numbers("weight");
        var (rows, columns) = (weight.Shape[0], weight.Shape[1]);
        var times = inputs / Math.Max(columns, 1);
        if (times * (long)weight.Count > SparseMap.MostTerms)
            throw TooMany(node);
        var terms = new SparseTerm[rows * times][];
        for (var row = 0; row < terms.Length; row++)
        {
            var first = row / rows * columns;
            var start = row % rows * columns;
            terms[row] = [.. Enumerable.Range(0, columns).Where(i => weight.Numbers![start + i] != 0).Select(i => new SparseTerm(first + i, weight.Numbers![start + i], 0))];
        }

        return new SparseMap(columns * times, terms);
    }

    private double[] Bias(NirNode node, int size)
    {
        var bias = node.Numbers("bias");
        var shape = shapes.Of(node);
        // One for each channel of a convolution; else on the last dimension.
        return node.Type.StartsWith("Conv", StringComparison.Ordinal) && bias.Count == shape[0]
            ? [.. Enumerable.Range(0, size).Select(at => bias.Numbers![at / (size / shape[0])])]
            : bias.Count > 0 && size % bias.Count == 0
                ? [.. Enumerable.Range(0, size).Select(at => bias.Numbers![at % bias.Count])]
                : throw node.Error($"has a bias of the shape {bias.ShapeText}, but gives {HdfValue.ShapeTextOf(shape)}");
    }

    private static FormatException TooMany(NirNode node) =>
        node.Error($"brings more than {SparseMap.MostTerms:N0} synapses when it is unrolled, which is more than anything here can hold");
}
