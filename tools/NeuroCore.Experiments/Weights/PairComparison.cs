// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Experiments.Weights;

/// <summary>Pair STDP of the board beside the same in real numbers, by the same random spikes.</summary>
/// <param name="Board">What the board did.</param>
/// <param name="Real">Weights by the equations, in the same order.</param>
public sealed record PairComparison(RandomSpikesRun Board, ImmutableArray<double> Real)
{
    /// <summary>Ticks of the experiment: 10 s.</summary>
    public const int Ticks = 10_000;

    /// <summary>Time constant of both traces, ticks.</summary>
    public const double Tau = 20;

    /// <summary>Change by a pair pre-post without distance.</summary>
    public const double Plus = 8;

    /// <summary>The same post-pre.</summary>
    public const double Minus = 8.5;

    /// <summary>Weights are held within 0 and this.</summary>
    public const double Most = 127;

    private const double StartOfEach = 64;

    private const string Rule = """
        trace x1: tau = 20 ms, impulse = 64
        trace y1: tau = 20 ms, impulse = 64
        bounds: 0 .. 127
        rounding: stochastic
        dw = 8 / 64 * x1 * y0 - 8.5 / 64 * y1 * x0
        """;

    /// <summary>Weights before the first tick, in the order of <see cref="RandomSpikes.Pairs"/>.</summary>
    private static ImmutableArray<double> Start { get; } = [.. RandomSpikes.Pairs.Select(_ => StartOfEach)];

    /// <summary>Correlation of the weights, -1..1. All start alike, so that it is that of the changes.</summary>
    public double Correlation
    {
        get
        {
            var (board, real) = (Board.End.Average(), Real.Average());
            var pairs = Board.End.Zip(Real, (first, second) => (First: first - board, Second: second - real)).ToList();
            return pairs.Sum(pair => pair.First * pair.Second) /
                Math.Sqrt(pairs.Sum(pair => pair.First * pair.First) * pairs.Sum(pair => pair.Second * pair.Second));
        }
    }

    /// <summary>The network for a build.</summary>
    /// <param name="build">A build that learns, with encoders.</param>
    /// <param name="seed">Of the spikes and of all rounding.</param>
    public static RegisterImage Compile(Configuration build, ulong seed) => RandomSpikes.Compile(build, Rule, Start, seed);

    /// <summary>Runs the board, then the equations by its spikes.</summary>
    /// <param name="board">A board that has just loaded the network.</param>
    /// <param name="watch">Who looks.</param>
    public static async Task<PairComparison> RunAsync(ExperimentBoard board, Watch watch = default)
    {
        var run = await RandomSpikes.RunAsync(board, Start, Ticks, watch).ConfigureAwait(false);
        return new PairComparison(run, new RealPairStdp(Tau, Plus, Minus, Most).Run(run.Spikes, run.Start));
    }
}
