// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Hdf;

namespace NeuroCore.Formats.Nir;

/// <summary>Sums or means over windows of each channel; what lies in the padding is 0 and counts.</summary>
internal sealed class Pooling
{
    private const int Dimensions = 2;
    private readonly int _channels;
    private readonly Axis _rows;
    private readonly Axis _columns;
    private readonly double _weight;

    private Pooling(NirNode node, ImmutableArray<int> before)
    {
        var kernel = node.PerDimension("kernel_size", Dimensions, 1);
        var stride = node.Has("stride") ? node.PerDimension("stride", Dimensions, 1) : kernel;
        var padding = node.PerDimension("padding", Dimensions, 0, 0);
        _channels = before[0];
        _rows = Axis.Of(node, before[1], kernel[0], stride[0], padding[0], padding[0], 1);
        _columns = Axis.Of(node, before[2], kernel[1], stride[1], padding[1], padding[1], 1);
        _weight = node.Type == "AvgPool2d" ? 1.0 / ((long)kernel[0] * kernel[1]) : 1;
        OutputShape = [_channels, _rows.Outputs, _columns.Outputs];
    }

    /// <summary>Shape of the output: channels, rows, columns.</summary>
    public ImmutableArray<int> OutputShape { get; }

    /// <summary>The pooling that a node is.</summary>
    public static Pooling Of(NirNode node, ImmutableArray<int>? before) => before is { Length: Dimensions + 1 } shape
        ? new Pooling(node, shape)
        : throw node.Error($"takes channels, rows and columns, but {(before is { } other ? HdfValue.ShapeTextOf(other) : "nothing known")} comes in");

    /// <summary>The sums, outputs in the order channel, row, column.</summary>
    public SparseMap Unroll(Func<FormatException> tooMany)
    {
        if ((long)_channels * _rows.Outputs * _columns.Outputs * _rows.Kernel * _columns.Kernel > SparseMap.MostTerms)
            throw tooMany();
        var rows = new SparseTerm[_channels * _rows.Outputs * _columns.Outputs][];
        for (var output = 0; output < rows.Length; output++)
        {
            var channel = output / (_rows.Outputs * _columns.Outputs);
            var row = output / _columns.Outputs % _rows.Outputs;
            var column = output % _columns.Outputs;
            rows[output] =
            [
                .. from y in Enumerable.Range(0, _rows.Kernel).Select(place => _rows.Input(row, place)).OfType<int>()
                   from x in Enumerable.Range(0, _columns.Kernel).Select(place => _columns.Input(column, place)).OfType<int>()
                   select new SparseTerm((((channel * _rows.Inputs) + y) * _columns.Inputs) + x, _weight, 0),
            ];
        }

        return new SparseMap(_channels * _rows.Inputs * _columns.Inputs, rows);
    }
}
