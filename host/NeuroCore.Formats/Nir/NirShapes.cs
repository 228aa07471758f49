// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Hdf;

namespace NeuroCore.Formats.Nir;

/// <summary>Finds the shape of what each node gives, from its own numbers and from what comes before it.</summary>
internal sealed class NirShapes(NirGraph graph)
{
    private static readonly string[] NeuronKeys = ["tau", "tau_mem", "tau_syn", "r", "v_leak", "v_threshold", "v_reset", "w_in", "threshold", "scale", "delay"];
    private readonly Dictionary<string, ImmutableArray<int>> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The shape of what a node gives.</summary>
    /// <exception cref="FormatException">Shapes disagree.</exception>
    public ImmutableArray<int> Of(NirNode node)
    {
        if (_known.TryGetValue(node.Name, out var shape))
            return shape;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _open.Add(node.Name);
        shape = node.Type switch
        {
            "Input" => node.Whole("shape", 1),
            "Affine" or "Linear" => Linear(node),
            "Conv1d" or "Conv2d" => Convolution.Of(node, Before(node)).OutputShape,
            "SumPool2d" or "AvgPool2d" => Pooling.Of(node, Before(node)).OutputShape,
            "Flatten" => Flat(node),
            _ when NirTypes.Passes(node.Type) => Before(node) ?? (node.Has("shape") ? node.Whole("shape", 1) : throw node.Error("has no input")),
            _ => Broadcast(node),
        };
        _open.Remove(node.Name);
        if (Size(shape) > HdfLimits.MostValues)
            throw node.Error($"has the shape {HdfValue.ShapeTextOf(shape)}, which is more than {HdfLimits.MostValues:N0} values");
        return _known[node.Name] = shape;
    }

    /// <summary>The shape of what comes into a node; null if nothing does whose shape is known without the node itself.</summary>
    public ImmutableArray<int>? Before(NirNode node)
    {
        ImmutableArray<int>? found = null;
        NirNode? first = null;
        foreach (var source in graph.Into(node).Where(source => !_open.Contains(source.Name) || _known.ContainsKey(source.Name)))
        {
            var shape = Of(source);
            if (found is { } other && Size(other) != Size(shape))
            {
                throw node.Error(
                    $"takes {HdfValue.ShapeTextOf(other)} from '{first!.Name}' and {HdfValue.ShapeTextOf(shape)} from '{source.Name}', but its inputs must be of one shape");
            }

            if (found is null || shape.Length > found.Value.Length)
                (found, first) = (shape, source);
        }

        return found;
    }

    /// <summary>How many values a shape has.</summary>
    public static long Size(ImmutableArray<int> shape) => shape.Aggregate(1L, (all, size) => Math.Min(all * size, 1L << 40));

    private ImmutableArray<int> Linear(NirNode node)
    {
        var weight = node.Numbers("weight");
        if (weight.Shape is not [var outputs, var inputs])
            throw node.Error($"has weights of the shape {weight.ShapeText}, but they must be [outputs, inputs]");
        if (Before(node) is not { } before || Size(before) == inputs)
            return [outputs];
        // As in training frameworks, a matrix works on the last dimension.
        return before[^1] == inputs
            ? [.. before[..^1], outputs]
            : throw node.Error($"has weights of the shape {weight.ShapeText}, but {HdfValue.ShapeTextOf(before)} comes in");
    }

    private ImmutableArray<int> Flat(NirNode node)
    {
        if ((Before(node) ?? (node.Has("input_type") ? node.Whole("input_type", 1) : null)) is not { } before)
            throw node.Error("has no input");
        var first = Dimension(node, "start_dim", before.Length, 0);
        var last = Dimension(node, "end_dim", before.Length, before.Length - 1);
        if (last <= first)
            return before;
        return [.. before[..first], (int)Math.Min(Size(before[first..(last + 1)]), int.MaxValue), .. before[(last + 1)..]];
    }

    private static int Dimension(NirNode node, string key, int rank, int otherwise)
    {
        if (!node.Has(key))
            return otherwise;
        var value = node.Numbers(key).Numbers![0];
        var dimension = value < 0 ? value + rank : value;
        return dimension >= 0 && dimension == Math.Floor(dimension) ? (int)Math.Min(dimension, rank - 1) : throw node.Error($"has {key} {value}, but its input has {rank} dimensions");
    }

    private ImmutableArray<int> Broadcast(NirNode node)
    {
        var shape = Before(node) ?? [];
        var hasInput = shape.Length > 0;
        foreach (var key in NeuronKeys.Where(node.Has))
        {
            var own = node.Numbers(key);
            if (own.Count == 1 && hasInput)
                continue;
            shape = Together(shape, own.Shape) ?? throw node.Error(
                hasInput
                    ? $"has {key} of the shape {own.ShapeText}, but {HdfValue.ShapeTextOf(Before(node)!.Value)} comes in"
                    : $"has {key} of the shape {own.ShapeText}, but another of its values has {HdfValue.ShapeTextOf(shape)}");
        }

        if (shape.IsEmpty)
            shape = [1];
        if (Before(node) is { } before && Size(before) != Size(shape))
            throw node.Error($"has values of the shape {HdfValue.ShapeTextOf(shape)}, but {HdfValue.ShapeTextOf(before)} comes in");
        return shape;
    }

    /// <summary>The shape that two shapes have together, as arrays of NumPy have; a flat one of the same size is the same.</summary>
    public static ImmutableArray<int>? Together(ImmutableArray<int> one, ImmutableArray<int> two)
    {
        if (Size(one) == Size(two) && one.Length > 0 && two.Length > 0)
            return one.Length >= two.Length ? one : two;
        var rank = Math.Max(one.Length, two.Length);
        var shape = new int[rank];
        for (var at = 1; at <= rank; at++)
        {
            var a = at <= one.Length ? one[^at] : 1;
            var b = at <= two.Length ? two[^at] : 1;
            if (a != b && a != 1 && b != 1)
                return null;
            shape[rank - at] = Math.Max(a, b);
        }

        return [.. shape];
    }

    /// <summary>A value for each member, from one for all, one for each, or one that NumPy would spread over the shape.</summary>
    public static double[] Spread(NirNode node, string key, ImmutableArray<int> shape)
    {
        var value = node.Numbers(key);
        var size = (int)Size(shape);
        if (value.Count == size)
            return value.Numbers!;
        var spread = new double[size];
        if (value.Count == 1)
        {
            Array.Fill(spread, value.Numbers![0]);
            return spread;
        }

        if (Together(shape, value.Shape) is not { } together || Size(together) != size)
            throw node.Error($"has {key} of the shape {value.ShapeText}, but is of the shape {HdfValue.ShapeTextOf(shape)}");
        for (var at = 0; at < size; at++)
        {
            var (rest, offset, stride) = (at, 0, 1);
            for (var dimension = 1; dimension <= shape.Length; dimension++)
            {
                var index = rest % shape[^dimension];
                rest /= shape[^dimension];
                if (dimension > value.Shape.Length)
                    continue;
                offset += value.Shape[^dimension] == 1 ? 0 : index * stride;
                stride *= value.Shape[^dimension];
            }

            spread[at] = value.Numbers![offset];
        }

        return spread;
    }
}
