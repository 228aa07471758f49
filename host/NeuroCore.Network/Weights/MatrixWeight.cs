// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A weight for each pair: a row for each source, a column for each target.</summary>
public sealed record MatrixWeight : WeightRule
{
    private readonly RowOrigins? _origins;

    internal MatrixWeight(int rows, int columns, ImmutableArray<double> values, RowOrigins? origins = null)
    {
        Rows = rows;
        Columns = columns;
        Values = values;
        _origins = origins;
    }

    /// <summary>Sources.</summary>
    public int Rows { get; }

    /// <summary>Targets.</summary>
    public int Columns { get; }

    /// <summary>Weights, row by row.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>True if both hold the same weights, wherever they were read from.</summary>
    public bool Equals(MatrixWeight? other) =>
        other is not null && Rows == other.Rows && Columns == other.Columns &&
        Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rows, Columns, Values.FirstOrDefault());

    internal static MatrixWeight Of(double[,] rows) =>
        new(rows.GetLength(0), rows.GetLength(1), [.. rows.Cast<double>()]);

    internal override IEnumerable<double> Of(IEnumerable<ListedPair> pairs, WeightMode mode) =>
        pairs.Select(pair => Values[pair.Pre * Columns + pair.Post]);

    internal override void Check(ProjectionEnds ends, Func<int> connections, WeightMode mode) =>
        CheckEach(ends, "weights", value => Require(value, mode, ends));

    /// <summary>The same check for a matrix of delays in ticks.</summary>
    internal void CheckDelays(ProjectionEnds ends) => CheckEach(ends, "delays", ticks =>
    {
        if (ticks != Math.Round(ticks))
            throw new DescriptionException($"a delay from '{ends.Source}' to '{ends.Target}' is {Numbers.Text(ticks)}, but must be a whole number of ticks.");
        DelayRule.Ticks(Duration.Ticks(ticks), 1, ends);
    });

    private void CheckEach(ProjectionEnds ends, string what, Action<double> check)
    {
        if (Rows != ends.SourceSize || Columns != ends.TargetSize)
        {
            throw new DescriptionException(
                $"the {what} from '{ends.Source}' to '{ends.Target}' have {Rows} rows and {Columns} columns, " +
                $"but there must be a row for each of {ends.SourceSize} sources and a column for each of {ends.TargetSize} targets.");
        }

        for (var i = 0; i < Values.Length; i++)
        {
            try
            {
                check(Values[i]);
            }
            catch (DescriptionException error) when (_origins is not null)
            {
                throw error.At(_origins.File, _origins.LineOf(i / Columns));
            }
        }
    }
}
