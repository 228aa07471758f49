// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Hdf;

namespace NeuroCore.Formats.Nir;

/// <summary>A convolution in one or two dimensions, unrolled: each output is a sum over the inputs under its kernel.</summary>
internal sealed class Convolution
{
    private readonly NirNode _node;
    private readonly double[] _weights;
    private readonly Axis _rows;
    private readonly Axis _columns;
    private readonly int _groups;
    private readonly int _channelsIn;
    private readonly int _channelsOut;
    private readonly bool _isFlat;

    private Convolution(NirNode node, ImmutableArray<int>? before)
    {
        _node = node;
        _isFlat = node.Type == "Conv1d";
        var dimensions = _isFlat ? 1 : 2;
        var weight = node.Numbers("weight");
        _weights = weight.Numbers!;
        if (weight.Shape.Length != dimensions + 2)
            throw node.Error($"has weights of the shape {weight.ShapeText}, but they must have {dimensions + 2} dimensions: outputs, inputs, kernel");
        _groups = node.PerDimension("groups", 1, 1, 1)[0];
        _channelsOut = weight.Shape[0];
        _channelsIn = checked(weight.Shape[1] * _groups);
        if (_channelsOut % _groups != 0)
            throw node.Error($"has {_channelsOut} output channels, which {_groups} groups cannot share");
        var input = InputShape(before, dimensions);
        var strides = node.PerDimension("stride", dimensions, 1, 1);
        var dilations = node.PerDimension("dilation", dimensions, 1, 1);
        var paddings = Paddings(dimensions, weight.Shape, strides, dilations);
        var axes = Enumerable.Range(0, dimensions)
            .Select(d => Axis.Of(node, input[d], weight.Shape[d + 2], strides[d], paddings[d].Before, paddings[d].After, dilations[d])).ToArray();
        _columns = axes[^1];
        _rows = _isFlat ? Axis.Single : axes[0];
        OutputShape = _isFlat ? [_channelsOut, _columns.Outputs] : [_channelsOut, _rows.Outputs, _columns.Outputs];
    }

    /// <summary>Shape of the output: channels, then places.</summary>
    public ImmutableArray<int> OutputShape { get; }

    /// <summary>The convolution that a node is.</summary>
    /// <param name="node">The node.</param>
    /// <param name="before">Shape of what comes in, if known.</param>
    public static Convolution Of(NirNode node, ImmutableArray<int>? before) => new(node, before);

    /// <summary>The sums, outputs in the order channel, row, column.</summary>
    public SparseMap Unroll(Func<FormatException> tooMany)
    {
        var perGroup = _channelsIn / _groups;
        var kernel = _rows.Kernel * _columns.Kernel;
        if ((long)_channelsOut * _rows.Outputs * _columns.Outputs * perGroup * kernel > SparseMap.MostTerms)
            throw tooMany();
        var rows = new SparseTerm[_channelsOut * _rows.Outputs * _columns.Outputs][];
        var terms = new List<SparseTerm>();
        for (var output = 0; output < rows.Length; output++)
        {
            var channel = output / (_rows.Outputs * _columns.Outputs);
            var row = output / _columns.Outputs % _rows.Outputs;
            var column = output % _columns.Outputs;
            var firstChannel = channel / (_channelsOut / _groups) * perGroup;
            terms.Clear();
            for (var at = 0; at < perGroup * kernel; at++)
            {
                var x = _columns.Input(column, at % _columns.Kernel);
                var y = _rows.Input(row, at / _columns.Kernel % _rows.Kernel);
                var weight = _weights[(channel * perGroup * kernel) + at];
                if (x is { } column1 && y is { } row1 && weight != 0)
                    terms.Add(new SparseTerm(((((firstChannel + (at / kernel)) * _rows.Inputs) + row1) * _columns.Inputs) + column1, weight, 0));
            }

            rows[output] = [.. terms];
        }

        return new SparseMap(_channelsIn * _rows.Inputs * _columns.Inputs, rows);
    }

    private ImmutableArray<int> InputShape(ImmutableArray<int>? before, int dimensions)
    {
        ImmutableArray<int>? declared = _node.Has("input_shape") ? _node.PerDimension("input_shape", dimensions, 1) : null;
        if (before is { } shape && shape.Length == dimensions + 1)
        {
            if (shape[0] != _channelsIn)
                throw _node.Error($"takes {_channelsIn} channels, but {HdfValue.ShapeTextOf(shape)} comes in");
            if (declared is { } said && !said.AsSpan().SequenceEqual(shape.AsSpan()[1..]))
                throw _node.Error($"has input_shape {HdfValue.ShapeTextOf(said)}, but {HdfValue.ShapeTextOf(shape)} comes in");
            return shape[1..];
        }

        if (declared is not { } own)
            throw _node.Error($"has no input_shape, and what comes in is {(before is { } other ? HdfValue.ShapeTextOf(other) : "not known")}, where channels and places are needed");
        return before is not { } flat || NirShapes.Size(flat) == _channelsIn * NirShapes.Size(own)
            ? own
            : throw _node.Error($"takes {_channelsIn} channels of {HdfValue.ShapeTextOf(own)}, but {HdfValue.ShapeTextOf(flat)} comes in");
    }

    private ImmutableArray<(int Before, int After)> Paddings(int dimensions, ImmutableArray<int> weights, ImmutableArray<int> strides, ImmutableArray<int> dilations)
    {
        switch (_node.Text("padding"))
        {
            case "valid":
                return [.. Enumerable.Repeat((0, 0), dimensions)];
            case "same":
                if (strides.Any(stride => stride != 1))
                    throw _node.Error("has padding 'same' and a stride, which do not go together");
                return [.. Enumerable.Range(0, dimensions).Select(d => dilations[d] * (weights[d + 2] - 1)).Select(all => (all / 2, all - (all / 2)))];
            case { } other:
                throw _node.Error($"has padding '{other}', but only 'same', 'valid' and numbers are known");
            case null:
                return [.. _node.PerDimension("padding", dimensions, 0, 0).Select(each => (each, each))];
        }
    }
}
