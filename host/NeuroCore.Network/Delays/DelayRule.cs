// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Where the delays of a projection come from. A delay is what comes on top of the soonest, the tick after the spike.</summary>
public abstract record DelayRule
{
    /// <summary>Longest delay that any build has, ticks.</summary>
    public const int MostTicks = 7;

    /// <summary>The same delay everywhere.</summary>
    /// <param name="delay">Whole ticks, 0..7.</param>
    public static DelayRule Constant(Duration delay) => new ConstantDelay(delay);

    /// <summary>The same delay everywhere.</summary>
    public static implicit operator DelayRule(Duration delay) => Constant(delay);

    /// <summary>The same as the conversion from a time.</summary>
    public static DelayRule FromDuration(Duration delay) => Constant(delay);

    /// <summary>Delays drawn evenly from whole ticks.</summary>
    /// <param name="min">Least delay, whole ticks.</param>
    /// <param name="max">Largest delay, itself drawn too; whole ticks, up to 7.</param>
    /// <param name="seed">Where the draws start: the same seed gives the same delays everywhere.</param>
    public static DelayRule Uniform(Duration min, Duration max, ulong seed) => new UniformDelay(min, max, seed);

    /// <summary>Delays drawn from a normal distribution, rounded to ticks and held within 0..7.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">Standard deviation.</param>
    /// <param name="seed">Where the draws start: the same seed gives the same delays everywhere.</param>
    public static DelayRule Normal(Duration mean, Duration deviation, ulong seed) => new NormalDelay(mean, deviation, seed);

    /// <summary>A delay for each connection, in their order.</summary>
    /// <param name="delays">Whole ticks, 0..7.</param>
    public static DelayRule Each(IEnumerable<Duration> delays) => new ListDelay([.. delays]);

    /// <summary>A delay for each pair from a CSV file without a header, read now.</summary>
    /// <param name="path">A file with a row for each source and a column for each target, in ticks.</param>
    /// <exception cref="DescriptionException">The file cannot be read, or a row of it is bad.</exception>
    public static DelayRule FromCsv(string path) => new MatrixDelay(MatrixCsv.Read(path));

    /// <summary>The delays of these pairs in ticks, in their order.</summary>
    internal abstract IEnumerable<int> Of(IEnumerable<ListedPair> pairs, double tickSeconds);

    /// <summary>Refuses delays that the projection does not allow.</summary>
    /// <param name="ends">The populations.</param>
    /// <param name="connections">How many connections there are.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    internal abstract void Check(ProjectionEnds ends, Func<int> connections, double tickSeconds);

    /// <summary>A delay in ticks.</summary>
    /// <exception cref="DescriptionException">It is no whole number of ticks in 0..7.</exception>
    internal static int Ticks(Duration delay, double tickSeconds, ProjectionEnds ends)
    {
        var ticks = delay.WholeTicks(tickSeconds, $"a delay from '{ends.Source}' to '{ends.Target}'");
        return ticks <= MostTicks
            ? ticks
            : throw new DescriptionException(
                $"a delay from '{ends.Source}' to '{ends.Target}' is {delay}, which is {ticks} ticks: {MostTicks} is the most.");
    }
}
