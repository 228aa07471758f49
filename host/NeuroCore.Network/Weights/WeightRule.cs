// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>Where the weights of a projection come from.</summary>
public abstract record WeightRule
{
    internal const int LargestInteger = 127;

    // Fine synapses have 8 bits of fraction.
    private const int StepsThatLearn = 256;

    /// <summary>The same weight everywhere.</summary>
    /// <exception cref="DescriptionException">It is not finite.</exception>
    public static WeightRule Constant(double weight) => new ConstantWeight(weight);

    /// <summary>The same weight everywhere.</summary>
    /// <exception cref="DescriptionException">It is not finite.</exception>
    public static implicit operator WeightRule(double weight) => Constant(weight);

    /// <summary>The same as the conversion from a number.</summary>
    public static WeightRule FromDouble(double weight) => Constant(weight);

    /// <summary>Weights drawn evenly.</summary>
    /// <param name="min">Least weight.</param>
    /// <param name="max">Largest weight, at least <paramref name="min"/>; itself drawn only with integer weights.</param>
    /// <param name="seed">Where the draws start: the same seed gives the same weights everywhere.</param>
    /// <exception cref="DescriptionException">A bound is not finite, or they are the wrong way round.</exception>
    public static WeightRule Uniform(double min, double max, ulong seed) => new UniformWeight(min, max, seed);

    /// <summary>Weights drawn from a normal distribution.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">Standard deviation, 0 or more.</param>
    /// <param name="seed">Where the draws start: the same seed gives the same weights everywhere.</param>
    /// <param name="min">Weights below become this; null: none do. Integer weights are held within -127..127.</param>
    /// <param name="max">Weights above become this; null: none do.</param>
    /// <exception cref="DescriptionException">A number is not finite, or they contradict each other.</exception>
    public static WeightRule Normal(double mean, double deviation, ulong seed, double? min = null, double? max = null) =>
        new NormalWeight(mean, deviation, seed, min, max);

    /// <summary>A weight for each connection, in their order.</summary>
    public static WeightRule Each(IEnumerable<double> weights) => new ListWeight([.. weights]);

    /// <summary>A weight for each pair.</summary>
    /// <param name="rows">A row for each source, a column for each target.</param>
    /// <exception cref="DescriptionException">A weight is not finite.</exception>
    public static WeightRule Matrix(double[,] rows) => MatrixWeight.Of(rows);

    /// <summary>A weight for each pair from a CSV file without a header, read now.</summary>
    /// <param name="path">A file with a row for each source and a column for each target.</param>
    /// <exception cref="DescriptionException">The file cannot be read, or a row of it is bad.</exception>
    public static WeightRule FromCsv(string path) => MatrixCsv.Read(path);

    /// <summary>The weights of these pairs, in their order.</summary>
    internal abstract IEnumerable<double> Of(IEnumerable<ListedPair> pairs, WeightMode mode);

    /// <summary>Refuses weights that the projection or the mode does not allow.</summary>
    /// <param name="ends">The populations.</param>
    /// <param name="connections">How many connections there are.</param>
    /// <param name="mode">How numbers relate to the board's integers.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    internal abstract void Check(ProjectionEnds ends, Func<int> connections, WeightMode mode);

    /// <summary>Refuses a weight that is not finite or, among integer weights, no integer in -127..127.</summary>
    internal static void Require(double weight, WeightMode mode, ProjectionEnds ends)
    {
        if (!Numbers.IsUsable(weight))
            throw new DescriptionException($"{Describe(weight, ends)}, but it must be {Numbers.Usable}.");
        var steps = ends.Learns ? StepsThatLearn : 1;
        if (mode == WeightMode.Exact && (weight * steps != Math.Round(weight * steps) || Math.Abs(weight) > LargestInteger))
        {
            throw new DescriptionException(
                $"{Describe(weight, ends)}, but with 'weights: integer' it must be {(ends.Learns ? "a multiple of 1/256" : "an integer")} in -{LargestInteger}..{LargestInteger}.");
        }
    }

    private static string Describe(double weight, ProjectionEnds ends) =>
        $"a weight from '{ends.Source}' to '{ends.Target}' is {Numbers.Text(weight)}";
}
