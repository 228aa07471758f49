// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Nir;

/// <summary>A term of a weighted sum.</summary>
/// <param name="Input">Which input.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Delay">Its delay, seconds.</param>
internal readonly record struct SparseTerm(int Input, double Weight, double Delay);

/// <summary>Weighted sums: for each output the inputs that it takes.</summary>
/// <param name="Inputs">How many inputs there are.</param>
/// <param name="Rows">The terms of each output.</param>
internal sealed record SparseMap(int Inputs, SparseTerm[][] Rows)
{
    /// <summary>Most terms of a map: synapses of a network that anybody waits for.</summary>
    public const long MostTerms = 24_000_000;

    /// <summary>How many outputs there are.</summary>
    public int Outputs => Rows.Length;

    /// <summary>How many terms there are.</summary>
    public long Terms => Rows.Sum(row => (long)row.Length);

    /// <summary>Every output is its input.</summary>
    public static SparseMap Identity(int size) => new(size, [.. Enumerable.Range(0, size).Select(i => new[] { new SparseTerm(i, 1, 0) })]);

    /// <summary>True if every output is its input.</summary>
    public bool IsIdentity => Inputs == Outputs && Rows.Index().All(row => row.Item is [{ Weight: 1, Delay: 0 } term] && term.Input == row.Index);

    /// <summary>First another map, then this one; terms of one input and delay are added up.</summary>
    public SparseMap After(SparseMap first, Func<FormatException> tooMany)
    {
        if (first.IsIdentity)
            return this;
        if (IsIdentity)
            return first;
        var rows = new SparseTerm[Outputs][];
        var sums = new Dictionary<(int, double), double>();
        var terms = 0L;
        for (var output = 0; output < Outputs; output++)
        {
            sums.Clear();
            foreach (var outer in Rows[output])
            {
                foreach (var inner in first.Rows[outer.Input])
                {
                    var key = (inner.Input, inner.Delay + outer.Delay);
                    sums[key] = sums.GetValueOrDefault(key) + (outer.Weight * inner.Weight);
                }
            }

            rows[output] = [.. sums.Where(sum => sum.Value != 0).OrderBy(sum => sum.Key).Select(sum => new SparseTerm(sum.Key.Item1, sum.Value, sum.Key.Item2))];
            terms += rows[output].Length;
            if (terms > MostTerms)
                throw tooMany();
        }

        return new SparseMap(first.Inputs, rows);
    }

    /// <summary>The sum of two maps.</summary>
    public SparseMap Plus(SparseMap other) => new(Inputs, [.. Rows.Zip(other.Rows, (one, two) => one.Concat(two)
        .GroupBy(term => (term.Input, term.Delay), term => term.Weight)
        .Select(group => new SparseTerm(group.Key.Input, group.Sum(), group.Key.Delay)).Where(term => term.Weight != 0)
        .OrderBy(term => (term.Input, term.Delay)).ToArray())]);

    /// <summary>Values through the map, delays left aside.</summary>
    public double[] Of(double[] values) => [.. Rows.Select(row => row.Sum(term => term.Weight * values[term.Input]))];
}
